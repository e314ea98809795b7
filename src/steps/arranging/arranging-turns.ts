/** Where it really is somebody's turn in arranging: procedure.ts asks, for the one next thing on desks and pages. */
import type { Discussion, Person, Status } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'

const within =
  (...statuses: readonly Status[]) =>
  async (_tx: Tx, _person: Person, discussions: readonly Discussion[]): Promise<ReadonlySet<string>> =>
    new Set(discussions.filter(({ status }) => statuses.includes(status)).map(({ id }) => id))

/** While a round of times is open the next thing is to choose; before, to offer, or to set at once a time that is known. */
export const openForOffering = within('facilitator-confirmed', 'postponed')
export const openForChoosing = within('facilitator-confirmed', 'finding-time', 'postponed')

/** Invited, and not answered yet in the round that is open. */
export async function openForTimes(
  tx: Tx,
  person: Person,
  discussions: readonly Discussion[],
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('invitation')
    .innerJoin('time_poll', (join) =>
      join
        .onRef('time_poll.committee_id', '=', 'invitation.committee_id')
        .onRef('time_poll.discussion_id', '=', 'invitation.discussion_id')
        .on('time_poll.ended_at', 'is', null),
    )
    .leftJoin('time_reply', (join) =>
      join
        .onRef('time_reply.committee_id', '=', 'invitation.committee_id')
        .onRef('time_reply.poll_id', '=', 'time_poll.id')
        .onRef('time_reply.invitation_id', '=', 'invitation.id'),
    )
    .select('invitation.discussion_id')
    .where('invitation.committee_id', '=', person.committeeId)
    .where('invitation.person_id', '=', person.personId)
    .where('invitation.withdrawn_at', 'is', null)
    .where(
      'invitation.discussion_id',
      'in',
      discussions.map(({ id }) => id),
    )
    .where('time_reply.poll_id', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.discussion_id))
}

/** Invited to a meeting that has not begun, and no reply to this time yet. */
const openForAnswerAs =
  (isExpert: boolean) =>
  async (tx: Tx, person: Person, discussions: readonly Discussion[], now: Date): Promise<ReadonlySet<string>> => {
    const rows = await tx
      .selectFrom('invitation')
      .select('discussion_id')
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('meeting')
            .whereRef('meeting.committee_id', '=', 'invitation.committee_id')
            .whereRef('meeting.discussion_id', '=', 'invitation.discussion_id')
            .where('meeting.state', '=', 'set')
            .where('meeting.starts_at', '>', now)
            .select('meeting.id'),
        ),
      )
      .where('committee_id', '=', person.committeeId)
      .where('person_id', '=', person.personId)
      .where('withdrawn_at', 'is', null)
      .where('reply', 'is', null)
      .where('invited_as', isExpert ? '=' : '!=', 'topic-expert')
      .where(
        'discussion_id',
        'in',
        discussions.map(({ id }) => id),
      )
      .execute()
    return new Set(rows.map((row) => row.discussion_id))
  }
export const openForReply = openForAnswerAs(false)
export const openForExpertReply = openForAnswerAs(true)
