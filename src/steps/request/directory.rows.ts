/** Who may be chosen in the request: people who work in the committee now. */
import type { Sector } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import type { InLine } from '../../trust/line-of-management.ts'

export interface Listed extends InLine {
  readonly name: string
  readonly job: string
  readonly team: string
  readonly agency: string
  readonly sector: Sector
}

/** Everybody who works in the committee, by agency and name. */
export async function directoryOf(tx: Tx, committeeId: string): Promise<Listed[]> {
  const rows = await tx
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .innerJoin('agency', (join) =>
      join.onRef('agency.committee_id', '=', 'membership.committee_id').onRef('agency.id', '=', 'membership.agency_id'),
    )
    .select([
      'person.id',
      'person.name',
      'membership.job',
      'membership.team',
      'agency.id as agencyId',
      'agency.name as agency',
      'agency.sector',
      'membership.line_manager_id as lineManagerId',
    ])
    .where('membership.committee_id', '=', committeeId)
    .where('membership.left_at', 'is', null)
    .where('person.left_at', 'is', null)
    .orderBy('agency.name')
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
  return rows
}
