import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'
import { hashOf, newId, newSecret } from '../kit/id.ts'
import { chase } from './chase.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())
const day = 86_400_000

test('the link in the one reminder opens the form, and either link uses up both', async () => {
  const { owner, world, clock } = house
  const first = newSecret()
  const discussion = await plantDiscussion(owner, world, { status: 'meeting-ended' })
  const now = clock.now().getTime()
  await owner.query(
    `insert into evaluation_ticket (committee_id, discussion_id, id, form, ticket_hash, name, email, opens_at, closes_at)
     values ($1, $2, $3, 'after', $4, 'Somebody', 'somebody@school.example', $5, $6)`,
    [world.strathlorne, discussion, newId(), hashOf(first), new Date(now - day), new Date(now + 3 * day)],
  )
  await chase(house)
  const { rows } = await owner.query(
    `select link from letter where discussion_id = $1 and letter = 'evaluation-after-reminder'`,
    [discussion],
  )
  expect(rows).toHaveLength(1)
  const again = rows[0].link
  expect((await house.stranger().visit(again)).status).toBe(200)
  expect((await house.stranger().submit(again, { 'a-safe': '4' })).location).toBe('/evaluations/thanks')
  expect((await house.stranger().visit(again)).status).toBe(410)
  expect((await house.stranger().visit(`/evaluations/${first}`)).status).toBe(410)
})

test('two who look at once write one reminder, and its link is the one that works', async () => {
  const { owner, world, clock, database } = house
  const discussion = await plantDiscussion(owner, world, { status: 'meeting-ended' })
  const now = clock.now().getTime()
  await owner.query(
    `insert into evaluation_ticket (committee_id, discussion_id, id, form, ticket_hash, name, email, opens_at, closes_at)
     values ($1, $2, $3, 'after', $4, 'Somebody', 'somebody@school.example', $5, $6)`,
    [world.strathlorne, discussion, newId(), hashOf(newSecret()), new Date(now - day), new Date(now + 3 * day)],
  )
  await Promise.all([chase({ database, clock }), chase({ database, clock }), chase({ database, clock })])
  const { rows } = await owner.query('select link from letter where discussion_id = $1', [discussion])
  expect(rows).toHaveLength(1)
  expect((await house.stranger().visit(rows[0].link)).status).toBe(200)
})
