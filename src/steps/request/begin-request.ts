/**
 * A request begins (P8, P12): any practitioner of the committee, or their first line manager for them. Both see it and both may
 * complete it. The practitioner is always the one who asks.
 */

import { z } from 'zod'
import { type Actor, personIdOf } from '../../discussion.ts'
import type { Target } from '../../kit/act.ts'
import { relate } from '../../kit/discussions.ts'
import { id } from '../../kit/form.ts'
import { pageOf } from '../../kit/letters.ts'
import { refuse, step } from '../../kit/step.ts'
import { directoryOf } from './directory.rows.ts'
import { nameDiscussion } from './naming.rows.ts'
import { messageOf } from './request.message.ts'
import { type Question, questions } from './request.question.ts'
import { keepAnswers } from './request.rows.ts'

const filledBy = question('filled-by')
const practitioner = question('practitioner')

export const beginForm = z.discriminatedUnion(
  'filled-by',
  [
    z.object({ 'filled-by': z.literal('practitioner') }),
    z.object({ 'filled-by': z.literal('first-manager'), practitioner: id(messageOf(practitioner, 'empty')) }),
  ],
  { error: messageOf(filledBy, 'empty') },
)
export type BeginForm = z.infer<typeof beginForm>

export const beginRequest = step({
  name: 'begin-request',
  p: ['P8', 'P9', 'P12'],
  who: ['anyone-here'],
  when: ['draft'],
  form: beginForm,
  know: async (tx, discussion) => (await directoryOf(tx, discussion.committeeId)).map((listed) => listed.id),
  decide(discussion, form, by, _now, here: readonly string[]) {
    const byManager = form['filled-by'] === 'first-manager'
    if (byManager && (discussion.requesterId === personIdOf(by) || !here.includes(discussion.requesterId)))
      return refuse('same-person')
    return [{ type: 'request-begun', facts: { by: form['filled-by'] } }]
  },
  leadsTo: { 'request-begun': 'draft' },
  tell: ({ discussion, form, by }) =>
    form['filled-by'] === 'practitioner' || by.kind !== 'person'
      ? []
      : [
          {
            letter: 'request-shared',
            to: { person: discussion.requesterId },
            values: { sender_name: by.name },
            link: pageOf(discussion, '/request'),
          },
        ],
  async store(tx, { discussion, form, by, now }) {
    const filler = personIdOf(by)
    const answers = { 'filled-by': form['filled-by'], practitioner: discussion.requesterId }
    await keepAnswers(tx, discussion, answers, {}, filler, now)
    if (form['filled-by'] === 'practitioner' || !filler) return
    await keepAnswers(tx, discussion, { 'first-manager': filler }, {}, filler, now)
    await relate(tx, discussion, filler, 'first-manager', now)
  },
})

/** A request begins for the person signed in, or for the practitioner a first line manager chose. */
export const beginningOf = (actor: Actor, form: BeginForm | null): Target => ({
  begins: {
    requesterId: form?.['filled-by'] === 'first-manager' ? form.practitioner : (personIdOf(actor) ?? ''),
    name: (tx, now) => nameDiscussion(tx, now, actor.committeeId),
    nobody: refuse('same-person'),
  },
})

function question(wanted: string): Question {
  const found = questions.find((one) => one.id === wanted)
  if (!found) throw new Error(`no question ${wanted} in request.yaml`)
  return found
}
