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
