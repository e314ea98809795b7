import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

test('a form’s key belongs to one discussion: posted to another one, nothing is said to have been done', async () => {
  const { owner, world } = house
  const planted = { status: 'sent', people: { isla: 'requester' } } as const
  const [first, second] = [await plantDiscussion(owner, world, planted), await plantDiscussion(owner, world, planted)]
  const isla = await house.signedIn(world.people.isla)
  const { _version: _, ...hidden } = await isla.hidden(`/discussions/${first}/withdrawal`)
  const fields = { ...hidden, reason: 'changed', sure: 'yes' }
  const sent = await isla.post(`/discussions/${first}/withdrawal`, fields)
  expect(sent.status).toBe(303)
  expect((await isla.post(`/discussions/${first}/withdrawal`, fields)).status).toBe(303)
  expect((await isla.post(`/discussions/${second}/withdrawal`, fields)).status).toBe(409)
  const { rows } = await owner.query('select status from discussion where id = any($1) order by id', [[first, second]])
  expect(rows.map((row) => row.status).sort()).toEqual(['sent', 'withdrawn'])
})
