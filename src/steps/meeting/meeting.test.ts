import { expect, test } from 'vitest'
import type { Discussion, Person, Relation, Status } from '../../discussion.ts'
import { whyNot } from '../../kit/step.ts'
import type { Invited } from '../../room/people-here.rows.ts'
import { cornerFrom, promptFor } from '../../room/prompts.ts'
import { emptyRoom } from '../../room/room-state.ts'
import { holdMeeting, thoseThere } from './hold-meeting.ts'
import { openMeeting, openMeetingForm } from './open-meeting.ts'
import { agreeRules } from './people-here.ts'
import { stopMeeting, stopReasons } from './stop-meeting.ts'

const now = new Date('2026-11-24T13:00:00Z')
const purpose = ['support', 'learn', 'views', 'not-planning', 'not-decisions'] as const

test('given a time in two hours, when the facilitator opens the meeting, then it is too soon; in one hour it opens', () => {
  const open = (startsAt: string, day?: 'today' | 'then') =>
    openMeeting.decide(discussion('time-set'), { purpose: [...purpose], here: ['one'], day }, marion, now, {
      planned: { startsAt: new Date(startsAt), endsAt: new Date(startsAt) },
      invited: [somebody('one')],
    })
  expect(open('2026-11-24T15:00:00Z')).toEqual({ refused: 'too-soon' })
  expect(open('2026-11-24T14:00:01Z')).toEqual({ refused: 'too-soon' })
  expect(open('2026-11-24T14:00:00Z')).toEqual([{ type: 'meeting-opened' }])
  expect(open('2026-11-24T00:30:00Z')).toEqual([{ type: 'meeting-opened' }]) // late on its day
  expect(open('2026-11-20T14:00:00Z')).toEqual({ refused: 'another-day' })
  expect(open('2026-11-20T14:00:00Z', 'today')).toEqual([{ type: 'meeting-opened' }])
  expect(open('2026-11-20T14:00:00Z', 'then')).toEqual([{ type: 'meeting-said-held' }])
  expect(open('2026-11-24T14:00:00Z', 'then')).toEqual([{ type: 'meeting-opened' }])
  expect(open('2026-12-20T14:00:00Z', 'today')).toEqual({ refused: 'too-soon' })
})

test('given one line of the purpose not ticked, then the form says to read it out (P19)', () => {
  const id = '01890000-0000-7000-8000-000000000001'
  expect(openMeetingForm.safeParse({ purpose: purpose.slice(0, 4), here: [id] }).success).toBe(false)
  expect(openMeetingForm.safeParse({ purpose: [...purpose], here: id }).success).toBe(true)
})

test('given nobody ticked, or somebody who was never invited, then the meeting is not opened', () => {
  const known = { planned: { startsAt: now, endsAt: now }, invited: [somebody('one')] }
  for (const here of [[], ['stranger']])
    expect(openMeeting.decide(discussion('time-set'), { purpose: [...purpose], here }, marion, now, known)).toEqual({
      refused: 'nobody-present',
    })
})

test('given somebody who is not on the list, when they agree to the rules, then they are asked to be added first', () => {
  expect(agreeRules.decide(discussion('meeting-open'), { agree: true }, isla, now, null)).toEqual({
    refused: 'not-invited',
  })
  expect(agreeRules.decide(discussion('meeting-open'), { agree: true }, isla, now, somebody('isla'))).toEqual([])
})

test('what each reason to stop does: for a participant and for the facilitator', () => {
  const outcome = (
    by: Person,
    reason: (typeof stopReasons)[number],
    afterwards: 'go-on' | 'later' | null = 'later',
  ) => {
    const decided = stopMeeting.decide(discussion('meeting-open'), { reason, afterwards }, by, now, [])
    return 'refused' in decided
      ? decided.refused
      : `${decided[0]?.type}${decided[0]?.facts?.safety === true ? ' for safety' : ''}`
  }
  expect(
    Object.fromEntries(stopReasons.map((reason) => [reason, [outcome(isla, reason), outcome(marion, reason)]])),
  ).toEqual({
    'harm-now': ['meeting-stopped for safety', 'meeting-stopped for safety'],
    'new-harm': ['meeting-stopped for safety', 'meeting-stopped for safety'],
    identifiers: ['meeting-paused', 'meeting-paused'],
    deciding: ['meeting-paused', 'meeting-paused'],
    recording: ['meeting-paused', 'meeting-paused'],
    unwell: ['facilitator-stops', 'meeting-stopped'],
    'not-kind': ['facilitator-stops', 'meeting-stopped'],
    'facilitator-knows': ['facilitator-stops', 'meeting-stopped'],
    'too-few': ['facilitator-stops', 'meeting-stopped'],
  })
  expect(outcome(isla, 'unwell', 'go-on')).toBe('meeting-paused')
})

