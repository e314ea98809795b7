/**
 * Read-back (P22, P23). Each participant says whether the record reads true. Where somebody could be recognised, it is taken back from
 * everyone at once, in one step and without asking anybody, and nothing is offered or shared until it has been put right.
 */

import { z } from 'zod'
import { record as words } from '#content'
import { personIdOf } from '../../discussion.ts'
import { choice, id, text } from '../../kit/form.ts'
import { refuse, refuseUntil, step } from '../../kit/step.ts'
import { askGuard, withoutFindings } from '../../trust/guarded.ts'
import { isOpen, type ReadBack, readBacksIn, settle, writeReadBack } from './read-back.rows.ts'
import { tellReadBack } from './record.letters.ts'
import { newestCopy, type RecordCopy, sectionsIn } from './record.rows.ts'

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
      /** Number of the copy that was read. */
      copy: z.coerce.number().optional(),
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
  guard: { ask: askGuard, texts: (form) => ({ 'change-comment': form['change-comment'] }) },
  know: async (tx, discussion, _actor, form): Promise<{ copy: RecordCopy | null; where: string }> => ({
    copy: await newestCopy(tx, discussion),
    // Nothing holds this up, so a name in it does not either: it is left out (P22).
    where: await withoutFindings(tx, discussion, form['someone-known-comment'], words.put_right.left_out),
  }),
  decide(_discussion, { answer, copy: read }, _by, _now, { copy }) {
    if (!copy) return refuse('not-now')
    if (answer !== 'someone-known' && read !== undefined && read !== copy.number) return refuse('record-changed')
    // Who suggested what is the facilitator's to see: history says only that somebody read it.
    if (answer !== 'someone-known') return [{ type: 'read-back-answered' }]
    return [{ type: 'read-back-answered' }, { type: 'record-taken-back', facts: { copy: copy.number } }]
  },
  leadsTo: { 'read-back-answered': 'stays', 'record-taken-back': 'record-recalled' },
  tell: ({ discussion, form }) => tellReadBack(discussion, form.answer),
  async store(tx, { discussion, form, by, now, known }) {
    const said = form.answer === 'change' ? form['change-comment'] : form.answer === 'someone-known' ? known.where : ''
    await writeReadBack(
      tx,
      discussion,
      {
        personId: personIdOf(by) ?? '',
        copy: known.copy?.number ?? 0,
        answer: form.answer,
        reason: form.answer === 'someone-known' ? 'identifier' : null,
        comment: said,
      },
      now,
    )
  },
})

/** The facilitator has put right what somebody pointed at. Where a person could be recognised, something must have been written since (P22). */
export const settleReadBack = step({
  name: 'settle-read-back',
  p: ['P22'],
  who: ['facilitator'],
  when: ['record-being-read', 'record-recalled'],
  form: z.object({ finding: id(errors.finding) }),
  async know(tx, discussion, _actor, form): Promise<{ finding: ReadBack | null; writtenAt: number }> {
    const written = [...(await sectionsIn(tx, discussion)).values()].map(({ writtenAt }) => writtenAt.getTime())
    const finding = (await readBacksIn(tx, discussion)).find((one) => one.id === form.finding) ?? null
    return { finding, writtenAt: Math.max(0, ...written) }
  },
  decide(_discussion, _form, _by, _now, { finding, writtenAt }) {
    if (!finding) return refuse('not-now')
    return isOpen(finding) && writtenAt <= finding.at.getTime() ? refuseUntil('nothing-put-right') : []
  },
  leadsTo: {},
  async store(tx, { discussion, form, now, known: { finding } }) {
    if (finding?.settledAt === null) await settle(tx, discussion, form.finding, now)
  },
})
