/** Cookies, sign-out and the rate limit: what a browser is told to keep, and for how long it means anything. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginSession, idleMinutes, longestHours } from '../../src/trust/sessions.ts'
import { type TestHouse, testHouse } from '../set-up/house.ts'
import { stranger } from '../set-up/visitor.ts'

const secret = async ({ database, clock, world }: TestHouse) =>
  (await beginSession(database, clock, world.people.isla.personId)) ?? ''

describe('with TLS in front', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse({ demonstration: true, publicUrl: 'https://common-ground.example' })
  })
  afterAll(() => house.close())

  const setIn = (headers: Readonly<Record<string, unknown>>) => [headers['set-cookie'] ?? []].flat().map(String)

  test('every cookie is tied to this host, closed to scripts and sent over TLS only', async () => {
    const visitor = house.stranger()
    const page = await visitor.visit('/sign-in')
    const signedIn = await visitor.submit('/sign-in', { person: house.world.people.isla.personId })
    const cookies = [...setIn(page.headers), ...setIn(signedIn.headers)]
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(
      expect.arrayContaining(['__Host-form', '__Host-session']),
    )
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-/)
      expect(cookie).toMatch(/; Path=\/(;|$)/)
      expect(cookie).toMatch(/; HttpOnly/)
      expect(cookie).toMatch(/; Secure/)
      expect(cookie).toMatch(/; SameSite=Lax/)
      expect(cookie).not.toMatch(/domain=/i)
    }
    expect(page.headers['strict-transport-security']).toMatch(/max-age=31536000/)
  })

  test('the cookie of a service without TLS is nobody here', async () => {
    const page = await stranger(house.app, { session: await secret(house) }).visit('/desk')
    expect([page.status, page.location]).toEqual([303, '/sign-in?to=%2Fdesk'])
  })

  test('the id in the cookie is in no table', async () => {
    const id = await secret(house)
    const { rows } = await house.owner.query('select 1 from session where id_hash like $1', [`%${id}%`])
    expect(rows).toEqual([])
    const { rows: hashed } = await house.owner.query('select 1 from session')
    expect(hashed.length).toBeGreaterThan(0)
  })
})

describe('a session', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
  })
  afterAll(() => house.close())

  test('signing out ends it for good: the cookie taken back from anywhere opens nothing', async () => {
    const id = await secret(house)
    const visitor = stranger(house.app, { session: id })
    expect((await visitor.visit('/desk')).status).toBe(200)

    const out = await visitor.submit('/desk', {}, '/sign-out')

    expect([out.status, out.location]).toEqual([303, '/signed-out'])
    expect(String(out.headers['clear-site-data'])).toContain('"cache"')
    expect(String(out.headers['set-cookie'])).toMatch(/session=;/)
    const kept = await stranger(house.app, { session: id }).visit('/desk')
    expect([kept.status, kept.location]).toEqual([303, '/sign-in?to=%2Fdesk'])
  })

  test('a link from elsewhere cannot sign anybody out', async () => {
    const id = await secret(house)
    expect((await stranger(house.app, { session: id }).visit('/sign-out')).status).toBe(404)
    expect((await stranger(house.app, { session: id }).post('/sign-out', {})).status).toBe(403)
    expect((await stranger(house.app, { session: id }).visit('/desk')).status).toBe(200)
  })

  test('it ends when nobody has been there for a while, and after a working day however busy', async () => {
    const minute = 60_000
    const idle = stranger(house.app, { session: await secret(house) })
    const busy = stranger(house.app, { session: await secret(house) })
    const begun = house.clock.ahead
    try {
      for (let passed = 20; passed < longestHours * 60; passed += 20) {
        house.clock.ahead = begun + passed * minute
        expect((await busy.visit('/desk')).status, `after ${passed} minutes`).toBe(200)
        if (passed === 40) expect((await idle.visit('/desk')).status, `idle for ${idleMinutes} minutes`).toBe(303)
      }
      house.clock.ahead = begun + longestHours * 60 * minute + 1
      expect((await busy.visit('/desk')).status).toBe(303)
    } finally {
      house.clock.ahead = begun
    }
  })

  test('somebody who has left is nobody at once', async () => {
    const { personId } = house.world.people.tom
    const visitor = await house.signedIn(house.world.people.tom)
    expect((await visitor.visit('/desk')).status).toBe(200)
    await house.owner.query('update membership set left_at = now() where person_id = $1', [personId])
    expect((await visitor.visit('/desk')).status).toBe(303)
  })

  test('too many requests from one place are answered with a page, and other places are not', async () => {
    const from = (remoteAddress: string) => house.app.inject({ method: 'GET', url: '/sign-in', remoteAddress })
    const answers = await Promise.all(Array.from({ length: 620 }, () => from('192.0.2.7')))
    const refused = answers.filter(({ statusCode }) => statusCode === 429)
    expect(refused.length).toBeGreaterThanOrEqual(20)
    expect(refused[0]?.headers['content-type']).toContain('text/html')
    expect(refused[0]?.headers['retry-after']).toBeDefined()
    expect((await from('192.0.2.8')).statusCode).toBe(200)
    for (const url of ['/health', '/ready'])
      expect((await house.app.inject({ method: 'GET', url, remoteAddress: '192.0.2.7' })).statusCode).toBe(200)
  })
})
