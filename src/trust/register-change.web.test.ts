import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { newId } from '../kit/id.ts'
import { changeRegister, sentBefore } from './register-change.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

test('a form that came too late and is sent once more is still too late; one that was kept is kept once', async () => {
  const { neil } = house.world.people
  let written = 0
  const late = { name: 'exemption', key: newId(), sent: { path: '/exemptions', fields: { what: 'A shorter form' } } }
  const send = (form: typeof late, holds: boolean) =>
    changeRegister(house, neil, form, async () => {
      written += holds ? 1 : 0
      return holds
    })
  expect([await send(late, false), await send(late, false)]).toEqual(['stale', 'stale'])
  const good = { name: 'exemption', key: newId(), sent: { path: '/exemptions', fields: { what: 'A shorter form' } } }
  expect([await send(good, true), await send(good, true), written]).toEqual(['kept', 'kept', 1])
})

test('a key that comes back with other words, with another address or from somebody else writes nothing and does not say that it did', async () => {
  const { neil, fiona } = house.world.people
  const written: string[] = []
  const send = (person: typeof neil, key: string, path: string, what: string) =>
    changeRegister(house, person, { name: 'exemption', key, sent: { path, fields: { what } } }, async () => {
      written.push(what)
      return true
    })
  const key = newId()
  expect(await send(neil, key, '/exemptions', 'A shorter form')).toBe('kept')
  const others = [
    [neil, '/exemptions', 'A longer form'],
    [neil, '/exemptions/2', 'A shorter form'],
    [fiona, '/exemptions', 'A shorter form'],
  ] as const
  for (const [person, path, what] of others)
    await expect(send(person, key, path, what)).rejects.toMatchObject({ code: sentBefore, statusCode: 409 })
  expect(written).toEqual(['A shorter form'])
})

test('going back and sending other words from the same page: they are shown, and one button keeps them too', async () => {
  const neil = await house.signedIn(house.world.people.neil)
  const hidden = await neil.hidden('/exemptions/new')
  const [from, to] = [
    { 'from-day': '1', 'from-month': '5', 'from-year': '2026' },
    { 'to-day': '1', 'to-month': '9', 'to-year': '2026' },
  ]
  const send = (what: string) =>
    neil.post('/exemptions/new', { ...hidden, what, 'who-for': 'All teams', why: 'It is short.', ...from, ...to })
  const [first, same, other] = [await send('A shorter form'), await send('A shorter form'), await send('A longer form')]
  expect([first.status, same.status, other.status]).toEqual([303, 303, 409])
  expect(other.body).toContain('A longer form')
  expect(other.body).not.toContain(String(hidden._key))
})
