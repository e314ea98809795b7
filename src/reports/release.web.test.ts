import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { chase } from '../chase/chase.ts'
import { quarterOf, quartersUpTo } from '../kit/quarter.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  for (let at = 0; at < 7; at += 1) await answered(quarters()[2] ?? '', at === 0 ? '2' : '5')
  for (let at = 0; at < 6; at += 1) await answered(quarters()[3] ?? '', '1')
})
afterAll(() => house.close())

const quarters = () => quartersUpTo(house.clock.now(), 4)
const answered = (quarter: string, safe: string) =>
  house.owner.query(
    `insert into evaluation_answer (committee_id, id, form, quarter, answers, words) values ($1, $2, 'after', $3, $4, '{}')`,
    [house.world.strathlorne, crypto.randomUUID(), quarter, JSON.stringify({ 'a-safe': safe, agency: 'health' })],
  )
const visitor = (key: keyof TestHouse['world']['people']) => house.signedIn(house.world.people[key])
const list = '/reports/evaluation/released'
const form = '/reports/evaluation/release'
const said = { analysis: 'People say that they felt safe.\n\nMore of them came.', 'has-read': 'yes' }

test('the Policy Team releases it by name; wrong input is kept, identifiers are not let through', async () => {
  const neil = await visitor('neil')
  const page = await neil.visit(form)
  expect(page.body).toContain('86%') // six of seven; the six of this quarter are not over
  const bare = await neil.submit(form, { analysis: 'Words I typed' })
  expect(bare.status).toBe(422)
  expect(bare.body).toContain('Words I typed')
  expect(bare.body).toContain('href="#f-has-read"')
  const named = await neil.submit(form, { ...said, analysis: 'Ring 07700 900123 about Callum Reid, born 3 May 2015.' })
  expect(named.status).toBe(422)
  expect(named.body).toContain('href="#f-analysis"')
  const hidden = await neil.hidden(form)
  expect((await neil.post(form, { ...hidden, ...said })).location).toBe(`${list}/1?done=released`)
  expect((await neil.post(form, { ...hidden, ...said })).location).toBe(`${list}/1?done=released`)
  const { rows } = await house.owner.query('select number, upto, figures, released_by from evaluation_report')
  expect(rows.map(({ number, upto, released_by }) => [number, upto, released_by])).toEqual([
    [1, quarters()[2], house.world.people.neil.personId],
  ])
  expect(JSON.stringify(rows[0].figures)).not.toMatch(/"n":[1-4][,}]/)
})

test('the Lead Officer gets one letter without content and reads it, also as Word', async () => {
  const { rows } = await house.owner.query(
    `select person_id, values, link from letter where letter = 'report-ready' order by id`,
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ person_id: house.world.people.fiona.personId, link: `${list}/1` })
  expect(JSON.stringify(rows[0].values)).not.toMatch(/safe|86/)
  const fiona = await visitor('fiona')
  expect((await fiona.visit(list)).body).not.toContain(`href="${form}"`)
  const page = await fiona.visit(`${list}/1`)
  expect(page.body).toContain('People say that they felt safe.')
  expect(page.body).toContain('by Neil Ogilvie')
  const word = await fiona.visit(`${list}/1.docx`)
  expect(word.headers['content-type']).toContain('wordprocessingml')
  expect((await fiona.visit(form)).status).toBe(404)
})

test('it does not change afterwards, by nobody and nothing', async () => {
  const fiona = await visitor('fiona')
  const plain = async () => (await fiona.visit(`${list}/1`)).body.replace(/value="[^"]*"/g, '')
  const before = await plain()
  for (let at = 0; at < 5; at += 1) await answered(quarters()[2] ?? '', '1')
  expect(await plain()).toBe(before)
  const { neil } = house.world.people
  for (const statement of ['update evaluation_report set number = 2', 'delete from evaluation_report'])
    await expect(
      house.database.withActor(neil, async (tx) => (await import('kysely')).sql.raw(statement).execute(tx)),
    ).rejects.toThrow(/permission denied/)
})

test('the next one goes on where it ended, and a form of before comes too late', async () => {
  const neil = await visitor('neil')
  expect((await neil.visit(form)).body).toContain('There is nothing to release yet')
  house.clock.ahead += 92 * 86_400_000
  expect(quarterOf(house.clock.now())).not.toBe(quarters()[2])
  const late = await visitor('neil')
  const hidden = await late.hidden(form)
  expect(hidden._version).toBe('2')
  expect((await late.post(form, { ...hidden, ...said, _version: '1' })).status).toBe(409)
  expect((await late.post(form, { ...hidden, ...said, _version: '0x2' })).status).toBe(409)
  expect((await late.post(form, { ...hidden, ...said })).location).toBe(`${list}/2?done=released`)
  expect((await late.visit(`${list}/2`)).body).not.toContain('86%')
})

test('nobody else, and nobody of another committee, on a page or in the database', async () => {
  for (const key of ['isla', 'ruth', 'ada', 'marion', 'rowan'] as const) {
    const other = await visitor(key)
    for (const path of [list, `${list}/1`, `${list}/1.docx`, form]) expect((await other.visit(path)).status).toBe(404)
    const { releasedReports } = await import('./released-report.rows.ts')
    expect(await house.database.withActor(house.world.people[key], releasedReports)).toEqual([])
  }
})

test('when three discussions have met since, the Policy Team hears of it once', async () => {
  const { plantDiscussion } = await import('../../test/set-up/world.ts')
  const suggested = async () =>
    (await house.owner.query(`select once from letter where letter = 'report-suggested'`)).rows.length
  for (let at = 0; at < 3; at += 1) {
    const id = await plantDiscussion(house.owner, house.world, { status: 'finished' })
    await house.owner.query(
      `insert into history (committee_id, discussion_id, number, event, at) values ($1, $2, 1, 'meeting-held', $3)`,
      [house.world.strathlorne, id, new Date(house.clock.now().getTime() + 1000)],
    )
  }
  expect(await suggested()).toBe(0)
  for (let time = 0; time < 2; time += 1) expect(await chase(house)).toEqual([])
  expect(await suggested()).toBe(1)
})
