/**
 * Read-back (P22, P23). Each participant says whether the record reads true. Where somebody could be recognised, it is taken back from
 * everyone at once, in one step and without asking anybody, and nothing is offered or shared until it has been put right.
 */

import { z } from 'zod'
import { record as words } from '#content'
import { personIdOf } from '../../discussion.ts'
import { choice, id, text } from '../../kit/form.ts'
import { refuse, step } from '../../kit/step.ts'
import { askGuard } from '../../trust/guarded.ts'
import { type ReadBack, readBacksIn, settle, writeReadBack } from './read-back.rows.ts'
import { tellReadBack } from './record.letters.ts'
import { newestCopy, type RecordCopy } from './record.rows.ts'

const { answers } = words.read_back
const { errors } = words.pages
const comment = (max: number) => text({ max, required: false, empty: '', long: errors.long })

export const answerReadBack = step({
  name: 'answer-read-back',
  p: ['P2', 'P22', 'P23'],
  who: ['participant'],
  when: ['record-being-read'],
  form: z
    .object({
      answer: choice(['fine', 'change', 'someone-known'], errors.answer),
      'change-comment': comment(answers.change.comment.max),
      'someone-known-comment': comment(answers['someone-known'].comment.max),
    })
    .superRefine((form, context) => {
      if (form.answer === 'change' && form['change-comment'] === '')
        context.addIssue({ code: 'custom', path: ['change-comment'], message: answers.change.comment.error })
      if (form.answer === 'someone-known' && form['someone-known-comment'] === '')
        context.addIssue({
          code: 'custom',
          path: ['someone-known-comment'],
          message: answers['someone-known'].comment.error,
        })
    }),
  // Whoever was recognised is told to the facilitator alone, and may be named there.
  guard: { ask: askGuard, texts: (form) => ({ 'change-comment': form['change-comment'] }) },
  know: async (tx, discussion): Promise<RecordCopy | null> => newestCopy(tx, discussion),
  decide(_discussion, { answer }, _by, _now, copy) {
    if (!copy) return refuse('not-now')
    // Who suggested what is the facilitator's to see: history says only that somebody read it.
    if (answer !== 'someone-known') return [{ type: 'read-back-answered' }]
    return [{ type: 'read-back-answered' }, { type: 'record-taken-back', facts: { copy: copy.number } }]
  },
  leadsTo: { 'read-back-answered': 'stays', 'record-taken-back': 'record-recalled' },
  tell: ({ discussion, form }) => tellReadBack(discussion, form.answer),
  async store(tx, { discussion, form, by, now, known }) {
    const said =
      form.answer === 'change'
        ? form['change-comment']
        : form.answer === 'someone-known'
          ? form['someone-known-comment']
          : ''
    await writeReadBack(
      tx,
      discussion,
      {
        personId: personIdOf(by) ?? '',
        copy: known?.number ?? 0,
        answer: form.answer,
        reason: form.answer === 'someone-known' ? 'identifier' : null,
        comment: said,
      },
      now,
    )
  },
})

/** The facilitator has put right what somebody pointed at. */
export const settleReadBack = step({
  name: 'settle-read-back',
  p: ['P22'],
  who: ['facilitator'],
  when: ['record-being-read', 'record-recalled'],
  form: z.object({ finding: id(errors.finding) }),
  know: async (tx, discussion, _actor, form): Promise<ReadBack | null> =>
    (await readBacksIn(tx, discussion)).find((one) => one.id === form.finding) ?? null,
  decide: (_discussion, _form, _by, _now, finding) => (finding ? [] : refuse('not-now')),
  leadsTo: {},
  async store(tx, { discussion, form, now, known }) {
    if (known?.settledAt === null) await settle(tx, discussion, form.finding, now)
  },
})
