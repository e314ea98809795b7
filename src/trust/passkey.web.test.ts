/** Passkeys over HTTP with a device in software: what is right is taken once, and a thousand changed answers are not (R2). */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { type Circumstances, type SoftPasskey, softPasskey } from '../../test/set-up/soft-passkey.ts'
import type { Visitor } from '../../test/set-up/visitor.ts'
import type { Person } from '../discussion.ts'

const origin = 'https://common-ground.example'
let house: TestHouse
let device: SoftPasskey
beforeAll(async () => {
  house = await testHouse({ publicUrl: origin })
  device = await hers(house.world.people.isla)
})
afterAll(() => house.close())

/** A person signed in adds a passkey, as the island would. */
async function hers(person: Person): Promise<SoftPasskey> {
  const visitor = await signedIn(person)
  const made = softPasskey(origin)
  const options = JSON.parse((await visitor.visit('/account/passkey/challenge')).body)
  const answer = await visitor.submit('/account', { answer: JSON.stringify(made.make(options)) }, '/account/passkey')
  expect(answer.location).toBe('/account?done=added')
  return made
}

/** A session behind TLS: its cookie has another name. */
async function signedIn(person: Person): Promise<Visitor> {
  const { beginSession } = await import('./sessions.ts')
  const { stranger } = await import('../../test/set-up/visitor.ts')
  const secret = await beginSession(house.database, house.clock, person.personId, { committeeId: person.committeeId })
  return stranger(house.app, { '__Host-session': secret ?? '' })
}

const challengeFor = async (visitor: Visitor) => JSON.parse((await visitor.visit('/sign-in/passkey/challenge')).body)

async function send(visitor: Visitor, answer: unknown) {
  return visitor.submit(
    '/sign-in',
    { answer: typeof answer === 'string' ? answer : JSON.stringify(answer) },
    '/sign-in/passkey',
  )
}

async function tryWith(circumstances: Circumstances) {
  const visitor = house.stranger()
  const answer = await send(visitor, device.use(await challengeFor(visitor), circumstances))
  return { answer, inside: (await visitor.visit('/desk')).status === 200 }
}

test('a right answer signs in, under a session of its own kind', async () => {
  const { answer, inside } = await tryWith({})
  expect([answer.status, answer.location, inside]).toEqual([303, '/desk', true])
  const { rows } = await house.owner.query('select way from session order by begun_at desc limit 1')
  expect(rows).toEqual([{ way: 'passkey' }])
})

test('the options ask for a verified person and name nobody', async () => {
  const options = await challengeFor(house.stranger())
  expect(options).toMatchObject({ rpId: 'common-ground.example', userVerification: 'required', allowCredentials: [] })
  expect(Buffer.from(options.challenge, 'base64url').length).toBeGreaterThanOrEqual(32)
})

const wrong: Readonly<Record<string, Circumstances>> = {
  'another origin': { origin: 'https://common-ground.example.attacker.example' },
  'an origin without TLS': { origin: 'http://common-ground.example' },
  'another name': { rpId: 'attacker.example' },
  'made instead of used': { type: 'webauthn.create' },
  'nobody there': { flags: 4 },
  'a person who was not checked': { flags: 1 },
  'a counter that went back': { counter: 1 },
}
test.each(Object.entries(wrong))('refused: %s', async (_, circumstances) => {
  const { answer, inside } = await tryWith(circumstances)
  expect([answer.status, answer.location, inside]).toEqual([303, '/sign-in/ways?problem=wrong&to=%2Fdesk', false])
})

test('an answer is taken once, in the browser that asked, within five minutes', async () => {
  const visitor = house.stranger()
  const options = await challengeFor(visitor)
  const { _csrf = '' } = await visitor.hidden('/sign-in', '/sign-in/passkey')
  const answer = JSON.stringify(device.use(options))
  const [first, second] = await Promise.all([
    visitor.post('/sign-in/passkey', { _csrf, answer }),
    visitor.post('/sign-in/passkey', { _csrf, answer }),
  ])
  expect([first.location, second.location].filter((to) => to === '/desk').length).toBe(1)

  const asked = house.stranger()
  const stolen = device.use(await challengeFor(asked))
  expect((await send(house.stranger(), stolen)).location).toContain('problem=wrong')

  const slow = house.stranger()
  const late = device.use(await challengeFor(slow))
  house.clock.ahead += 5 * 60_000 + 1000
  expect((await send(slow, late)).location).toContain('problem=wrong')
  house.clock.ahead = 0
})

test('a challenge for one purpose is none for another', async () => {
  const visitor = await signedIn(house.world.people.isla)
  const options = JSON.parse((await visitor.visit('/confirm/passkey/challenge')).body)
  expect((await send(visitor, device.use(options))).location).toContain('problem=wrong')
})

test('confirming takes one’s own passkey only', async () => {
  const other = await hers(house.world.people.tom)
  const visitor = await signedIn(house.world.people.isla)
  for (const [whose, to] of [
    [other, '/confirm?problem=wrong&to=%2Fconfirm%2Fdone'],
    [device, '/confirm/done'],
  ] as const) {
    const options = JSON.parse((await visitor.visit('/confirm/passkey/challenge')).body)
    const answer = await visitor.submit('/confirm', { answer: JSON.stringify(whose.use(options)) }, '/confirm/passkey')
    expect(answer.location).toBe(to)
  }
})

