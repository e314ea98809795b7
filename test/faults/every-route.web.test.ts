/** What holds for every address, known or not yet thought of: headers, no fault whatever is sent, GET changes nothing, no hint. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statuses } from '../../src/discussion.ts'
import { newId } from '../../src/kit/id.ts'
import { type TestHouse, testHouse } from '../set-up/house.ts'
import { plantRoom } from '../set-up/meetings.ts'
import type { Answer, Visitor } from '../set-up/visitor.ts'
import { plantDiscussion } from '../set-up/world.ts'
import { addressOf, type Route, routesOf } from './routes.ts'

let house: TestHouse
let routes: Route[]
let pages: Route[]
let isla: Visitor
let id: string
beforeAll(async () => {
  house = await testHouse({ demonstration: false, limits: { each: 100_000, address: 100_000 } })
  routes = routesOf(house.app)
  pages = routes.filter(({ method }) => method === 'GET')
  isla = await house.signedIn(house.world.people.isla)
  id = await plantDiscussion(house.owner, house.world, {
    status: 'time-set',
    people: {
      isla: 'requester',
      gregor: 'first-manager',
      helen: 'second-manager',
      ruth: 'screener',
      marion: 'facilitator',
    },
  })
})
afterAll(() => house.close())

const withValues = (route: Route, discussion = id) => addressOf(route, { id: discussion, discussion, part: 'explore' })

test('the list of routes is the program’s own', () => {
  expect(routes.length).toBeGreaterThan(80)
  const patterns = routes.map(({ method, pattern }) => `${method} ${pattern}`)
  for (const one of ['GET /desk', 'GET /discussions/:id', 'POST /discussions/:id/agreement', 'POST /sign-out'])
    expect(patterns).toContain(one)
})

function expectSafeHeaders({ headers, body, status }: Answer, path: string) {
  const policy = String(headers['content-security-policy'])
  expect(policy, path).toContain(`default-src 'none'`)
  expect(policy, path).toContain(`script-src 'self'`)
  expect(policy, path).toContain(`frame-ancestors 'none'`)
  expect(policy, path).not.toMatch(/unsafe|\*|https:|data:/)
  expect(headers['x-content-type-options'], path).toBe('nosniff')
  expect(headers['referrer-policy'], path).toBe('no-referrer')
  expect(String(headers['x-frame-options']).toLowerCase(), path).toBe('deny')
  expect(headers['cross-origin-opener-policy'], path).toBe('same-origin')
  expect(headers['x-powered-by'], path).toBeUndefined()
  expect(headers.server, path).toBeUndefined()
  if (status === 200 && String(headers['content-type']).startsWith('text/html'))
    expect(headers['cache-control'], path).toBe('no-store')
  expect(body, path).not.toMatch(/<script(?![^>]*\bsrc=)|\sstyle="|\son[a-z]+="|javascript:/)
}

test('security headers on every page, for everybody, and on every kind of error', async () => {
  for (const visitor of [isla, house.stranger()])
    for (const route of pages) {
      const path = withValues(route)
      const answer = await visitor.visit(path)
      expect(answer.status, path).toBeLessThan(500)
      expectSafeHeaders(answer, path)
    }
  expectSafeHeaders(await isla.visit('/there/is/nothing'), '404')
  expectSafeHeaders(await isla.post('/sign-out', {}), '403')
  expectSafeHeaders(await isla.post('/requests/new', { long: 'x'.repeat(1_100_000) }), '413')
})

test('nobody who is not signed in sees more than the public pages; they are led to sign in', async () => {
  const open =
    /^\/(accessibility|health|ready|info|sign-in|sign-out|signed-out|join|contact|check|child-protection|procedure|privacy|formats|documents|briefing|told|replies|evaluations)?(\/|$)/
  for (const route of routes.filter(({ pattern }) => !open.test(pattern) && pattern !== '/sign-out')) {
    const path = withValues(route)
    const { _csrf = '' } = await house.stranger().hidden('/formats')
    const answer =
      route.method === 'GET' ? await house.stranger().visit(path) : await house.stranger().post(path, { _csrf })
    expect([303, 401, 403, 404], `${route.method} ${path}`).toContain(answer.status)
    if (answer.status === 303) expect(answer.location, path).toMatch(/^\/(sign-in|formats)/)
    expect(answer.body.replaceAll(path, '')).not.toContain(id) // the form to send again has the address that was asked for
  }
})

/** One number a table: changes when anything in it changes. */
async function sums(): Promise<Record<string, string>> {
  const { rows } = await house.owner.query<{ name: string }>(
    `select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'common_ground' and relkind = 'r' and relname not in ('audit', 'audit_entry', 'audit_head', 'session')`,
  )
  const found: Record<string, string> = {}
  for (const { name } of rows) {
    const sum = await house.owner.query(
      `select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as sum from "${name}" t`,
    )
    found[name] = sum.rows[0]?.sum
  }
  return found
}

