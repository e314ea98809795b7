/** Everything the facilitator sees of arranging (P16). */
import { type Invitation, invitedPeople, type Meeting, meetingOf } from '../../room/meeting.rows.ts'
import type { Access } from '../../trust/access.ts'
import { answersOf, type OwnAnswers, openPoll, type Poll } from './poll.rows.ts'

export interface Hub {
  readonly invited: readonly Invitation[]
  readonly meeting: Meeting | null
  /** An open round of times; null otherwise. */
  readonly poll: Poll | null
  readonly answers: ReadonlyMap<string, OwnAnswers>
}

export async function hubOf(summary: Access<'summary'>, arranging: Access<'arranging'>): Promise<Hub> {
  const { tx, discussion } = arranging
  const poll = await openPoll(tx, discussion)
  return {
    invited: await invitedPeople(arranging),
    meeting: await meetingOf(summary),
    poll,
    answers: poll ? await answersOf(tx, discussion, poll) : new Map(),
  }
}
