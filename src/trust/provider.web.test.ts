/** Sign-in at a provider with true and forged answers: issuer and subject are who somebody is, and nothing else is. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { type Forgery, type Issuer, openIssuer } from '../../test/set-up/issuer.ts'
import type { Visitor } from '../../test/set-up/visitor.ts'
import type { Person } from '../discussion.ts'

let house: TestHouse
let council: Issuer
let police: Issuer
const clientId = 'common-ground'
beforeAll(async () => {
  council = await openIssuer(clientId)
  police = await openIssuer(clientId)
  const settings = { clientId, clientSecret: 'a secret', scope: 'openid', acr: [] }
  house = await testHouse({
    providers: [
      { ...settings, id: 'council', name: 'Strathlorne Council', issuer: council.address, amr: ['mfa'] },
      { ...settings, id: 'police', name: 'Police', issuer: police.address, amr: [] },
    ],
  })
})
afterAll(async () => {
  await house.close()
  await council.close()
  await police.close()
})
beforeEach(async () => {
  await house.owner.query('delete from identity')
  await knows(house.world.people.isla, council, 'isla-at-the-council')
})

const knows = ({ personId }: Person, { address }: Issuer, subject: string) =>
  house.owner.query('insert into identity (issuer, subject, person_id, linked_at) values ($1, $2, $3, now())', [
    address,
    subject,
    personId,
  ])

/** A browser goes to the issuer and comes back, with what `change` makes of the address. */
async function signIn(
  issuer: Issuer,
  subject: string,
  {
    forgery,
    visitor = house.stranger(),
    from = `/sign-in/with/${issuer === council ? 'council' : 'police'}`,
    change = (back: URL) => back,
  }: {
    forgery?: Forgery
    visitor?: Visitor
    from?: string
    change?: (back: URL) => URL
  } = {},
) {
  issuer.next = { subject, ...(forgery ? { forgery } : {}) }
  const sent = await visitor.visit(from)
  const back = change(issuer.approve(sent.location ?? ''))
  const answer = await visitor.visit(`${back.pathname}${back.search}`)
  return { visitor, answer, back, sent }
}

const isIn = async (visitor: Visitor) => (await visitor.visit('/desk')).status === 200

test('a true answer signs the linked person in, by code, PKCE, state and nonce', async () => {
  const { visitor, answer } = await signIn(council, 'isla-at-the-council', {
    from: '/sign-in/with/council?to=/exemptions',
  })
  expect([answer.status, answer.location]).toEqual([303, '/exemptions'])
  expect((await visitor.visit('/account')).body).toContain('Isla Farquhar')
  const asked = council.asked.at(-1)?.searchParams
  expect(Object.fromEntries(asked ?? [])).toMatchObject({
    response_type: 'code',
    client_id: clientId,
    scope: 'openid',
    code_challenge_method: 'S256',
  })
  for (const name of ['state', 'nonce', 'code_challenge']) expect(asked?.get(name)?.length, name).toBeGreaterThan(40)
  const { rows } = await house.owner.query(`select way, provider from session order by begun_at desc limit 1`)
  expect(rows).toEqual([{ way: 'provider', provider: 'council' }])
})

test('somebody whom nobody has linked is not signed in, whatever address the provider gives', async () => {
  const { email } = house.world.people.isla
  const { visitor, answer } = await signIn(council, 'somebody-new', {
    forgery: { claims: { email, email_verified: true } },
  })
  expect(answer.status).toBe(403)
  expect(answer.body).not.toContain('Isla')
  expect(await isIn(visitor)).toBe(false)
})

test('the same subject at another issuer is somebody else', async () => {
  const { visitor } = await signIn(police, 'isla-at-the-council')
  expect(await isIn(visitor)).toBe(false)
  await knows(house.world.people.calum, police, 'isla-at-the-council')
  const calum = await signIn(police, 'isla-at-the-council')
  expect((await calum.visitor.visit('/account')).body).toContain('Calum Sim')
  const isla = await signIn(council, 'isla-at-the-council')
  expect((await isla.visitor.visit('/account')).body).toContain('Isla Farquhar')
})

const now = () => Math.floor(Date.now() / 1000)
const forgeries: Readonly<Record<string, Forgery>> = {
  'another key': { otherKey: true },
  'no signature': { unsigned: true },
  'claims changed after signing': { altered: true },
  'no id token': { noToken: true },
  'another nonce': { claims: { nonce: 'another' } },
  'no nonce': { claims: { nonce: undefined } },
  'for another client': { claims: { aud: 'another' } },
  'for two clients': { claims: { aud: [clientId, 'another'], azp: 'another' } },
  'of another issuer': { claims: { iss: 'https://elsewhere.example' } },
  'too old': { claims: { exp: 1 } },
  'without an end': { claims: { exp: undefined } },
  'from the future': { claims: { nbf: 9_999_999_999 } },
  'no subject': { claims: { sub: undefined } },
  'an empty subject': { claims: { sub: '' } },
  'without the second factor': { claims: { amr: ['pwd'] } },
  'a second factor that is no list': { claims: { amr: 'mfa' } },
  'no word of a second factor': { claims: { amr: undefined } },
}

test.each(Object.entries(forgeries))('forged: %s', async (_, forgery) => {
  const { visitor, answer } = await signIn(council, 'isla-at-the-council', { forgery })
  expect(answer.location).toMatch(/^\/sign-in\/ways\?problem=(wrong|second)$/)
  expect(await isIn(visitor)).toBe(false)
})

