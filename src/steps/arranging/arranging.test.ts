import { describe, expect, test } from 'vitest'
import type { Discussion, Person, Relation, Status } from '../../discussion.ts'
import type { Invitation, Meeting } from '../../room/meeting.rows.ts'
import type { MeetingDetails } from './arranging.letters.ts'
import { accessNeeds, replyForm, replyToInvitation } from './invitation-reply.ts'
import type { Invitee } from './invitees.rows.ts'
import { resumeSearch } from './meeting-off.ts'
import { choosing } from './poll.view.ts'
import { stateOf } from './ready.page.tsx'
import { meetingForm, moveMeeting, setTime } from './time-set.ts'
import { answersForm, answerTimes } from './times-answered.ts'
import { offerTimes, timesForm } from './times-offered.ts'
import { expertReplyForm } from './topic-expert.ts'

const now = new Date('2026-11-24T12:00:00Z')
const later = new Date('2026-12-03T10:00:00Z')

describe('offering times', () => {
  const time = (date: string, at = '10:00') => ({ date, time: at, which: '' })
  const three = [time('2026-12-01'), time('2026-12-02'), time('2026-12-03')]
  const rest = { length: 'usual', how: 'online', closes: '2026-11-30' }
  const errorsOf = (input: object) =>
    Object.fromEntries(
      (timesForm.safeParse({ ...rest, ...input }).error?.issues ?? []).map((issue) => [
        issue.path.join('-'),
        issue.message,
      ]),
    )

  test('three to six times, in order, with gaps between the rows', () => {
    const parsed = timesForm.parse({ ...rest, times: [...three.toReversed(), time('', ''), time('2026-12-04')] })
    expect(parsed.starts.map((at) => at.toISOString().slice(0, 10))).toEqual([
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
    ])
    expect(parsed.minutes).toBe(90)
  })
  test('two are too few; twice the same is said at its field', () => {
    expect(Object.keys(errorsOf({ times: three.slice(1) }))).toEqual(['times-2-date'])
    expect(Object.keys(errorsOf({ times: [...three, time('2026-12-01', '10.00')] }))).toEqual(['times-3-time'])
  })
  test('the last day to answer is before the first time', () => {
    expect(Object.keys(errorsOf({ times: three, closes: '2026-12-01' }))).toEqual(['closes'])
    expect(Object.keys(errorsOf({ times: three, closes: '' }))).toEqual(['closes'])
  })
  test('a half-typed row is not dropped', () => {
    expect(Object.keys(errorsOf({ times: [...three, time('2026-12-09', '')] }))).toEqual(['times-3-time'])
  })
  test('a time or a closing day in the past is refused', () => {
    const form = timesForm.parse({ ...rest, times: three })
    const known = { poll: { id: 'p', options: [] }, invitees: [invitee(), invitee()] }
    const decideAt = (at: string) =>
      offerTimes.decide(discussion('facilitator-confirmed'), form, person('f'), new Date(at), known)
    expect(decideAt('2026-11-24T12:00:00Z')).toEqual([
      { type: 'times-offered', facts: { times: 3, closes: '2026-11-30' } },
    ])
    expect(decideAt('2026-12-01T10:00:00Z')).toEqual({ refused: 'time-passed' })
    expect(decideAt('2026-12-01T09:00:00Z')).toEqual({ refused: 'closing-day-passed' })
  })
})

describe('answering times', () => {
  const one = '00000000-0000-7000-8000-000000000001'
  const two = '00000000-0000-7000-8000-000000000002'
  test('every time needs an answer; "none of these" answers them all', () => {
    const form = { options: [one, two], answers: { [one]: 'yes' }, none: false, better: '' }
    expect(answersForm.safeParse(form).error?.issues.map((issue) => issue.path.join('-'))).toEqual([`answer-${two}`])
    expect(answersForm.parse({ ...form, answers: { [one]: 'no' }, none: true }).answers).toEqual({
      [one]: 'no',
      [two]: 'no',
    })
    const both = answersForm.safeParse({ ...form, none: true })
    expect(both.error?.issues.map((issue) => issue.path.join('-'))).toEqual(['none'])
  })
  test('answers to an earlier round are refused', () => {
    const poll = {
      id: 'p',
      options: [{ id: one, startsAt: later, endsAt: later }],
      askedAt: now,
      closesOn: '',
      how: 'online' as const,
    }
    const known = { poll, invitation: invitation(), others: { invited: 2, answered: 0 } }
    const answer = (answers: object) =>
      answerTimes.decide(discussion('finding-time'), { answers: { ...answers }, better: '' }, person('t'), now, known)
    expect(answer({ [one]: 'yes' })).toEqual([])
    expect(answer({ [two]: 'yes' })).toEqual({ refused: 'times-changed' })
    expect(answer({ [one]: 'yes', [two]: 'yes' })).toEqual({ refused: 'times-changed' })
  })
})

