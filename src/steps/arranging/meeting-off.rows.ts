import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import type { Meeting } from '../../room/meeting.rows.ts'
import type { Access } from '../../trust/access.ts'

/** Keeps the coded reason, for the facilitator and the Reviewing Team only. */
export async function storeOff(
  tx: Tx,
  discussion: Discussion,
  { id, kind, reason, by }: { id: string; kind: 'postponed' | 'cancelled'; reason: string; by: string | null },
  now: Date,
): Promise<void> {
  if (by === null) throw new Error('a meeting is put off by a person')
  await tx
    .insertInto('meeting_off')
    .values({
      committee_id: discussion.committeeId,
      discussion_id: discussion.id,
      id,
      kind,
      reason,
      by_person: by,
      at: now,
    })
    .execute()
}

/** The CANCEL that goes out now has the next number; so has each invitation that had an entry. Replies were to a time that is gone. */
export async function postponeRows(tx: Tx, discussion: Discussion, meeting: Meeting): Promise<void> {
  await tx
    .updateTable('meeting')
    .set({ state: 'postponed', sequence: meeting.sequence + 1 })
    .where('committee_id', '=', discussion.committeeId)
    .where('id', '=', meeting.id)
    .execute()
  await tx
    .updateTable('invitation')
    .set((of) => ({ sequence: of('sequence', '+', 1) }))
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('withdrawn_at', 'is', null)
    .where('sequence', '>=', 0)
    .execute()
}

/** Why the meeting was put off or called off last, or null. */
export async function lastOff({ tx, discussion }: Access<'summary'>) {
  const row = await tx
    .selectFrom('meeting_off')
    .select(['kind', 'reason', 'at'])
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
