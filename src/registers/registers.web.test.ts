import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  const { owner, world } = house
  await owner.query(
    `insert into duty (committee_id, person_id, duty) values ($1, $2, 'implementation-group'), ($1, $3, 'implementation-group')`,
    [world.strathlorne, world.people.duncan.personId, world.people.helen.personId],
  )
})
afterAll(() => house.close())

const rows = async (sql: string, values: unknown[] = []) => (await house.owner.query(sql, values)).rows
const visitor = (key: keyof TestHouse['world']['people']) => house.signedIn(house.world.people[key])

test('a briefing is noted once by two duties and read by everybody of the committee', async () => {
  const neil = await visitor('neil')
  const page = '/dissemination/new'
  const told = {
    group: 'first-line',
    agency: house.world.agencies.health ?? '',
    way: 'team-briefing',
    'date-day': '2',
    'date-month': '3',
    'date-year': '2026',
    'how-many': '12',
    version: 'V2',
    questions: 'How long it takes.',
  }
  const wrong = await neil.submit(page, { ...told, 'date-year': '2999', 'how-many': 'a few' })
  expect(wrong.status).toBe(422)
  expect(wrong.body).toContain('Enter a whole number')
  expect(wrong.body).toContain('How long it takes.')
  const named = await neil.submit(page, { ...told, questions: 'Whether Kieran was meant.' })
  expect(named.status).toBe(422)
  expect(named.body).toContain('<mark class="cg-mark-t">Kieran</mark>')
  const elsewhere = await neil.submit(page, { ...told, agency: house.world.agencies['glenbrae-health'] ?? '' })
  expect(elsewhere.status).toBe(422)
  const form = { ...(await neil.hidden(page)), ...told }
  expect((await neil.post(page, form)).location).toBe('/dissemination?done=noted')
  expect((await neil.post(page, form)).status).toBe(303)
  expect(await rows('select told, how_many from briefing')).toEqual([{ told: 'first-line', how_many: 12 }])
  const seen = await (await visitor('isla')).visit('/dissemination')
  expect(seen.body).toContain('How long it takes.')
  expect(seen.body).toContain('Strathlorne health: 1 of 7 groups have been told.')
  expect((await (await visitor('rowan')).visit('/dissemination')).body).not.toContain('How long it takes.')
  for (const key of ['isla', 'ruth', 'marion', 'duncan'] as const)
    expect((await (await visitor(key)).visit(page)).status).toBe(404)
  expect((await house.stranger().visit('/dissemination')).status).toBe(303)
  expect((await house.stranger().visit('/briefing')).body).toContain('Nobody makes decisions there')
})

const asked = {
  what: 'Meet for sixty minutes.',
  'who-for': 'The islands',
  why: 'The last ferry leaves early.',
  'from-day': '1',
  'from-month': '1',
  'from-year': '2026',
  'to-day': '31',
  'to-month': '12',
  'to-year': '2026',
}
const agreed = { 'committee-agreed': 'yes', 'agreed-on-day': '5', 'agreed-on-month': '2', 'agreed-on-year': '2026' }

test('an exception: asked for, looked at by the group, agreed by the committee, each told', async () => {
  const { people } = house.world
  const isla = await visitor('isla')
  const backwards = await isla.submit('/exemptions/new', { ...asked, 'to-year': '2025' })
  expect([backwards.status, backwards.body.includes('The last day is before the first day')]).toEqual([422, true])
  const named = await isla.submit('/exemptions/new', { ...asked, why: 'Because of Kieran.' })
  expect([named.status, named.body.includes('<mark class="cg-mark-t">Kieran</mark>')]).toEqual([422, true])
  const form = { ...(await isla.hidden('/exemptions/new')), ...asked }
  await isla.post('/exemptions/new', form)
  await isla.post('/exemptions/new', form)
  const [one, ...others] = await rows('select id, state from exemption')
  expect([one?.state, others.length]).toEqual(['asked', 0])
  const page = `/exemptions/${one?.id}`
  expect(
    new Set((await rows(`select person_id from letter where letter = 'exemption-asked'`)).map((row) => row.person_id)),
  ).toEqual(new Set([people.duncan.personId, people.helen.personId]))

  const neil = await visitor('neil')
  expect((await neil.visit(page)).body).not.toContain('committee-agreed') // not before the group
  const duncan = await visitor('duncan')
  const helen = await visitor('helen')
  const stale = await helen.hidden(page)
  expect((await duncan.submit(page, { 'group-view': 'supports' })).status).toBe(303)
  expect((await helen.post(page, { ...stale, 'group-view': 'not' })).status).toBe(409)
  expect((await duncan.visit(page)).body).not.toContain('name="group-view"')
  const early = await neil.submit(page, { ...agreed, 'agreed-on-year': '2999' })
  expect([early.status, early.body.includes('The date is still to come')]).toEqual([422, true])
  const noted = await neil.submit(page, agreed)
  expect(noted.location).toBe(`${page}?done=told`)
  expect(await rows('select state, agreed_on::text, noted_by from exemption')).toEqual([
    { state: 'agreed', agreed_on: '2026-02-05', noted_by: people.neil.personId },
  ])
  const told = await rows(`select person_id, "values" from letter where letter = 'exemption-outcome'`)
  expect(new Set(told.map((row) => row.person_id))).toEqual(
    new Set([people.isla.personId, people.ruth.personId, people.shona.personId]),
  )
  expect(told[0]?.values).toEqual({ outcome_label: 'Agreed', decided_on: '5 February 2026' })
  expect((await isla.visit(page)).body).toContain('5 February 2026')
  for (const key of ['tom', 'marion', 'rowan', 'ada'] as const) {
    const other = await visitor(key)
    expect((await other.visit(page)).status).toBe(404)
    expect((await other.visit('/exemptions')).body).not.toContain('The islands')
  }
})

test('nobody looks at what they asked for themselves, on the page or past it', async () => {
  const duncan = await visitor('duncan')
  await duncan.submit('/exemptions/new', { ...asked, what: 'My own wish.' })
  const [own] = await rows(`select id from exemption where what = 'My own wish.'`)
  const page = `/exemptions/${own?.id}`
  const seen = await duncan.visit(page)
  expect(seen.body).toContain('someone else looks at it')
  const hidden = await duncan.hidden('/exemptions/new')
  expect((await duncan.post(page, { ...hidden, _version: '1', 'group-view': 'supports' })).status).toBe(409)
  const changed = await house.database.withActor(house.world.people.duncan, (tx) =>
    tx.updateTable('exemption').set({ state: 'with-committee' }).where('id', '=', own?.id).executeTakeFirst(),
  )
  expect(changed.numUpdatedRows).toBe(0n)
})

test('every form and sheet can be taken away, also in large print; another name is not found', async () => {
  const page = await house.stranger().visit('/documents')
  const links = [...page.body.matchAll(/href="(\/documents\/[^"]+)"/g)].map((match) => match[1] ?? '')
  expect(links).toHaveLength(26)
  for (const link of links) {
    const document = await house.stranger().visit(link)
    expect([document.status, document.headers['content-type']]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ])
  }
  expect((await house.stranger().visit('/documents/record.docx')).status).toBe(404)
})
