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
  store: (tx, { discussion }) => deleteAll(tx, discussion),
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

/** Everything of a draft, its history too. */
export async function deleteAll(tx: Tx, { committeeId, id }: Discussion): Promise<void> {
  for (const table of ['request_answer', 'team_member', 'history'] as const)
    await tx.deleteFrom(table).where('committee_id', '=', committeeId).where('discussion_id', '=', id).execute()
  // One statement: without the relations the discussion could no longer be reached by whoever deletes it.
  await sql`
    with ended as (delete from relation where committee_id = ${committeeId} and discussion_id = ${id})
    delete from discussion where committee_id = ${committeeId} and id = ${id}`.execute(tx)
}
