import { sql } from 'kysely'
import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'

/** The words the request was sent with stay as they were; coming back adds the next numbered copy of them (P12). */
export async function copyRequest(tx: Tx, { committeeId, id }: Discussion, now: Date): Promise<void> {
  await sql`
    insert into request_copy (committee_id, discussion_id, number, position, part, question, label, kind, answer, sent_at)
    select committee_id, discussion_id, number + 1, position, part, question, label, kind, answer, ${now} from request_copy c
    where committee_id = ${committeeId} and discussion_id = ${id} and number = (select max(last.number) from request_copy last
      where last.committee_id = c.committee_id and last.discussion_id = c.discussion_id)`.execute(tx)
}
