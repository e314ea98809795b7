/**
 * Who may read what: one table. Row-level security enforces the same rules (db/0004-policy.sql); policy.web.test.ts compares the
 * two on a real database. Kinds follow the audiences that the forms promise beside each question (words.yaml, audience_groups).
 */
import {
  type Discussion,
  type Duty,
  type Person,
  type Relation,
  relationsOf,
  type Status,
  statuses,
} from '../discussion.ts'

export const kinds = [
  'summary', // number, word pair, status, people by what they do here, history
  'areas', // what to explore: everyone invited
  'request', // the rest of the request: request-and-facilitator
  'request-managers', // request-circle
  'request-arranging', // arranging-circle: telephone, expert wish, who is missing
  'request-screening', // Reviewing Team (and facilitator): parallel processes
  'request-independence', // Reviewing Team only: who should not lead the meeting (P15)
  'request-team', // the Team around the Child: arranging-circle
  'request-wishes', // facilitator: times, access, languages
  'agreement',
  'screening', // the single answers: the screener
  'screening-outcome', // the outcome with its reason: request-circle
  'allocation',
  'arranging', // the whole list of invitations and replies: the facilitator
  'meeting',
  'record-draft',
  'kept-words', // sentences with words that are kept: the facilitator's, and the second reader's of the Reviewing Team
  'record',
  'topic-note', // what the group learned about the topic: the topic expert gets this instead of the record
  'sealed-note', // who the discussion is about: opened on purpose, gone when the record is final or the request ends
  'themes', // which themes came from this discussion: its facilitator
] as const
export type Kind = (typeof kinds)[number]

type Rule = { readonly [kind in Kind]?: 'always' | readonly Status[] }

const requestKinds = {
  summary: 'always',
  areas: 'always',
  request: 'always',
  'request-managers': 'always',
} as const satisfies Rule

const managers = { ...requestKinds, agreement: 'always', 'screening-outcome': 'always' } as const satisfies Rule
const meetingRunning = ['meeting-open', 'meeting-stopped'] as const satisfies readonly Status[]
const recordWritten = ['meeting-ended', 'record-being-read', 'record-recalled'] as const satisfies readonly Status[]
/** From then on people have the record, until the time it is kept for is over. */
export const recordShared = [
  'record-shared',
  'themes-sent',
  'three-months-on',
  'finished',
] as const satisfies readonly Status[]

/** From the beginning until the record is final or the request has ended; then there is no note any more. */
const noteUntilFinal = statuses.filter(
  (status) =>
    ![
      'another-route',
      'not-this-time',
      'record-shared',
      'themes-sent',
      'three-months-on',
      'finished',
      'withdrawn',
    ].includes(status),
)

export const readingRules = {
  requester: {
    ...managers,
    'sealed-note': noteUntilFinal,
    'request-arranging': 'always',
    'request-screening': 'always',
    'request-independence': 'always',
    'request-team': 'always',
    'request-wishes': 'always',
    meeting: meetingRunning,
  },
  'first-manager': managers,
  'second-manager': managers,
  screener: {
    ...managers,
    'request-arranging': 'always',
    'request-screening': 'always',
    'request-independence': 'always',
    'request-team': 'always',
    screening: 'always',
    allocation: 'always',
  },
  'facilitator-asked': { summary: 'always', areas: 'always', 'request-team': 'always' },
  facilitator: {
    summary: 'always',
    areas: 'always',
    request: 'always',
    'request-arranging': 'always',
    'request-screening': 'always',
    'request-team': 'always',
    'request-wishes': 'always',
    arranging: 'always',
    meeting: 'always',
    'record-draft': 'always',
    'kept-words': 'always',
    record: 'always',
    'topic-note': 'always',
    'sealed-note': [
      'facilitator-confirmed',
      'finding-time',
      'time-set',
      'postponed',
      ...meetingRunning,
      'meeting-ended',
      'record-being-read',
      'record-recalled',
    ],
    themes: 'always',
  },
  'team-member': {
    summary: ['finding-time', 'time-set', 'postponed', 'cancelled', ...meetingRunning],
    areas: ['finding-time', 'time-set', 'postponed', ...meetingRunning],
    meeting: meetingRunning,
    'sealed-note': ['time-set', 'meeting-open'],
  },
  'topic-expert': {
    summary: ['time-set', 'postponed', 'cancelled', ...meetingRunning, ...recordShared],
    'topic-note': recordShared,
  },
  participant: {
    summary: 'always',
    meeting: meetingRunning,
    record: ['record-being-read', ...recordShared],
    'sealed-note': ['meeting-open'],
  },
  // Parts in the room, for as long as the meeting lasts; the topic expert's for as long as theirs does (P17).
  'co-facilitator': { summary: meetingRunning, meeting: meetingRunning },
  scribe: { summary: meetingRunning, meeting: meetingRunning },
  'expert-in-the-room': { summary: ['meeting-open'], meeting: ['meeting-open'] },
} as const satisfies Record<Relation, Rule>

/** By duty: the queue without its content. */
export const dutyRules: Partial<Record<Duty, Rule>> = {
  'reviewing-team': {
    summary: [
      'sent',
      'being-screened',
      'more-needed',
      'waiting-elsewhere',
      'suitable-with-conditions',
      'finding-facilitator',
      'facilitator-asked',
      'facilitator-confirmed',
      'finding-time',
      'time-set',
      'postponed',
      'cancelled',
      ...meetingRunning,
      ...recordWritten,
    ],
    'kept-words': recordWritten,
    allocation: ['finding-facilitator', 'facilitator-asked', 'facilitator-confirmed'],
    'request-independence': ['finding-facilitator', 'facilitator-asked', 'facilitator-confirmed'],
  },
}

/** Whether this person may read this kind of thing of this discussion now. */
export function mayRead(person: Person, discussion: Discussion, kind: Kind): boolean {
  if (person.committeeId !== discussion.committeeId || discussion.conflicts?.includes(person.personId)) return false
  const byRelation = relationsOf(discussion, person.personId).some((relation) =>
    holds(readingRules[relation], kind, discussion.status),
  )
  const byDuty = person.duties.some((duty) => holds(dutyRules[duty] ?? {}, kind, discussion.status))
  return byRelation || byDuty || wroteIt(person, discussion, kind)
}

function holds(rule: Rule, kind: Kind, status: Status): boolean {
  const when = rule[kind]
  return when === 'always' || (when?.includes(status) ?? false)
}

/**
 * Whoever began a draft reads it until it moves on. A first line manager who filled in the form for a practitioner (P12) goes on
 * reading what they wrote for as long as they are the first line manager.
 */
function wroteIt(person: Person, discussion: Discussion, kind: Kind): boolean {
  if (discussion.begunBy !== person.personId) return false
  if (discussion.status === 'draft') return kind === 'summary' || kind === 'areas' || kind.startsWith('request')
  return kind.startsWith('request') && relationsOf(discussion, person.personId).includes('first-manager')
}
