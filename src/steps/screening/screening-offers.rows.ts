/** Where an act of screening is really open, beyond whose turn it is: so that no page offers what would be refused. */
import type { Discussion, Person } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { isScreenedBy } from './screener.ts'

export const notOwnScreening = async (_tx: Tx, person: Person, discussions: readonly Discussion[]) =>
  new Set(discussions.filter((discussion) => !isScreenedBy(discussion, person)).map(({ id }) => id))

/** The practitioner has not yet said that the one thing is done: after that it waits for the screener. */
export async function conditionNotSaid(
  tx: Tx,
  person: Person,
  discussions: readonly Discussion[],
): Promise<ReadonlySet<string>> {
  const rows = await standing(tx, person, discussions)
  return new Set(rows.filter((row) => row.replied_at === null).map((row) => row.discussion_id))
}

export async function mayComeBack(
  tx: Tx,
  person: Person,
  discussions: readonly Discussion[],
): Promise<ReadonlySet<string>> {
  const rows = await standing(tx, person, discussions)
  return new Set(rows.filter((row) => row.may_come_back).map((row) => row.discussion_id))
}

/** The latest outcome of each. */
const standing = (tx: Tx, person: Person, discussions: readonly Discussion[]) =>
  tx
    .selectFrom('screening_outcome')
    .select(['discussion_id', 'replied_at', 'may_come_back'])
    .distinctOn('discussion_id')
    .where('committee_id', '=', person.committeeId)
    .where(
      'discussion_id',
      'in',
      discussions.map(({ id }) => id),
    )
    .orderBy('discussion_id')
    .orderBy('number', 'desc')
    .execute()
