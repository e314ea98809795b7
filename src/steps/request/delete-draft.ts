/** A draft is deleted (P31): everything that was typed goes at once. What the managers have answered is taken back instead. */

import { sql } from 'kysely'
import { z } from 'zod'
import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { refuse, step } from '../../kit/step.ts'
import type { Access } from '../../trust/access.ts'
import { isHeld } from '../../trust/legal-hold.ts'
import { mayWrite } from './request.knowledge.ts'

export const deleteDraft = step({
  name: 'delete-draft',
  p: ['P12', 'P31'],
  who: ['requester', 'first-manager'],
  when: ['draft'],
  form: z.object({}),
  know: async (tx, discussion) => ({ answered: await wasAnswered(tx, discussion), held: await isHeld(tx, discussion) }),
  decide(discussion, _form, by, _now, { answered, held }) {
    if (!mayWrite(discussion, by)) return refuse('not-your-turn')
    if (held) return refuse('kept-for-now')
    return answered ? refuse('answered-by-managers') : []
  },
  leadsTo: {},
  async store(tx, { discussion }) {
    await deleteAll(tx, discussion)
  },
})

/** A manager has answered, so that somebody else knows of the request. */
async function wasAnswered(tx: Tx, discussion: Discussion): Promise<boolean> {
  const row = await tx
    .selectFrom('agreement')
    .select('id')
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .executeTakeFirst()
  return row !== undefined
}

/** For the page. */
export const answeredSeen = ({ tx, discussion }: Access<'agreement'>): Promise<boolean> => wasAnswered(tx, discussion)

/** Everything of a draft, its history too. Gives how many rows there were. */
export async function deleteAll(tx: Tx, draft: Discussion): Promise<number> {
  const { committeeId, id } = draft
  const rows = await deleteFromEach(tx, draft, ['request_answer', 'team_member', 'history'])
  // One statement: without the relations the discussion could no longer be reached by whoever deletes it.
  const { rows: counted } = await sql<{ rows: number }>`
    with ended as (delete from relation where committee_id = ${committeeId} and discussion_id = ${id} returning 1),
      gone as (delete from discussion where committee_id = ${committeeId} and id = ${id} returning 1)
    select (select count(*) from ended)::integer + (select count(*) from gone)::integer as rows`.execute(tx)
  return rows + (counted[0]?.rows ?? 0)
}

/** All rows of a discussion in these tables. Gives how many there were. */
export async function deleteFromEach(
  tx: Tx,
  { committeeId, id }: Discussion,
  tables: readonly ('agreement' | 'alert_link' | 'request_answer' | 'team_member' | 'history')[],
): Promise<number> {
  let rows = 0
  for (const table of tables) {
    const gone = await tx
      .deleteFrom(table)
      .where('committee_id', '=', committeeId)
      .where('discussion_id', '=', id)
      .executeTakeFirst()
    rows += Number(gone.numDeletedRows)
  }
  return rows
}
