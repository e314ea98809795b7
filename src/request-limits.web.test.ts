/** A large office behind one address: each session counts for itself, strangers count together. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../test/set-up/house.ts'
import { beginSession } from './trust/sessions.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({
    limits: { each: 5, address: 25 },
    more: (app) => app.get('/for-this-test/costly', { config: { perMinute: 2 } }, async () => 'made'),
  })
})
afterAll(() => house.close())

/** Statuses of so many requests, one after the other. */
async function ask(times: number, address: string, session?: string, url = '/privacy'): Promise<number[]> {
  const statuses: number[] = []
  for (let at = 0; at < times; at += 1) {
    const asked = { url, remoteAddress: address, ...(session ? { cookies: { session } } : {}) }
    statuses.push((await house.app.inject(asked)).statusCode)
  }
  return statuses
}
const session = async (key: 'isla' | 'tom' | 'calum') =>
  (await beginSession(house.database, house.clock, house.world.people[key].personId)) ?? ''
const fine = (times: number) => Array.from({ length: times }, () => 200)

test('colleagues behind one address do not use up each other’s requests, and strangers not theirs', async () => {
  const office = '10.0.0.1'
  const [isla, tom] = [await session('isla'), await session('tom')]
  expect(await ask(6, office)).toEqual([...fine(5), 429])
  expect(await ask(6, office, isla)).toEqual([...fine(5), 429])
  expect(await ask(5, office, tom)).toEqual(fine(5))
  expect(await ask(1, '10.0.0.2', isla), 'a session counts wherever it comes from').toEqual([429])
  expect(await ask(1, '10.0.0.2')).toEqual([200])
})

test('a cookie that nobody knows is a stranger’s, and an address has a limit whatever its cookies say', async () => {
  const forged = '10.0.0.3'
  expect(await ask(6, forged, 'not-a-session')).toEqual([...fine(5), 429])
  expect(await ask(1, forged), 'the same stranger').toEqual([429])
  const calum = await session('calum')
  expect(await ask(4, forged, calum)).toEqual(fine(4))
  await ask(15, forged, 'another-one')
  expect(await ask(1, forged, calum), 'all of them together').toEqual([429])
})

test('a route with a limit of its own counts each session, and strangers of one address together', async () => {
  const office = '10.0.0.5'
  const costly = '/for-this-test/costly'
  const [isla, tom] = [await session('isla'), await session('tom')]
  expect(await ask(3, office, isla, costly)).toEqual([200, 200, 429])
  expect(await ask(2, office, tom, costly)).toEqual(fine(2))
  expect(await ask(3, office, undefined, costly)).toEqual([200, 200, 429])
  expect(await ask(1, '10.0.0.6', isla, costly), 'a session counts wherever it comes from').toEqual([429])
  expect(await ask(1, office, isla), 'other routes are still open').toEqual([200])
})

test('whoever asks too often is told when to come back, on a page; files and health are not counted', async () => {
  const address = '10.0.0.4'
  await ask(5, address)
  const refused = await house.app.inject({ url: '/privacy', remoteAddress: address })
  expect([refused.statusCode, Number(refused.headers['retry-after']) > 0]).toEqual([429, true])
  expect(refused.body).toContain('<h1')
  for (let at = 0; at < 8; at += 1)
    expect((await house.app.inject({ url: '/health', remoteAddress: address })).statusCode).toBe(200)
})
