import { afterAll, beforeAll, expect, test } from 'vitest'
import { privacy } from '#content'
import { lettersByDay, liveThrough } from '../../../test/set-up/days.ts'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import { type PersonKey, plantDiscussion } from '../../../test/set-up/world.ts'
import { saidAfter } from '../../chase/standstill.reminders.ts'
import type { Relation, Status, System } from '../../discussion.ts'
import { announcedDays, atRest, standingStill } from '../../trust/at-rest.ts'
import { endHold, placeHold } from '../../trust/legal-hold.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const at = new Date('2026-01-12T10:00:00Z')
const both = { isla: 'requester', gregor: 'first-manager', helen: 'second-manager' } as const

/** With one answer, and what was last done in it on that day. */
async function resting(status: Status, people: Partial<Record<PersonKey, Relation>> = both): Promise<string> {
  const { owner, world } = house
  const id = await plantDiscussion(owner, world, { status, people, at })
  await owner.query(
    `insert into request_answer (committee_id, discussion_id, question, kind, value, answered_at) values ($1, $2, 'areas', 'areas', '"A-text"', $3)`,
    [world.strathlorne, id, at],
  )
  return id
}
const statusOf = async (id: string) =>
  (await house.owner.query('select status from discussion where id = $1', [id])).rows[0]?.status
const answers = async (id: string) =>
  (await house.owner.query('select from request_answer where discussion_id = $1', [id])).rowCount
const endings = async (id: string) => (await lettersByDay(house, id)).filter((line) => /lapse|ended/.test(line))

test('the days are those we promise', () => {
  const kept = privacy.classes.find(({ id }) => id === 'request-at-rest')?.kept
  expect(kept?.for).toBe('3 months')
  expect(kept?.then).toContain(`${announcedDays} days before`)
})

test.each(atRest)(
  '%s: announced 14 days before, withdrawn after three months, gone after three more',
  async (status) => {
    const id = await resting(status)
    const isla = await house.signedIn(house.world.people.isla)
    await liveThrough(house, ['2026-03-28'])
    expect(await endings(id)).toEqual([])
    await liveThrough(house, ['2026-03-29', '2026-04-11'])
    expect(await statusOf(id)).toBe(status)
    expect((await endings(id)).filter((line) => line.includes('isla'))).toEqual(['03-29 request-lapse-announced isla'])
    expect((await isla.visit(`/discussions/${id}`)).body).toMatch(
      /If nothing happens it is withdrawn on .*12 April 2026/,
    )
    await liveThrough(house, ['2026-04-12'])
    expect(await statusOf(id)).toBe('withdrawn')
    expect(await endings(id)).toEqual(
      [
        '03-29 request-lapse-announced isla',
        ...(status === 'cancelled' ? ['03-29 request-lapse-announced mailbox:reviewing-team'] : []),
        '04-12 request-lapsed gregor',
        '04-12 request-lapsed helen',
        '04-12 request-lapsed-own isla',
      ].sort(),
    )
    const page = await isla.visit(`/discussions/${id}`)
    expect(page.body).toContain('The request was withdrawn because nothing had happened for a long time')
    expect(page.body).toMatch(/Goes on .*12 July 2026/)
    expect((await (await house.signedIn(house.world.people.gregor)).visit(`/discussions/${id}`)).status).toBe(404)
    await liveThrough(house, ['2026-07-11'])
    expect(await answers(id)).toBe(1)
    await liveThrough(house, ['2026-07-13'])
    expect(await answers(id)).toBe(0)
  },
)

test('whoever goes on with it after the announcement keeps it, and its time begins anew', async () => {
  const id = await resting('not-agreed-now')
  await liveThrough(house, ['2026-04-01'])
  expect(await endings(id)).toEqual(['04-01 request-lapse-announced isla'])
  const step = `insert into history (committee_id, discussion_id, number, event, by_person, at)
    values ($1, $2, 100, 'agreement-asked', $3, '2026-04-10T10:00:00Z')`
  await house.owner.query(step, [house.world.strathlorne, id, house.world.people.isla.personId])
  const isla = await house.signedIn(house.world.people.isla)
  expect((await isla.visit(`/discussions/${id}`)).status).toBe(200)
  await liveThrough(house, ['2026-04-15', '2026-06-20'])
  expect(await statusOf(id)).toBe('not-agreed-now')
  await liveThrough(house, ['2026-06-26', '2026-07-10'])
  expect(await endings(id)).toContain('06-26 request-lapse-announced isla')
  expect(await statusOf(id)).toBe('withdrawn')
})

test('however long nobody looked, it is announced and ends a fortnight later; cover in between changes nothing', async () => {
  const id = await resting('with-first-manager')
  await liveThrough(house, ['2026-09-01'])
  const covered = `insert into history (committee_id, discussion_id, number, event, at)
    values ($1, $2, 100, 'cover-ended', '2026-09-03T10:00:00Z')`
  await house.owner.query(covered, [house.world.strathlorne, id])
  await liveThrough(house, ['2026-09-14'])
  expect(await statusOf(id)).toBe('with-first-manager')
  const { rows } = await house.owner.query(
    `select "values" ->> 'lapse_date' as day from letter where discussion_id = $1 and letter = 'request-lapse-announced'`,
    [id],
  )
  expect(rows).toEqual([{ day: 'Tuesday 15 September 2026' }])
  await liveThrough(house, ['2026-09-15'])
  expect(await statusOf(id)).toBe('withdrawn')
})

