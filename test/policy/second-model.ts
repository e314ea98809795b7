/**
 * Who may read what, written a second time: from docs/procedure.md, docs/who-may-read-what.md and the audiences that the forms promise,
 * and by kind of content instead of by reader. It shares no code with src/trust/policy.ts and none with the database: where the three
 * differ, at least one of them is wrong.
 */
export interface Facts {
  /** They work in the discussion's committee now, and act there. */
  readonly worksHere: boolean
  readonly conflict: boolean
  readonly parts: ReadonlySet<string>
  readonly began: boolean
  readonly duties: readonly string[]
  readonly status: string
  /** They opened it in an emergency, less than an hour ago, and have not closed it. */
  readonly emergency: boolean
  /** It was they who were offered the facilitation and invited, acting in that committee. */
  readonly askedThemselves: boolean
}

const meetingGoesOn = ['meeting-open', 'meeting-stopped']
const afterSharing = ['record-shared', 'themes-sent', 'three-months-on', 'finished']
const someoneIsSought = ['finding-facilitator', 'facilitator-asked', 'facilitator-confirmed']
const leading = [
  ...['facilitator-confirmed', 'finding-time', 'time-set', 'postponed'],
  ...meetingGoesOn,
  ...['meeting-ended', 'record-being-read', 'record-recalled'],
]
const recordIsWritten = ['meeting-ended', 'record-being-read', 'record-recalled']
const reviewingTeamsQueue = [
  ...['sent', 'being-screened', 'more-needed', 'waiting-elsewhere', 'suitable-with-conditions'],
  ...someoneIsSought,
  ...['finding-time', 'time-set', 'postponed', 'cancelled'],
  ...meetingGoesOn,
  ...recordIsWritten,
]

export function mayReadBySecondModel(kind: string, facts: Facts): boolean {
  if (!facts.worksHere || facts.conflict) return false
  const is = (...parts: readonly string[]) => parts.some((part) => facts.parts.has(part))
  const now = (...statuses: readonly string[]) => statuses.includes(facts.status)
  const inQueue = facts.duties.includes('reviewing-team')
  const askers = is('requester', 'first-manager', 'second-manager')
  // Sharing the lead, typing for the group; the topic expert while their part lasts and nobody has stopped the meeting (P17).
  const hasAPlaceInTheRoom =
    (is('co-facilitator', 'scribe') && now(...meetingGoesOn)) || (is('expert-in-the-room') && now('meeting-open'))
  const ownDraft = facts.began && now('draft')
  const filledIn = facts.began && (now('draft') || is('first-manager'))
  switch (kind) {
    case 'summary':
      return (
        askers ||
        is('screener', 'facilitator-asked', 'facilitator', 'participant') ||
        (is('team-member') && now('finding-time', 'time-set', 'postponed', 'cancelled', ...meetingGoesOn)) ||
        (is('topic-expert') && now('time-set', 'postponed', 'cancelled', ...meetingGoesOn, ...afterSharing)) ||
        hasAPlaceInTheRoom ||
        (inQueue && now(...reviewingTeamsQueue)) ||
        ownDraft
      )
    case 'areas':
      return (
        askers ||
        is('screener', 'facilitator-asked', 'facilitator') ||
        (is('team-member') && now('finding-time', 'time-set', 'postponed', ...meetingGoesOn)) ||
        ownDraft
      )
    case 'request':
      return askers || is('screener', 'facilitator') || filledIn
    case 'request-managers':
      return askers || is('screener') || filledIn
    case 'request-arranging':
    case 'request-screening':
      return is('requester', 'screener', 'facilitator') || filledIn
    case 'request-independence':
      return is('requester', 'screener') || (inQueue && now(...someoneIsSought)) || filledIn
    case 'request-team':
      return is('requester', 'screener', 'facilitator', 'facilitator-asked') || filledIn
    case 'request-wishes':
      return is('requester', 'facilitator') || filledIn
    case 'agreement':
    case 'screening-outcome':
      return askers || is('screener')
    case 'screening':
      return is('screener')
    case 'allocation':
      return is('screener') || (inQueue && now(...someoneIsSought))
    case 'arranging':
    case 'record-draft':
    case 'themes':
      return is('facilitator')
    case 'kept-words':
      return is('facilitator') || (inQueue && now(...recordIsWritten))
    case 'meeting':
      return (
        is('facilitator') ||
        hasAPlaceInTheRoom ||
        (is('requester', 'team-member', 'participant') && now(...meetingGoesOn))
      )
    case 'record':
      return is('facilitator') || (is('participant') && now('record-being-read', ...afterSharing))
    case 'sealed-note': // until the record is final or the request has ended; then there is none
      return (
        (is('requester') && !now('another-route', 'not-this-time', 'withdrawn', ...afterSharing)) ||
        (is('facilitator') && now(...leading)) ||
        (is('team-member') && now('time-set', 'meeting-open')) ||
        (is('participant') && now('meeting-open'))
      )
    case 'topic-note':
      return is('facilitator') || (is('topic-expert') && now(...afterSharing))
    default:
      throw new Error(`the second model does not know ${kind}: add it here, from the documentation`)
  }
}

/** Emergency access never opens these (decision 0021). */
const closedInAnEmergency = [
  ...['sealed-note', 'meeting', 'record-draft', 'topic-note', 'themes', 'allocation', 'arranging', 'screening'],
  ...['request-independence', 'request-wishes', 'kept-words'],
]

/** The Lead Officer for an hour: never somebody who looks after people's accounts, never a draft. */
export const readsInEmergencyBySecondModel = (kind: string, facts: Facts): boolean =>
  facts.emergency &&
  facts.worksHere &&
  !facts.conflict &&
  facts.status !== 'draft' &&
  facts.duties.includes('lead-officer') &&
  !facts.duties.includes('administrator') &&
  !closedInAnEmergency.includes(kind)
