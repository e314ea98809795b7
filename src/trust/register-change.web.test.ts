import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { newId } from '../kit/id.ts'
import { changeRegister } from './register-change.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

test('a form that came too late and is sent once more is still too late; one that was kept is kept once', async () => {
  const { neil } = house.world.people
  let written = 0
  const late = { name: 'exemption', key: newId() }
  const send = (form: typeof late, holds: boolean) =>
    changeRegister(house, neil, form, async () => {
      written += holds ? 1 : 0
      return holds
    })
  expect([await send(late, false), await send(late, false)]).toEqual(['stale', 'stale'])
  const good = { name: 'exemption', key: newId() }
  expect([await send(good, true), await send(good, true), written]).toEqual(['kept', 'kept', 1])
})
