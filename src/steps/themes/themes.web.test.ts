import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import { plantDiscussion } from '../../../test/set-up/world.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const shared = () =>
  plantDiscussion(house.owner, house.world, {
    status: 'record-shared',
    people: {
      isla: 'participant',
      catriona: 'participant',
      marion: 'facilitator',
      gregor: 'first-manager',
      ruth: 'screener',
    },
  })
const one = {
  'theme-1-code': 'roles',
  'theme-1-polarity': 'difficulty',
  'theme-1-learning': 'We learned to say who is the lead.',
}
const many = async (sql: string, values: unknown[] = []) => (await house.owner.query(sql, values)).rows
const statusOf = async (id: string) => (await many('select status from discussion where id = $1', [id]))[0]?.status

test('themes go to the Lead Officer, who works with them and never learns the discussion', async () => {
  const id = await shared()
  const { people } = house.world
  const marion = await house.signedIn(people.marion)
  const sent = await marion.submit(`/discussions/${id}/themes`, {
    ...one,
    'theme-1-agencies': ['health', 'police'],
    'theme-3-code': 'trust',
    'theme-3-polarity': 'strength',
    'theme-3-learning': 'We learned that trust makes talk easy.',
  })
  expect([sent.status, sent.location]).toEqual([303, `/discussions/${id}?done=themes`])
  expect(await statusOf(id)).toBe('themes-sent')
  expect(await many(`select facts from history where discussion_id = $1 and event = 'themes-sent'`, [id])).toEqual([
    { facts: { count: 2 } },
  ])
  expect(await many(`select person_id, link from letter where letter = 'themes-arrived'`)).toEqual([
    { person_id: people.fiona.personId, link: '/themes' },
  ])
  expect((await marion.visit(`/discussions/${id}/themes`)).body).toContain('We learned to say who is the lead.')

  const fiona = await house.signedIn(people.fiona)
  const desk = await fiona.visit('/themes')
  expect(desk.body).toContain('We learned to say who is the lead.')
  expect(desk.body).not.toContain(id)
  expect(desk.body).not.toContain(`Test ${id.slice(-12)}`)
  expect((await fiona.visit(`/discussions/${id}`)).status).toBe(404)
  const source = await house.database.withActor(people.fiona, (tx) =>
    tx.selectFrom('theme_source').selectAll().execute(),
  )
  expect(source).toEqual([])

  const [theme] = await many(`select id from theme where code = 'roles'`)
  const page = `/themes/${theme?.id}`
  const empty = await fiona.submit(page, { state: 'changed', said: '' })
  expect([empty.status, empty.body.includes('Say what was done')]).toEqual([422, true])
  const stale = await fiona.hidden(page)
  const told = await fiona.submit(page, { state: 'changed', said: 'Each plan now names its lead.' })
  expect(told.location).toBe('/themes?done=told')
  const twice = await fiona.post(page, { ...stale, state: 'noted', said: 'Other words.' })
  expect([twice.status, twice.body.includes('Other words.')]).toEqual([409, true])

  const letters = await many(`select person_id, discussion_id, link from letter where letter = 'themes-feedback'`)
  expect(new Set(letters.map((row) => row.person_id))).toEqual(
    new Set([people.isla.personId, people.catriona.personId, people.marion.personId]),
  )
  expect(new Set(letters.map((row) => `${row.discussion_id} ${row.link}`))).toEqual(new Set(['null /themes/mine']))
  for (const key of ['isla', 'catriona', 'marion'] as const)
    expect((await (await house.signedIn(people[key])).visit('/themes/mine')).body).toContain(
      'Each plan now names its lead.',
    )
  for (const key of ['gregor', 'ruth', 'tom', 'fiona', 'rowan'] as const)
    expect((await (await house.signedIn(people[key])).visit('/themes/mine')).body).not.toContain('names its lead')
})