test('looking changes nothing but the audit', async () => {
  const before = await sums()
  for (const key of ['isla', 'gregor', 'ruth', 'marion', 'fiona', 'neil', 'ada'] as const) {
    const visitor = await house.signedIn(house.world.people[key])
    for (const route of pages) await visitor.visit(withValues(route))
  }
  expect(await sums()).toEqual(before)
  const { rows } = await house.owner.query(
    `select count(*)::int as reads from (select verb from audit union all select verb from audit_entry) as written where verb = 'read'`,
  )
  expect(rows[0]?.reads).toBeGreaterThan(20)
})

const everyone = {
  isla: 'requester',
  gregor: 'first-manager',
  ruth: 'screener',
  marion: 'facilitator',
  tom: 'participant',
} as const

async function discussionsOfEveryStatus(): Promise<string[]> {
  const planted: string[] = []
  for (const status of statuses) {
    const id = await plantDiscussion(house.owner, house.world, { status, people: everyone })
    if (status === 'meeting-open' || status === 'meeting-stopped')
      await plantRoom(house, id, status === 'meeting-stopped')
    planted.push(id)
  }
  return planted
}

test('an empty form of the facilitator breaks nothing, whatever the status', { timeout: 120_000 }, async () => {
  const forms = routes.filter(({ method, pattern }) => method === 'POST' && pattern.startsWith('/discussions/:id'))
  const marion = await house.signedIn(house.world.people.marion)
  const { _csrf = '' } = await marion.hidden('/formats')
  for (const discussion of await discussionsOfEveryStatus())
    for (const route of forms) {
      const path = withValues(route, discussion)
      expect((await marion.post(path, { _csrf })).status, path).toBeLessThan(500)
    }
})

test('a field that is called as what every object has breaks nothing', async () => {
  const forms = routes.filter(({ method, pattern }) => method === 'POST' && pattern.startsWith('/discussions/:id'))
  const { _csrf = '' } = await isla.hidden('/formats')
  for (const route of forms) {
    const path = withValues(route)
    for (const name of ['__proto__', 'constructor', 'toString'])
      expect(
        (await isla.post(path, { ...JSON.parse(`{"${name}":[""]}`), _csrf })).status,
        `${path} ${name}`,
      ).toBeLessThan(500)
  }
})

test('what is not there and what is not yours look exactly the same', async () => {
  const others = await plantDiscussion(house.owner, house.world, {
    status: 'draft',
    people: { rowan: 'requester' },
    begunBy: house.world.people.rowan,
  })
  const colleagues = await plantDiscussion(house.owner, house.world, {
    status: 'record-being-read',
    people: { aisha: 'requester' },
    begunBy: house.world.people.aisha,
  })
  const nowhere = newId()
  for (const route of routes.filter(({ pattern }) => pattern.includes('/:id'))) {
    const answers = []
    for (const discussion of [nowhere, others, colleagues]) {
      const path = withValues(route, discussion)
      const { _csrf = '' } = await isla.hidden('/formats')
      const answer = route.method === 'GET' ? await isla.visit(path) : await isla.post(path, { _csrf })
      if (!samePageForAll.includes(route.pattern)) expect(answer.status, `${route.method} ${path}`).toBe(404)
      answers.push(withoutTokens(answer, discussion))
    }
    expect(new Set(answers).size, `${route.method} ${route.pattern}`).toBe(1)
  }
})

/** Thanks somebody who may have answered a moment ago and is no longer in the team: says nothing of any discussion. */
const samePageForAll = ['/discussions/:id/replied']

