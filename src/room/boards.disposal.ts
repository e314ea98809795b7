import { sql } from 'kysely'
import type { System } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { destroyKeys, proveDisposal } from '../trust/retention.ts'

/**
 * Deletes the boards whose days are over, with every operation that led to them: no hidden history (meeting-tools.yaml, boards.wiped). Not
 * where the discussion is held. Run as the program itself, once a day. What stays is how many cards were in each box and how many moved.
 */
export async function disposeOfBoards(tx: Tx, system: System, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select d.id from discussion d join room r on r.committee_id = d.committee_id and r.discussion_id = d.id
    where d.committee_id = ${system.committeeId} and r.boards_go_at <= ${now} and r.boards_gone_at is null
      and not is_held(d.committee_id, d.id)
    order by d.id for no key update of d`.execute(tx)
  for (const { id } of rows) {
    const { numDeletedRows } = await tx
      .deleteFrom('operation')
      .where('committee_id', '=', system.committeeId)
      .where('discussion_id', '=', id)
      .executeTakeFirst()
    await tx
      .updateTable('room')
      .set({ boards_gone_at: now })
      .where('committee_id', '=', system.committeeId)
      .where('discussion_id', '=', id)
      .execute()
    const keys = await destroyKeys(tx, id, [{ table: 'operation' }])
    await proveDisposal(tx, system, id, 'board', Number(numDeletedRows), keys, now)
  }
}
