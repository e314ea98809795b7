import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { newId } from '../../kit/id.ts'
import type { Invitee } from './invitees.rows.ts'

/** A calendar entry went out with this act. */
export async function raiseSequence(tx: Tx, discussion: Discussion, invitationId: string): Promise<void> {
  await tx
    .updateTable('invitation')
    .set((of) => ({ sequence: of('sequence', '+', 1) }))
    .where('committee_id', '=', discussion.committeeId)
    .where('id', '=', invitationId)
    .execute()
}

/** A colleague who is invited belongs to the Team around the Child from then on, told by this letter (P11). */
export async function joinTeam(
  tx: Tx,
  discussion: Discussion,
  { personId, name, role, agency, email }: Invitee,
  now: Date,
): Promise<void> {
  const last = await tx
    .selectFrom('team_member')
    .select((of) => of.fn.max('position').as('position'))
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .executeTakeFirst()
  await tx
    .insertInto('team_member')
    .values({
      committee_id: discussion.committeeId,
      discussion_id: discussion.id,
      id: newId(),
      position: (last?.position ?? 0) + 1,
      person_id: personId,
      name,
      role,
      agency,
      email,
      told_at: now,
      told_how: 'letter',
    })
    .execute()
}
