/** The invitation of whoever acts: a ticket's, or a signed-in person's own. */
import type { Actor, Discussion, Person } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { type Invitation, invitationsIn } from '../../room/meeting.rows.ts'
import type { Access } from '../../trust/access.ts'

/** Null where there is none (any more). Row-level security leaves a ticket exactly one. */
export async function ownInvitation(
  tx: Tx,
  discussion: Pick<Discussion, 'id' | 'committeeId'>,
  actor: Actor,
): Promise<Invitation | null> {
  if (actor.kind === 'system') return null
  const invitations = await invitationsIn(tx, discussion)
  if (actor.kind === 'ticket') return invitations[0] ?? null
  return invitations.find((one) => one.personId === actor.personId) ?? null
}

/** For the pages of whoever was invited and signs in. */
export const invitationSeen = ({ tx, discussion }: Access<'summary'>, person: Person): Promise<Invitation | null> =>
  ownInvitation(tx, discussion, person)
