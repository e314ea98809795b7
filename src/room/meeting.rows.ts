/**
 * The meeting and who is invited to it: read by arranging, the meeting itself, withdrawal and stepping down. Steps may not import
 * one another, so what several of them need stands here.
 */
import { type Selectable, sql } from 'kysely'
import { daysBetween } from '#content'
import { type Discussion, peopleAs } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { type LetterOrder, type Recipient, toEach } from '../kit/letters.ts'
import type { CalendarEntry, Tables } from '../kit/tables.ts'
import type { Access } from '../trust/access.ts'
import { oneByOne } from '../trust/sealed-words.ts'
import { openInvited } from './invitation-words.ts'
import type { InvitedAs, MeetingHow, MeetingState, Reply } from './meeting.tables.ts'

export interface Meeting {
  readonly id: string
  readonly number: number
  readonly startsAt: Date
  readonly endsAt: Date
  readonly how: MeetingHow
  /** Room; '' when online, and for people who are not invited. */
  readonly place: string
  /** Address of the online meeting; '' when in person, and for people who are not invited. */
  readonly link: string
  readonly uid: string
  readonly sequence: number
  readonly state: MeetingState
}

/** One invitation as the facilitator sees it. */
export interface Invitation {
  readonly id: string
  readonly personId: string | null
  readonly name: string
  readonly role: string
  readonly agency: string
  readonly email: string
  readonly invitedAs: InvitedAs
  readonly topic: string
  readonly topicQuestion: string
  readonly sequence: number
  readonly reply: Reply | null
  readonly replyPart: string
  readonly someoneElse: { readonly name: string; readonly role: string; readonly email: string }
  /** What somebody who cannot come would like the group to think about. */
  readonly view: string
  readonly accessNeeds: readonly string[]
  readonly accessOther: string
  readonly declaredAt: Date | null
  readonly repliedAt: Date | null
}

/** The room opens this long before the meeting begins, in milliseconds. */
export const earliest = 60 * 60_000

/** Its time has passed, whether or not it was opened: nobody is invited to it any more. */
export const isOver = (meeting: Pick<Meeting, 'endsAt'> | null, now: Date): boolean =>
  meeting !== null && now >= meeting.endsAt

/** When it was to begin, where that day has passed and nobody opened it; otherwise null. */
export const passedDay = (meeting: Pick<Meeting, 'startsAt' | 'state'> | null, now: Date): Date | null =>
  meeting?.state === 'set' && daysBetween(meeting.startsAt, now) > 0 ? meeting.startsAt : null

/** The newest meeting of a discussion, or null before any time was set. */
export const meetingOf = ({ tx, discussion }: Access<'summary'>): Promise<Meeting | null> => meetingIn(tx, discussion)

/** Everybody who is invited now, with replies and access needs: for the facilitator only (P16). */
export const invitedPeople = ({ tx, discussion }: Access<'arranging'>): Promise<Invitation[]> =>
  invitationsIn(tx, discussion)

