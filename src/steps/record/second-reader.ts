/**
 * A second reader of the words that are kept (P22). What almost surely shows who somebody is stays in the record only where a person of the
 * Reviewing Team who has no part in the work has seen it in its sentence and agrees; refused words have to be changed.
 */

import { z } from 'zod'
import { addWorkingDays, record as words } from '#content'
import { type Actor, type Discussion, personIdOf, relationsOf } from '../../discussion.ts'
import { choice, id } from '../../kit/form.ts'
import { type Refusal, refuse, step } from '../../kit/step.ts'
import { answerWord, askAbout, keptStandingIn, waitingIn } from './kept-words.rows.ts'
import { tellKeptAnswered, tellSecondReader } from './record.letters.ts'

const { errors } = words.pages.kept_words
const whileWritten = ['meeting-ended', 'record-being-read', 'record-recalled'] as const

export const askSecondReader = step({
  name: 'ask-second-reader',
  p: ['P22'],
  who: ['facilitator'],
  when: whileWritten,
  form: z.object({}),
  know: (tx, discussion) => keptStandingIn(tx, discussion),
  decide: (_discussion, _form, _by, _now, { unasked }) =>
    unasked.length > 0 ? [{ type: 'kept-words-asked', facts: { count: unasked.length } }] : refuse('nothing-to-ask'),
  leadsTo: { 'kept-words-asked': 'stays' },
  tell: ({ discussion, now }) => tellSecondReader(discussion, addWorkingDays(now, 2)),
  store: (tx, { discussion, by, now, known }) => askAbout(tx, discussion, known.unasked, personIdOf(by) ?? '', now),
})

export const answerKeptWord = step({
  name: 'answer-kept-word',
  p: ['P22'],
  who: ['reviewing-team'],
  when: whileWritten,
  form: z.object({ word: id(errors.word), answer: choice(['agree', 'refuse'], errors.answer) }),
  know: (tx, discussion) => waitingIn(tx, discussion),
  decide(discussion, { word }, by, _now, waiting) {
    const asked = waiting.find((one) => one.id === word)
    if (!asked) return refuse('not-now')
    const refusal = whyNotSecond(discussion, by, asked.askedBy)
    if (refusal) return refusal
    return waiting.length === 1 ? [{ type: 'kept-words-answered' }] : []
  },
  leadsTo: { 'kept-words-answered': 'stays' },
  tell: ({ discussion, events }) => (events.length > 0 ? tellKeptAnswered(discussion) : []),
  store: (tx, { discussion, form, by, now }) =>
    answerWord(tx, discussion, form.word, form.answer, personIdOf(by) ?? '', now),
})

/** Not whoever wrote it, and nobody with a part in the work; having screened the request is none. */
export function whyNotSecond(discussion: Discussion, by: Actor, askedBy: string | null): Refusal | null {
  const person = personIdOf(by)
  if (person === askedBy || relationsOf(discussion, person).some((relation) => relation !== 'screener'))
    return refuse('you-are-involved')
  return null
}
