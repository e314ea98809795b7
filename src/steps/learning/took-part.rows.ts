import type { Person } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'

/** A discussion one took part in, as far as a certificate says it: when and for how long, never what about. */
export interface TookPart {
  readonly discussionId: string
  readonly reference: string
  readonly heldAt: Date
  readonly minutes: number | null
}

/** The meetings that were held and that this person took part in or led, newest first. */
export async function meetingsOf(tx: Tx, person: Person): Promise<TookPart[]> {
  const rows = await tx
    .selectFrom('relation')
    .innerJoin('discussion', (join) =>
      join
        .onRef('discussion.committee_id', '=', 'relation.committee_id')
        .onRef('discussion.id', '=', 'relation.discussion_id'),
    )
    .innerJoin('history', (join) =>
      join
        .onRef('history.committee_id', '=', 'relation.committee_id')
        .onRef('history.discussion_id', '=', 'relation.discussion_id'),
    )
    .select(['discussion.id', 'discussion.reference', 'history.at', 'history.facts'])
    .where('relation.committee_id', '=', person.committeeId)
    .where('relation.person_id', '=', person.personId)
    .where('relation.relation', 'in', ['participant', 'facilitator'])
    .where('relation.ended_at', 'is', null)
    .where('history.event', '=', 'meeting-held')
    .orderBy('history.at', 'desc')
    .execute()
  return rows.map((row) => ({
    discussionId: row.id,
    reference: row.reference,
    heldAt: typeof row.facts.on === 'string' ? new Date(`${row.facts.on}T12:00:00Z`) : row.at,
    minutes: typeof row.facts.minutes === 'number' ? row.facts.minutes : null,
  }))
}
