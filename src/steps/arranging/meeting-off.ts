/** Putting a meeting off or calling it off, and what comes after that (P16). People are told that it is off, not why. */

import { z } from 'zod'
import { arranging as words } from '#content'
import { type Discussion, peopleAs, personIdOf, relationsOf } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { endRelation } from '../../kit/discussions.ts'
import { choice } from '../../kit/form.ts'
import { newId } from '../../kit/id.ts'
import { type LetterOrder, pageOf } from '../../kit/letters.ts'
import { refuse, step } from '../../kit/step.ts'
import { letterWhenOff } from '../../room/letter-when-off.ts'
import {
  callOffMeeting,
  cancelFacilitator,
  cancelInvitations,
  type Meeting,
  meetingIn,
  type Standing,
  standingInvitations,
} from '../../room/meeting.rows.ts'
import { meetingValues, namesIn } from './arranging.letters.ts'
import { postponeRows, storeOff } from './meeting-off.rows.ts'

const postponeReasons = ['illness', 'too-few', 'room', 'urgent', 'more-time'] as const
const cancelReasons = ['moving', 'other-route', 'child-protection', 'withdrawn', 'no-time'] as const

interface Known {
  readonly meeting: Meeting | null
  readonly invited: readonly Standing[]
}
const knowMeeting = async (tx: Tx, discussion: Discussion): Promise<Known> => ({
  meeting: await meetingIn(tx, discussion),
  invited: await standingInvitations(tx, discussion),
})

export const postponeMeeting = step({
  name: 'postpone-meeting',
  p: ['P16'],
  who: ['facilitator'],
  when: ['time-set'],
  form: z.object({ reason: choice(postponeReasons, words.errors.reason) }),
  know: knowMeeting,
  decide: () => [{ type: 'meeting-postponed' }],
  leadsTo: { 'meeting-postponed': 'postponed' },
  tell: ({ discussion, known, now }) => tellOff(discussion, known, 'meeting-postponed', now),
  async store(tx, { discussion, form, by, now, known }) {
    await storeOff(tx, discussion, { id: newId(), kind: 'postponed', reason: form.reason, by: personIdOf(by) }, now)
    if (known.meeting) await postponeRows(tx, discussion, known.meeting)
  },
})

/** Called off: the invitations end, and the Reviewing Team looks at what is next. */
export const cancelMeeting = step({
  name: 'cancel-meeting',
  p: ['P16', 'P4'],
  who: ['facilitator'],
  when: ['finding-time', 'time-set', 'postponed'],
  form: z.object({ reason: choice(cancelReasons, words.errors.reason) }),
  know: knowMeeting,
  decide: () => [{ type: 'meeting-cancelled' }],
  leadsTo: { 'meeting-cancelled': 'cancelled' },
  tell: ({ discussion, known, now }) => [
    ...tellOff(discussion, known, 'meeting-cancelled', now),
    {
      letter: 'meeting-cancelled-reviewing-team',
      to: { mailbox: 'reviewing-team' },
      values: namesIn(discussion),
      link: pageOf(discussion),
    },
  ],
  async store(tx, { discussion, form, by, now }) {
    await storeOff(tx, discussion, { id: newId(), kind: 'cancelled', reason: form.reason, by: personIdOf(by) }, now)
    await callOffMeeting(tx, discussion, now)
  },
})

/** Without a time that was set there is no date to name and nothing in a calendar. */
function tellOff(
  discussion: Discussion,
  { meeting, invited }: Known,
  letter: 'meeting-postponed' | 'meeting-cancelled',
  now: Date,
): LetterOrder[] {
  if (meeting?.state !== 'set') {
    if (letter === 'meeting-postponed') return []
    return cancelInvitations(meeting, invited, { letter: 'times-called-off', values: namesIn(discussion) })
  }
  const values = meetingValues(discussion, meeting)
  return [
    ...cancelInvitations(meeting, invited, { letter: letterWhenOff(letter, meeting, now), values }),
    ...cancelFacilitator(discussion, meeting, {
      letter: letterWhenOff('meeting-off-facilitator', meeting, now),
      values,
    }),
  ]
}

export const resumptions = ['same-facilitator', 'new-facilitator'] as const

/** After a meeting was called off, the Reviewing Team lets the facilitator try again or looks for another (withdrawing is its own step). */
export const resumeSearch = step({
  name: 'resume-search',
  p: ['P14', 'P16'],
  who: ['reviewing-team'],
  when: ['cancelled'],
  form: z.object({ next: choice(resumptions, words.after_cancel.error) }),
  decide(discussion, { next }, by) {
    if (relationsOf(discussion, personIdOf(by)).some((relation) => relation !== 'screener'))
      return refuse('you-are-involved')
    if (next === 'new-facilitator') return [{ type: 'facilitator-search-resumed' }]
    return peopleAs(discussion, 'facilitator').length > 0 ? [{ type: 'arranging-resumed' }] : refuse('no-facilitator')
  },
  leadsTo: { 'arranging-resumed': 'facilitator-confirmed', 'facilitator-search-resumed': 'finding-facilitator' },
  tell: ({ discussion, events }) =>
    peopleAs(discussion, 'facilitator').map(({ personId }) => ({
      letter: events[0]?.type === 'arranging-resumed' ? 'arranging-resumed' : 'facilitator-thanked',
      to: { person: personId },
      values: namesIn(discussion),
      ...(events[0]?.type === 'arranging-resumed' ? { link: pageOf(discussion) } : {}),
    })),
  async store(tx, { discussion, events, now }) {
    if (events[0]?.type === 'facilitator-search-resumed') await endRelation(tx, discussion, 'facilitator', now)
  },
})
