import { sql } from 'kysely'
import type { Duty } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'

/** Ids of the people who do this for the committee now. */
export async function holding(tx: Tx, duty: Duty): Promise<string[]> {
  const rows = await tx
    .selectFrom('duty')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.committee_id', '=', 'duty.committee_id')
        .onRef('membership.person_id', '=', 'duty.person_id'),
    )
    .select('duty.person_id')
    .where('duty.duty', '=', duty)
    .where('membership.left_at', 'is', null)
    .where(sql<boolean>`duty.committee_id = committee_now()`)
    .orderBy('duty.person_id')
    .execute()
  return rows.map(({ person_id }) => person_id)
}
