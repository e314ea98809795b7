/**
 * What the procedure allows, written down a second time from docs/procedure.md and the meanings of the statuses (content words.yaml),
 * without asking the steps: the property test of the whole procedure holds the program to it.
 */
import type { Status } from '../../src/discussion.ts'

/**
 * `writer`: the practitioner, or the first line manager who wrote the request for them (P12). `link`: somebody with a link of their
 * own. `program`: what dates bring.
 */
export type Who =
  | 'writer'
  | 'requester'
  | 'first-manager'
  | 'second-manager'
  | 'team-member'
  | 'screener'
  | 'facilitator-asked'
  | 'facilitator'
  | 'topic-expert'
  | 'participant'
  | 'co-facilitator'
  | 'scribe'
  | 'reviewing-team'
  | 'link'
  | 'program'

type Acts = { readonly [who in Who]?: readonly string[] }

/** P10: until a facilitator is asked a manager may take their agreement back; P8: until the meeting the request may be withdrawn. */
const asking: Acts = { writer: ['withdrawal'] }
const agreedTo: Acts = {
  ...asking,
  'first-manager': ['take-agreement-back'],
  'second-manager': ['take-agreement-back'],
}
/** P31: what waits for long for somebody who does nothing with it ends; what is over, deleted as a draft, or goes on by the program does not wait. */
const resting = ['announce-lapse', 'lapse']
const neverRests: readonly string[] = [
  ...['draft', 'another-route', 'not-this-time', 'themes-sent', 'three-months-on', 'finished', 'withdrawn'],
]
const inTheRoom = ['agree-rules', 'stop-meeting']
const readers: Acts = { facilitator: ['take-back-record'], participant: ['take-back-record'] }

/** P22: whoever asked may write the sealed note until the meeting is over; where the request went elsewhere there is nobody to tell. */
const unsealed: readonly string[] = [
  'another-route',
  'not-this-time',
  'cancelled',
  'meeting-stopped',
  'meeting-ended',
  'record-being-read',
  'record-shared',
  'record-recalled',
  'themes-sent',
  'three-months-on',
  'finished',
  'withdrawn',
]

/** Status → who → what may happen beside the sealed note. */
const steps: Readonly<Record<Status, Acts>> = {
  draft: { writer: ['save-answers', 'ask-agreement', 'delete-draft', 'withdrawal'] },
  'with-first-manager': {
    writer: ['save-answers', 'withdrawal'],
    'first-manager': ['agreement'],
    program: ['stand-in'],
  },
  'with-second-manager': {
    writer: ['save-answers', 'withdrawal'],
    'first-manager': ['take-agreement-back'],
    'second-manager': ['agreement'],
    program: ['stand-in'],
  },
  'manager-question': {
    writer: ['save-answers', 'withdrawal'],
    requester: ['answer-manager'],
    'first-manager': ['answer-manager'],
  },
  'not-agreed-now': { writer: ['save-answers', 'ask-agreement', 'withdrawal'] },
  agreed: {
    ...agreedTo,
    writer: ['save-answers', 'send-request', 'withdrawal'],
    requester: ['alert'],
  },
  sent: { ...agreedTo, 'reviewing-team': ['take-screening'] },
  'being-screened': {
    ...agreedTo,
    screener: ['save-screening', 'screen', 'pass-screening'],
    'reviewing-team': ['take-over-screening'],
  },
  'more-needed': { ...agreedTo, requester: ['answer-more'] },
  'another-route': { ...asking, requester: ['come-back'] },
  'waiting-elsewhere': { ...agreedTo, screener: ['look-again'], 'reviewing-team': ['look-again'] },
  'not-this-time': { ...asking, requester: ['come-back'] },
  'suitable-with-conditions': { ...agreedTo, requester: ['say-condition-done'], screener: ['meet-condition'] },
  'finding-facilitator': { ...agreedTo, 'reviewing-team': ['ask-facilitator', 'report-no-facilitator'] },
  'facilitator-asked': { ...asking, 'facilitator-asked': ['accept-offer', 'pass-offer'], program: ['end-offer'] },
  'facilitator-confirmed': { ...asking, facilitator: ['step-down', 'offer-times', 'set-time'] },
  'finding-time': {
    ...asking,
    requester: ['answer-times'],
    'team-member': ['answer-times'],
    'topic-expert': ['answer-times'],
    link: ['answer-times'],
    facilitator: ['step-down', 'offer-times', 'set-time', 'withdraw-invitation', 'invite-colleague', 'cancel-meeting'],
  },
  'time-set': {
    ...asking,
    requester: ['reply-to-invitation'],
    'team-member': ['reply-to-invitation'],
    'topic-expert': ['reply-as-expert'],
    link: ['reply-to-invitation', 'reply-as-expert'],
    facilitator: [
      'step-down',
      'withdraw-invitation',
      'invite-expert',
      'invite-colleague',
      'move-meeting',
      'postpone-meeting',
      'cancel-meeting',
      'open-meeting',
    ],
    program: ['open-before'],
  },
  postponed: {
    ...asking,
    facilitator: ['step-down', 'offer-times', 'set-time', 'withdraw-invitation', 'cancel-meeting'],
  },
  cancelled: { ...asking, 'reviewing-team': ['resume-search'] },
  'meeting-open': {
    requester: inTheRoom,
    'team-member': inTheRoom,
    participant: inTheRoom,
    'co-facilitator': ['stop-meeting', 'next-part', 'let-expert-in'],
    scribe: ['stop-meeting'],
    facilitator: [
      ...inTheRoom.filter((act) => act !== 'agree-rules'),
      'step-down',
      'next-part',
      'mark-person',
      'give-part',
      'let-expert-in',
      'add-person',
      'hold-meeting',
    ],
  },
  'meeting-stopped': {
    facilitator: ['step-down', 'resume-meeting', 'find-new-time', 'hold-meeting'],
  },
  'meeting-ended': {
    facilitator: ['step-down', 'write-record', 'offer-for-reading', 'ask-second-reader'],
    'reviewing-team': ['answer-kept-word'],
    program: ['open-after'],
  },
  'record-being-read': {
    facilitator: [
      'step-down',
      'write-record',
      'share-record',
      'settle-read-back',
      'take-back-record',
      'ask-second-reader',
    ],
    'reviewing-team': ['answer-kept-word'],
    participant: ['answer-read-back', 'take-back-record'],
    program: ['open-after'],
  },
  'record-shared': { ...readers, facilitator: ['take-back-record', 'themes'], program: ['open-after'] },
  'record-recalled': {
    facilitator: ['step-down', 'write-record', 'offer-for-reading', 'settle-read-back', 'ask-second-reader'],
    'reviewing-team': ['answer-kept-word'],
    program: ['open-after'],
  },
  'themes-sent': { ...readers, program: ['open-after', 'open-three-months'] },
  'three-months-on': { ...readers, program: ['finish'] },
  finished: readers,
  withdrawn: {},
}

