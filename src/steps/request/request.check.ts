/** What is still missing or wrong in a part of the request. The same check says 422 on a page, "Started" on the task list, and no to sending. */
import { byId, request } from '#content'
import { faultOfDate, isCalendarDay } from '../../kit/typed-date.ts'
import type { InLine } from '../../trust/line-of-management.ts'
import { messageOf } from './request.message.ts'
import {
  type Answer,
  type Answers,
  choicesOf,
  fixedAtTheBeginning,
  isAsked,
  listOf,
  type Part,
  parts,
  type Question,
  safetyMarker,
  safetyQuestion,
  teamQuestion,
  textOf,
  turnFor,
} from './request.question.ts'
import { faultsOfTeam, type TeamEntry } from './team.check.ts'
import { faultOfManager, isManagerQuestion } from './who-agrees.check.ts'

/** Everything the answers are checked against. */
export interface RequestAsIs {
  readonly answers: Answers
  readonly team: readonly TeamEntry[]
  readonly requesterId: string
  /** Today where people are, 'YYYY-MM-DD'. */
  readonly today: string
  /** The people of the committee. */
  readonly people: readonly InLine[]
  /** Managers who have been asked: what the register says of them since changes nothing. */
  readonly asked: ReadonlySet<string>
  /** Ids of people with a conflict of interest in this discussion: they can be no manager of it. */
  readonly closedTo: ReadonlySet<string>
}

export type PartState = 'not-started' | 'started' | 'done' | 'to-check'

/** Field → what to put right, in the order of the page. Empty: the part is complete. */
export function faultsOf(part: Part, asIs: RequestAsIs): Record<string, string> {
  const faults: Record<string, string> = {}
  for (const question of part.questions) {
    if (fixedAtTheBeginning.includes(question.id) || !isAsked(question, asIs.answers)) continue
    if (question.id === teamQuestion) Object.assign(faults, faultsOfTeam(question, asIs))
    else {
      const fault = question.id === safetyQuestion ? safetyFault(question, asIs) : faultOf(question, asIs)
      if (fault) faults[fieldOf(question)] = fault
    }
  }
  return faults
}

/** The name of the question's first field, where its line in the error summary leads. */
export const fieldOf = ({ id, answer }: Question): string => (answer.kind === 'date' ? `${id}-1` : id)

/** How far a part is. `to-check`: it was complete, but an answer stops the request (supervision first). */
export function stateOf(part: Part, asIs: RequestAsIs): PartState {
  const touched = part.questions.some((question) => isTouched(question, asIs))
  if (!touched) return 'not-started'
  if (stopIn(part, asIs.answers)) return 'to-check'
  return Object.keys(faultsOf(part, asIs)).length === 0 ? 'done' : 'started'
}

/** The parts that keep the request from being sent, in order. */
export const unfinished = (asIs: RequestAsIs): readonly Part[] => parts.filter((part) => stateOf(part, asIs) !== 'done')

/** An answer that stops the form (P4, P7), or null. */
export function stopIn(part: Part, answers: Answers) {
  for (const question of part.questions) {
    const turn = turnFor(question.stop, answers[question.id])
    if (turn) return turn
  }
  return null
}

export const hasPassedSafety = (answers: Answers): boolean => answers[safetyMarker] === 'no'

function isTouched(question: Question, { answers, team }: RequestAsIs): boolean {
  if (fixedAtTheBeginning.includes(question.id)) return false
  if (question.id === teamQuestion) return team.length > 0
  if (question.id === safetyQuestion) return hasPassedSafety(answers)
  return listOf(answers[question.id]).length > 0
}

const safetyFault = (question: Question, { answers }: RequestAsIs): string | null =>
  hasPassedSafety(answers) ? null : messageOf(question, 'empty')

/** One question's fault, or null. */
export function faultOf(question: Question, asIs: RequestAsIs): string | null {
  const answer = asIs.answers[question.id]
  if (listOf(answer).length === 0) return question.answer.required ? messageOf(question, 'empty') : null
  switch (question.answer.kind) {
    case 'text':
      return faultOfText(question, textOf(answer))
    case 'choice':
    case 'yes-no':
      return Object.hasOwn(choicesOf(question), textOf(answer)) ? null : messageOf(question, 'choice')
    case 'choices':
      return faultOfChoices(question, listOf(answer))
    case 'date':
      return faultOfDates(question, listOf(answer), asIs.today)
    case 'people':
      return faultOfPeople(question, answer, asIs)
  }
}

function faultOfText(question: Question, text: string): string | null {
  const { min = 0, max = Number.POSITIVE_INFINITY } = question.answer
  const length = [...text].length
  if (length > max) return messageOf(question, 'long')
  return length < min ? messageOf(question, 'short') : null
}

function faultOfChoices(question: Question, chosen: readonly string[]): string | null {
  const choices = choicesOf(question)
  if (!chosen.every((one) => Object.hasOwn(choices, one))) return messageOf(question, 'choices')
  if (chosen.length > (question.answer.max ?? chosen.length)) return messageOf(question, 'too-many')
  const alone = question.exclusive
  return alone && chosen.includes(alone) && chosen.length > 1
    ? messageOf(question, 'exclusive', choices[alone] ?? '')
    : null
}

function faultOfDates(question: Question, days: readonly string[], today: string): string | null {
  const wrong = days.find((day) => !isCalendarDay(day))
  if (wrong !== undefined) return faultOfDate(wrong, messageOf(question, 'date'))
  if (question.answer.past && days.some((day) => day > today)) return messageOf(question, 'future')
  if (question.answer.past && days.some((day) => day < yearsBefore(today, 5))) return messageOf(question, 'old')
  const [latest = '', earlier = ''] = days
  return earlier > latest ? messageOf(question, 'order') : null
}

/** 'YYYY-MM-DD' so many years earlier. */
const yearsBefore = (day: string, years: number): string => `${Number(day.slice(0, 4)) - years}${day.slice(4)}`

function faultOfPeople(question: Question, answer: Answer | undefined, asIs: RequestAsIs): string | null {
  const chosen = listOf(answer)
  if (chosen.length > (question.answer.max ?? 1)) return messageOf(question, 'too-many')
  if (!chosen.every((one) => asIs.people.some(({ id }) => id === one))) return messageOf(question, 'empty')
  const fault = isManagerQuestion(question) ? faultOfManager(question, textOf(answer), asIs) : null
  return fault && messageOf(question, fault)
}

export const explorePart = byId(request.pages, 'explore').id
