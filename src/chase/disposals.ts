/**
 * Everything that goes when its time is over (P31), in the order in which it goes. The job and `retention due` both take it from here, so that what
 * is listed is what is deleted.
 */
import type { System } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { disposeOfBoards } from '../room/boards.disposal.ts'
import {
  committeeRules,
  destroyEmptyMonths,
  discussionsOver,
  disposeInCommittee,
  disposeOfDiscussion,
} from '../trust/committee-retention.ts'
import { disposeOf, dueForDisposal } from '../trust/retention.ts'
import { disposeOfDraft, standingDrafts } from './draft.reminders.ts'
import { forgetSubmissions } from './submission.disposal.ts'

/** What may have to go: one transaction each. */
export interface Disposing {
  readonly discussionId: string | null
  /** Whether its time is over is asked again under the lock. Gives how many rows went, where they leave no proof. */
  readonly dispose: (tx: Tx, system: System, now: Date) => Promise<number | null>
}

export interface Disposal {
  readonly doing: 'drafts' | 'boards' | 'retention' | 'month-keys' | 'submissions'
  readonly due: (tx: Tx, now: Date) => Promise<readonly Disposing[]>
}

type Work = (tx: Tx, system: System, now: Date) => Promise<unknown>

const proved = (discussionId: string | null, work: Work): Disposing => ({
  discussionId,
  dispose: (tx, system, now) => work(tx, system, now).then(() => null),
})
const counted = (dispose: (tx: Tx, system: System, now: Date) => Promise<number>): Disposing => ({
  discussionId: null,
  dispose,
})

export const disposals: readonly Disposal[] = [
  {
    doing: 'drafts',
    due: async (tx) =>
      (await standingDrafts(tx)).map(({ id }) => proved(id, (tx, system, now) => disposeOfDraft(tx, system, id, now))),
  },
  { doing: 'boards', due: async () => [proved(null, disposeOfBoards)] },
  {
    doing: 'retention',
    due: async (tx, now) =>
      (await dueForDisposal(tx, now)).map((due) =>
        proved(due.discussionId, (tx, system, now) => disposeOf(tx, system, due, now)),
      ),
  },
  ...committeeRules.map(
    (rule): Disposal => ({
      doing: 'retention',
      due: async () => [proved(null, (tx, system, now) => disposeInCommittee(tx, system, rule, now))],
    }),
  ),
  {
    doing: 'retention',
    due: async (tx, now) =>
      (await discussionsOver(tx, now)).map((id) =>
        proved(id, (tx, system, now) => disposeOfDiscussion(tx, system, id, now)),
      ),
  },
  { doing: 'month-keys', due: async () => [counted((tx, _system, now) => destroyEmptyMonths(tx, now))] },
  {
    doing: 'submissions',
    due: async () => [counted((tx, { committeeId }, now) => forgetSubmissions(tx, committeeId, now))],
  },
]
