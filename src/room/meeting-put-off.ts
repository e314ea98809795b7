/** The facilitator has stepped down before the meeting (P15): nothing they arranged stands, and the next facilitator arranges anew. */
import { formatDate } from '#content'
import { type Discussion, peopleAs, type Status } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import type { LetterOrder } from '../kit/letters.ts'
import { letterWhenOff } from './letter-when-off.ts'
import {
  callOffMeeting,
  cancelFacilitator,
  cancelInvitations,
  type Meeting,
  meetingIn,
  type Standing,
  standingInvitations,
} from './meeting.rows.ts'

/** The meeting or the round of times that ends with the facilitator's leaving. */
export interface Arranged {
  readonly meeting: Meeting | null
  readonly invited: readonly Standing[]
}

const arranging: readonly Status[] = ['finding-time', 'time-set', 'postponed']

/** For `know`: what was arranged, or null where nothing was, or the meeting has begun. */
export async function arrangedIn(tx: Tx, discussion: Discussion): Promise<Arranged | null> {
  if (!arranging.includes(discussion.status)) return null
  return { meeting: await meetingIn(tx, discussion), invited: await standingInvitations(tx, discussion) }
}

/** For `tell`: everybody invited hears that there is no meeting for now, not why; it goes from their calendars. */
export function tellPutOff(discussion: Discussion, arranged: Arranged | null, now: Date): LetterOrder[] {
  if (!arranged) return []
  const { meeting, invited } = arranged
  const { reference } = discussion
  if (meeting?.state !== 'set') {
    const name = (relation: 'requester' | 'facilitator') => peopleAs(discussion, relation)[0]?.name ?? ''
    const values = { reference, practitioner_name: name('requester'), facilitator_name: name('facilitator') }
    return cancelInvitations(meeting, invited, { letter: 'times-called-off', values })
  }
  const values = { reference, meeting_date: formatDate(meeting.startsAt, 'long') }
  return [
    ...cancelInvitations(meeting, invited, { letter: letterWhenOff('meeting-postponed', meeting, now), values }),
    ...cancelFacilitator(discussion, meeting, {
      letter: letterWhenOff('meeting-off-facilitator', meeting, now),
      values,
    }),
  ]
}

/** For `store`, before the facilitator's own access ends. */
export async function putOff(tx: Tx, discussion: Discussion, arranged: Arranged | null, now: Date): Promise<void> {
  if (arranged) await callOffMeeting(tx, discussion, now)
}