/** The body without what differs for each answer to anybody: tokens and the address that was asked for. */
const withoutTokens = ({ status, body, headers }: Answer, discussion: string): string =>
  JSON.stringify([status, headers['content-type'], headers['cache-control']]) +
  body
    .replaceAll(discussion, 'ID')
    .replace(/name="_csrf" value="[^"]*"/g, '')
    .replace(/name="_key" value="[^"]*"/g, '')

describe('whatever is sent to whichever address, nothing breaks', () => {
  const strange = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '',
      '\u0000',
      'null',
      '[]',
      '%',
      '%00',
      '../../etc/passwd',
      "' or 1=1 --",
      '9'.repeat(40),
      '-1',
      'constructor',
      '__proto__',
      '👩‍👧',
      '\ud800',
    ),
  )
  const names = fc.constantFrom(
    ...[
      'answer',
      'reason',
      'person',
      'to',
      'list',
      '_version',
      '_key',
      '_seen',
      'part',
      'times-0-start',
      'day',
      'month',
      'year',
    ],
    ...[
      'team-members-0-name',
      'first-manager',
      'screener-free',
      'present',
      'text',
      'card',
      'outcome',
      'format',
      '__proto__',
      'a[b]',
    ],
  )

  test('fields of every kind, in addresses and forms', { timeout: 120_000 }, async () => {
    const discussions = await discussionsOfEveryStatus()
    const visitors = await Promise.all(
      (['isla', 'gregor', 'ruth', 'marion', 'tom', 'fiona'] as const).map(async (key) => {
        const visitor = await house.signedIn(house.world.people[key])
        return { visitor, _csrf: (await visitor.hidden('/formats'))._csrf ?? '' }
      }),
    )
    const found = new Map<number, number>()
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.constantFrom(...visitors),
        fc.constantFrom(...discussions),
        fc.dictionary(fc.constantFrom('id', 'part', 'ticket', 'note', 'discussion', 'theme'), strange),
        fc.dictionary(fc.oneof(names, strange), fc.oneof(strange, fc.array(strange, { maxLength: 3 })), { maxKeys: 6 }),
        async (pick, { visitor, _csrf }, discussion, values, fields) => {
          const route = routes[pick % routes.length]
          if (!route) return
          const addresses = { id: discussion, discussion, ...(pick % 4 === 0 ? encodedValues(values) : {}) }
          const path = addressOf(route, addresses)
          const answer =
            route.method === 'POST'
              ? await visitor.post(path, { ...fields, _csrf })
              : await visitor.visit(
                  `${path}?${new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)]))}`,
                )
          found.set(answer.status, (found.get(answer.status) ?? 0) + 1)
          expect(answer.status, `${route.method} ${path}`).toBeLessThan(500)
        },
      ),
      { numRuns: 1200 },
    )
    // The test would say nothing if everything were refused at the door.
    for (const status of [200, 303, 404, 409]) expect(found.get(status) ?? 0, `answers ${status}`).toBeGreaterThan(0)
  })

  test('bytes that are no form at all', { timeout: 120_000 }, async () => {
    const posts = routes.filter(({ method }) => method === 'POST')
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom(
          'application/x-www-form-urlencoded',
          'application/json',
          'text/plain',
          'multipart/form-data',
          'x/y',
        ),
        async (pick, bytes, type) => {
          const route = posts[pick % posts.length]
          if (!route) return
          const answer = await house.app.inject({
            method: 'POST',
            url: withValues(route),
            headers: { 'content-type': type },
            payload: Buffer.from(bytes),
            remoteAddress: `10.9.${pick & 255}.${bytes.length & 255}`,
          })
          expect(answer.statusCode, route.pattern).toBeLessThan(500)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('addresses of any bytes', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.webPath(), fc.webQueryParameters(), async (path, query) => {
        const answer = await isla.visit(`/${path}?${query}`)
        expect(answer.status, path).toBeLessThan(500)
      }),
      { numRuns: 150 },
    )
    for (const path of [
      '/%',
      '/%zz',
      '/discussions/%00',
      '/discussions/%ff',
      '/discussions/..%2f..%2fdesk',
      `/${'a'.repeat(5000)}`,
    ])
      expect((await isla.visit(path)).status, path).toBeLessThan(500)
  })
})

function encodedValues(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, encodeURIComponent(value.toWellFormed())] as const)
      .filter(([, value]) => value !== ''),
  )
}
