/** Every page there is, with and without errors, in a world with a discussion in every status. A page that nobody visits fails it. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, journey } from '../set-up/journey.ts'
import { send } from '../set-up/journey-forms.ts'
import { everyPlace, leaveTheLine } from '../set-up/journey-world.ts'
import { findingsOn } from '../set-up/page-check.ts'

/** Not visited as pages, and why. */
const notPages: Readonly<Record<string, string>> = {
  '/assets/:name': 'files',
  '/discussions/:id/meeting/stream': 'a stream for the room’s program',
  '/discussions/:id/meeting/files/:name': 'files: drawing-file.web.test.ts',
  '/audit/export': 'a file, and no link: auditor.journey.test.ts',
  '/health': 'for machines',
  '/ready': 'for machines',
  '/info': 'for machines',
  '/guard/words.json': 'for the guard in the browser, as JSON',
  '/sign-in/passkey/challenge': 'for the island, as JSON',
  '/confirm/passkey/challenge': 'for the island, as JSON',
  '/account/passkey/challenge': 'for the island, as JSON',
  '/join/:link/passkey/challenge': 'for the island, as JSON',
  '/sign-in/with/:provider': 'leads to a provider: provider.journey.test.ts',
  '/confirm/with/:provider': 'leads to a provider',
  '/account/link/:provider': 'leads to a provider',
  '/join/:link/with/:provider': 'leads to a provider',
  '/sign-in/from/:provider': 'comes from a provider',
  '/sign-out/at/:provider': 'leads to a provider',
  '/address/:link': 'needs a link: details.web.test.ts',
  '/join/:link': 'needs an invitation: passkey.journey.test.ts',
  '/join/:link/way': 'needs an invitation',
  '/join/:link/app': 'needs an invitation',
  '/sign-in/code/:link': 'needs a link: passkey.journey.test.ts',
}

const routes: string[] = []
let house: Journey
beforeAll(async () => {
  house = await journey({
    plots: everyPlace,
    onRoute: (method, path) => {
      if (method === 'GET' && !routes.includes(path)) routes.push(path)
    },
  })
  await leaveTheLine(house)
}, 180_000)
afterAll(async () => {
  await house.close()
  expect(house.misdeeds).toEqual([])
})

const findings: string[] = []
/** Route → an address of it that was visited, and by whom. */
const visited = new Map<string, { readonly address: string; readonly who: string }>()

const looked = new Set<string>()
/** Address of a discussion → its status. */
const statuses = new Map<string, string>()

const everybody = [
  '/',
  '/check',
  '/check/question',
  '/check/result?so=no.no.no.no.no.yes.yes.yes',
  '/formats',
  '/formats/sent',
  '/check/supervision-questions',
  '/sign-in/ways',
  '/sign-in/code',
]
const links = ['/evaluations/thanks', '/evaluations/thanks/support']

test('pages for everybody, and those a link in a letter leads to', async () => {
  const page = await house.visitor({ javaScriptEnabled: true })
  const { rows } = await house.owner.query<{ link: string }>(
    `select distinct on (letter) link from letter where link ~ '^/(told|replies|evaluations)/' order by letter, written_at desc`,
  )
  const asked = await house.owner.query<{ link: string }>(
    `select l.link from letter l join discussion d on d.id = l.discussion_id
     where l.link like '/replies/%' and d.status in ('time-set', 'finding-time') order by l.written_at desc limit 4`,
  )
  const told = await house.owner.query<{ link: string }>(
    `select l.link from letter l join discussion d on d.id = l.discussion_id
     where l.link like '/told/%' and d.status in ('sent', 'being-screened', 'finding-facilitator') order by l.written_at desc limit 1`,
  )
  const replied = [...asked.rows, ...told.rows].flatMap(({ link }) => [link, `${link}/sent`])
  await walk(page, '', [
    ...replied,
    ...everybody,
    '/signed-out',
    '/sign-in',
    '/demonstration',
    ...links,
    ...rows.map((row) => row.link),
  ])
}, 240_000)

test('pages of the people of every discussion, in every status', async () => {
  const isla = await house.signedIn('Isla Farquhar')
  await isla.goto('/learning/new')
  await send(isla, { title: 'What I noticed' })
  for (const [name, addresses] of await whereToBegin()) {
    const page = await house.signedIn(name, { javaScriptEnabled: true })
    await walk(page, name, addresses)
    await page.context().close()
  }
}, 600_000)

