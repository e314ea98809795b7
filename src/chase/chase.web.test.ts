import { afterAll, beforeAll, expect, test } from 'vitest'
import { daysFrom, lettersByDay, liveThrough, tenOn } from '../../test/set-up/days.ts'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { type PersonKey, plantDiscussion } from '../../test/set-up/world.ts'
import type { Relation, Status } from '../discussion.ts'
import { hashOf, newId, newSecret } from '../kit/id.ts'

/** Everything begins on Monday 12 January 2026 at ten; each day somebody looks at what is due. Two weeks without a bank holiday. */
const begin = new Date('2026-01-12T10:00:00Z')
const asked = { isla: 'requester', gregor: 'first-manager', helen: 'second-manager' } as const

let house: TestHouse
const ids: Record<string, string> = {}
beforeAll(async () => {
  house = await testHouse()
  await plantThem()
  await liveThrough(house, [...daysFrom('2026-01-12', '2026-02-03'), '2026-02-09', '2026-02-10', '2026-02-11'])
}, 90_000)
afterAll(() => house.close())

const letters = (which: string) => lettersByDay(house, ids[which] ?? '')
const statusOf = async (which: string) =>
  (await house.owner.query('select status from discussion where id = $1', [ids[which]])).rows[0]?.status ?? 'gone'

test('a manager who is silent is reminded once, and then the practitioner hears of it', async () => {
  expect(await letters('first')).toEqual(['01-14 agreement-reminder gregor', '01-19 agreement-late isla'])
  expect(await letters('second')).toEqual(['01-14 agreement-reminder helen', '01-19 agreement-late isla'])
})

test('the team is to be told', async () => {
  expect(await letters('agreed')).toEqual(['01-14 alert-waiting isla'])
})

test('the Reviewing Team is reminded of what nobody took, the screener of what they took', async () => {
  expect(await letters('sent')).toEqual(['01-15 screening-reminder ruth', '01-15 screening-reminder shona'])
  expect(await letters('screened')).toEqual(['01-15 screening-reminder ruth'])
})

test('a question is called to mind on its day, and a request that waits is looked at again on its day', async () => {
  expect(await letters('more')).toEqual(['01-22 screening-more-reminder isla'])
  expect(await letters('waiting')).toEqual(['02-02 screening-look-again ruth'])
})

test('somebody asked to lead is reminded the working day before, and after the last day the question ends by itself', async () => {
  expect(await letters('offer')).toEqual([
    '01-15 facilitator-offer-reminder marion',
    '01-17 facilitator-offer-ended marion',
    '01-17 facilitator-offer-ended ruth',
    '01-17 facilitator-offer-ended shona',
    '01-23 facilitator-search-longer isla',
  ])
  expect(await statusOf('offer')).toBe('finding-facilitator')
})

test('whoever has not answered the times is reminded two working days before, and the facilitator when the day is over', async () => {
  expect(await letters('times')).toEqual([
    '01-16 poll-reminder calum',
    '01-16 poll-reminder gillian',
    '01-21 poll-ready marion',
  ])
})

test('before a meeting: who has not replied, who comes, the papers of the facilitator; after its day, whether it was held', async () => {
  const told = (await letters('meeting')).filter((line) => !line.includes('evaluation-before'))
  expect(told).toEqual([
    '01-15 invitation-reminder calum',
    '01-15 invitation-reminder gillian',
    '01-23 meeting-reminder calum',
    '01-23 meeting-reminder catriona',
    '01-23 meeting-reminder erin',
    '01-23 meeting-reminder gillian',
    '01-26 facilitator-pack marion',
    '01-29 meeting-day-passed marion',
    '02-09 meeting-day-passed mailbox:reviewing-team',
    '02-09 meeting-day-passed marion',
  ])
  expect((await letters('meeting')).filter((line) => line.includes('evaluation-before'))).toHaveLength(4)
})

