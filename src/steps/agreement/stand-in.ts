/**
 * Standing in (P8, P10). Where a manager who is asked is away and has a colleague to cover, the program asks that colleague too. Whoever answers
 * first has answered; the colleague does it in their own name, and it is noted for whom. When the days are over, so is their part.
 */
import { z } from 'zod'
import { type Discussion, peopleAs } from '../../discussion.ts'
import { endRelation, relate } from '../../kit/discussions.ts'
import { type LetterOrder, pageOf } from '../../kit/letters.ts'
import { refuse, step } from '../../kit/step.ts'
import { roleNow } from './agreement.ts'
import { type Cover, type StandingIn, standingIn } from './standing-in.rows.ts'

export const standIn = step({
  name: 'stand-in',
  p: ['P8', 'P10'],
  who: ['system'],
  when: ['with-first-manager', 'with-second-manager'],
  form: z.object({}),
  know: (tx, discussion, _actor, _form, now) => standingIn(tx, discussion, roleNow(discussion), now),
  decide(discussion, _form, _by, _now, { begin, end }: StandingIn) {
    if (begin.length + end.length === 0) return refuse('not-now')
    const role = roleNow(discussion)
    return [
      ...begin.map(({ absentId, coversId }) => ({
        type: 'manager-covered' as const,
        facts: { role, absent: absentId, covers: coversId },
      })),
      ...end.map((covers) => ({ type: 'cover-ended' as const, facts: { role, covers } })),
    ]
  },
  leadsTo: { 'manager-covered': 'stays', 'cover-ended': 'stays' },
  tell: ({ discussion, known }) => known.begin.map((cover) => tellCover(discussion, cover)),
  async store(tx, { discussion, now, known: { begin, end } }) {
    for (const { coversId } of begin) await relate(tx, discussion, coversId, roleNow(discussion), now)
    for (const personId of end) await endRelation(tx, discussion, roleNow(discussion), now, personId)
  },
})

const tellCover = (discussion: Discussion, { absentName, coversId }: Cover): LetterOrder => ({
  letter: 'agreement-cover-asked',
  to: { person: coversId },
  values: {
    reference: discussion.reference,
    manager_name: absentName,
    practitioner_name: peopleAs(discussion, 'requester')[0]?.name ?? '',
  },
  link: pageOf(discussion, '/agreement'),
})