test('a hold keeps it where it is; the team that was told and the Reviewing Team hear when it ends', async () => {
  const { owner, world, database } = house
  const id = await resting('more-needed', { ...both, ruth: 'screener' })
  await owner.query(
    `insert into team_member (committee_id, discussion_id, id, position, person_id, name, role, agency, email, told_at, told_how)
     values ($1, $2, gen_random_uuid(), 0, $3, 'Catriona Milne', 'Health visitor', 'health', 'catriona@health.example', $4, 'letter')`,
    [world.strathlorne, id, world.people.catriona.personId, at],
  )
  await owner.query(
    `insert into history (committee_id, discussion_id, number, event, at) values ($1, $2, 50, 'request-sent', $3)`,
    [world.strathlorne, id, at],
  )
  const system: System = { kind: 'system', committeeId: world.strathlorne }
  await database.withActor(system, (tx) => placeHold(tx, system, id, 'complaint', at))
  await liveThrough(house, ['2026-10-01', '2026-10-20'])
  expect(await endings(id)).toEqual([])
  await database.withActor(system, (tx) => endHold(tx, system, id, new Date('2026-10-21T10:00:00Z')))
  await liveThrough(house, ['2026-10-22', '2026-11-05'])
  expect(await statusOf(id)).toBe('withdrawn')
  expect((await endings(id)).filter((line) => line.startsWith('11-05'))).toEqual([
    '11-05 alert-ended catriona',
    '11-05 request-lapsed gregor',
    '11-05 request-lapsed helen',
    '11-05 request-lapsed mailbox:reviewing-team',
    '11-05 request-lapsed ruth',
    '11-05 request-lapsed-own isla',
  ])
})

test('a discussion that stands still: the days are those we promise', () => {
  const kept = privacy.classes.find(({ id }) => id === 'discussion-at-rest')?.kept
  expect(kept?.for).toBe('6 months')
  expect(kept?.then).toContain(`after ${saidAfter.join(' and ')} months, and ${announcedDays} days before`)
})

const led = { ...both, ruth: 'screener', marion: 'facilitator', tom: 'participant' } as const
const held: readonly Status[] = ['meeting-ended', 'record-being-read', 'record-recalled']

test.each(standingStill)(
  '%s: said after two and four months, announced 14 days before, over after six months',
  async (status) => {
    const id = await resting(status, led)
    const lines = async () => (await lettersByDay(house, id)).filter((line) => /lapse|ended|closed|still/.test(line))
    await liveThrough(house, ['2026-03-11', '2026-03-12', '2026-05-12', '2026-06-27'])
    expect(await statusOf(id)).toBe(status)
    expect(await lines()).toEqual(
      ['03-12', '05-12'].flatMap((day) => [
        `${day} discussion-stands-still mailbox:reviewing-team`,
        `${day} discussion-stands-still marion`,
      ]),
    )
    await liveThrough(house, ['2026-06-28', '2026-07-11'])
    const isla = await house.signedIn(house.world.people.isla)
    expect((await isla.visit(`/discussions/${id}`)).body).toMatch(/If nothing happens it ends on .*12 July 2026/)
    expect((await lines()).filter((line) => line.startsWith('06-28'))).toEqual(
      ['isla', 'mailbox:reviewing-team', 'marion', 'ruth'].map((who) => `06-28 discussion-lapse-announced ${who}`),
    )
    await liveThrough(house, ['2026-07-12'])
    expect(await statusOf(id)).toBe(status === 'record-shared' ? 'finished' : 'withdrawn')
    const letter =
      status === 'record-shared' ? 'discussion-closed' : held.includes(status) ? 'discussion-lapsed' : 'request-lapsed'
    const told = (await lines()).filter((line) => line.startsWith('07-12'))
    expect(told.filter((line) => line.includes(` ${letter} `)).map((line) => line.split(' ').at(-1))).toEqual(
      {
        'discussion-closed': ['mailbox:reviewing-team', 'marion'],
        'discussion-lapsed': ['gregor', 'helen', 'isla', 'mailbox:reviewing-team', 'marion', 'tom'],
        'request-lapsed': ['gregor', 'helen', 'marion', 'ruth'],
      }[letter],
    )
    await liveThrough(house, ['2026-10-11'])
    expect(await answers(id)).toBe(1)
    await liveThrough(house, status === 'record-shared' ? ['2027-01-13'] : ['2026-10-13'])
    expect(await answers(id)).toBe(0)
  },
)

test('a meeting that is set and a day to look again are waited for', async () => {
  const set = await resting('time-set', led)
  const waits = await resting('waiting-elsewhere', led)
  const told = `insert into history (committee_id, discussion_id, number, event, at, facts) values ($1, $2, 50, $3, $4, $5)`
  await house.owner.query(told, [house.world.strathlorne, set, 'time-set', at, { starts: '2026-11-02T10:00:00.000Z' }])
  await house.owner.query(told, [house.world.strathlorne, waits, 'told-to-wait', at, { until: '2026-11-02' }])
  await liveThrough(house, ['2026-10-01', '2026-10-20', '2027-04-18', '2027-05-01'])
  expect([await statusOf(set), await statusOf(waits)]).toEqual(['time-set', 'waiting-elsewhere'])
  await liveThrough(house, ['2027-05-04'])
  expect([await statusOf(set), await statusOf(waits)]).toEqual(['withdrawn', 'withdrawn'])
})