test('each reminder to somebody without an account holds a link of its own that works; one who signs in gets a page', async () => {
  const { rows } = await house.owner.query<{ link: string; person_id: string | null }>(
    `select link, person_id from letter where letter in ('poll-reminder', 'invitation-reminder', 'meeting-reminder')`,
  )
  const secret = rows.filter(({ person_id }) => person_id === null).map(({ link }) => link)
  expect(secret).toHaveLength(4)
  expect(new Set(secret).size).toBe(4)
  for (const link of secret) expect((await house.stranger().visit(link)).status).toBe(200)
  for (const { link } of rows.filter(({ person_id }) => person_id !== null))
    expect(link).toMatch(/^\/discussions\/[0-9a-f-]+\/(times|reply|expert-reply)$/)
  const links = await house.owner.query('select count(*) from invitation_link')
  expect(Number(links.rows[0]?.count)).toBe(4) // none that no letter holds
})

test('after the meeting: the forms, the facilitator’s own review, the record', async () => {
  expect(await letters('held')).toEqual([
    '01-12 evaluation-after gillian',
    '01-13 self-review marion',
    '01-16 record-due marion',
    '01-26 evaluation-after-reminder gillian',
  ])
})

test('the boards are wiped when their days are over, and not before', async () => {
  const { rows } = await house.owner.query('select boards_gone_at from room where discussion_id = $1', [ids.held])
  expect(rows[0]?.boards_gone_at).toEqual(tenOn('2026-01-26'))
  expect((await house.owner.query('select from operation where discussion_id = $1', [ids.held])).rowCount).toBe(0)
})

test('readers who have not answered to this copy, two working days before its day', async () => {
  expect(await letters('reading')).toEqual(['01-20 record-read-reminder catriona', '01-20 record-read-reminder tom'])
})

test('themes, then one’s own learning', async () => {
  expect(await letters('shared')).toEqual(['01-19 themes-due marion', '01-26 learning-note-reminder catriona'])
})

test('three months on: the last forms open, remind once, close, and the discussion is finished', async () => {
  expect(await letters('themes')).toEqual([
    '01-20 evaluation-three-months gillian',
    '02-03 evaluation-three-months-reminder gillian',
  ])
  expect(await statusOf('themes')).toBe('finished')
  const { rows } = await house.owner.query(
    `select event, at from history where discussion_id = $1 and event = 'discussion-finished'`,
    [ids.themes],
  )
  expect(rows).toEqual([{ event: 'discussion-finished', at: tenOn('2026-02-10') }])
})

test('going round once more, people are reminded once more', async () => {
  await house.owner.query('update discussion set status_since = $2 where id = $1', [ids.first, tenOn('2026-02-11')])
  await liveThrough(house, ['2026-02-12', '2026-02-13'])
  expect((await letters('first')).slice(2)).toEqual(['02-13 agreement-reminder gregor'])
})

