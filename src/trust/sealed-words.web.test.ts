import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'
import { forgetKeys } from './key-ring.ts'
import { type At, openWords, sealWords, wordsGone } from './sealed-words.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const at: At = { table: 'agreement', row: 'one', column: 'comment' }
const now = new Date('2026-11-27T10:00:00Z')

test('words are sealed wherever they stand in a value, structure is not, and both come back', async () => {
  const { owner, world, database } = house
  const id = await plantDiscussion(owner, world, { status: 'sent', people: { isla: 'requester' } })
  const about = { committeeId: world.strathlorne, id }
  const said = { text: 'Seen differently.', list: ['one', ''], count: 3, none: null }
  await database.withActor(world.people.isla, async (tx) => {
    const sealed = await sealWords(tx, about, at, said, now)
    expect(JSON.stringify(sealed)).not.toMatch(/Seen|"one"/)
    expect(sealed).toMatchObject({ list: [expect.any(String), ''], count: 3, none: null })
    expect(await openWords(tx, about, at, sealed)).toEqual(said)
    const others: At[] = [
      { ...at, row: 'two' },
      { ...at, column: 'reason' },
      { ...at, table: 'read_back' },
    ]
    for (const elsewhere of others) await expect(openWords(tx, about, elsewhere, sealed)).rejects.toThrow()
    const other = {
      ...about,
      id: await plantDiscussion(owner, world, { status: 'sent', people: { isla: 'requester' } }),
    }
    await expect(openWords(tx, other, at, sealed)).rejects.toThrow()
  })
})

test('with the key destroyed the words are gone for good, and where they stood it says so', async () => {
  const { owner, world, database } = house
  const id = await plantDiscussion(owner, world, { status: 'sent', people: { isla: 'requester' } })
  const about = { committeeId: world.strathlorne, id }
  const sealed = await database.withActor(world.people.isla, (tx) => sealWords(tx, about, at, 'Gone.', now))
  await owner.query('delete from common_ground_keys.data_key where subject = $1', [id])
  forgetKeys()
  expect(await database.withActor(world.people.isla, (tx) => openWords(tx, about, at, sealed))).toBe(wordsGone)
})
