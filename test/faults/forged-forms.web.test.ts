/** Forms that are not ours, not whole or not sane: refused with a page, never with a loss of words and never with a crash. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../../src/kit/id.ts'
import { type TestHouse, testHouse } from '../set-up/house.ts'
import type { Visitor } from '../set-up/visitor.ts'
import { plantDiscussion } from '../set-up/world.ts'

let house: TestHouse
let gregor: Visitor
let path: string
let form: Record<string, string>
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  const id = await plantDiscussion(house.owner, house.world, {
    status: 'with-first-manager',
    people: { isla: 'requester', gregor: 'first-manager', helen: 'second-manager' },
  })
  gregor = await house.signedIn(house.world.people.gregor)
  path = `/discussions/${id}/agreement`
  form = await gregor.hidden(path)
})

const typed = { answer: 'question', 'question-comment': 'What would <b>the health visitor</b> say?' }
const kept = 'What would &lt;b>the health visitor&lt;/b> say?'
const answered = async () => (await house.owner.query('select count(*)::int as n from agreement')).rows[0]?.n

/** Straight to the server, with headers of one's own choice. */
async function raw(headers: Record<string, string>, payload: string | Buffer) {
  return house.app.inject({ method: 'POST', url: path, headers, payload })
}

test('a form without its token, with a wrong one or with somebody else’s is refused with what was typed', async () => {
  const before = await answered()
  const helens = await (await house.signedIn(house.world.people.helen)).hidden('/requests/new')
  for (const token of ['', 'invented', helens._csrf ?? '']) {
    const answer = await gregor.post(path, { ...form, ...typed, _csrf: token })
    expect(answer.status).toBe(403)
    expect(answer.body).toContain(kept)
    expect(answer.headers['content-type']).toContain('text/html')
  }
  expect(await answered()).toBe(before)
})

test('what came back with a refusal can be sent again as it is', async () => {
  const refused = await gregor.post(path, { ...form, ...typed, _csrf: 'too old' })
  const token = /name="_csrf" value="([^"]+)"/.exec(refused.body)?.[1] ?? ''
  const again = await gregor.post(path, { ...form, ...typed, _csrf: token })
  expect(again.status).toBe(303)
})

const formType = { 'content-type': 'application/x-www-form-urlencoded' }
const sent = (fields: Record<string, string>) => new URLSearchParams(fields).toString()

test.each([
  ['another origin', { origin: 'https://elsewhere.example' }],
  ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
  ['another name of the same domain', { 'sec-fetch-site': 'same-site' }],
  ['a page without an origin on another site', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ['our name as a beginning only', { origin: 'http://127.0.0.1:8080.elsewhere.example' }],
])('a form from %s is refused, token or not, and nothing of it is shown again', async (_what, headers) => {
  const before = await answered()
  const answer = await raw({ ...formType, ...headers }, sent({ ...form, ...typed }))
  expect(answer.statusCode).toBe(403)
  expect(await answered()).toBe(before)
  expect(answer.body).not.toContain('health visitor')
  expect(answer.body).not.toContain(`action="${path}"`)
})

test('where nothing says whose form it was, what it held is not shown again unless its token holds', async () => {
  const nameless = await raw({ ...formType, origin: 'null' }, sent({ ...form, ...typed, _csrf: 'invented' }))
  expect(nameless.statusCode).toBe(403)
  expect(nameless.body).not.toContain('health visitor')
  const held = await gregor.hidden(path)
  await house.owner.query('revoke insert on audit from common_ground_application')
  try {
    const away = await gregor.post(path, { ...held, ...typed }, { 'sec-fetch-site': 'none', origin: 'null' })
    expect([away.status, away.body.includes(kept)]).toEqual([503, true])
  } finally {
    await house.owner.query('grant insert on audit to common_ground_application')
  }
})

test('asked by a name that is not ours, nothing is answered; by ours, this machine or a number it is', async () => {
  const named = await testHouse({ publicUrl: 'https://common-ground.example' })
  const status = async (host: string, url = '/') =>
    (await named.app.inject({ method: 'GET', url, headers: { host } })).statusCode
  const own = 'common-ground.example'
  for (const host of [own, own.toUpperCase(), 'localhost', 'localhost:9999', '127.0.0.1:1', '10.1.2.3', '[::1]:8080'])
    expect([host, await status(host)]).toEqual([host, 200])
  for (const host of ['evil.example', `${own}.evil.example`, 'localhost.evil.example', '127.0.0.1.evil.example'])
    expect([host, await status(host), await status(host, '/desk')]).toEqual([host, 421, 421])
  expect(await status('10-1-2-3.pods.example', '/health')).toBe(200)
  await named.close()
})

test('what is no request at all is answered in plain words, without a word about the program', async () => {
  const answer = await house.app.inject({ method: 'GET', url: '/discussions/%E0%A4%A' })
  expect(answer.statusCode).toBe(400)
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
  expect(answer.body).not.toMatch(/FST|fastify|E0%A4|\{/i)
})

test('fields nobody asked for change nothing', async () => {
  const answer = await gregor.post(path, {
    ...form,
    ...typed,
    status: 'agreed',
    version: '99',
    committee_id: house.world.glenbrae,
    __proto__x: 'x',
    constructor: 'x',
    'toString[]': ['a', 'b'],
  })
  expect([303, 422]).toContain(answer.status)
  const { rows } = await house.owner.query(`select status from discussion where id = $1`, [path.split('/')[2]])
  expect(rows[0]?.status).toBe(answer.status === 303 ? 'manager-question' : 'with-first-manager')
})

test('the same field many times is a mistake, not a fault', async () => {
  const answer = await gregor.post(path, { ...form, answer: ['agree', 'question'], 'question-comment': ['a', 'b'] })
  expect(answer.status).toBe(422)
})

test('more than a megabyte is answered with a page that says so', async () => {
  const answer = await gregor.post(path, { ...form, ...typed, 'agree-comment': 'x'.repeat(1_100_000) })
  expect(answer.status).toBe(413)
  expect(answer.headers['content-type']).toContain('text/html')
  expect(answer.body).toContain('<h1')
})

test('a body that is no form is refused with a page', async () => {
  for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'image/png', '']) {
    const answer = await raw(type ? { 'content-type': type } : {}, '{"answer": "agree"')
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode).toBeLessThan(500)
    expect(answer.headers['content-type']).toContain('text/html')
  }
})

test('characters that no database takes are no fault of ours', async () => {
  for (const strange of ['Who\u0000 knows?', 'half a \ud800 pair', '\u202egnihton', 'e\u0301'.repeat(100)]) {
    const answer = await gregor.post(path, { ...form, answer: 'question', 'question-comment': strange })
    expect(answer.status).toBeLessThan(500)
    form = { ...form, _key: newId() }
  }
})

test('a text a little too long comes back whole with what to put right', async () => {
  const long = `${'Would it help to hear the school? '.repeat(20)}The end.`
  const answer = await gregor.post(path, { ...form, answer: 'question', 'question-comment': long })
  expect(answer.status).toBe(422)
  expect(answer.body).toContain('The end.')
})

test('where no entry can be made in the audit, nothing is answered and nothing is done', async () => {
  const before = await answered()
  await house.owner.query('revoke insert on audit from common_ground_application')
  try {
    const page = await gregor.visit(path)
    const sent = await gregor.post(path, { ...form, ...typed })
    expect([page.status, sent.status]).toEqual([503, 503])
    expect(page.body).not.toContain('agree-comment')
    expect(sent.body).toContain(kept)
    expect(await answered()).toBe(before)
  } finally {
    await house.owner.query('grant insert on audit to common_ground_application')
  }
})
