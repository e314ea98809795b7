/** Whether the meeting of a discussion that looks for a facilitator was held already: its facilitator stepped down before the record was shared (P15). */
import type { Discussion, Status } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { happenedIn } from '../kit/discussions.ts'

const looking: readonly Status[] = ['finding-facilitator', 'facilitator-asked']

/** Ids of those among them. */
export const heldAmong = (tx: Tx, discussions: readonly Discussion[]): Promise<ReadonlySet<string>> =>
  happenedIn(
    tx,
    'meeting-held',
    discussions.filter(({ status }) => looking.includes(status)),
  )

export const isHeldAlready = async (tx: Tx, discussion: Discussion): Promise<boolean> =>
  (await heldAmong(tx, [discussion])).size > 0
