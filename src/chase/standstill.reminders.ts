/** A discussion that stands still (P4: nothing that waits is forgotten): the Reviewing Team and its facilitator hear after two and after four months. */
import { formatDate } from '#content'
import { peopleAs } from '../discussion.ts'
import { pageOf } from '../kit/letters.ts'
import { restEnds, restOf, standingStill } from '../trust/at-rest.ts'
import { timeAfter } from '../trust/keeping-period.ts'
import type { Reminder } from './reminder.ts'

/** Calendar months after the last step (privacy.yaml, discussion-at-rest, then). */
export const saidAfter = [2, 4] as const

const monthsSince = (last: Date, now: Date) =>
  saidAfter.findLast((count) => timeAfter(last, { count, unit: 'month' }) <= now)

export function standsStill(): Reminder {
  return {
    when: standingStill,
    async orders(tx, discussion, now) {
      if (monthsSince(discussion.statusSince, now) === undefined) return []
      const rest = await restOf(tx, discussion)
      const months = rest ? monthsSince(rest.last, now) : undefined
      if (!rest || rest.announced || months === undefined) return []
      const order = {
        letter: 'discussion-stands-still',
        values: {
          reference: discussion.reference,
          last_step: formatDate(rest.last, 'long'),
          lapse_date: formatDate(restEnds(rest, now), 'long'),
        },
        link: pageOf(discussion),
      }
      const once = `${order.letter}:${discussion.id}:${rest.last.toISOString()}:${months}`
      const facilitators = new Set(peopleAs(discussion, 'facilitator').map(({ personId }) => personId))
      return [
        { ...order, to: { mailbox: 'reviewing-team' }, once },
        ...[...facilitators].map((person) => ({ ...order, to: { person }, once: `${once}:${person}` })),
      ]
    },
  }
}
