/** What a draft cannot keep, complete or not: a text beyond all bounds, and a choice that its list does not have (only a forged form sends one). */
import { request } from '#content'
import { isId } from '../../kit/id.ts'
import { messageOf } from './request.message.ts'
import { type Answers, choicesOf, listOf, type Question, safetyMarker, safetyQuestion } from './request.question.ts'
import { mostToKeep } from './typed-answers.ts'

/** Question → what to put right; {} where everything can be kept. */
export function notKeepable(questions: readonly Question[], answers: Answers): Record<string, string> {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const isSafety = question.id === safetyQuestion
      const fault = faultIn(question, listOf(answers[isSafety ? safetyMarker : question.id]))
      return fault === null ? [] : [[question.id, fault]]
    }),
  )
}

function faultIn(question: Question, given: readonly string[]): string | null {
  if (given.some((text) => text.length > mostToKeep)) return request.form.too_long_to_keep
  switch (question.answer.kind) {
    case 'choice':
    case 'yes-no':
      return given.every((one) => Object.hasOwn(choicesOf(question), one)) ? null : messageOf(question, 'choice')
    case 'choices':
      return given.every((one) => Object.hasOwn(choicesOf(question), one)) ? null : messageOf(question, 'choices')
    case 'date':
      return given.every((one) => /^[^\s\0]{0,40}$/.test(one)) ? null : messageOf(question, 'date')
    case 'people':
      return given.every(isId) ? null : messageOf(question, 'empty')
    default:
      return null
  }
}
