/** Whose turn it is, and how long it usually takes. Shown on every discussion: who has it now and since when. */
import { agreement, allocation, record, screening } from '#content'
import type { Discussion, Involved, Relation, Stage, Status } from '../discussion.ts'
import { peopleAs } from '../discussion.ts'

/** Who a status waits for: a relation to this discussion, a duty, or nobody. */
export type Turn = Relation | 'reviewing-team' | 'invited' | 'nobody'

interface Place {
  readonly stage: Stage
  readonly turn: Turn
  /** Working days it usually takes; null where nothing is expected. The committee may set others. */
  readonly usualDays: number | null
}

const target = (id: string): number => screening.targets.find((one) => one.id === id)?.default ?? 5
const answerDays = agreement.timing.answer_within.default

export const places: Readonly<Record<Status, Place>> = {
  draft: { stage: 'request', turn: 'requester', usualDays: null },
  'with-first-manager': { stage: 'agreement', turn: 'first-manager', usualDays: answerDays },
  'with-second-manager': { stage: 'agreement', turn: 'second-manager', usualDays: answerDays },
  'manager-question': { stage: 'agreement', turn: 'requester', usualDays: answerDays },
  'not-agreed-now': { stage: 'agreement', turn: 'requester', usualDays: null },
  agreed: { stage: 'alert', turn: 'requester', usualDays: 2 },
  sent: { stage: 'screening', turn: 'reviewing-team', usualDays: target('screen-within') },
  'being-screened': { stage: 'screening', turn: 'screener', usualDays: target('screen-within') },
  'more-needed': { stage: 'screening', turn: 'requester', usualDays: target('screen-within') },
  'another-route': { stage: 'screening', turn: 'nobody', usualDays: null },
  'waiting-elsewhere': { stage: 'screening', turn: 'screener', usualDays: null },
  'not-this-time': { stage: 'screening', turn: 'nobody', usualDays: null },
  'suitable-with-conditions': { stage: 'screening', turn: 'requester', usualDays: null },
  'finding-facilitator': { stage: 'allocation', turn: 'reviewing-team', usualDays: target('facilitator-within') },
  'facilitator-asked': { stage: 'allocation', turn: 'facilitator-asked', usualDays: allocation.answer_within.default },
  'facilitator-confirmed': { stage: 'arranging', turn: 'facilitator', usualDays: 5 },
  'finding-time': { stage: 'arranging', turn: 'invited', usualDays: 5 },
  'time-set': { stage: 'arranging', turn: 'invited', usualDays: null },
  postponed: { stage: 'arranging', turn: 'facilitator', usualDays: 5 },
  cancelled: { stage: 'arranging', turn: 'reviewing-team', usualDays: 5 },
  'meeting-open': { stage: 'meeting', turn: 'invited', usualDays: null },
  'meeting-stopped': { stage: 'meeting', turn: 'facilitator', usualDays: null },
  'meeting-ended': { stage: 'record', turn: 'facilitator', usualDays: record.timing.write_within.default },
  'record-being-read': { stage: 'record', turn: 'participant', usualDays: record.timing.read_back.default },
  'record-shared': { stage: 'themes', turn: 'facilitator', usualDays: 5 },
  'record-recalled': { stage: 'record', turn: 'facilitator', usualDays: 2 },
  'themes-sent': { stage: 'evaluation', turn: 'invited', usualDays: null },
  'three-months-on': { stage: 'evaluation', turn: 'invited', usualDays: null },
  finished: { stage: 'evaluation', turn: 'nobody', usualDays: null },
  withdrawn: { stage: 'request', turn: 'nobody', usualDays: null },
}

/** The people it waits for now; empty for a duty, for everybody invited and for nobody. */
export function holders(discussion: Discussion): readonly Involved[] {
  const { turn } = places[discussion.status]
  return turn === 'reviewing-team' || turn === 'invited' || turn === 'nobody' ? [] : peopleAs(discussion, turn)
}
