/** What the Team around the Child answered to the alert (P11), counted for the desk and the discussion's page. */
import type { Discussion } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import type { Access } from '../trust/access.ts'

export interface TeamAsks {
  /** How many answered at all. */
  readonly answered: number
  /** How many ask for something: a call, somebody else to be told, a link with the family to be known. */
  readonly asking: number
}

const asks: readonly string[] = ['talk', 'someone-missing', 'conflict']

export const teamAsksIn = async ({ tx, discussion }: Access<'request-team'>): Promise<TeamAsks | null> =>
  (await teamAsks(tx, [discussion])).get(discussion.id) ?? null

/** By discussion, where anybody answered; row-level security leaves out what this person may not read. */
export async function teamAsks(tx: Tx, discussions: readonly Discussion[]): Promise<ReadonlyMap<string, TeamAsks>> {
  if (discussions.length === 0) return new Map()
  const rows = await tx
    .selectFrom('team_member')
    .select(['discussion_id', 'reply'])
    .where('committee_id', '=', discussions[0]?.committeeId ?? '')
    .where(
      'discussion_id',
      'in',
      discussions.map(({ id }) => id),
    )
    .where('reply', 'is not', null)
    .execute()
  const byDiscussion = Map.groupBy(rows, (row) => row.discussion_id)
  return new Map(
    [...byDiscussion].map(([id, answers]) => [
      id,
      { answered: answers.length, asking: answers.filter(({ reply }) => reply && asks.includes(reply)).length },
    ]),
  )
}
