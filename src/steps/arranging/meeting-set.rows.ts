import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { endRelation } from '../../kit/discussions.ts'
import type { MeetingDetails } from './arranging.letters.ts'
import { type Invitee, storeInvitees } from './invitees.rows.ts'
import { endPolls } from './poll.rows.ts'

export interface MeetingToStore {
  readonly meeting: { readonly id: string; readonly number: number } | null
  readonly meetingId: string
  readonly details: MeetingDetails | null
  readonly invitees: readonly Invitee[]
  readonly steppedOut: readonly Invitee[]
}

/** The meeting at its new time; everybody invited is asked anew, and those who stepped out are off the list. */
export async function storeMeeting(
  tx: Tx,
  discussion: Discussion,
  known: MeetingToStore,
  sequence: number,
  now: Date,
): Promise<void> {
  const { details } = known
  if (!details) return
  await storeInvitees(tx, discussion, known.invitees, now)
  await askAgain(tx, discussion, known.invitees)
  for (const one of known.steppedOut) await takeOff(tx, discussion, one, 'stepped-out', now)
  await endPolls(tx, discussion, now)
  await writeMeeting(tx, discussion, known, details, sequence, now)
}

async function writeMeeting(
  tx: Tx,
  { committeeId, id: discussionId }: Discussion,
  { meeting, meetingId }: MeetingToStore,
  { startsAt, endsAt, how, place, link }: MeetingDetails,
  sequence: number,
  now: Date,
): Promise<void> {
  const key = { committee_id: committeeId, discussion_id: discussionId }
  const when = { starts_at: startsAt, ends_at: endsAt, how, sequence, state: 'set' as const, set_at: now }
  if (meeting?.id === meetingId) {
    await tx
      .updateTable('meeting')
      .set(when)
      .where('committee_id', '=', committeeId)
      .where('id', '=', meetingId)
      .execute()
    await tx
      .updateTable('meeting_place')
      .set({ place, link })
      .where('committee_id', '=', committeeId)
      .where('meeting_id', '=', meetingId)
      .execute()
    return
  }
  await tx
    .insertInto('meeting')
    .values({
      ...key,
      ...when,
      id: meetingId,
      number: (meeting?.number ?? 0) + 1,
      uid: `meeting-${meetingId}@common-ground`,
    })
    .execute()
  await tx
    .insertInto('meeting_place')
    .values({ ...key, meeting_id: meetingId, place, link })
    .execute()
}

/** A reply was to another time; access needs stay. */
async function askAgain(tx: Tx, discussion: Discussion, invitees: readonly Invitee[]): Promise<void> {
  await tx
    .updateTable('invitation')
    .set((of) => ({ sequence: of('sequence', '+', 1), reply: null, replied_at: null, reply_part: '' }))
    .where('committee_id', '=', discussion.committeeId)
    .where(
      'id',
      'in',
      invitees.map((one) => one.id),
    )
    .execute()
}

/** Ends one invitation; its links lead nowhere from now on, and what its person could read here ends too. */
export async function takeOff(
  tx: Tx,
  discussion: Discussion,
  one: { id: string; personId: string | null; invitedAs: string; sequence: number },
  why: 'taken-off' | 'stepped-out',
  now: Date,
): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ withdrawn_at: now, withdrawn_why: why, sequence: one.sequence < 0 ? -1 : one.sequence + 1 })
    .where('committee_id', '=', discussion.committeeId)
    .where('id', '=', one.id)
    .execute()
  if (one.personId && (one.invitedAs === 'team-member' || one.invitedAs === 'topic-expert'))
    await endRelation(tx, discussion, one.invitedAs, now, one.personId)
}
