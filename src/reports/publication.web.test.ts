import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  for (let at = 0; at < 9; at += 1) await sent('2025-06-02T10:00:00Z', at < 7 ? 'isla' : 'calum')
  await sent('2026-02-02T10:00:00Z', 'isla')
})
afterAll(() => house.close())

async function sent(at: string, who: 'isla' | 'calum'): Promise<void> {
  const { owner, world } = house
  const id = await plantDiscussion(owner, world, { status: 'finished', begunBy: world.people[who] })
  for (const [number, event] of ['request-sent', 'found-suitable', 'meeting-held'].entries())
    await owner.query(
      'insert into history (committee_id, discussion_id, number, event, at) values ($1, $2, $3, $4, $5)',
      [world.strathlorne, id, number + 1, event, at],
    )
}

const visitor = (key: keyof TestHouse['world']['people']) => house.signedIn(house.world.people[key])
const page = '/reports/publication'

test('made once by the Policy Team for a year that has ended; the same ever after', async () => {
  const neil = await visitor('neil')
  expect((await neil.visit(page)).body).toContain('Make the figures of 2025')
  expect((await neil.visit(page)).body).not.toContain('2026</th>')
  expect((await neil.submit(page, {}, `${page}/2025`)).location).toBe(`${page}/2025`)
  const first = await neil.visit(`${page}/2025`)
  expect(first.body).toMatch(/All together<\/b><\/th><td[^>]*><span[^>]*><b>9/)
  expect(first.body.match(/\[c\]</g)?.length).toBe(6 + 6 + 1) // two of the police hide the agencies; everything found to fit hides the outcomes; all met hides the meetings
  await sent('2025-07-01T10:00:00Z', 'calum')
  const { _csrf = '' } = await neil.hidden('/formats')
  await neil.post(`${page}/2025`, { _csrf })
  const without = (body: string) => body.replace(/value="[^"]*"/g, '')
  expect(without((await neil.visit(`${page}/2025`)).body)).toBe(without(first.body))
  expect((await neil.post(`${page}/2026`, { _csrf })).status).toBe(404)
})

test('the table says what the page says, and the Lead Officer reads both', async () => {
  const fiona = await visitor('fiona')
  const table = await fiona.visit(`${page}/2025.csv`)
  expect(table.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(table.body).toContain('2025,"Requests sent, by the kind of agency that asked","All together",9')
  expect(table.body).not.toMatch(/,[1-47]\r/)
  expect((await fiona.visit(page)).body).not.toContain('Make the figures')
  const { _csrf = '' } = await fiona.hidden('/formats')
  expect((await fiona.post(`${page}/2025`, { _csrf })).status).toBe(404)
})

test('nobody else, and nobody of another committee; the database counts for one duty only', async () => {
  for (const key of ['isla', 'ruth', 'ada', 'marion', 'rowan'] as const)
    for (const path of [page, `${page}/2025`, `${page}/2025.csv`])
      expect((await (await visitor(key)).visit(path)).status).toBe(404)
  const { countsOf, publications } = await import('./publication.rows.ts')
  const { people } = house.world
  expect(await house.database.withActor(people.fiona, (tx) => countsOf(tx, 2025))).toEqual([
    { measure: 'held', item: 'held', figure: 0 },
  ])
  expect(await house.database.withActor(people.rowan, (tx) => publications(tx, people.rowan.committeeId))).toEqual([])
})
