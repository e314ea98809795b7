/** Whether somebody whose address was typed is known here already. */
import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'

/** The person of this committee with this work address, or null. */
export async function memberWith(
  tx: Tx,
  discussion: Discussion,
  email: string,
): Promise<{ personId: string; agency: string } | null> {
  const row = await tx
    .selectFrom('person')
    .innerJoin('membership', 'membership.person_id', 'person.id')
    .innerJoin('agency', (join) =>
      join.onRef('agency.committee_id', '=', 'membership.committee_id').onRef('agency.id', '=', 'membership.agency_id'),
    )
    .select(['person.id', 'agency.name'])
    .where('person.email', '=', email.toLowerCase())
    .where('person.left_at', 'is', null)
    .where('membership.committee_id', '=', discussion.committeeId)
    .where('membership.left_at', 'is', null)
    .executeTakeFirst()
  return row ? { personId: row.id, agency: row.name } : null
}

/** Work addresses of the Team around the Child. */
export async function teamAddresses(tx: Tx, discussion: Discussion): Promise<string[]> {
  const rows = await tx
    .selectFrom('team_member')
    .select('email')
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('left_at', 'is', null)
    .execute()
  return rows.map((row) => row.email.toLowerCase())
}
