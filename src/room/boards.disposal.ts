import type { Tx } from '../kit/database.ts'

/**
 * Deletes the boards whose days are over, with every operation that led to them: no hidden history (meeting-tools.yaml, boards.wiped).
 * Run as the program itself, once a day. What stays is how many cards were in each box and how many moved. Returns the number of boards cleared.
 */
export async function disposeOfBoards(tx: Tx, committeeId: string, now: Date): Promise<number> {
  const due = await tx
    .selectFrom('room')
    .select('discussion_id')
    .where('committee_id', '=', committeeId)
    .where('boards_go_at', '<=', now)
    .where('boards_gone_at', 'is', null)
    .execute()
  for (const { discussion_id } of due) {
    await tx
      .deleteFrom('operation')
      .where('committee_id', '=', committeeId)
      .where('discussion_id', '=', discussion_id)
      .execute()
    await tx
      .updateTable('room')
      .set({ boards_gone_at: now })
      .where('committee_id', '=', committeeId)
      .where('discussion_id', '=', discussion_id)
      .execute()
  }
  return due.length
}
