/** What follows an outcome (P4, P13): an answer, the one thing done, another look, a way back. Nothing of it is ever a dead end. */

import { z } from 'zod'
import { addWorkingDays, byId, request, screening as words } from '#content'
import { endRelation } from '../../kit/discussions.ts'
import { choice, text } from '../../kit/form.ts'
import { refuse, step } from '../../kit/step.ts'
import { askGuard } from '../../trust/guarded.ts'
import { copyRequest } from './request-again.rows.ts'
import { isScreenedBy, ownInvolvement } from './screener.ts'
import { tellCameBack, tellFoundSuitable, tellScreener } from './screening.letters.ts'
import { lastOutcome, noteOnOutcome, type StandingOutcome } from './screening.rows.ts'

const { errors } = words

export const answerMore = step({
  name: 'answer-more',
  p: ['P13'],
  who: ['requester'],
  when: ['more-needed'],
  form: z.object({ reply: text({ max: 2000, required: true, empty: errors.reply, long: errors.long }) }),
  guard: { ask: askGuard, texts: ({ reply }) => ({ reply }) },
  decide: () => [{ type: 'more-answered' }],
  leadsTo: { 'more-answered': 'being-screened' },
  tell: ({ discussion }) => tellScreener(discussion, 'screening-answered'),
  store: (tx, { discussion, form, now }) =>
    noteOnOutcome(tx, discussion, { reply: form.reply, replied_at: now, settled_at: now }),
})

/** The practitioner says that the one thing is done; the screener then confirms it. May be said again with other words. */
export const sayConditionDone = step({
  name: 'say-condition-done',
  p: ['P13'],
  who: ['requester'],
  when: ['suitable-with-conditions'],
  form: z.object({ reply: text({ max: 600, required: true, empty: errors.condition_reply, long: errors.long }) }),
  guard: { ask: askGuard, texts: ({ reply }) => ({ reply }) },
  decide: () => [],
  leadsTo: {},
  tell: ({ discussion }) => tellScreener(discussion, 'screening-condition-done'),
  store: (tx, { discussion, form, now }) => noteOnOutcome(tx, discussion, { reply: form.reply, replied_at: now }),
})

export const meetCondition = step({
  name: 'meet-condition',
  p: ['P13'],
  who: ['screener'],
  when: ['suitable-with-conditions'],
  form: z.object({}),
  decide: () => [{ type: 'condition-met' }],
  leadsTo: { 'condition-met': 'finding-facilitator' },
  tell: ({ discussion, by }) => tellFoundSuitable(discussion, by),
  store: (tx, { discussion, now }) => noteOnOutcome(tx, discussion, { settled_at: now }),
})

/** On the day that was set, or sooner when the other process has ended. */
export const lookAgain = step({
  name: 'look-again',
  p: ['P4', 'P13'],
  who: ['screener', 'reviewing-team'],
  when: ['waiting-elsewhere'],
  form: z.object({}),
  know: ownInvolvement,
  decide: (discussion, _form, by, _now, involved: readonly string[]) =>
    involved.length > 0 && !isScreenedBy(discussion, by) ? refuse('you-are-involved') : [{ type: 'looked-again' }],
  leadsTo: { 'looked-again': 'being-screened' },
  // The date of the outcome is settled by time: a colleague who looks again may not read the outcome itself.
})

export const [safety] = byId(request.pages, 'safety').questions

/** The practitioner comes back with the same answers, or with those changed since; a named person screens anew. */
export const comeBack = step({
  name: 'come-back',
  p: ['P4', 'P12', 'P13'],
  who: ['requester'],
  when: ['another-route', 'not-this-time'],
  form: z.object({ 'safety-now': choice(['no', 'not-sure', 'yes'], safety.errors.empty) }),
  know: (tx, discussion) => lastOutcome(tx, discussion),
  decide(_discussion, form, _by, _now, outcome: StandingOutcome | null) {
    if (!outcome?.may_come_back) return refuse('come-back-closed') // no outcome: what was asked has been deleted
    return form['safety-now'] === 'no' ? [{ type: 'request-came-back' }] : refuse('safety-first') // asked each time it is sent (P4)
  },
  leadsTo: { 'request-came-back': 'sent' },
  tell: ({ discussion, now }) =>
    tellCameBack(discussion, addWorkingDays(now, byId(words.targets, 'screen-within').default)),
  async store(tx, { discussion, now }) {
    await copyRequest(tx, discussion, now)
    await noteOnOutcome(tx, discussion, { settled_at: now })
    await endRelation(tx, discussion, 'screener', now)
  },
})
