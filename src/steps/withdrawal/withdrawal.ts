/**
 * Withdrawal (3.1, at any time before the meeting): the practitioner takes the request back, and everybody who knows of it is told.
 * Nobody has to say why.
 */

import { z } from 'zod'
import { request } from '#content'
import { type Discussion, personIdOf, type Relation, type Status } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { endRelation } from '../../kit/discussions.ts'
import { optionalChoice } from '../../kit/form.ts'
import { refuse, step } from '../../kit/step.ts'
import { callOffMeeting } from '../../room/meeting.rows.ts'
import { isHeldAlready } from '../../room/meeting-held.rows.ts'
import { tellWithdrawn } from './withdrawal.letters.ts'
import { knowWhoKnows, type WhoKnows } from './withdrawal.rows.ts'

export const reasons = [
  'moving',
  'other-route',
  'changed',
  'time',
  'rather-not-say',
] as const satisfies readonly (keyof typeof request.withdraw.reasons)[]

/** A draft that nobody else has answered is deleted instead (steps/request). */
const beforeTheMeeting = [
  'draft',
  'with-first-manager',
  'with-second-manager',
  'manager-question',
  'not-agreed-now',
  'agreed',
  'sent',
  'being-screened',
  'more-needed',
  'another-route',
  'waiting-elsewhere',
  'not-this-time',
  'suitable-with-conditions',
  'finding-facilitator',
  'facilitator-asked',
  'facilitator-confirmed',
  'finding-time',
  'time-set',
  'postponed',
  'cancelled',
] as const satisfies readonly Status[]

export const withdrawal = step({
  name: 'withdrawal',
  p: ['P8', 'P12', 'P16'],
  who: ['requester', 'first-manager'],
  when: beforeTheMeeting,
  form: z.object({ reason: optionalChoice(reasons, request.errors_default.choice) }),
  know: async (tx, discussion) => ({
    ...(await knowWhoKnows(tx, discussion)),
    isHeld: await isHeldAlready(tx, discussion),
  }),
  decide(discussion, { reason }, by, _now, { isHeld }: WhoKnows & { readonly isHeld: boolean }) {
    if (!isWriter(discussion, personIdOf(by))) return refuse('not-your-turn')
    if (isHeld) return refuse('meeting-was-held')
    return [{ type: 'request-withdrawn', facts: { from: discussion.status, reason: reason ?? 'rather-not-say' } }]
  },
  leadsTo: { 'request-withdrawn': 'withdrawn' },
  tell: ({ discussion, known }) => tellWithdrawn(discussion, known),
  store: (tx, { discussion, now }) => endEveryPart(tx, discussion, now),
})

/** The practitioner, or the first line manager who wrote the request for them (P12). */
export const isWriter = (discussion: Discussion, personId: string | null): boolean =>
  personId !== null && (personId === discussion.requesterId || personId === discussion.begunBy)

/** A request that was withdrawn stays readable for the practitioner and the Reviewing Team only (privacy.yaml, request-elsewhere). */
const partsThatEnd = [
  'facilitator-asked',
  'facilitator',
  'team-member',
  'topic-expert',
  'participant',
  'second-manager',
  'first-manager',
] as const satisfies readonly Relation[]

export async function endEveryPart(tx: Tx, discussion: Discussion, now: Date): Promise<void> {
  await callOffMeeting(tx, discussion, now)
  for (const relation of partsThatEnd) await endRelation(tx, discussion, relation, now)
}
