import type { Access } from '../trust/access.ts'
import { screeningOutcomeAt } from '../trust/request-words.ts'
import { openWords } from '../trust/sealed-words.ts'

/** What the screening said of a request that goes another way: id of screening.yaml, outcomes, and the screener's words. */
export interface OutcomeSaid {
  readonly outcome: string
  readonly reason: string
  readonly next_step: string
  /** A colleague who can be rung. */
  readonly helper: string
}

/** The outcome that stands; null where there is none or it was deleted. */
export async function outcomeSaid({ tx, discussion }: Access<'screening-outcome'>): Promise<OutcomeSaid | null> {
  const row = await tx
    .selectFrom('screening_outcome')
    .select(['outcome', 'reason', 'next_step', 'helper'])
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (!row) return null
  const { outcome, ...words } = row
  return { outcome, ...(await openWords(tx, discussion, screeningOutcomeAt, words)) }
}
