import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

test.each(['fails', 'succeeds'])(
  'a branch of work that goes on after its transaction %s asks nothing more',
  async (how) => {
    const over = Promise.withResolvers<void>()
    let late: Promise<unknown> = Promise.resolve()
    const whole = house.database.withActor(house.world.people.isla, async (tx) => {
      late = over.promise.then(() => tx.selectFrom('committee').select('id').execute())
      if (how === 'fails') throw new Error('one branch fails')
    })
    await whole.catch(() => {})
    over.resolve()
    await expect(late).rejects.toThrow('this transaction is over')
  },
)

test('of questions that travel together the one that failed is told, not those that failed because of it', async () => {
  const together = house.database.withActor(house.world.people.isla, (tx) => {
    const first = sql`select 1 / 0`.execute(tx).then(
      (found) => found,
      async (error) => {
        await Promise.resolve() // its way is longer
        await Promise.resolve()
        throw error
      },
    )
    return Promise.all([first, sql`select 1`.execute(tx)])
  })
  await expect(together).rejects.toMatchObject({ code: '22012' })
})
