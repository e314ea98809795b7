/** Who has read what of a discussion, from the audit; the database gives it to those alone who have a part in it. */
import { sql } from 'kysely'
import type { Access } from '../trust/access.ts'

export interface Look {
  /** Null: the program itself, or somebody who followed a link in a letter. */
  readonly name: string | null
  readonly agency: string | null
  readonly byLink: boolean
  readonly exported: boolean
  /** By emergency access, and by nothing else. */
  readonly inEmergency: boolean
  readonly kind: string
  /** The last time on that day. */
  readonly at: Date
  readonly times: number
}

/** Null: this person has no part in the discussion. Newest first. */
export async function looksAt({ tx, discussion }: Access<'summary'>, personId: string): Promise<Look[] | null> {
  if (!discussion.people.some((involved) => involved.personId === personId)) return null
  const { rows } = await sql<Look>`
    select p.name, a.name as agency, l.actor_kind = 'ticket' as "byLink", l.verb = 'export' as exported,
      l.verb = 'read-in-emergency' as "inEmergency", l.kind, l.last_at as at, l.times
    from looks_at(${discussion.id}) l
      left join person p on p.id = l.person_id
      left join membership m on m.committee_id = ${discussion.committeeId} and m.person_id = l.person_id
      left join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
    order by l.last_at desc, l.kind`.execute(tx)
  return rows
}
