/** Stopping and going on (P4). Anyone in the room may stop it when someone may come to harm; nobody needs permission or certainty. */

import { z } from 'zod'
import { meeting as words } from '#content'
import { choice, optionalChoice } from '../../kit/form.ts'
import { refuse, step } from '../../kit/step.ts'
import { leads } from '../../room/leads.ts'
import { invitationsIn } from '../../room/meeting.rows.ts'
import { tellRoom } from '../../room/operations.rows.ts'
import { changeRoom } from '../../room/room.rows.ts'
import { tellStopped } from './meeting.letters.ts'

type ReasonId = (typeof words.stop.reasons)[number]['id']
const safety = ['harm-now', 'new-harm'] as const satisfies readonly ReasonId[]
/** The group sorts it out and goes on: a pause. */
const pauses = ['identifiers', 'deciding', 'recording'] as const satisfies readonly ReasonId[]
/** Go on or find a new time, as the facilitator sees fit. */
const either = ['unwell', 'not-kind'] as const satisfies readonly ReasonId[]
const ends = ['facilitator-knows', 'too-few'] as const satisfies readonly ReasonId[]
export const stopReasons = [...safety, ...pauses, ...either, ...ends] as const

export const stopMeeting = step({
  name: 'stop-meeting',
  p: ['P2', 'P4', 'P18'],
  who: ['facilitator', 'co-facilitator', 'scribe', 'participant', 'requester', 'team-member'],
  when: ['meeting-open'],
  form: z
    .object({
      reason: choice(stopReasons, words.pages.errors.stop_reason),
      afterwards: optionalChoice(['go-on', 'later'], words.pages.errors.stop_then),
    })
    .refine(({ reason, afterwards }) => afterwards !== null || !isOneOf(either, reason), {
      path: ['afterwards'],
      error: words.pages.errors.stop_then,
    }),
  know: (tx, discussion) => invitationsIn(tx, discussion),
  decide(discussion, { reason, afterwards }, by) {
    const stops =
      isOneOf(safety, reason) || isOneOf(ends, reason) || (isOneOf(either, reason) && afterwards === 'later')
    if (!stops) return [{ type: 'meeting-paused' }]
    if (!isOneOf(safety, reason) && !leads(discussion, by)) return refuse('facilitator-stops')
    // Only whether it was for safety is kept; what was said is kept where it belongs (meeting.yaml, stop.kept).
    return [{ type: 'meeting-stopped', facts: { safety: isOneOf(safety, reason) } }]
  },
  leadsTo: { 'meeting-paused': 'stays', 'meeting-stopped': 'meeting-stopped' },
  tell: ({ discussion, events, now, known }) => tellStopped(discussion, events, known, now),
  async store(tx, { discussion, form, events, by, now }) {
    if (!events.some((event) => event.type === 'meeting-stopped'))
      return tellRoom(tx, discussion, by, now, 'pause', { on: 'yes' })
    await changeRoom(tx, discussion, { stopped_at: now, stopped_for_safety: isOneOf(safety, form.reason) })
    await tellRoom(tx, discussion, by, now, 'status')
  },
})

/** The facilitator goes on with a meeting that was stopped. */
export const resumeMeeting = step({
  name: 'resume-meeting',
  p: ['P4', 'P18'],
  who: ['facilitator'],
  when: ['meeting-stopped'],
  form: z.object({}),
  decide: () => [{ type: 'meeting-resumed' }],
  leadsTo: { 'meeting-resumed': 'meeting-open' },
  async store(tx, { discussion, by, now }) {
    await changeRoom(tx, discussion, { stopped_at: null })
    await tellRoom(tx, discussion, by, now, 'pause', { on: 'no' })
    await tellRoom(tx, discussion, by, now, 'status')
  },
})

/** A meeting that was stopped finds a new time: arranging goes on from there. Those who were there have had a letter that it stopped. */
export const findNewTime = step({
  name: 'find-new-time',
  p: ['P4', 'P16'],
  who: ['facilitator'],
  when: ['meeting-stopped'],
  form: z.object({}),
  decide: () => [{ type: 'meeting-postponed' }],
  leadsTo: { 'meeting-postponed': 'postponed' },
  store: async (tx, { discussion, by, now }) => {
    await tellRoom(tx, discussion, by, now, 'status')
    await tx
      .updateTable('meeting')
      .set({ state: 'postponed' })
      .where('committee_id', '=', discussion.committeeId)
      .where('discussion_id', '=', discussion.id)
      .where('state', 'in', ['set', 'open', 'stopped'])
      .execute()
  },
})

export const isSafetyReason = (reason: string): boolean => isOneOf(safety, reason)
export const mayGoOnOrStop = (reason: string): boolean => isOneOf(either, reason)

const isOneOf = (list: readonly string[], reason: string): boolean => list.includes(reason)