test('what is missing is said beside its own field, and what was typed stays', async () => {
  const id = await shared()
  const marion = await house.signedIn(house.world.people.marion)
  const page = `/discussions/${id}/themes`
  const half = await marion.submit(page, { 'theme-2-learning': 'We learned to ask once more.' })
  expect(half.status).toBe(422)
  expect(half.body).toContain('href="#f-theme-2-code"')
  expect(half.body).not.toContain('href="#f-theme-1-code"')
  expect(half.body).toContain('We learned to ask once more.')
  const nothing = await marion.submit(page)
  expect([nothing.status, nothing.body.includes('Word at least one theme')]).toEqual([422, true])
  const both = await marion.submit(page, { ...one, none: 'yes' })
  expect([both.status, both.body.includes('ticked that there was none')]).toEqual([422, true])
  expect(await statusOf(id)).toBe('record-shared')
})

test('a name is not kept in a theme on one person’s word; as a harmless word two people agree to it', async () => {
  const id = await shared()
  const { marion, ruth, ada } = house.world.people
  const facilitator = await house.signedIn(marion)
  const page = `/discussions/${id}/themes`
  const learning = 'Lomax says that help is a way of walking together.'
  const asked = await facilitator.submit(page, { ...one, 'theme-1-learning': learning })
  expect([asked.status, asked.body.includes('<mark class="cg-mark-t">Lomax</mark>')]).toEqual([422, true])
  expect(asked.body).toContain('a reason is not enough')
  expect(asked.body).toContain(learning)
  expect(asked.body).not.toContain('name="_kept')
  const third = await facilitator.submit(page, {
    ...one,
    'theme-3-code': 'trust',
    'theme-3-polarity': 'both',
    'theme-3-learning': learning,
  })
  expect(third.body).toContain('id="f-theme-3-learning.guard"')
  const mark = createHash('sha256').update('PERSON lomax').digest('hex').slice(0, 6)
  const forged = { ...one, 'theme-1-learning': learning, [`_kept.theme-1-learning.${mark}`]: 'author' }
  expect((await facilitator.submit(page, forged)).status).toBe(422)
  const keeper = await house.signedIn(ruth)
  expect((await keeper.submit('/guard/words', { 'safe-words': 'Mrs Lomax' })).status).toBe(422) // a person, not a word
  expect((await keeper.submit('/guard/words', { 'safe-words': 'Lomax' })).status).toBe(303)
  expect((await facilitator.submit(page, { ...one, 'theme-1-learning': learning })).status).toBe(422) // one person so far
  const second = await house.signedIn(ada)
  await second.submit('/guard/words', { word: 'Lomax', answer: 'agree' }, '/guard/words/harmless')
  expect((await facilitator.submit(page, { ...one, 'theme-1-learning': learning })).status).toBe(303)
})

test('no theme this time is an answer; the same form twice has one effect', async () => {
  const id = await shared()
  const page = `/discussions/${id}/themes`
  const marion = await house.signedIn(house.world.people.marion)
  const form = { ...(await marion.hidden(page)), none: 'yes' }
  expect((await marion.post(page, form)).status).toBe(303)
  expect((await marion.post(page, form)).status).toBe(303)
  expect(await many('select event from history where discussion_id = $1', [id])).toEqual([{ event: 'no-themes' }])
  expect(await many('select 1 from theme_source where discussion_id = $1', [id])).toEqual([])
  expect((await marion.visit(page)).body).toContain('There was no theme this time.')
})

test('only the facilitator words themes, only the Lead Officer reads them all', async () => {
  const id = await shared()
  const [theme] = await many('select id from theme limit 1')
  for (const key of ['isla', 'gregor', 'ruth', 'fiona', 'neil', 'rowan'] as const) {
    const visitor = await house.signedIn(house.world.people[key])
    expect((await visitor.visit(`/discussions/${id}/themes`)).status).toBe(404)
  }
  for (const key of ['isla', 'marion', 'neil', 'ruth', 'ada', 'rowan'] as const) {
    const visitor = await house.signedIn(house.world.people[key])
    for (const path of ['/themes', `/themes/${theme?.id}`]) expect((await visitor.visit(path)).status).toBe(404)
  }
  const asked = house.database.withActor(house.world.people.neil, async (tx) => {
    const { sql } = await import('kysely')
    await sql`select tell_theme_feedback(${theme?.id}, 'forged', now())`.execute(tx)
  })
  await asked
  expect(await many(`select 1 from letter where once like '%forged%'`)).toEqual([])
})
