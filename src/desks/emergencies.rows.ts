/** Emergency accesses that this person was told of and that nobody has looked at yet (R16). */
import { sql } from 'kysely'
import type { Person } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { mayLookAt, toldAndHere } from '../trust/emergency.ts'

export interface EmergencyToLookAt {
  readonly id: string
  readonly reference: string
  /** Who opened it. */
  readonly name: string
  readonly openedAt: Date
}

/** The oldest first. */
export async function emergenciesToLookAt(tx: Tx, person: Person): Promise<EmergencyToLookAt[]> {
  const { rows } = await sql<EmergencyToLookAt & Parameters<typeof mayLookAt>[1]>`
    select e.id, e.reference, e.person_id as "personId", p.name, e.opened_at as "openedAt", e.told, e.outcome, ${toldAndHere} as "toldAndHere"
    from emergency_access e join person p on p.id = e.person_id
    where e.committee_id = committee_now() and e.outcome is null order by e.opened_at limit 20`.execute(tx)
  return rows.filter((one) => mayLookAt(person, one))
}
