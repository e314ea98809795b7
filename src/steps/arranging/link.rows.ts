import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { type Invitation, meetingIn } from '../../room/meeting.rows.ts'
import type { LinkState } from './link.page.tsx'
import { countsOf, openPoll } from './poll.rows.ts'

/** What this invitation may answer now. */
export async function linkState(tx: Tx, discussion: Discussion, invitation: Invitation, now: Date): Promise<LinkState> {
  if (discussion.status === 'finding-time') {
    const poll = await openPoll(tx, discussion)
    return poll ? { at: 'times', poll, counts: await countsOf(tx, poll) } : { at: 'waiting' }
  }
  if (discussion.status === 'postponed') return { at: 'waiting' }
  const meeting = discussion.status === 'time-set' ? await meetingIn(tx, discussion) : null
  if (!meeting || now >= meeting.startsAt) return { at: 'over' }
  return { at: invitation.invitedAs === 'topic-expert' ? 'expert' : 'reply', meeting }
}
