import { sql } from 'kysely'
import type { Discussion, Person } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { earliest } from '../../room/meeting.rows.ts'

/** The discussions whose meeting can be opened now: an hour before it begins, and from then on. */
export async function openingSoon(
  tx: Tx,
  _person: Person,
  discussions: readonly Discussion[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ discussion_id: string }>`
    select discussion_id from meeting where committee_id = committee_now() and state = 'set'
      and discussion_id = any(${discussions.map(({ id }) => id)}::uuid[])
      and starts_at <= ${new Date(now.getTime() + earliest)}`.execute(tx)
  return new Set(rows.map((row) => row.discussion_id))
}
