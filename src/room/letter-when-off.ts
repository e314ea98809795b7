import { type Meeting, passedDay } from './meeting.rows.ts'

/** Where the day of the meeting has passed, it did not take place; before, it will not. */
const late = {
  'meeting-postponed': 'meeting-postponed-late',
  'meeting-cancelled': 'meeting-cancelled-late',
  'meeting-off-facilitator': 'meeting-off-facilitator-late',
} as const

/** The letter by which somebody hears that a meeting is off. */
export const letterWhenOff = (letter: keyof typeof late, meeting: Meeting, now: Date): string =>
  passedDay(meeting, now) ? late[letter] : letter