/** Every part of a right answer, changed in some way. */
const mutation = fc.record({
  part: fc.constantFrom('clientDataJSON', 'authenticatorData', 'signature', 'id', 'challenge'),
  at: fc.nat(),
  xor: fc.integer({ min: 1, max: 255 }),
  how: fc.constantFrom('flip', 'cut', 'add', 'empty'),
})

test('a thousand changed answers: none is taken', { timeout: 180_000 }, async () => {
  const visitor = house.stranger()
  const { _csrf = '' } = await visitor.hidden('/sign-in', '/sign-in/passkey')
  let sent = 0
  await fc.assert(
    fc.asyncProperty(mutation, async ({ part, at, xor, how }) => {
      const options = await challengeFor(visitor)
      const right = device.use(part === 'challenge' ? { challenge: changed(options.challenge, at, xor, how) } : options)
      const answer =
        part === 'challenge'
          ? right
          : part === 'id'
            ? { ...right, id: changed(right.id, at, xor, how), rawId: changed(right.id, at, xor, how) }
            : { ...right, response: { ...right.response, [part]: changed(right.response[part] ?? '', at, xor, how) } }
      if (JSON.stringify(answer) === JSON.stringify(right) && part !== 'challenge') return
      sent += 1
      const { location } = await visitor.post('/sign-in/passkey', { _csrf, answer: JSON.stringify(answer) })
      expect(location).toContain('problem=wrong')
    }),
    { numRuns: 1000 },
  )
  expect(sent).toBeGreaterThan(950)
  expect((await visitor.visit('/desk')).status).toBe(303)
  expect((await tryWith({})).inside).toBe(true)
})

test('whatever else is sent as an answer is refused, and nothing breaks', async () => {
  const visitor = house.stranger()
  const { _csrf = '' } = await visitor.hidden('/sign-in', '/sign-in/passkey')
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (answer) => {
      await challengeFor(visitor)
      const { status } = await visitor.post('/sign-in/passkey', { _csrf, answer })
      expect(status).toBe(303)
    }),
    { numRuns: 100 },
  )
})

test('two thousand wrong answers from one place lock nobody out: the right one from there still signs in (R7)', {
  timeout: 180_000,
}, async () => {
  const from = '198.51.100.7'
  const csrf = await house.app.inject({ method: 'GET', url: '/sign-in/ways', remoteAddress: from })
  const cookies = Object.fromEntries(csrf.cookies.map(({ name, value }) => [name, value]))
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(csrf.body)?.[1] ?? ''
  const flood = (answer: string, jar = cookies) =>
    house.app.inject({
      method: 'POST',
      url: '/sign-in/passkey',
      remoteAddress: from,
      cookies: jar,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ _csrf, answer }).toString(),
    })
  for (let round = 0; round < 40; round += 1)
    await Promise.all(Array.from({ length: 50 }, () => flood(JSON.stringify({ id: device.id, response: {} }))))
  const asked = await house.app.inject({ method: 'GET', url: '/sign-in/passkey/challenge', remoteAddress: from })
  const jar = { ...cookies, ...Object.fromEntries(asked.cookies.map(({ name, value }) => [name, value])) }
  const answer = await flood(JSON.stringify(device.use(asked.json())), jar)
  expect(answer.headers.location).toBe('/desk')
  const { rows } = await house.owner.query(`select what, count from attempt where what = 'wrong-from-block'`)
  expect(Math.max(...rows.map(({ count }) => Number(count)))).toBeGreaterThan(1900)
})

test('a second passkey is encouraged; the last way cannot be taken away; a letter tells of every change', async () => {
  const { isla } = house.world.people
  const visitor = await signedIn(isla)
  expect((await visitor.visit('/account')).body).toContain('Add a second passkey')
  const last = await visitor.submit('/account', { passkey: device.id }, '/account/passkey/remove')
  expect(last.location).toBe('/account?done=last')
  const second = await hers(isla)
  expect((await visitor.visit('/account')).body).not.toContain('Add a second passkey')
  const gone = await visitor.submit('/account', { passkey: second.id }, '/account/passkey/remove')
  expect(gone.location).toBe('/account?done=removed')
  const { rows } = await house.owner.query(`select 1 from letter where letter = 'account-changed' and person_id = $1`, [
    isla.personId,
  ])
  expect(rows.length).toBe(3)
})

test('nobody sees or touches a passkey of somebody else, not even an administrator', async () => {
  const { ada, isla } = house.world.people
  const seen = await house.database.withActor(ada, (tx) => tx.selectFrom('passkey').select('id').execute())
  expect(seen).toEqual([])
  const insert = house.database.withActor(ada, (tx) =>
    tx
      .insertInto('passkey')
      .values({
        person_id: isla.personId,
        id: 'planted',
        public_key: Buffer.from(''),
        counter: 0,
        transports: [],
        synced: false,
        browser: 'other',
        added_at: new Date(),
        last_used_at: null,
      })
      .execute(),
  )
  await expect(insert).rejects.toThrow(/row-level security/)
})

function changed(text: string, at: number, xor: number, how: string): string {
  const bytes = Buffer.from(text, 'base64url')
  if (how === 'empty') return ''
  if (how === 'cut') return bytes.subarray(0, at % Math.max(1, bytes.length)).toString('base64url')
  if (how === 'add') return Buffer.concat([bytes, Buffer.from([xor])]).toString('base64url')
  const flipped = Buffer.from(bytes)
  flipped[at % bytes.length] = (flipped[at % bytes.length] ?? 0) ^ xor
  return flipped.toString('base64url')
}
