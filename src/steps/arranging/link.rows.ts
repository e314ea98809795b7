import type { Discussion, Status } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { type Invitation, meetingIn } from '../../room/meeting.rows.ts'
import type { LinkState } from './link.page.tsx'
import { countsOf, openPoll } from './poll.rows.ts'

const mayTakePlace: readonly Status[] = ['time-set', 'meeting-open']

export const isComing = ({ reply }: Pick<Invitation, 'reply'>): boolean =>
  reply === 'coming' || reply === 'coming-online' || reply === 'part'

/** What this invitation may answer now. */
export async function linkState(tx: Tx, discussion: Discussion, invitation: Invitation, now: Date): Promise<LinkState> {
  if (discussion.status === 'finding-time') {
    const poll = await openPoll(tx, discussion)
    return poll ? { at: 'times', poll, counts: await countsOf(tx, poll) } : { at: 'waiting' }
  }
  if (discussion.status === 'postponed') return { at: 'waiting' }
  const meeting = mayTakePlace.includes(discussion.status) ? await meetingIn(tx, discussion) : null
  if (!meeting || now >= meeting.endsAt) return { at: 'over', begun: null }
  if (discussion.status === 'meeting-open' || now >= meeting.startsAt)
    return { at: 'over', begun: isComing(invitation) ? meeting : null }
  return { at: invitation.invitedAs === 'topic-expert' ? 'expert' : 'reply', meeting }
}