test('history keeps no reason, only whether it was for safety (P4)', () => {
  for (const reason of stopReasons) {
    const decided = stopMeeting.decide(discussion('meeting-open'), { reason, afterwards: 'later' }, marion, now, [])
    expect(JSON.stringify(decided)).not.toContain(reason)
  }
})

test('whoever joined after the page was made is not left out of those who were there', () => {
  const people = [
    somebody('shown and ticked'),
    somebody('shown, not ticked'),
    somebody('came later'),
    { ...somebody('never came'), isHere: false },
  ]
  const form = { shown: ['shown and ticked', 'shown, not ticked', 'never came'], there: ['shown and ticked'] }
  expect(thoseThere(people, form).map((person) => person.id)).toEqual(['shown and ticked', 'came later'])
})

test('given nobody was there, the meeting was not held', () => {
  const form = { ...holdMeeting.form.parse({ ...fidelity, minutes: '90', shown: [one] }) }
  expect(
    holdMeeting.decide(discussion('meeting-open'), form, marion, now, {
      people: [somebody(one)],
      invitations: [],
      boards: emptyRoom,
      openedAt: null,
      unsure: new Set<string>(),
      boardDays: 10,
    }),
  ).toEqual({
    refused: 'nobody-present',
  })
})

test('only the facilitator opens and ends; managers and the screener have no part in the room', () => {
  for (const relation of ['requester', 'participant', 'team-member', 'first-manager', 'screener'] as const)
    for (const [step, status] of [
      [openMeeting, 'time-set'],
      [holdMeeting, 'meeting-open'],
    ] as const)
      expect(whyNot(step, discussion(status, relation), isla)).toEqual({ refused: 'not-your-turn' })
  for (const relation of ['first-manager', 'second-manager', 'screener'] as const)
    expect(whyNot(stopMeeting, discussion('meeting-open', relation), isla)).toEqual({ refused: 'not-your-turn' })
})

test('another question and another seat go round and round; an unknown corner becomes the usual one', () => {
  const corner = cornerFrom({ stage: 'nowhere', seat: 'partner-agencies', question: '-1' }, 'analysis')
  expect(corner).toEqual({ stage: 'analysis', function: 'support', seat: 'partner-agencies', number: 0 })
  const { of } = promptFor(corner)
  const asked = Array.from({ length: of }, (_, number) => promptFor({ ...corner, number }).question)
  expect(new Set(asked).size).toBe(of)
  expect(promptFor({ ...corner, number: of }).question).toBe(asked[0])
})

const fidelity = Object.fromEntries(
  [
    'f-rules',
    'f-purpose',
    'f-stages',
    'f-tools',
    'f-child',
    'f-challenge',
    'f-all-heard',
    'f-no-decisions',
    'f-no-names',
  ].map((id) => [id, 'yes']),
)

const one = '01890000-0000-7000-8000-000000000001'

const person = (personId: string): Person => ({
  kind: 'person',
  personId,
  committeeId: 'committee',
  name: personId,
  email: `${personId}@health.example`,
  job: '',
  agencyId: '',
  agency: '',
  sector: 'health',
  duties: [],
})
const marion = person('marion')
const isla = person('isla')

function discussion(status: Status, relation: Relation = 'participant'): Discussion {
  const involved = (one: Person, as: Relation) => ({
    personId: one.personId,
    relation: as,
    since: now,
    name: one.name,
    job: '',
    agency: '',
    sector: one.sector,
  })
  return {
    id: 'discussion',
    committeeId: 'committee',
    reference: 'RCD-26-001',
    pseudonym: 'Quiet Harbour',
    status,
    statusSince: now,
    version: 1,
    begunAt: now,
    begunBy: 'isla',
    requesterId: 'isla',
    people: [involved(marion, 'facilitator'), involved(isla, relation)],
  }
}

const somebody = (id: string): Invited => ({
  id,
  personId: id,
  name: id,
  role: '',
  agency: '',
  sector: null,
  invitedAs: 'team-member',
  isHere: true,
  agreedAt: null,
})