test('a wrong state, no state, no code, an error, somebody else’s answer: nobody is signed in', async () => {
  const changes: ((back: URL) => URL)[] = [
    (back) => set(back, 'state', 'another'),
    (back) => set(back, 'state', null),
    (back) => set(back, 'code', null),
    (back) => set(back, 'code', 'another'),
    (back) => set(back, 'error', 'access_denied'),
    (back) => set(back, 'iss', 'https://elsewhere.example'),
  ]
  for (const change of changes) {
    const { visitor, answer } = await signIn(council, 'isla-at-the-council', { change })
    expect(answer.location).toBe('/sign-in/ways?problem=wrong')
    expect(await isIn(visitor)).toBe(false)
  }
})

test('an answer belongs to the browser that asked: sent to another one it opens nothing (no signing in as the attacker)', async () => {
  council.next = { subject: 'isla-at-the-council' }
  const attacker = house.stranger()
  const back = council.approve((await attacker.visit('/sign-in/with/council')).location ?? '')
  const victim = house.stranger()
  expect((await victim.visit(`${back.pathname}${back.search}`)).location).toBe('/sign-in/ways?problem=wrong')
  await victim.visit('/sign-in/with/council')
  expect((await victim.visit(`${back.pathname}${back.search}`)).location).toBe('/sign-in/ways?problem=wrong')
  expect(await isIn(victim)).toBe(false)
})

test('an answer is taken once, and at the provider it was asked of', async () => {
  const { visitor, back } = await signIn(council, 'isla-at-the-council')
  await visitor.submit('/desk', {}, '/sign-out')
  expect((await visitor.visit(`${back.pathname}${back.search}`)).location).toBe('/sign-in/ways?problem=wrong')
  const mixed = await signIn(council, 'isla-at-the-council', {
    change: (address) => new URL(`${address.origin}/sign-in/from/police${address.search}`),
  })
  expect(mixed.answer.location).toBe('/sign-in/ways?problem=wrong')
})

test('a person links their own sign-in, once; what belongs to somebody else is refused and nothing moves', async () => {
  const tom = await house.signedIn(house.world.people.tom)
  const linked = await signIn(police, 'tom-at-the-police', { visitor: tom, from: '/account/link/police' })
  expect(linked.answer.location).toBe('/account?done=added')
  expect(police.asked.at(-1)?.searchParams.get('prompt')).toBe('login')
  const again = await signIn(council, 'isla-at-the-council', { visitor: tom, from: '/account/link/council' })
  expect(again.answer.location).toBe('/account?done=taken')
  const { rows } = await house.owner.query('select person_id from identity where subject = $1', ['isla-at-the-council'])
  expect(rows).toEqual([{ person_id: house.world.people.isla.personId }])
  const letters = await house.owner.query(`select 1 from letter where letter = 'account-changed' and person_id = $1`, [
    house.world.people.tom.personId,
  ])
  expect(letters.rows.length).toBe(1)
})

test('confirming asks the provider anew, takes only a fresh answer of the same person, and gives the session a new secret', async () => {
  const { visitor } = await signIn(council, 'isla-at-the-council')
  house.clock.ahead += 6 * 60_000
  const asked = await visitor.visit('/account/app')
  expect(asked.location).toBe('/confirm?to=%2Faccount%2Fapp')
  expect((await visitor.visit('/confirm?to=/account/app')).body).toContain('/confirm/with/council?to=%2Faccount%2Fapp')
  const from = '/confirm/with/council?to=/account/app'
  const stale = await signIn(council, 'isla-at-the-council', {
    visitor,
    from,
    forgery: { claims: { auth_time: now() - 3600 } },
  })
  expect(stale.answer.location).toBe('/sign-in/ways?problem=wrong')
  const other = await signIn(council, 'somebody-else', { visitor, from })
  expect(other.answer.location).toBe('/confirm?problem=wrong')
  expect((await visitor.visit('/account/app')).status).toBe(303)
  const right = await signIn(council, 'isla-at-the-council', { visitor, from })
  expect(right.answer.location).toBe('/account/app')
  expect(council.asked.at(-1)?.searchParams.get('max_age')).toBe('0')
  expect((await visitor.visit('/account/app')).status).toBe(200)
  house.clock.ahead = 0
})

test('signing out offers to sign out at the provider too', async () => {
  const { visitor } = await signIn(council, 'isla-at-the-council')
  const out = await visitor.submit('/desk', {}, '/sign-out')
  expect(out.location).toBe('/signed-out?from=council')
  expect((await visitor.visit('/signed-out?from=council')).body).toContain('href="/sign-out/at/council"')
  const address = new URL((await visitor.visit('/sign-out/at/council')).location ?? '')
  expect(address.href).toContain(`${council.address}/sign-out`)
  expect(address.searchParams.get('post_logout_redirect_uri')).toBe('http://127.0.0.1:8080/signed-out')
})

test('a provider that is away, or not there at all', async () => {
  expect((await house.stranger().visit('/sign-in/with/nowhere')).status).toBe(404)
  const gone = await openIssuer(clientId)
  await gone.close()
  const alone = await testHouse({
    providers: [
      {
        id: 'gone',
        name: 'Gone',
        issuer: gone.address,
        clientId,
        clientSecret: null,
        scope: 'openid',
        acr: [],
        amr: [],
      },
    ],
  })
  try {
    const answer = await alone.stranger().visit('/sign-in/with/gone')
    expect(answer.location).toBe('/sign-in/ways?problem=away')
    expect((await alone.stranger().visit('/sign-in/ways?problem=away')).status).toBe(200)
  } finally {
    await alone.close()
  }
})

function set(address: URL, name: string, value: string | null): URL {
  const changed = new URL(address)
  if (value === null) changed.searchParams.delete(name)
  else changed.searchParams.set(name, value)
  return changed
}
