/** Opening (P18, P19). The facilitator reads the purpose out, ticks each line and says who is here. */

import { z } from 'zod'
import { daysBetween, meeting as words } from '#content'
import { personIdOf } from '../../discussion.ts'
import { choices } from '../../kit/form.ts'
import { refuse, step } from '../../kit/step.ts'
import { earliest, type Meeting, meetingIn } from '../../room/meeting.rows.ts'
import { tellRoom } from '../../room/operations.rows.ts'
import { type Invited, markAway, markHere, peopleInvited } from '../../room/people-here.rows.ts'
import { openRoom } from '../../room/room.rows.ts'

const purposeIds = [
  'support',
  'learn',
  'views',
  'not-planning',
  'not-decisions',
] as const satisfies readonly (typeof words.purpose.items)[number]['id'][]
export const openMeetingForm = z.object({
  purpose: choices(purposeIds, { min: purposeIds.length, message: words.purpose.error }),
  /** Asked only where the meeting was planned for a day that has passed: it takes place today, or was held then. */
  day: z.enum(['today', 'then', '']).optional(),
  here: z.preprocess((value) => (value === undefined || value === '' ? [] : [value].flat()), z.array(z.uuid())),
})

/** Planned for a day that has gone by: the facilitator says whether it takes place today or was held then. */
export const isOtherDay = (planned: Planned, now: Date): boolean => daysBetween(planned.startsAt, now) > 0

type Planned = Pick<Meeting, 'startsAt' | 'endsAt'>

export interface OpeningKnown {
  readonly planned: Planned | null
  readonly invited: readonly Invited[]
}

export const openMeeting = step({
  name: 'open-meeting',
  p: ['P2', 'P18', 'P19'],
  who: ['facilitator'],
  when: ['time-set'],
  form: openMeetingForm,
  async know(tx, discussion): Promise<OpeningKnown> {
    return { planned: await meetingIn(tx, discussion), invited: await peopleInvited(tx, discussion) }
  },
  decide(_discussion, { here, day }, _by, now, { planned, invited }) {
    if (planned && planned.startsAt.getTime() - now.getTime() > earliest) return refuse('too-soon')
    if (planned && isOtherDay(planned, now) && !day) return refuse('another-day')
    if (!invited.some((person) => here.includes(person.id))) return refuse('nobody-present')
    return [{ type: heldThen(planned, day, now) ? 'meeting-said-held' : 'meeting-opened' }]
  },
  leadsTo: { 'meeting-opened': 'meeting-open', 'meeting-said-held': 'meeting-open' },
  async store(tx, { discussion, form, by, now, known }) {
    const opens = heldThen(known.planned, form.day, now) ?? now
    await openRoom(tx, discussion, personIdOf(by) ?? '', form.purpose, opens)
    for (const person of known.invited) {
      if (form.here.includes(person.id)) await markHere(tx, discussion, person, false, now)
      else if (person.isHere) await markAway(tx, discussion, person, now)
    }
    await tx
      .updateTable('meeting')
      .set({ state: 'open', ...(known.planned ? timesOf(known.planned, opens) : {}) })
      .where('committee_id', '=', discussion.committeeId)
      .where('discussion_id', '=', discussion.id)
      .where('state', '=', 'set')
      .execute()
    await tellRoom(tx, discussion, by, now, 'part', { part: 'welcome' })
    await tellRoom(tx, discussion, by, now, 'status')
  },
})

/** When it began, where it was held on its day without being opened here; otherwise null. */
const heldThen = (planned: Planned | null, day: string | undefined, now: Date): Date | null =>
  planned && day === 'then' && isOtherDay(planned, now) ? planned.startsAt : null

/** The day it really takes place, and as long as it was planned for: no page goes on saying the other one. */
function timesOf(planned: Planned, opens: Date): { readonly starts_at: Date; readonly ends_at: Date } | null {
  if (!isOtherDay(planned, opens)) return null
  return {
    starts_at: opens,
    ends_at: new Date(opens.getTime() + planned.endsAt.getTime() - planned.startsAt.getTime()),
  }
}
