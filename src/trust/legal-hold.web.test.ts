/** A hold is placed by what a letter from a court names: the number of the discussion, or the long id; in its own committee and no other. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'
import { newId } from '../kit/id.ts'
import { discussionCalled } from './legal-hold.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

test('by number, in small letters too, or by id; not across the committees’ wall', async () => {
  const { database, owner, world } = house
  const id = await plantDiscussion(owner, world, { status: 'sent', people: { isla: 'requester' } })
  await owner.query(`update discussion set reference = 'RCD-26-018' where id = $1`, [id])
  const called = (committeeId: string, name: string) => {
    const system = { kind: 'system', committeeId } as const
    return database.withActor(system, (tx) => discussionCalled(tx, system, name))
  }
  for (const name of ['RCD-26-018', 'rcd-26-018', id]) {
    expect(await called(world.strathlorne, name)).toBe(id)
    expect(await called(world.glenbrae, name)).toBeNull()
  }
  for (const none of ['RCD-26-019', newId(), '']) expect(await called(world.strathlorne, none)).toBeNull()
})
