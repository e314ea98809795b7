/** Whom a facilitator has to ring before the meeting: somebody invited has told of a personal link (P16, P22). */
import { type Discussion, type Person, relationsOf, type Status } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'

const whileArranging: readonly Status[] = ['finding-time', 'time-set', 'postponed']

/** How many there are, by discussion this person leads; whoever was rung is taken off the list of those invited. */
export async function callsToMake(
  tx: Tx,
  person: Person,
  discussions: readonly Discussion[],
): Promise<ReadonlyMap<string, number>> {
  const led = discussions.filter(
    (one) => whileArranging.includes(one.status) && relationsOf(one, person.personId).includes('facilitator'),
  )
  if (led.length === 0) return new Map()
  const rows = await tx
    .selectFrom('invitation')
    .select(['discussion_id', (of) => of.fn.countAll<string>().as('people')])
    .where('committee_id', '=', person.committeeId)
    .where(
      'discussion_id',
      'in',
      led.map(({ id }) => id),
    )
    .where('withdrawn_at', 'is', null)
    .where('reply', '=', 'conflict')
    .groupBy('discussion_id')
    .execute()
  return new Map(rows.map((row) => [row.discussion_id, Number(row.people)]))
}