/** Where each event leads; null: beside the line. */
export const leadsTo: Readonly<Record<string, Status | null>> = {
  'request-begun': 'draft',
  'agreement-asked': 'with-first-manager',
  'second-manager-asked': 'with-second-manager',
  'confirmation-asked': null,
  'request-changed': 'with-first-manager',
  'first-manager-agreed': 'with-second-manager',
  'second-manager-agreed': 'agreed',
  'manager-question-asked': 'manager-question',
  'manager-not-me': 'draft',
  'manager-covered': null,
  'cover-ended': null,
  'cover-declined': null,
  'agreement-declined': 'not-agreed-now',
  'manager-question-answered': 'with-first-manager',
  'second-manager-question-answered': 'with-second-manager',
  'agreement-taken-back': 'not-agreed-now',
  'team-alerted': null,
  'team-member-told': null,
  'team-member-not-told': null,
  'request-sent': 'sent',
  'request-withdrawn': 'withdrawn',
  'lapse-announced': null,
  'request-lapsed': 'withdrawn',
  'discussion-lapsed': 'withdrawn',
  'discussion-closed': 'finished',
  'screener-named': 'being-screened',
  'screener-stood-aside': 'sent',
  'found-suitable': 'finding-facilitator',
  'found-suitable-with-condition': 'suitable-with-conditions',
  'more-asked': 'more-needed',
  'handed-on': 'another-route',
  'told-to-wait': 'waiting-elsewhere',
  'not-this-time': 'not-this-time',
  'more-answered': 'being-screened',
  'condition-met': 'finding-facilitator',
  'looked-again': 'being-screened',
  'request-came-back': 'sent',
  'facilitator-asked': 'facilitator-asked',
  'facilitator-not-found': null,
  'facilitator-accepted': 'facilitator-confirmed',
  'facilitator-took-over': 'meeting-ended',
  'facilitator-passed': 'finding-facilitator',
  'facilitator-offer-ended': 'finding-facilitator',
  'facilitator-stepped-down': 'finding-facilitator',
  'times-offered': 'finding-time',
  'time-set': 'time-set',
  'meeting-moved': 'time-set',
  'reply-given': null,
  'expert-invited': null,
  'colleague-invited': null,
  'invitation-withdrawn': null,
  'meeting-postponed': 'postponed',
  'meeting-cancelled': 'cancelled',
  'arranging-resumed': 'facilitator-confirmed',
  'facilitator-search-resumed': 'finding-facilitator',
  'meeting-opened': 'meeting-open',
  'meeting-said-held': 'meeting-open',
  'meeting-paused': null,
  'meeting-stopped': 'meeting-stopped',
  'meeting-resumed': 'meeting-open',
  'meeting-held': 'meeting-ended',
  'record-offered-for-reading': 'record-being-read',
  'kept-words-asked': null,
  'kept-words-answered': null,
  'read-back-answered': null,
  'record-taken-back': 'record-recalled',
  'record-read-carefully': null,
  'record-shared': 'record-shared',
  'record-shared-after-themes': 'themes-sent',
  'record-shared-three-months-on': 'three-months-on',
  'record-shared-when-finished': 'finished',
  'themes-sent': 'themes-sent',
  'no-themes': 'themes-sent',
  'evaluation-opened': null,
  'three-months-opened': 'three-months-on',
  'discussion-finished': 'finished',
}

/** Everything the model knows by name, to be compared with the procedure's own list. */
/** Status → who → what may happen. Nothing else may. */
export const allowed: Readonly<Record<Status, Acts>> = Object.fromEntries(
  Object.entries(steps).map(([status, acts]) => [
    status,
    {
      ...acts,
      ...(unsealed.includes(status) ? {} : { requester: [...(acts.requester ?? []), 'seal-note'] }),
      ...(neverRests.includes(status) ? {} : { program: [...(acts.program ?? []), ...resting] }),
    },
  ]),
) as Record<Status, Acts> // the same keys

export const actsInModel: ReadonlySet<string> = new Set([
  'begin-request',
  ...Object.values(allowed).flatMap((acts) => Object.values(acts).flat()),
])
