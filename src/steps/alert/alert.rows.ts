import type { Discussion, DiscussionEvent } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { relate } from '../../kit/discussions.ts'
import { hashOf } from '../../kit/id.ts'
import type { Access } from '../../trust/access.ts'

export interface TeamMember {
  readonly id: string
  readonly personId: string | null
  readonly name: string
  readonly role: string
  readonly agency: string
  readonly email: string
  readonly toldAt: Date | null
  readonly toldHow: string | null
  readonly skipReason: string | null
}

declare module '../../kit/tables.ts' {
  interface Tables {
    alert_link: { committee_id: string; discussion_id: string; hash: string; member_id: string; made_at: Date }
  }
}

/** The team as it is now, in the order of the request. */
export async function teamIn(tx: Tx, discussion: Discussion): Promise<TeamMember[]> {
  const rows = await tx
    .selectFrom('team_member')
    .select(['id', 'person_id', 'name', 'role', 'agency', 'email', 'told_at', 'told_how', 'skip_reason'])
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('left_at', 'is', null)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: row.name,
    role: row.role,
    agency: row.agency,
    email: row.email,
    toldAt: row.told_at,
    toldHow: row.told_how,
    skipReason: row.skip_reason,
  }))
}

/** Keeps who was told, how and when. Registered people become team members of this discussion with it. */
export async function markTold(
  tx: Tx,
  discussion: Discussion,
  events: readonly DiscussionEvent[],
  team: readonly TeamMember[],
  now: Date,
): Promise<void> {
  for (const event of events) {
    const member = team.find((one) => one.id === event.facts?.member)
    if (!member) continue
    const told = event.type !== 'team-member-not-told'
    await tx
      .updateTable('team_member')
      .set({
        told_at: told ? now : null,
        told_how: told ? howOf(event) : null,
        skip_reason: told ? null : skipReasonOf(event),
      })
      .where('committee_id', '=', discussion.committeeId)
      .where('id', '=', member.id)
      .execute()
    if (told && member.personId) await relate(tx, discussion, member.personId, 'team-member', now)
  }
}

/** The links in the letters: only their hashes stay here. */
export async function keepLinks(
  tx: Tx,
  discussion: Discussion,
  written: readonly { readonly id: string; readonly secret: string }[],
  now: Date,
): Promise<void> {
  if (written.length === 0) return
  const links = written.map(({ id, secret }) => ({
    committee_id: discussion.committeeId,
    discussion_id: discussion.id,
    hash: hashOf(secret),
    member_id: id,
    made_at: now,
  }))
  await tx.insertInto('alert_link').values(links).execute()
}

type How = 'letter' | 'phone' | 'face-to-face' | 'meeting' | 'other'
type SkipReason = 'safety' | 'lead-asked' | 'already-told' | 'left'

const howOf = (event: DiscussionEvent): How => {
  const how = event.type === 'team-alerted' ? 'letter' : event.facts?.how
  return how === 'letter' || how === 'phone' || how === 'face-to-face' || how === 'meeting' ? how : 'other'
}

const skipReasonOf = (event: DiscussionEvent): SkipReason => {
  const reason = event.facts?.reason
  return reason === 'safety' || reason === 'lead-asked' || reason === 'already-told' ? reason : 'left'
}

/** The team, for those who may read it. */
export const teamOf = ({ tx, discussion }: Access<'request-team'>): Promise<TeamMember[]> => teamIn(tx, discussion)
