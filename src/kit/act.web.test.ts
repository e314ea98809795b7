import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'
import { beginningOf, beginRequest } from '../steps/request/begin-request.ts'
import { act } from './act.ts'
import { newId } from './id.ts'

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

test('nothing begins for a practitioner who is not there, and nobody learns who is', async () => {
  const { clock, database, owner, world } = house
  const { helen, rowan } = world.people
  const before = await owner.query('select count(*) from discussion')
  const answers = await Promise.all(
    [newId(), rowan.personId].map((practitioner) => {
      const form = { 'filled-by': 'first-manager', practitioner } as const
      return act({ clock, database }, beginRequest, beginningOf(helen, form), { fields: form, key: newId() }, helen)
    }),
  )
  const refused = { done: 'refused', refusal: { refused: 'same-person' }, status: 'draft' }
  expect(answers).toEqual([refused, refused])
  expect((await owner.query('select count(*) from discussion')).rows).toEqual(before.rows)
})
