/** One's own sessions: a new secret at every proof, a list, ending them, and the machine's clock where the demonstration's is moved. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { stranger } from '../../test/set-up/visitor.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'
import { systemClock } from '../kit/clock.ts'
import { hashOf } from '../kit/id.ts'
import { beginSession, confirmSession, sessionStands, signedInWith } from './sessions.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ demonstration: true })
})
afterAll(() => house.close())

const minutes = (count: number) => count * 60_000

async function begin(): Promise<string> {
  const secret = await beginSession(house.database, house.clock, house.world.people.isla.personId)
  if (!secret) throw new Error('nobody was signed in')
  return secret
}

const who = (secret: string) => signedInWith(house.database, house.clock, secret)

test('signing in takes no secret a browser brought along: fixing one beforehand gives nothing', async () => {
  const planted = 'a-secret-that-somebody-else-chose-and-planted'
  const visitor = stranger(house.app, { session: planted })
  const answer = await visitor.submit('/sign-in', { person: house.world.people.isla.personId }, '/sign-in')
  expect(answer.status).toBe(303)
  expect(String(answer.headers['set-cookie'])).not.toContain(planted)
  expect((await stranger(house.app, { session: planted }).visit('/desk')).status).toBe(303)
  expect((await visitor.visit('/desk')).status).toBe(200)
})

test('only a hash is kept, and confirming changes it: the old cookie is nobody, the session is the same one', async () => {
  const first = await begin()
  const before = await who(first)
  if (!before) throw new Error('not signed in')
  house.clock.ahead += minutes(7)
  const second = await confirmSession(house.database, house.clock, before)
  const after = await who(second)
  expect(await who(first)).toBeNull()
  expect(after?.session.id).toBe(before.session.id)
  expect(after?.session.begunAt).toEqual(before.session.begunAt)
  expect((after?.session.confirmedAt.getTime() ?? 0) - before.session.confirmedAt.getTime()).toBeGreaterThanOrEqual(
    minutes(7),
  )
  const { rows } = await house.owner.query('select id_hash from session where id = $1', [before.session.id])
  expect(rows).toEqual([{ id_hash: hashOf(second) }])
  expect(await sessionStands(house.database, house.clock, before.session)).toBe(true)
})

test('the list shows what is open, ends one, and ends all others', async () => {
  const [here, there, elsewhere] = [await begin(), await begin(), await begin()]
  const visitor = stranger(house.app, { session: here })
  const page = await visitor.visit('/account')
  expect(page.body.match(/name="session" value="[0-9a-f-]{36}"/g)?.length).toBeGreaterThanOrEqual(2)
  const theirs = await who(there)
  const done = await visitor.submit('/account', { session: theirs?.session.id ?? '' }, '/account/sessions')
  expect(done.location).toBe('/account?done=ended')
  expect(await who(there)).toBeNull()
  expect(await who(elsewhere)).not.toBeNull()
  await visitor.submit('/account', { session: 'others' }, '/account/sessions')
  expect(await who(elsewhere)).toBeNull()
  expect(await who(here)).not.toBeNull()
  const { rows } = await house.owner.query(`select 1 from audit where verb = 'act' and kind = 'end-session'`)
  expect(rows.length).toBe(2)
})

test('nobody ends a session of somebody else', async () => {
  const hers = await begin()
  const session = (await who(hers))?.session
  const tom = await house.signedIn(house.world.people.tom)
  await tom.submit('/account', { session: 'others' }, '/account/sessions').catch(() => null)
  const { _csrf = '' } = await tom.hidden('/formats')
  await tom.post('/account/sessions', { _csrf, session: session?.id ?? '' })
  await tom.post('/account/sessions', { _csrf, session: 'others' })
  expect(await who(hers)).not.toBeNull()
})

test('raising the epoch ends everything the person has; only they, or an administrator of their committee, may', async () => {
  const { isla, ada, tom, rowan } = house.world.people
  const raise = (by: typeof isla) =>
    house.database.withActor(by, async (tx) => {
      const { sql } = await import('kysely')
      const { rows } = await sql<{ raised: boolean }>`select raise_epoch(${isla.personId}) as raised`.execute(tx)
      return rows[0]?.raised
    })
  const mine = await begin()
  expect(await raise(tom)).toBe(false)
  expect(await raise(rowan)).toBe(false)
  expect(await who(mine)).not.toBeNull()
  expect(await raise(ada)).toBe(true)
  expect(await who(mine)).toBeNull()
  const again = await begin()
  expect(await who(again)).not.toBeNull()
  expect(await raise(isla)).toBe(true)
  expect(await who(again)).toBeNull()
})

test('going to another committee is no new proof of who one is, and no longer day', async () => {
  const { morag } = house.world.people
  const secret = await beginSession(house.database, house.clock, morag.personId, { committeeId: house.world.glenbrae })
  const before = await who(secret ?? '')
  house.clock.ahead += minutes(6)
  const visitor = stranger(house.app, { session: secret ?? '' })
  const { _csrf = '' } = await visitor.hidden('/formats')
  const answer = await visitor.post('/committee', { _csrf, committee: house.world.strathlorne })
  const fresh = /session=([^;]+)/.exec(String(answer.headers['set-cookie']))?.[1] ?? ''
  const after = await who(fresh)
  expect(after?.person.committeeId).toBe(house.world.strathlorne)
  expect(after?.session.begunAt).toEqual(before?.session.begunAt)
  expect(after?.session.confirmedAt).toEqual(before?.session.confirmedAt)
})

test('confirming in the demonstration is one button, and leads back', async () => {
  const visitor = stranger(house.app, { session: await begin() })
  const page = await visitor.visit('/confirm?to=/exemptions')
  expect(page.body).toContain('It is me')
  const answer = await visitor.submit('/confirm?to=/exemptions', {}, '/confirm')
  expect([answer.status, answer.location]).toEqual([303, '/exemptions'])
  expect(String(answer.headers['set-cookie'])).toContain('session=')
  expect((await visitor.visit('/desk')).status).toBe(200)
})

test('moving the demonstration’s clock signs nobody out, and what is asked lately stays lately', async () => {
  const moved = await testHouse({ demonstration: true, sessionClock: systemClock })
  try {
    const { isla, tom } = moved.world.people
    const visitors = [await moved.signedIn(isla), await moved.signedIn(tom)]
    moved.clock.ahead += 91 * 86_400_000
    for (const visitor of visitors) {
      expect((await visitor.visit('/desk')).status).toBe(200)
      expect((await visitor.visit('/account/app')).status).toBe(200)
    }
  } finally {
    await moved.close()
  }
})

test('what somebody else had typed is not saved for whoever signs in after them, and they are told so', async () => {
  const { isla, tom } = house.world.people
  const id = await plantDiscussion(house.owner, house.world, { status: 'draft', people: { isla: 'requester' } })
  const visitor = await house.signedIn(tom)
  const { _csrf = '' } = await visitor.hidden('/formats')
  const answer = await visitor.post(`/discussions/${id}/request/explore`, { _csrf, areas: 'Words of somebody else.' })
  expect(answer.status).toBe(404)
  expect(answer.body).toContain(`Nothing that was sent has been saved. You are signed in as ${tom.name}.`)
  expect(answer.body).not.toContain('Words of somebody else.')
  expect(answer.body).not.toContain(isla.name)
})
