import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import type { System } from '../discussion.ts'
import { holding } from './duty-holders.rows.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

test('who does something for the committee: those here now; whoever has left is written to no more', async () => {
  const { strathlorne, people } = house.world
  const system: System = { kind: 'system', committeeId: strathlorne }
  const officers = () => house.database.withActor(system, (tx) => holding(tx, 'lead-officer'))
  expect(await officers()).toContain(people.fiona.personId)
  await house.owner.query('update membership set left_at = now() where committee_id = $1 and person_id = $2', [
    strathlorne,
    people.fiona.personId,
  ])
  expect(await officers()).not.toContain(people.fiona.personId)
})
