/** Who may be chosen as a manager of the request (P8, P10): three different people, above the practitioner or "or equivalent" with a reason. */
import { fitFor } from '../../trust/line-of-management.ts'
import type { RequestAsIs } from './request.check.ts'
import { type Question, textOf } from './request.question.ts'

type ManagerFault = 'same-person' | 'conflict' | 'reports' | 'equivalent'

/** Question → answers to "equivalent" that say it of this manager. */
const equivalents: Readonly<Record<string, readonly string[]>> = {
  'first-manager': ['first', 'both'],
  'second-manager': ['second', 'both'],
}

export const isManagerQuestion = ({ id }: Pick<Question, 'id'>): boolean => Object.hasOwn(equivalents, id)

/** What is wrong with this choice; null: nothing. */
export function faultOfManager(
  { id: question }: Pick<Question, 'id'>,
  chosen: string,
  { answers, people, requesterId, closedTo, asked }: RequestAsIs,
): ManagerFault | null {
  const first = question === 'second-manager' ? textOf(answers['first-manager']) : ''
  if (chosen === requesterId || chosen === first) return 'same-person'
  if (closedTo.has(chosen)) return 'conflict'
  if (asked.has(chosen)) return null
  const fit = fitFor(people, requesterId)(chosen)
  if (fit === 'reports' || (first !== '' && fitFor(people, first)(chosen) === 'reports')) return 'reports'
  const isSaid = equivalents[question]?.includes(textOf(answers.equivalent)) ?? false
  return fit === 'other' && !isSaid ? 'equivalent' : null
}