async function plantThem(): Promise<void> {
  const { owner, world } = house
  const here = world.strathlorne
  const person = (key: PersonKey) => world.people[key].personId
  const plant = async (which: string, status: Status, people: Partial<Record<PersonKey, Relation>> = {}) => {
    const id = await plantDiscussion(owner, world, { status, people: { ...asked, ...people }, at: begin })
    ids[which] = id
    return id
  }
  const outcome = (id: string, kind: string, due: string) =>
    owner.query(
      `insert into screening_outcome (committee_id, discussion_id, number, round, outcome, due_on, decided_by, decided_at)
       values ($1, $2, 1, 1, $3, $4, $5, $6)`,
      [here, id, kind, due, person('ruth'), begin],
    )
  const invite = async (
    id: string,
    key: PersonKey | null,
    as: string,
    reply: string | null = null,
    present = false,
  ) => {
    const invitation = newId()
    const [name, email] = key
      ? [world.people[key].name, world.people[key].email]
      : as === 'topic-expert'
        ? ['Erin Expert', 'erin@trauma.example']
        : ['Gillian Guest', 'gillian@housing.example']
    await owner.query(
      `insert into invitation (committee_id, discussion_id, id, person_id, name, email, invited_as, ticket_hash, invited_at, reply, present)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [here, id, invitation, key && person(key), name, email, as, hashOf(newSecret()), begin, reply, present],
    )
    return invitation
  }
  const meet = (id: string, starts: string, state: string) =>
    owner.query(
      `insert into meeting (committee_id, discussion_id, id, number, starts_at, ends_at, how, uid, set_at, state)
       values ($1, $2, $3, 1, $4, $4::timestamptz + interval '90 minutes', 'online', $5, $6, $7)`,
      [here, id, newId(), starts, `meeting-${id}`, begin, state],
    )

  await plant('first', 'with-first-manager')
  await plant('second', 'with-second-manager')
  await plant('agreed', 'agreed')
  await plant('sent', 'sent')
  await plant('screened', 'being-screened', { ruth: 'screener' })
  await outcome(await plant('more', 'more-needed', { ruth: 'screener' }), 'more-needed', '2026-01-22')
  await outcome(await plant('waiting', 'waiting-elsewhere', { ruth: 'screener' }), 'wait', '2026-02-02')

  const offer = await plant('offer', 'facilitator-asked', { marion: 'facilitator-asked' })
  await owner.query(
    `insert into facilitator_offer (committee_id, discussion_id, id, person_id, asked_by, asked_at, answer_by)
     values ($1, $2, $3, $4, $5, $6, '2026-01-16')`,
    [here, offer, newId(), person('marion'), person('ruth'), begin],
  )

  const times = await plant('times', 'finding-time', { marion: 'facilitator', calum: 'team-member' })
  const poll = newId()
  await owner.query(
    `insert into time_poll (committee_id, discussion_id, id, asked_at, closes_on, how) values ($1, $2, $3, $4, '2026-01-20', 'online')`,
    [here, times, poll, begin],
  )
  await invite(times, 'calum', 'team-member')
  await invite(times, null, 'team-member')
  await owner.query(
    `insert into time_reply (committee_id, discussion_id, poll_id, invitation_id, answered_at) values ($1, $2, $3, $4, $5)`,
    [here, times, poll, await invite(times, 'isla', 'requester'), begin],
  )

  const meeting = await plant('meeting', 'time-set', {
    marion: 'facilitator',
    catriona: 'team-member',
    calum: 'team-member',
  })
  await meet(meeting, '2026-01-28T10:00:00Z', 'set')
  await invite(meeting, 'catriona', 'team-member', 'coming')
  await invite(meeting, 'calum', 'team-member')
  await invite(meeting, null, 'team-member')
  await invite(meeting, null, 'topic-expert')
  await invite(meeting, 'tom', 'team-member', 'not-coming')

  const held = await plant('held', 'meeting-ended', { marion: 'facilitator' })
  await meet(held, '2026-01-12T08:00:00Z', 'held')
  await invite(held, null, 'team-member', 'coming', true)
  await owner.query(
    `insert into room (committee_id, discussion_id, opened_at, opened_by, purpose_read, part_since, ended_at, boards_go_at)
     values ($1, $2, $3, $4, '{}', $3, $3, '2026-01-26T10:00:00Z')`,
    [here, held, begin, person('marion')],
  )
  await owner.query(
    `insert into operation (committee_id, discussion_id, number, id, board, type, subject, body, words, by_person, sector, at)
     values ($1, $2, 1, $3::uuid, 'matrix', 'add', $3::uuid::text, '{}', '{"text": ""}', $4, 'health', $5)`,
    [here, held, newId(), person('marion'), begin],
  )

  const reading = await plant('reading', 'record-being-read', {
    marion: 'facilitator',
    catriona: 'participant',
    tom: 'participant',
    calum: 'participant',
  })
  await owner.query(
    `insert into record_copy (committee_id, discussion_id, number, content, offered_at, read_until) values
     ($1, $2, 2, '[]', $3, '2026-01-22T10:00:00Z')`,
    [here, reading, begin],
  )
  for (const [key, copy] of [
    ['tom', 1],
    ['calum', 2],
  ] as const)
    await owner.query(
      `insert into read_back (committee_id, discussion_id, id, person_id, copy, answer, at) values ($1, $2, $3, $4, $5, 'fine', $6)`,
      [here, reading, newId(), person(key), copy, begin],
    )

  await plant('shared', 'record-shared', { marion: 'facilitator', catriona: 'participant' })

  const themes = await plant('themes', 'themes-sent', { marion: 'facilitator' })
  await meet(themes, '2025-10-20T09:00:00Z', 'held')
  await invite(themes, null, 'team-member', 'coming', true)
  await owner.query(
    `insert into evaluation_ticket (committee_id, discussion_id, id, form, ticket_hash, name, email, opens_at, closes_at, used)
     values ($1, $2, $3, 'after', $4, 'Gillian Guest', 'gillian@housing.example', $5, $5, true)`,
    [here, themes, newId(), hashOf(newSecret()), begin],
  )
}
