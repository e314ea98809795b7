/**
 * The questions of somebody curious who has time (P22): answered one by one before a record is shared. Yes and not sure lead back to the
 * text. What is kept is that they were answered, by whom and when: a line of the history.
 */
import { z } from 'zod'
import { guard } from '#content'

const { questions, maybe_says: takeMoreOut, missing } = guard.careful_reader

export const carefulQuestions = questions
export const fieldOf = (id: CarefulQuestion['id']): `reader-${CarefulQuestion['id']}` => `reader-${id}`
export type CarefulQuestion = (typeof questions)[number]
type CarefulField = ReturnType<typeof fieldOf>

/** The answers with which a record may go out. */
const fine: readonly string[] = ['no', 'changed']

const answer = z
  .enum(['no', 'changed', 'maybe', 'yes'], { error: missing })
  .refine((given) => fine.includes(given), takeMoreOut)

export const carefulAnswers = Object.fromEntries(questions.map(({ id }) => [fieldOf(id), answer])) as Record<
  CarefulField,
  typeof answer
>

/** Nobody could tell. */
export const nobodyCouldTell = Object.fromEntries(questions.map(({ id }) => [fieldOf(id), 'no'])) as Record<
  CarefulField,
  'no'
>