/** For a step's `know`: row-level security leaves the place out where it is not for this actor. */
export async function meetingIn(tx: Tx, discussion: Pick<Discussion, 'id' | 'committeeId'>): Promise<Meeting | null> {
  const row = await tx
    .selectFrom('meeting')
    .leftJoin('meeting_place', (join) =>
      join
        .onRef('meeting_place.committee_id', '=', 'meeting.committee_id')
        .onRef('meeting_place.meeting_id', '=', 'meeting.id'),
    )
    .selectAll('meeting')
    .select(['meeting_place.place', 'meeting_place.link'])
    .where('meeting.committee_id', '=', discussion.committeeId)
    .where('meeting.discussion_id', '=', discussion.id)
    .orderBy('meeting.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const { id, number, starts_at: startsAt, ends_at: endsAt, how, uid, sequence, state } = row
  return { id, number, startsAt, endsAt, how, place: row.place ?? '', link: row.link ?? '', uid, sequence, state }
}

/** For a step's `know`: the invitations this actor may read (all for the facilitator, one's own otherwise), oldest first. */
export async function invitationsIn(tx: Tx, discussion: Pick<Discussion, 'id' | 'committeeId'>): Promise<Invitation[]> {
  const rows = await tx
    .selectFrom('invitation')
    .selectAll()
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('withdrawn_at', 'is', null)
    .orderBy('invited_at')
    .orderBy('id')
    .execute()
  return oneByOne(rows, async (sealed) => invitationOf({ ...sealed, ...(await openInvited(tx, discussion, sealed)) }))
}

function invitationOf(row: Selectable<Tables['invitation']>): Invitation {
  return {
    id: row.id,
    personId: row.person_id,
    name: row.name,
    role: row.role,
    agency: row.agency,
    email: row.email,
    invitedAs: row.invited_as,
    topic: row.topic,
    topicQuestion: row.topic_question,
    sequence: row.sequence,
    reply: row.reply,
    replyPart: row.reply_part,
    someoneElse: { name: row.someone_else, role: row.someone_else_role, email: row.someone_else_email },
    view: row.view,
    accessNeeds: row.access_needs,
    accessOther: row.access_other,
    declaredAt: row.declared_at,
    repliedAt: row.replied_at,
  }
}

/** Somebody who has to hear when there is no meeting: no reply, no needs; name and address for the facilitator only. */
export interface Standing {
  readonly id: string
  readonly personId: string | null
  readonly name: string
  readonly email: string
  readonly invitedAs: InvitedAs
  readonly sequence: number
}

/**
 * Everybody invited now, for the requester, the managers who agreed, the screener and the facilitator: read in `know` of a step that
 * ends the way to the meeting. Empty for everybody else.
 */
export async function standingInvitations(tx: Tx, discussion: Pick<Discussion, 'id'>): Promise<Standing[]> {
  const { rows } = await sql<{
    id: string
    person_id: string | null
    name: string
    email: string
    invited_as: InvitedAs
    sequence: number
  }>`select * from standing_invitations(${discussion.id})`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: row.name,
    email: row.email,
    invitedAs: row.invited_as,
    sequence: row.sequence,
  }))
}

/**
 * One letter to each person invited, with the CANCEL that takes the entry out of their calendar where one was sent. `letter` is the
 */
export function cancelInvitations(
  meeting: Meeting | null,
  invited: readonly Standing[],
  order: Pick<LetterOrder, 'letter' | 'values'>,
): LetterOrder[] {
  return invited.map((one) => ({
    ...order,
    to: one.personId === null && one.email === '' ? { invitation: one.id } : recipientOf(one),
    ...(meeting && one.sequence >= 0 ? { calendar: cancelledEntry(meeting, one) } : {}),
  }))
}

/** The facilitator's own calendar entry goes too, where one was sent. */
export function cancelFacilitator(
  discussion: Discussion,
  meeting: Meeting,
  order: Pick<LetterOrder, 'letter' | 'values'>,
): LetterOrder[] {
  const { uid, sequence } = meeting
  return toEach(peopleAs(discussion, 'facilitator'), {
    ...order,
    calendar: { ...cancelledEntry(meeting, { id: meeting.id, sequence }), uid },
  })
}

/** Withdraws every invitation, closes an open poll and cancels the meeting: in `store`, before the actor's own access ends. */
export async function callOffMeeting(tx: Tx, discussion: Pick<Discussion, 'id'>, now: Date): Promise<void> {
  await sql`select call_off_invitations(${discussion.id}, ${now})`.execute(tx)
}

export const recipientOf = (one: { personId: string | null; name: string; email: string }): Recipient =>
  one.personId ? { person: one.personId } : { name: one.name, address: one.email }

/** The UID of one person's calendar entry: the same for as long as the invitation stands. */
export const uidOf = (invitation: { id: string }): string => `invitation-${invitation.id}@common-ground`

export function cancelledEntry(meeting: Meeting, one: { id: string; sequence: number }): CalendarEntry {
  return {
    method: 'CANCEL',
    uid: uidOf(one),
    sequence: one.sequence + 1,
    start: meeting.startsAt.toISOString(),
    end: meeting.endsAt.toISOString(),
    place: '',
  }
}
