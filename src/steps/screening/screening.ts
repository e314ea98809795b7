/**
 * Screening (P13). One named person of the Reviewing Team, who is not involved, asks whether a reflective discussion is the right
 * forum. The questions help; the person decides and gives a reason. Another route is always offered, never only a no (P4).
 */

import { z } from 'zod'
import { byId, dayOf, screening as words } from '#content'
import { choice, date, optionalTick, text } from '../../kit/form.ts'
import { colleagueOf } from '../../kit/guarding.ts'
import { refuse, step } from '../../kit/step.ts'
import { askGuard } from '../../trust/guarded.ts'
import { tellOutcome } from './screening.letters.ts'
import { type OutcomeId, screeningQuestions, whyNotOutcome } from './screening.question.ts'
import { answersSoFar, keepOutcome, keepScreeningAnswer, type ScreeningSoFar } from './screening.rows.ts'

const { errors } = words
const questionIds = words.questions.map((question) => question.id)
const outcomeIds = words.outcomes.map((outcome) => outcome.id)
const line = (empty: string, max: number = words.reason.max, required = false) =>
  text({ max, required, empty, long: errors.long })

/** One question answered and kept: the screener may stop and come back. */
export const saveScreening = step({
  name: 'save-screening',
  p: ['P13'],
  who: ['screener'],
  when: ['being-screened'],
  form: z
    .object({
      question: choice(nonEmpty(questionIds), errors.answer),
      answer: text({ max: 20, required: true, empty: errors.answer, long: errors.answer }),
      reason: line(words.reason.error, words.reason.max, true),
    })
    .superRefine(({ question, answer }, context) => {
      const asked = screeningQuestions.find(({ id }) => id === question)
      if (answer !== '' && !(asked && Object.hasOwn(asked.then, answer)))
        context.addIssue({ code: 'custom', path: ['answer'], message: errors.answer })
    }),
  guard: { ask: askGuard, texts: ({ reason }) => ({ reason }), place: ({ question }) => question },
  know: (tx, discussion) => answersSoFar(tx, discussion),
  decide: () => [],
  leadsTo: {},
  async store(tx, { discussion, form, by, now, known }) {
    if (by.kind !== 'person') return
    await keepScreeningAnswer(tx, discussion, {
      ...form,
      round: known.round,
      answered_at: now,
      answered_by: by.personId,
    })
  },
})

export const outcomeForm = z
  .object({
    outcome: choice(nonEmpty(outcomeIds), errors.outcome),
    reason: line(errors.outcome_reason, 1000),
    condition: line(errors.condition),
    question: line(errors.question, 1000),
    called: line(errors.called),
    'next-step': line(errors.next_step),
    helper: line(words.helper.error, 120),
    due: date(errors.due, { required: false }),
    'look-again': date(words.look_again.error, { required: false }),
    'come-back': optionalTick(),
  })
  .superRefine((form, context) => {
    for (const need of needsOf(form.outcome)) {
      if (form[need] === '') context.addIssue({ code: 'custom', path: [need], message: missing[need] })
    }
  })
type Need = Exclude<keyof z.input<typeof outcomeForm>, 'outcome' | 'come-back'>
const missing: Readonly<Record<Need, string>> = {
  reason: errors.outcome_reason,
  condition: errors.condition,
  question: errors.question,
  called: byId(words.outcomes, 'child-protection').called_error,
  'next-step': byId(words.outcomes, 'not-this-time').next_error,
  helper: words.helper.error,
  due: errors.due,
  'look-again': words.look_again.error,
}

/** The fields an outcome cannot do without (screening.yaml, outcomes, needs). */
export const needsOf = (outcome: OutcomeId): readonly Need[] =>
  words.outcomes.find(({ id }) => id === outcome)?.needs ?? []

export const screen = step({
  name: 'screen',
  p: ['P3', 'P4', 'P13'],
  who: ['screener'],
  when: ['being-screened'],
  form: outcomeForm,
  guard: {
    ask: askGuard,
    texts: ({ reason, condition, question, called, helper, 'next-step': next }) => ({
      reason,
      condition,
      question,
      called,
      helper: colleagueOf(helper),
      'next-step': next,
    }),
  },
  know: (tx, discussion) => answersSoFar(tx, discussion),
  decide(_discussion, form, _by, now, { answers }: ScreeningSoFar) {
    const refused = whyNotOutcome(form.outcome, answers)
    if (refused) return refuse(refused)
    const until = dueOf(form)
    if (until !== null && until <= dayOf(now)) return refuse('time-passed')
    switch (form.outcome) {
      case 'suitable':
        return [{ type: 'found-suitable' }]
      case 'suitable-with-conditions':
        return [{ type: 'found-suitable-with-condition', facts: { until: until ?? '' } }]
      case 'more-needed':
        return [{ type: 'more-asked', facts: { until: until ?? '' } }]
      case 'wait':
        return [{ type: 'told-to-wait', facts: { until: until ?? '' } }]
      case 'not-this-time':
        return [{ type: 'not-this-time' }]
      default:
        return [{ type: 'handed-on', facts: { to: form.outcome } }]
    }
  },
  leadsTo: {
    'found-suitable': 'finding-facilitator',
    'found-suitable-with-condition': 'suitable-with-conditions',
    'more-asked': 'more-needed',
    'handed-on': 'another-route',
    'told-to-wait': 'waiting-elsewhere',
    'not-this-time': 'not-this-time',
  },
  tell: ({ discussion, form, by }) => tellOutcome(discussion, form.outcome, dueOf(form), by),
  async store(tx, { discussion, form, by, now, known }) {
    if (by.kind !== 'person') return
    const { outcome, reason, condition, question, called, helper } = form
    const kept = {
      outcome,
      reason,
      condition,
      question,
      called,
      helper,
      next_step: form['next-step'],
      due_on: dueOf(form),
    }
    await keepOutcome(tx, discussion, {
      ...onlyNeeded(kept, outcome),
      round: known.round,
      may_come_back: form['come-back'],
      decided_by: by.personId,
      decided_at: now,
    })
  },
})

/** The day that goes with the outcome: condition or answer due, or when we look again. */
function dueOf(form: z.output<typeof outcomeForm>): string | null {
  const needs = needsOf(form.outcome)
  const day = needs.includes('look-again') ? form['look-again'] : needs.includes('due') ? form.due : ''
  return day === '' ? null : day
}

/** What was typed for another outcome, before the screener thought again, is not kept. */
function onlyNeeded<
  Kept extends { condition: string; question: string; called: string; helper: string; next_step: string },
>(kept: Kept, outcome: OutcomeId): Kept {
  const needs = needsOf(outcome)
  return {
    ...kept,
    condition: needs.includes('condition') ? kept.condition : '',
    question: needs.includes('question') ? kept.question : '',
    called: needs.includes('called') ? kept.called : '',
    helper: needs.includes('helper') ? kept.helper : '',
    next_step: needs.includes('next-step') ? kept.next_step : '',
  }
}

function nonEmpty<Item>([first, ...rest]: readonly Item[]): [Item, ...Item[]] {
  if (first === undefined) throw new Error('screening.yaml has an empty list')
  return [first, ...rest]
}
