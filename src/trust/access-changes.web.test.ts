/** Whoever keeps something open for a person is told within a second that their access has changed; a page is refused at once. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { type PersonKey, plantDiscussion } from '../../test/set-up/world.ts'
import { onAccessChanged } from './access-changes.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

/** Milliseconds until the listener of this person was called; fails after a second. */
async function told(personId: string, change: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  let stop = () => {}
  const heard = new Promise<number>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('nobody was told within a second')), 1000)
    stop = onAccessChanged(personId, () => {
      clearTimeout(late)
      resolve(performance.now() - begun)
    })
  })
  try {
    await change()
    return await heard
  } finally {
    stop()
  }
}

const asOwner = (text: string, values: readonly unknown[]) => house.owner.query(text, [...values])

test('a session that ends, a leaver, a duty, a relation, an invitation taken back: each is told', async () => {
  const { isla, ada, tom } = house.world.people
  const discussion = await plantDiscussion(house.owner, house.world, {
    status: 'sent',
    people: { isla: 'requester', tom: 'team-member' },
  })
  await house.signedIn(isla)
  const changes: [string, string, string, readonly unknown[]][] = [
    [
      'session',
      isla.personId,
      'update session set ended_at = now() where person_id = $1 and ended_at is null',
      [isla.personId],
    ],
    ['epoch', isla.personId, 'update person set epoch = epoch + 1 where id = $1', [isla.personId]],
    [
      'relation',
      tom.personId,
      'update relation set ended_at = now() where discussion_id = $1 and person_id = $2',
      [discussion, tom.personId],
    ],
    ['duty', ada.personId, `delete from duty where person_id = $1 and duty = 'administrator'`, [ada.personId]],
    ['new duty', ada.personId, `insert into duty values ($2, $1, 'administrator')`, [ada.personId, ada.committeeId]],
    ['membership', tom.personId, 'update membership set left_at = now() where person_id = $1', [tom.personId]],
    ['come back', tom.personId, 'update membership set left_at = null where person_id = $1', [tom.personId]],
    ['person', tom.personId, 'update person set left_at = now() where id = $1', [tom.personId]],
    ['person back', tom.personId, 'update person set left_at = null where id = $1', [tom.personId]],
  ]
  for (const [what, personId, text, values] of changes)
    expect(await told(personId, () => asOwner(text, values)), what).toBeLessThan(1000)
})

test('being seen, and what changes for others, tells nobody', async () => {
  const { isla, tom } = house.world.people
  await house.signedIn(isla)
  let calls = 0
  const stop = onAccessChanged(isla.personId, () => {
    calls += 1
  })
  await asOwner('update session set last_seen_at = now() where person_id = $1', [isla.personId])
  await told(tom.personId, () => asOwner('update person set epoch = epoch + 1 where id = $1', [tom.personId]))
  stop()
  expect(calls).toBe(0)
})

test('after a listener has stopped it is not called any more', async () => {
  const { tom } = house.world.people
  let calls = 0
  onAccessChanged(tom.personId, () => {
    calls += 1
  })()
  await told(tom.personId, () => asOwner('update person set epoch = epoch + 1 where id = $1', [tom.personId]))
  expect(calls).toBe(0)
})

test('a lost connection is made again, and then everybody is told, because something may have been missed', async () => {
  const { tom } = house.world.people
  let calls = 0
  const stop = onAccessChanged(tom.personId, () => {
    calls += 1
  })
  await house.owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen access_changed'`,
  )
  for (let waited = 0; waited < 3000 && calls === 0; waited += 50)
    await new Promise((resolve) => setTimeout(resolve, 50))
  stop()
  expect(calls).toBeGreaterThan(0)
  expect(
    await told(tom.personId, () => asOwner('update person set epoch = epoch + 1 where id = $1', [tom.personId])),
  ).toBeLessThan(1000)
})

/** Each way somebody's access ends, tried on page after page: the next request is refused, and whoever listens knows within a second. */
test('forty revocations: the next page is refused', { timeout: 60_000 }, async () => {
  const ways = {
    session: 'update session set ended_at = now() where person_id = $1 and ended_at is null',
    epoch: 'update person set epoch = epoch + 1 where id = $1',
    leaver: 'update membership set left_at = now() where person_id = $1',
    person: 'update person set left_at = now() where id = $1',
  } as const
  const keys: readonly PersonKey[] = [
    'isla',
    'gregor',
    'catriona',
    'calum',
    'aisha',
    'piotr',
    'ruth',
    'marion',
    'fiona',
    'neil',
  ]
  const pages = ['/desk', '/discussions', '/learning', '/account', '/themes/mine']
  const waits: number[] = []
  for (const [way, text] of Object.entries(ways))
    for (const [at, key] of keys.entries()) {
      const person = house.world.people[key]
      const visitor = await house.signedIn(person)
      const page = pages[at % pages.length] ?? '/desk'
      expect((await visitor.visit(page)).status, `${key} ${page}`).toBe(200)
      waits.push(await told(person.personId, () => asOwner(text, [person.personId])))
      expect((await visitor.visit(page)).status, `${way} ${key} ${page}`).toBe(303)
      await asOwner('update membership set left_at = null where person_id = $1', [person.personId])
      await asOwner('update person set left_at = null where id = $1', [person.personId])
    }
  expect(waits.length).toBe(40)
  expect(Math.max(...waits)).toBeLessThan(1000)
})

test('a duty taken away: its page is not there with the next request', async () => {
  const visitor = await house.signedIn(house.world.people.ruth)
  expect((await visitor.visit('/facilitators')).status).toBe(200)
  await asOwner(`delete from duty where person_id = $1`, [house.world.people.ruth.personId])
  expect((await visitor.visit('/facilitators')).status).toBe(404)
})

test('a relation that ended: the discussion is not there with the next request', async () => {
  const { catriona } = house.world.people
  const id = await plantDiscussion(house.owner, house.world, {
    status: 'time-set',
    people: { catriona: 'team-member' },
  })
  const visitor = await house.signedIn(catriona)
  expect((await visitor.visit(`/discussions/${id}`)).status).toBe(200)
  await asOwner('update relation set ended_at = now() where discussion_id = $1', [id])
  expect((await visitor.visit(`/discussions/${id}`)).status).toBe(404)
})