test('forms with what is wrong in them', async () => {
  let wrong = 0
  for (const [route, { address, who }] of visited) wrong += await sendEmpty(route, address, who)
  expect(wrong).toBeGreaterThan(20)
}, 600_000)

test('no page was left out, and each is as it has to be', () => {
  expect(routes.filter((route) => !(route in notPages) && !visited.has(route))).toEqual([])
  expect(findings).toEqual([])
})

const duties = ['Ruth Calder', 'Shona Leslie', 'Fiona Anderson', 'Neil Ogilvie', 'Ada Mackie', 'Leila Haddad']
/** Pages no link leads to from where the walk comes by first: status, whose page it is, its address. */
const besides = [
  ['draft', 'requester', '/request/safety/advice'],
  ['sent', 'requester', '/request/sent'],
  ['sent', 'requester', '/alert/answers'],
  ['time-set', 'facilitator', '/arranging'],
  ['time-set', 'facilitator', '/arranging/ready'],
  ['time-set', 'facilitator', '/meeting/opening'],
  ['meeting-open', 'facilitator', '/meeting/pack'],
  ['time-set', 'topic-expert', '/expert-reply'],
  ['record-being-read', 'facilitator', '/record/settle'],
  ['record-being-read', 'facilitator', '/record/second-reader'],
  ['record-being-read', 'facilitator', '/record/share'],
  ['record-shared', 'topic-expert', '/topic-note'],
] as const

/** Discussions in each status by the people who have a part in them; duties have pages of their own. */
async function whereToBegin(): Promise<Map<string, string[]>> {
  const { rows } = await house.owner.query<{ name: string; relation: string; status: string; address: string }>(
    `select distinct on (d.status, r.relation) p.name, r.relation, d.status, '/discussions/' || d.id as address
     from discussion d join relation r on r.discussion_id = d.id and r.ended_at is null join person p on p.id = r.person_id
     order by d.status, r.relation, d.begun_at desc`,
  )
  const begin = new Map<string, string[]>(duties.map((name) => [name, ['/desk']]))
  const add = (name: string, address: string) => begin.set(name, [...(begin.get(name) ?? ['/desk']), address])
  for (const { name, status, relation, address } of rows) {
    statuses.set(address, status)
    add(name, address)
    for (const [when, who, part] of besides) if (when === status && who === relation) add(name, `${address}${part}`)
    if (status === 'being-screened' && relation === 'screener')
      add(name === 'Ruth Calder' ? 'Shona Leslie' : 'Ruth Calder', `${address}/screening/take-over`)
    if (status === 'meeting-ended') add('Shona Leslie', `${address}/kept-words`)
    if (status === 'draft') add('Ada Mackie', `${address}/replied`)
  }
  add('Marion Duthie', '/facilitators/me')
  add('Marion Duthie', '/offers/passed')
  add('Marion Duthie', '/offers/stepped-down')
  add('Isla Farquhar', '/learning')
  for (const address of [
    '/account',
    '/account/held',
    '/account/app',
    '/account/invitations',
    '/confirm',
    '/confirm/done',
  ])
    add('Isla Farquhar', address)
  add('Ada Mackie', '/people')
  add('Ada Mackie', '/people/new')
  const { rows: newcomers } = await house.owner.query<{ id: string }>(invitedByAda)
  add('Ada Mackie', `/people/invited/${newcomers[0]?.id}`)
  add('Ada Mackie', '/people/agencies')
  add('Ada Mackie', '/people/held')
  add('Neil Ogilvie', '/dissemination/new')
  add('Neil Ogilvie', '/reports/publication/2025')
  add('Neil Ogilvie', '/reports/publication/2025.csv')
  await house.owner.query(aReleasedReport)
  add('Neil Ogilvie', '/reports/evaluation/release')
  add('Neil Ogilvie', '/procedure/versions/new')
  add('Neil Ogilvie', '/procedure/versions/1')
  add('Fiona Anderson', '/reports/evaluation/released/1')
  add('Fiona Anderson', '/reports/evaluation/released/1.docx')
  return begin
}

const aReleasedReport = `insert into evaluation_report (committee_id, number, upto, figures, analysis, released_by, released_at)
  select d.committee_id, 1, '2025-Q4', '{"counted":[{"form":"after","from":"2025-Q4","to":"2025-Q4","asked":8,"answered":7,"answers":7}],
    "middles":[{"id":"a-understand","n":7,"median":7,"high":1},{"id":"a-understand-then","n":7,"median":4,"high":0.5},{"id":"a-safe","n":7,"median":4,"high":0.8}],
    "byAgency":[{"agency":"health","n":null,"then":null,"now":null}]}', 'People understand more.', d.person_id, now()
  from duty d join person p on p.id = d.person_id where d.duty = 'policy-team' and p.name = 'Neil Ogilvie'`

