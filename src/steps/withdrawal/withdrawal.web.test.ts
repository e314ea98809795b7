import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import { type PersonKey, plantDiscussion } from '../../../test/set-up/world.ts'
import type { Relation, Status } from '../../discussion.ts'
import { newId } from '../../kit/id.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const rows = async (sql: string, ...values: unknown[]) => (await house.owner.query(sql, values)).rows
const signedIn = (key: PersonKey) => house.signedIn(house.world.people[key])
const keyOf = (id: string | null) =>
  Object.entries(house.world.people).find(([, person]) => person.personId === id)?.[0]

async function planted(status: Status, people: Partial<Record<PersonKey, Relation>>): Promise<string> {
  const { owner, world } = house
  const id = await plantDiscussion(owner, world, { status, people })
  for (const [position, key] of (['catriona', 'calum'] as const).entries())
    await owner.query(
      `insert into team_member (committee_id, discussion_id, id, position, person_id, name, role, agency, email, told_at, told_how)
       values ($1, $2, $3, $4, $5, $6, 'Nurse', 'health', $7, now(), 'letter')`,
      [
        world.strathlorne,
        id,
        newId(),
        position,
        world.people[key].personId,
        world.people[key].name,
        world.people[key].email,
      ],
    )
  return id
}

/** A meeting is set: the facilitator, Catriona and a guest without an account have it in their calendars. */
async function withMeeting(id: string): Promise<void> {
  const { owner, world } = house
  await owner.query(
    `insert into meeting (committee_id, discussion_id, id, number, starts_at, ends_at, how, uid, set_at)
     values ($1, $2, $3, 1, now() + interval '7 days', now() + interval '7 days 90 minutes', 'online', $4, now())`,
    [world.strathlorne, id, newId(), newId()],
  )
  const { catriona } = world.people
  for (const [person, name, email] of [
    [catriona.personId, catriona.name, catriona.email],
    [null, 'Guest Speaker', 'guest@health.example'],
  ])
    await owner.query(
      `insert into invitation (committee_id, discussion_id, id, person_id, name, email, invited_as, ticket_hash, sequence, invited_at)
       values ($1, $2, $3, $4, $5, $6, 'team-member', $7, 0, now())`,
      [world.strathlorne, id, newId(), person, name, email, newId()],
    )
}

const lettersOf = async (id: string) =>
  (await rows('select letter, person_id, to_address, calendar from letter where discussion_id = $1', id))
    .map(({ letter, person_id, to_address, calendar }) =>
      [letter, keyOf(person_id) ?? to_address, calendar?.method].filter(Boolean).join(' '),
    )
    .sort()

test('before anything was sent, only the managers and the team hear of it', async () => {
  const id = await planted('agreed', { isla: 'requester', gregor: 'first-manager', helen: 'second-manager' })
  const isla = await signedIn('isla')
  const done = await isla.submit(`/discussions/${id}/withdrawal`, { reason: 'moving' })
  expect(done.status).toBe(303)
  expect((await rows('select status from discussion where id = $1', id))[0].status).toBe('withdrawn')
  const [event] = await rows(`select facts from history where discussion_id = $1 and event = 'request-withdrawn'`, id)
  expect(event.facts).toEqual({ from: 'agreed', reason: 'moving' })
  expect(await lettersOf(id)).toEqual([
    'alert-ended calum',
    'alert-ended catriona',
    'request-withdrawn gregor',
    'request-withdrawn helen',
  ])
  expect((await isla.visit(`/discussions/${id}`)).status).toBe(200)
  expect((await (await signedIn('gregor')).visit(`/discussions/${id}`)).status).toBe(404)
})

test('with a meeting set, every calendar entry is taken out and nobody hears of it twice', async () => {
  const id = await planted('time-set', {
    isla: 'requester',
    gregor: 'first-manager',
    helen: 'second-manager',
    ruth: 'screener',
    andrew: 'facilitator',
    catriona: 'team-member',
  })
  await withMeeting(id)
  await house.owner.query(
    `insert into history (committee_id, discussion_id, number, event, at) values ($1, $2, 1000, 'request-sent', now())`,
    [house.world.strathlorne, id],
  )
  const isla = await signedIn('isla')
  expect((await isla.submit(`/discussions/${id}/withdrawal`)).status).toBe(303)
  expect(await lettersOf(id)).toEqual([
    'alert-ended calum',
    'alert-ended catriona CANCEL',
    'alert-ended guest@health.example CANCEL',
    'request-withdrawn andrew CANCEL',
    'request-withdrawn gregor',
    'request-withdrawn helen',
    'request-withdrawn mailbox:reviewing-team',
    'request-withdrawn ruth',
  ])
  expect((await rows('select state from meeting where discussion_id = $1', id))[0].state).toBe('cancelled')
  const still = await rows('select relation from relation where discussion_id = $1 and ended_at is null', id)
  expect(still.map(({ relation }) => relation).sort()).toEqual(['requester', 'screener'])
})

test.each(['meeting-open', 'record-shared', 'finished'] as const)('not any more at %s', async (status) => {
  const id = await planted(status, { isla: 'requester', andrew: 'facilitator' })
  const isla = await signedIn('isla')
  const page = await isla.visit(`/discussions/${id}/withdrawal`)
  expect(page.body).not.toContain('name="reason"')
  const hidden = await isla.hidden(`/discussions/${id}/withdrawal`, '/sign-out')
  expect((await isla.post(`/discussions/${id}/withdrawal`, hidden)).status).toBe(409)
  expect((await rows('select status from discussion where id = $1', id))[0].status).toBe(status)
})

test('a manager who only agreed cannot take it back', async () => {
  const id = await planted('sent', { isla: 'requester', gregor: 'first-manager', helen: 'second-manager' })
  const gregor = await signedIn('gregor')
  expect((await gregor.visit(`/discussions/${id}/withdrawal`)).status).toBe(404)
  const hidden = await gregor.hidden('/desk', '/sign-out')
  expect((await gregor.post(`/discussions/${id}/withdrawal`, hidden)).status).toBe(404)
  expect((await rows('select status from discussion where id = $1', id))[0].status).toBe('sent')
})
