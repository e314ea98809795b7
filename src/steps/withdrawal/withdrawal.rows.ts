import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { happenedIn } from '../../kit/discussions.ts'
import { type Meeting, meetingIn, type Standing, standingInvitations } from '../../room/meeting.rows.ts'
import type { Access } from '../../trust/access.ts'

/** Who has heard of the request beyond those in a relation to it. */
export interface WhoKnows {
  readonly told: readonly ToldMember[]
  readonly invited: readonly Standing[]
  /** The meeting that is set, if one is. */
  readonly meeting: Meeting | null
  /** The request has been with the Reviewing Team. */
  readonly wasSent: boolean
}

export interface ToldMember {
  readonly id: string
  readonly personId: string | null
  readonly name: string
  readonly email: string
}

export async function knowWhoKnows(tx: Tx, discussion: Discussion): Promise<WhoKnows> {
  const meeting = await meetingIn(tx, discussion)
  return {
    told: await toldMembers(tx, discussion),
    invited: await standingInvitations(tx, discussion),
    meeting: meeting && (meeting.state === 'set' || meeting.state === 'postponed') ? meeting : null,
    wasSent: await wasSent(tx, discussion),
  }
}

/** For the page. */
export const whoKnows = ({ tx, discussion }: Access<'request-team'>): Promise<WhoKnows> => knowWhoKnows(tx, discussion)

/** People of the team who were told and are still in it (P11). */
async function toldMembers(tx: Tx, discussion: Discussion): Promise<ToldMember[]> {
  const rows = await tx
    .selectFrom('team_member')
    .select(['id', 'person_id', 'name', 'email'])
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('told_at', 'is not', null)
    .where('left_at', 'is', null)
    .orderBy('position')
    .execute()
  return rows.map(({ id, person_id, name, email }) => ({ id, personId: person_id, name, email }))
}

async function wasSent(tx: Tx, discussion: Discussion): Promise<boolean> {
  return (await happenedIn(tx, 'request-sent', [discussion])).size > 0
}
