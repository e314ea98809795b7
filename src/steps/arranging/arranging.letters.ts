/** The letters of arranging: dates, numbers, colleagues' names and the room; no word about a child or family (P22). */
import { calendar, formatDate, formatTime, arranging as words } from '#content'
import type { Discussion } from '../../discussion.ts'
import { peopleAs } from '../../discussion.ts'
import { type LetterOrder, pageOf, toEach } from '../../kit/letters.ts'
import type { CalendarEntry } from '../../kit/tables.ts'
import { type Meeting, recipientOf, uidOf } from '../../room/meeting.rows.ts'
import type { Invitee } from './invitees.rows.ts'

/** The meeting as the letters need it; it may not be stored yet. */
export type MeetingDetails = Pick<Meeting, 'startsAt' | 'endsAt' | 'how' | 'place' | 'link'>

/** The page that a link opens without an account. */
const replyPath = (secret: string): string => `/replies/${secret}`

/** Each person gets a letter of their own, with a link of their own, and what goes into their calendar. */
export function inviteEach(
  discussion: Discussion,
  meeting: MeetingDetails,
  invitees: readonly Invitee[],
  letterFor: (invitee: Invitee) => string,
): LetterOrder[] {
  const values = meetingValues(discussion, meeting)
  return invitees.map((one) => ({
    letter: letterFor(one),
    to: recipientOf(one),
    values,
    link: replyPath(one.secret),
    calendar: requestEntry(meeting, uidOf(one), one.sequence + 1),
  }))
}

/** Asks each person which times suit them. */
export function askForTimes(
  discussion: Discussion,
  invitees: readonly Invitee[],
  closesOn: string,
  minutes: number,
): LetterOrder[] {
  const values = {
    ...namesIn(discussion),
    due_date: formatDate(new Date(`${closesOn}T12:00:00Z`), 'long'),
    count: String(minutes),
  }
  return invitees.map((one) => ({ letter: 'poll-asked', to: recipientOf(one), values, link: replyPath(one.secret) }))
}

/** The facilitator's own calendar entry. */
export function tellFacilitator(
  discussion: Discussion,
  meeting: MeetingDetails,
  uid: string,
  sequence: number,
): LetterOrder[] {
  return toEach(peopleAs(discussion, 'facilitator'), {
    letter: 'meeting-set-facilitator',
    values: meetingValues(discussion, meeting),
    link: pageOf(discussion, '/arranging'),
    calendar: requestEntry(meeting, uid, sequence),
  })
}

export function meetingValues(discussion: Discussion, meeting: MeetingDetails): Record<string, string> {
  return {
    ...namesIn(discussion),
    facilitator_agency: peopleAs(discussion, 'facilitator')[0]?.agency ?? '',
    meeting_date: formatDate(meeting.startsAt, 'long'),
    meeting_time: timesOf(meeting),
    meeting_place: placeOf(meeting),
  }
}

export const namesIn = (discussion: Discussion) => ({
  reference: discussion.reference,
  facilitator_name: peopleAs(discussion, 'facilitator')[0]?.name ?? '',
  practitioner_name: peopleAs(discussion, 'requester')[0]?.name ?? '',
})

/** 10:00 to 11:30 */
export const timesOf = ({ startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>): string =>
  calendar.words.between.replace('{meeting_time}', formatTime(startsAt)).replace('{end_time}', formatTime(endsAt))

/** The room, the word for online, or both. */
export function placeOf({ how, place }: Pick<Meeting, 'how' | 'place'>): string {
  if (how === 'online') return words.how.in_a_line.online
  return how === 'mixed' ? words.how.in_a_line.mixed.replace('{meeting_place}', place) : place
}

function requestEntry(meeting: MeetingDetails, uid: string, sequence: number): CalendarEntry {
  return {
    method: 'REQUEST',
    uid,
    sequence,
    start: meeting.startsAt.toISOString(),
    end: meeting.endsAt.toISOString(),
    place: placeOf(meeting),
    ...(meeting.link ? { url: meeting.link } : {}),
  }
}
