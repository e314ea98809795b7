/** From posted fields to what the schemas of replies take, and back. */
import { type Fields, field, fieldList } from '../../kit/web.ts'
import type { OwnAnswers } from './poll.rows.ts'

export const answersIn = (fields: Fields): Record<string, unknown> => ({
  options: [...fieldList(fields, 'options')],
  answers: Object.fromEntries(
    fieldList(fields, 'options').map((option) => [option, field(fields, `answer-${option}`)]),
  ),
  none: field(fields, 'none') === 'yes',
  better: field(fields, 'better'),
})

export function pollValues(own: OwnAnswers | undefined): Fields {
  if (!own) return {}
  return {
    ...Object.fromEntries([...own.answers].map(([option, answer]) => [`answer-${option}`, answer])),
    better: own.better,
  }
}

export const replyIn = (fields: Fields): Record<string, unknown> => ({ ...fields })
export const expertIn = replyIn
