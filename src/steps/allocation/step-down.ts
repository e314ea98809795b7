/**
 * The facilitator steps down (P15): at any time until the record is shared, also in the meeting. Access ends with the act. After the meeting
 * whoever takes over goes on with the record (facilitator-answer.ts): nobody meets twice.
 */

import { z } from 'zod'
import { entriesOf, allocation as words } from '#content'
import { personIdOf } from '../../discussion.ts'
import { endRelation } from '../../kit/discussions.ts'
import { choice } from '../../kit/form.ts'
import { step } from '../../kit/step.ts'
import { arrangedIn, putOff, tellPutOff } from '../../room/meeting-put-off.ts'
import { holding } from '../../trust/duty-holders.rows.ts'
import { tellSteppedDown } from './allocation.letters.ts'
import { closeOffer } from './offers.rows.ts'

type Reason = keyof typeof words.step_down.reasons
const stepDownReasons = entriesOf(words.step_down.reasons).map(([reason]) => reason) as [Reason, ...Reason[]] // never empty

export const stepDown = step({
  name: 'step-down',
  p: ['P15'],
  who: ['facilitator'],
  when: [
    'facilitator-confirmed',
    'finding-time',
    'time-set',
    'postponed',
    'meeting-open',
    'meeting-stopped',
    'meeting-ended',
    'record-being-read',
    'record-recalled',
  ],
  form: z.object({ reason: choice(stepDownReasons, words.errors.step_down) }),
  know: async (tx, discussion) => ({
    reviewingTeam: await holding(tx, 'reviewing-team'),
    arranged: await arrangedIn(tx, discussion),
  }),
  decide: () => [{ type: 'facilitator-stepped-down' }],
  leadsTo: { 'facilitator-stepped-down': 'finding-facilitator' },
  tell: ({ discussion, known, now }) => [
    ...tellSteppedDown(discussion, known.reviewingTeam),
    ...tellPutOff(discussion, known.arranged, now),
  ],
  async store(tx, { discussion, form, by, now, known }) {
    const personId = personIdOf(by)
    if (!personId) return
    await putOff(tx, discussion, known.arranged, now)
    const which = { personId, standing: 'accepted' as const }
    await closeOffer(tx, discussion, which, { answer: 'stepped-down', answered_at: now, reason: form.reason })
    await endRelation(tx, discussion, 'participant', now, personId)
    await endRelation(tx, discussion, 'facilitator', now, personId)
  },
})
