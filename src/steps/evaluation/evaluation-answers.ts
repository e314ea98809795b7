/** Reads what somebody answered. Every question may be left out; what is wrong is said beside it. */
import { namesOf, sayAny, evaluation as words } from '#content'
import { type Fields, field } from '../../kit/web.ts'
import type { EvaluationForm } from './evaluation.rows.ts'
import { partsOf, type Question, supportQuestion, thenOf } from './evaluation-question.ts'

export interface GivenAnswers {
  /** Question id → number or choice. */
  readonly answers: Readonly<Record<string, string>>
  /** Question id → words. */
  readonly words: Readonly<Record<string, string>>
  /** Somebody would like to talk: shown who to ring, never kept. */
  readonly support: boolean
}

export type Read = { readonly given: GivenAnswers } | { readonly errors: Readonly<Record<string, string>> }

export function readAnswers(form: EvaluationForm, fields: Fields): Read {
  const questions = partsOf(form).flatMap(({ twice, questions }) =>
    twice ? questions.flatMap((asked) => [asked, { ...asked, id: thenOf(asked.id) }]) : questions,
  )
  const read = readQuestions(questions, fields)
  const [first] = questions
  return first && 'given' in read && isEmpty(read.given) ? { errors: { [first.id]: words.messages.empty } } : read
}

/** The link works once: nothing at all is more likely a slip than an answer. */
const isEmpty = ({ answers, words: texts, support }: GivenAnswers): boolean =>
  Object.keys(answers).length === 0 && Object.keys(texts).length === 0 && !support

export function readQuestions(questions: readonly Question[], fields: Fields): Read {
  const answers: Record<string, string> = {}
  const texts: Record<string, string> = {}
  const errors: Record<string, string> = {}
  for (const asked of questions) {
    const value = field(fields, asked.id).replace(/\r\n/g, '\n').trim()
    const wrong = faultOf(asked, value)
    if (wrong) errors[asked.id] = wrong
    else if (value !== '' && asked.id !== supportQuestion) (asked.choices ? answers : texts)[asked.id] = value
  }
  if (Object.keys(errors).length > 0) return { errors }
  return { given: { answers, words: texts, support: field(fields, supportQuestion) === 'yes' } }
}

function faultOf(asked: Question, value: string): string | null {
  const { messages, page } = words
  if (value === '') return null
  if (asked.choices === null)
    return value.length > asked.max ? sayAny(messages.long, namesOf(), { max: asked.max }) : null
  if (asked.choices.some((choice) => choice.value === value)) return null
  if (!asked.numbers) return page.choose
  return sayAny(messages.number, namesOf(), { min: asked.numbers.least, max: asked.numbers.most })
}
