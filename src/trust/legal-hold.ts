/**
 * A legal hold: everything of a discussion is kept although its time is over, because a court, an inquiry or a complaint asked for it. Placed and
 * ended by the operator. Whoever places or disposes locks the discussion first, so that none slips past the other.
 */
import { sql } from 'kysely'
import type { Discussion, System } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import type { Tx } from '../kit/database.ts'
import { findDiscussion } from '../kit/discussions.ts'
import { isId, newId } from '../kit/id.ts'

export const holdReasons = ['court', 'inquiry', 'complaint', 'review', 'information-request'] as const
export type HoldReason = (typeof holdReasons)[number]

export async function isHeld(tx: Tx, { committeeId, id }: Pick<Discussion, 'committeeId' | 'id'>): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select is_held(${committeeId}, ${id}) as held`.execute(tx)
  return rows[0]?.held ?? true
}

/** The discussion of this committee with this id, or with the number people know it by, such as RCD-26-018. Run as the program itself. */
export async function discussionCalled(tx: Tx, { committeeId }: System, called: string): Promise<string | null> {
  const rows = tx.selectFrom('discussion').select('id').where('committee_id', '=', committeeId)
  const byId: boolean = isId(called)
  const found = await rows
    .where(byId ? 'id' : 'reference', '=', byId ? called : called.toUpperCase())
    .executeTakeFirst()
  return found?.id ?? null
}

/** Run as the program itself. False: there is no such discussion, or it is held already. */
export async function placeHold(
  tx: Tx,
  system: System,
  discussionId: string,
  reason: HoldReason,
  now: Date,
): Promise<boolean> {
  const discussion = await findDiscussion(tx, discussionId, true)
  if (!discussion || (await isHeld(tx, discussion))) return false
  await sql`insert into legal_hold (committee_id, id, discussion_id, reason, placed_at)
    values (${discussion.committeeId}, ${newId(now.getTime())}, ${discussion.id}, ${reason}, ${now})`.execute(tx)
  await audit(tx, system, 'act', 'legal-hold', discussionId, now)
  return true
}

/** False: nothing was held. What is due then goes with the next look; the sealed note of a discussion that has ended goes at once (db/0035). */
export async function endHold(tx: Tx, system: System, discussionId: string, now: Date): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update legal_hold set ended_at = ${now}
    where committee_id = committee_now() and discussion_id = ${discussionId} and ended_at is null`.execute(tx)
  if (numAffectedRows > 0n) await audit(tx, system, 'act', 'legal-hold-ended', discussionId, now)
  return numAffectedRows > 0n
}