describe('setting and moving', () => {
  const typed = {
    date: '2026-12-03',
    time: '10:00',
    which: '',
    option: '',
    length: 'long',
    how: 'in-person',
    place: 'Room 4',
    link: '',
  }
  const form = meetingForm.parse(typed)
  const known = (details: Partial<MeetingDetails> | null, meeting: Meeting | null = null) => ({
    meeting,
    meetingId: 'm',
    details: details && { ...place, startsAt: later, endsAt: new Date(later.getTime() + 7_200_000), ...details },
    invitees: [invitee(), invitee()],
    steppedOut: [],
  })
  const place = { how: 'in-person' as const, place: 'Room 4', link: '' }

  test('a typed time with its length; what does not belong to the way of meeting is dropped', () => {
    expect(form).toMatchObject({ starts: later, minutes: 120, place: 'Room 4', link: '' })
    expect(meetingForm.parse({ ...typed, how: 'online', link: 'https://a.example/x' }).place).toBe('')
  })
  test.each([
    [{ place: '' }, 'place'],
    [{ how: 'online' }, 'link'],
    [{ how: 'mixed', link: 'http://a.example' }, 'link'],
    [{ how: 'mixed', link: 'https://a.example/ x' }, 'link'],
    [{ date: '2027-03-28', time: '01:15' }, 'time'],
    [{ date: '2027-10-31', time: '01:15' }, 'which'],
    [{ length: '' }, 'length'],
  ])('%j is to be put right at %s', (change, field) => {
    const fields = meetingForm.safeParse({ ...typed, ...change }).error?.issues.map((issue) => issue.path.join('-'))
    expect(fields).toEqual([field])
  })
  test('past, too far ahead, no longer offered, too few people, nothing new', () => {
    const decide = (what: ReturnType<typeof known>, at = now) =>
      setTime.decide(discussion('finding-time'), form, person('f'), at, what)
    expect(decide(known({}))).toEqual([
      { type: 'time-set', facts: { starts: '2026-12-03T10:00:00.000Z', how: 'in-person' } },
    ])
    expect(decide(known({}), later)).toEqual({ refused: 'time-passed' })
    expect(decide(known({ startsAt: new Date('2028-12-03T10:00:00Z') }))).toEqual({ refused: 'time-too-far' })
    expect(decide(known(null))).toEqual({ refused: 'times-changed' })
    expect(decide({ ...known({}), invitees: [invitee()] })).toEqual({ refused: 'nobody-to-invite' })
    const details = known({}).details
    const same = details && known({}, { ...meeting(), ...details })
    expect(same && moveMeeting.decide(discussion('time-set'), form, person('f'), now, same)).toEqual({
      refused: 'nothing-changed',
    })
  })
})

describe('replying', () => {
  const reply = (changed: Partial<Invitation>, answer: string, at = now) =>
    replyToInvitation.decide(
      discussion('time-set'),
      replyForm.parse({ reply: answer, part: 'x', name: 'x', email: 'x@y.example' }),
      { kind: 'ticket', committeeId: 'c', ticketHash: 'h' },
      at,
      { invitation: invitation(changed), meeting: meeting() },
    )
  test('the mark it leaves holds no answer', () => {
    expect(reply({}, 'conflict')).toEqual([{ type: 'reply-given', facts: { invitation: 'i' } }])
  })
  test('until the meeting begins', () => {
    expect(reply({}, 'coming', later)).toEqual({ refused: 'meeting-has-begun' })
  })
  test('a personal link is not undone by a link; nobody takes the place of the practitioner', () => {
    expect(reply({ reply: 'conflict' }, 'coming')).toEqual({ refused: 'conflict-was-told' })
    expect(reply({ invitedAs: 'requester' }, 'someone-else')).toEqual({ refused: 'not-for-requester' })
    expect(reply({ invitedAs: 'requester' }, 'not-coming')).toHaveLength(1)
  })
  test('the topic expert has a form of their own', () => {
    expect(reply({ invitedAs: 'topic-expert' }, 'coming')).toEqual({ refused: 'no-invitation' })
    expect(expertReplyForm.safeParse({ answer: 'other-time' }).success).toBe(false)
    expect(expertReplyForm.safeParse({ answer: 'no' }).success).toBe(true)
  })
  test('what belongs to an answer is asked for', () => {
    const fields = (form: object) => replyForm.safeParse(form).error?.issues.map((issue) => issue.path.join('-'))
    expect(fields({ reply: 'part' })).toEqual(['part'])
    expect(fields({ reply: 'someone-else' })).toEqual(['name', 'email'])
    expect(fields({ reply: 'coming', needs: ['other'] })).toEqual(['other'])
    expect(fields({ reply: 'coming', needs: [...accessNeeds], other: 'A lamp' })).toBeUndefined()
    expect(fields({ reply: 'maybe' })).toEqual(['reply'])
    expect(replyForm.parse({ reply: 'coming', needs: [], other: 'A lamp' }).needs).toEqual(['other'])
  })
})

