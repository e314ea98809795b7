/** What to put right, in the question's own words where it has them (request.yaml, errors and errors_default). */
import { type Names, request, sayAny } from '#content'
import type { Question } from './request.question.ts'

export function messageOf(question: Question, fault: string, choice = ''): string {
  const defaults: Readonly<Record<string, string>> = request.errors_default
  const text = question.errors?.[fault] ?? defaults[fault]
  if (text === undefined) throw new Error(`no message for ${fault} in request.yaml`)
  const { min = 0, max = 0 } = question.answer
  return sayAny(text, noNames, { question: question.label, min, max, choice })
}

/** Messages use nothing that a committee names. */
const noNames: Names = Object.create(null)
