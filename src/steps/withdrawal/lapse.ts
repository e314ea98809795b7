/**
 * Lapse (P4, P31). A request that waits for long for somebody who does nothing with it is announced to end, and then withdrawn by the program: what
 * was written would otherwise be kept as long as that of a discussion that was held. Any step in it before the day begins the time anew.
 */
import { z } from 'zod'
import { dayOf, formatDate } from '#content'
import { type Discussion, peopleAs } from '../../discussion.ts'
import { type LetterOrder, pageOf } from '../../kit/letters.ts'
import { refuse, step } from '../../kit/step.ts'
import { announcementDue, atRest, isOver, type Rest, restEnds, restOf } from '../../trust/at-rest.ts'
import { isHeld } from '../../trust/legal-hold.ts'
import { keptFor } from '../../trust/retention-rules.ts'
import { tellWithdrawn } from './withdrawal.letters.ts'
import { knowWhoKnows, type WhoKnows } from './withdrawal.rows.ts'
import { endEveryPart } from './withdrawal.ts'

const nothing = z.object({})
/** As privacy.yaml words it. */
const kept_time = keptFor('request-elsewhere')

export const announceLapse = step({
  name: 'announce-lapse',
  p: ['P4', 'P31'],
  who: ['system'],
  when: atRest,
  form: nothing,
  know: async (tx, discussion) => ({ rest: await restOf(tx, discussion), held: await isHeld(tx, discussion) }),
  decide(_discussion, _form, _by, now, { rest, held }: Known) {
    if (held) return refuse('kept-for-now')
    if (!rest || rest.announced || !announcementDue(rest.last, now)) return refuse('too-soon')
    return [{ type: 'lapse-announced', facts: { on: dayOf(restEnds(rest.last, now)) } }]
  },
  leadsTo: { 'lapse-announced': 'stays' },
  tell: ({ discussion, now, known: { rest } }) => (rest ? announced(discussion, restEnds(rest.last, now)) : []),
})

export const lapse = step({
  name: 'lapse',
  p: ['P4', 'P31'],
  who: ['system'],
  when: atRest,
  form: nothing,
  know: async (tx, discussion) => ({
    ...(await knowWhoKnows(tx, discussion)),
    rest: await restOf(tx, discussion),
    held: await isHeld(tx, discussion),
  }),
  decide(discussion, _form, _by, now, { rest, held }: WhoKnows & Known) {
    if (held) return refuse('kept-for-now')
    if (!rest || !isOver(rest, now)) return refuse('too-soon')
    return [{ type: 'request-lapsed', facts: { from: discussion.status } }]
  },
  leadsTo: { 'request-lapsed': 'withdrawn' },
  tell: ({ discussion, known }) => [
    ...tellWithdrawn(discussion, known, 'request-lapsed'),
    {
      letter: 'request-lapsed-own',
      to: { person: discussion.requesterId },
      values: { reference: discussion.reference, kept_time },
    },
  ],
  store: (tx, { discussion, now }) => endEveryPart(tx, discussion, now),
})

interface Known {
  readonly rest: Rest | null
  readonly held: boolean
}

/** The practitioner, the manager who wrote it for them, and where it is called off the Reviewing Team, whose turn it is. */
function announced(discussion: Discussion, ends: Date): LetterOrder[] {
  const order = {
    letter: 'request-lapse-announced',
    values: { reference: discussion.reference, lapse_date: formatDate(ends, 'long'), kept_time },
    link: pageOf(discussion),
  }
  const stillManager = peopleAs(discussion, 'first-manager').some(({ personId }) => personId === discussion.begunBy)
  const writers = new Set([discussion.requesterId, ...(stillManager ? [discussion.begunBy] : [])])
  return [
    ...[...writers].map((person) => ({ ...order, to: { person } })),
    ...(discussion.status === 'cancelled' ? [{ ...order, to: { mailbox: 'reviewing-team' } } as const] : []),
  ]
}
