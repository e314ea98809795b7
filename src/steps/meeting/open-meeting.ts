/** Opening (P18, P19). The facilitator reads the purpose out, ticks each line and says who is here. */

import { z } from 'zod'
import { meeting as words } from '#content'
import { personIdOf } from '../../discussion.ts'
import { choices } from '../../kit/form.ts'
import { refuse, step } from '../../kit/step.ts'
import { meetingIn } from '../../room/meeting.rows.ts'
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
/** The room opens this long before the meeting begins, in milliseconds. */
export const earliest = 60 * 60_000

export const openMeetingForm = z.object({
  purpose: choices(purposeIds, { min: purposeIds.length, message: words.purpose.error }),
  here: z.preprocess((value) => (value === undefined || value === '' ? [] : [value].flat()), z.array(z.uuid())),
})

export interface OpeningKnown {
  readonly startsAt: Date | null
  readonly invited: readonly Invited[]
}

export const openMeeting = step({
  name: 'open-meeting',
  p: ['P2', 'P18', 'P19'],
  who: ['facilitator'],
  when: ['time-set'],
  form: openMeetingForm,
  async know(tx, discussion): Promise<OpeningKnown> {
    const planned = await meetingIn(tx, discussion)
    return { startsAt: planned?.startsAt ?? null, invited: await peopleInvited(tx, discussion) }
  },
  decide(_discussion, { here }, _by, now, { startsAt, invited }) {
    if (startsAt && startsAt.getTime() - now.getTime() > earliest) return refuse('too-soon')
    if (!invited.some((person) => here.includes(person.id))) return refuse('nobody-present')
    return [{ type: 'meeting-opened' }]
  },
  leadsTo: { 'meeting-opened': 'meeting-open' },
  async store(tx, { discussion, form, by, now, known }) {
    await openRoom(tx, discussion, personIdOf(by) ?? '', form.purpose, now)
    for (const person of known.invited) {
      if (form.here.includes(person.id)) await markHere(tx, discussion, person, false, now)
      else if (person.isHere) await markAway(tx, discussion, person, now)
    }
    await tx
      .updateTable('meeting')
      .set({ state: 'open' })
      .where('committee_id', '=', discussion.committeeId)
      .where('discussion_id', '=', discussion.id)
      .where('state', '=', 'set')
      .execute()
    await tellRoom(tx, discussion, by, now, 'part', { part: 'welcome' })
    await tellRoom(tx, discussion, by, now, 'status')
  },
})
