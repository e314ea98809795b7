import { sql } from 'kysely'
import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'

/** The words the request was sent with stay as they were; coming back adds the next numbered copy of them (P12). */
export async function copyRequest(tx: Tx, { committeeId, id }: Discussion, now: Date): Promise<void> {
  await sql`
    insert into request_copy (committee_id, discussion_id, number, sent_at, content)
    select committee_id, discussion_id, number + 1, ${now}, content from request_copy
    where committee_id = ${committeeId} and discussion_id = ${id} order by number desc limit 1`.execute(tx)
}
