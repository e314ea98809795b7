/** The day of a meeting has passed and nobody opened it (P4, P18): who leads it is asked, and later the Reviewing Team hears as well. */
import { formatDate, workingDays } from '#content'
import { peopleAs } from '../discussion.ts'
import { pageOf } from '../kit/letters.ts'
import { meetingIn, passedDay } from '../room/meeting.rows.ts'
import type { Reminder } from './reminder.ts'

/** Working days after the meeting was to be: to its facilitator, and to the Reviewing Team's mailbox with them. */
export const askedAfter = 1
export const teamToldAfter = 5

export function meetingPassed(): Reminder {
  return {
    when: ['time-set'],
    async orders(tx, discussion, now) {
      const meeting = await meetingIn(tx, discussion)
      const day = passedDay(meeting, now)
      if (!meeting || !day || workingDays(day, now) < askedAfter) return []
      const order = {
        letter: 'meeting-day-passed',
        values: { reference: discussion.reference, meeting_date: formatDate(day, 'long') },
        link: pageOf(discussion),
      }
      const isLate = workingDays(day, now) >= teamToldAfter
      const once = `${order.letter}:${meeting.id}:${meeting.sequence}:${isLate ? teamToldAfter : askedAfter}`
      return [
        ...peopleAs(discussion, 'facilitator').map(({ personId }) => ({
          ...order,
          to: { person: personId },
          once: `${once}:${personId}`,
        })),
        ...(isLate ? [{ ...order, to: { mailbox: 'reviewing-team' } as const, once }] : []),
      ]
    },
  }
}