test('the best time has most who can come; a time with one agency or without the practitioner is warned of', () => {
  const options = ['a', 'b'].map((id) => ({ id, startsAt: later, endsAt: later }))
  const people = [
    invitation({ id: 'p', invitedAs: 'requester', agency: 'social-work' }),
    invitation({ id: 'q', agency: 'social-work' }),
    invitation({ id: 'r', agency: 'health' }),
  ]
  const said = (answers: Record<string, readonly ['yes' | 'no' | 'maybe', 'yes' | 'no' | 'maybe']>) =>
    new Map(
      Object.entries(answers).map(([id, [a, b]]) => [
        id,
        { better: '', answers: new Map([['a', a] as const, ['b', b] as const]) },
      ]),
    )
  const all = choosing({ options }, people, said({ p: ['no', 'yes'], q: ['yes', 'yes'], r: ['maybe', 'no'] }))
  expect(all.map(({ yes, maybe, isBest, warnings }) => ({ yes, maybe, isBest, warnings }))).toEqual([
    { yes: 1, maybe: 1, isBest: false, warnings: ['warn_practitioner'] },
    { yes: 2, maybe: 0, isBest: true, warnings: ['warn_one_agency'] },
  ])
  const alike = choosing({ options }, people, said({ p: ['yes', 'yes'], q: ['no', 'yes'], r: ['yes', 'no'] }))
  expect(alike.map(({ yes, isBest }) => [yes, isBest])).toEqual([
    [2, false],
    [2, false],
  ])
  expect(choosing({ options }, people, new Map()).some((one) => one.isBest || one.warnings.length > 0)).toBe(false)
})

test('ready: two agencies are coming, and the expert does not count as one', () => {
  const coming = (agency: string, invitedAs: Invitation['invitedAs'] = 'team-member') =>
    invitation({ agency, invitedAs, reply: 'coming' })
  expect(stateOf('r-agencies', { meeting: null, invited: [coming('health'), coming('police', 'topic-expert')] })).toBe(
    'no',
  )
  expect(stateOf('r-agencies', { meeting: null, invited: [coming('health'), coming('police')] })).toBe('yes')
})

test('after calling off, nobody with a part in the work decides for the Reviewing Team', () => {
  const involved = {
    ...discussion('cancelled'),
    people: [involvedAs('x', 'team-member'), involvedAs('f', 'facilitator')],
  }
  const decide = (who: string, next: 'same-facilitator' | 'new-facilitator') =>
    resumeSearch.decide(involved, { next }, person(who), now, undefined)
  expect(decide('x', 'same-facilitator')).toEqual({ refused: 'you-are-involved' })
  expect(decide('y', 'same-facilitator')).toEqual([{ type: 'arranging-resumed' }])
  expect(decide('y', 'new-facilitator')).toEqual([{ type: 'facilitator-search-resumed' }])
})

const involvedAs = (personId: string, relation: Relation) => ({
  personId,
  relation,
  since: now,
  name: personId,
  job: '',
  agency: '',
  sector: 'health' as const,
})

function discussion(status: Status): Discussion {
  return {
    id: 'd',
    committeeId: 'c',
    reference: 'RCD-26-001',
    pseudonym: 'Quiet Harbour',
    status,
    statusSince: now,
    version: 1,
    begunAt: now,
    begunBy: 'r',
    requesterId: 'r',
    people: [involvedAs('r', 'requester'), involvedAs('f', 'facilitator')],
  }
}

const person = (personId: string): Person => ({
  kind: 'person',
  personId,
  committeeId: 'c',
  name: personId,
  email: '',
  job: '',
  agencyId: '',
  agency: '',
  sector: 'health',
  duties: [],
})

const meeting = (): Meeting => ({
  id: 'm',
  number: 1,
  startsAt: later,
  endsAt: later,
  how: 'in-person',
  place: 'Room 4',
  link: '',
  uid: 'u',
  sequence: 0,
  state: 'set',
})

const invitee = (): Invitee => ({ ...invitation(), isNew: true, secret: 's' })

function invitation(changed: Partial<Invitation> = {}): Invitation {
  return {
    id: 'i',
    personId: null,
    name: 'Somebody',
    role: '',
    agency: 'health',
    email: 'somebody@agency.example',
    invitedAs: 'team-member',
    topic: '',
    topicQuestion: '',
    sequence: 0,
    reply: null,
    replyPart: '',
    someoneElse: { name: '', role: '', email: '' },
    view: '',
    accessNeeds: [],
    accessOther: '',
    declaredAt: null,
    repliedAt: null,
    ...changed,
  }
}
