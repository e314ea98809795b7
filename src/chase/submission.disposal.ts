import { sql } from 'kysely'
import type { Tx } from '../kit/database.ts'

/** Days for which a form is known again when it is sent once more. */
const keptFor = 90

/**
 * Forgets which forms were sent, and gives how many. Run as the program itself. Those of a draft stay with it: when it was last touched is read from them,
 * and without them it would be called to mind anew.
 */
export async function forgetSubmissions(tx: Tx, committeeId: string, now: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('submission')
    .where('committee_id', '=', committeeId)
    .where('at', '<', new Date(now.getTime() - keptFor * 86_400_000))
    .where(
      sql<boolean>`not exists (select from discussion d where d.committee_id = submission.committee_id
        and d.id = submission.discussion_id and d.status = 'draft')`,
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