const invitedByAda = `insert into newcomer (committee_id, id, name, email, agency_id, job, link_hash, code_hash, made_by, made_at, expires_at)
  select d.committee_id, gen_random_uuid(), 'Eilidh Gunn', 'eilidh.gunn@health.example', m.agency_id, 'School nurse', 'link', 'code', d.person_id,
    now(), now() + interval '72 hours'
  from duty d join person p on p.id = d.person_id join membership m on m.committee_id = d.committee_id and m.person_id = d.person_id
  where d.duty = 'administrator' and p.name = 'Ada Mackie' returning id`

const isFile = (address: string): boolean =>
  /\.(docx|csv|ics|json|pdf|png|svg)$|\/word$|\/text$/.test(address.split('?')[0] ?? '')

/** Visits these and whatever they lead to that nobody has seen. */
async function walk(page: Page, who: string, addresses: readonly string[]): Promise<void> {
  const queue = [...addresses]
  const seen = new Set<string>()
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    if (seen.has(address)) continue
    seen.add(address)
    const route = routeOf(address)
    const wanted = addresses.includes(address) || (route !== null && !visited.has(route))
    if (!wanted || route === null) continue
    if (isFile(route) || isFile(address)) {
      if ((await page.request.get(address)).status() === 200) visited.set(route, { address, who })
      continue
    }
    const response = await page.goto(address)
    if (response?.status() !== 200) continue
    if (!visited.has(route)) visited.set(route, { address, who })
    // A discussion's page differs with its status and a desk with a duty; the others look the same for everybody.
    const kind = `${route} ${statuses.get(address) ?? ''} ${route === '/desk' && duties.includes(who) ? who : ''}`
    if (!looked.has(kind)) await look(page, `${route} as ${who || 'nobody'}`)
    looked.add(kind)
    queue.push(
      ...(await page.locator('a[href^="/"]').evaluateAll((found) => found.map((a) => a.getAttribute('href') ?? ''))),
    )
  }
}

async function look(page: Page, where: string): Promise<void> {
  for (const finding of await findingsOn(page)) findings.push(`${where}: ${finding}`)
}

/** Their buttons sign somebody out, or are no form to fill in. */
const notSent = ['/sign-in', '/sign-in/ways', '/demonstration', '/account', '/confirm', '/people/:person']

/** Presses every button of a form without an answer; counts the pages that said what is wrong. */
async function sendEmpty(route: string, address: string, who: string): Promise<number> {
  if (/\.(docx|csv|ics|json)$|\/word$|\/text$/.test(route) || notSent.includes(route)) return 0
  const page = await (who === '' ? house.visitor({ javaScriptEnabled: true }) : visitorAs(who))
  let wrong = 0
  const response = await page.goto(address)
  if (response?.status() === 200) {
    const form = page.locator('main form[method="post"]')
    for (let at = 0; at < Math.min(await form.count(), 3); at++) {
      const button = form.nth(at).locator('button:visible').last()
      if ((await button.count()) === 0) continue
      const answered = page.waitForResponse((one) => one.request().method() === 'POST', { timeout: 3000 })
      // In the live room a form that lacks something says so itself and sends nothing.
      const answer = route.includes('/meeting') ? answered.catch(() => null) : answered
      await button.click()
      if ((await answer)?.status() === 422) {
        wrong += 1
        await page.waitForLoadState()
        await look(page, `${route} with errors as ${who || 'nobody'}`)
      }
      if ((await page.goto(address))?.status() !== 200) break
    }
  }
  if (who === '') await page.context().close()
  return wrong
}

const signedIn = new Map<string, Page>()
async function visitorAs(name: string): Promise<Page> {
  const page = signedIn.get(name) ?? (await house.signedIn(name, { javaScriptEnabled: true }))
  signedIn.set(name, page)
  return page
}

/** The route an address belongs to; fixed words before parameters, as the router has it, also at the end (`:year.csv`). */
function routeOf(address: string): string | null {
  const path = address.split(/[?#]/)[0] ?? ''
  const fits = routes.filter((route) =>
    new RegExp(`^${route.replace(/:[a-z]+/gi, '[^/]+').replace('*', '.*')}$`).test(path),
  )
  return fits.toSorted((a, b) => a.split(':').length - b.split(':').length || b.length - a.length)[0] ?? null
}
