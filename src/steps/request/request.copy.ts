/**
 * The request as people read it: questions and answers in words, each with the kind that says who may read it. Shown before sending,
 * printed, put into the Word document, and frozen when the request is sent (words change; what was sent does not).
 */
import { formatDate } from '#content'
import { asTyped, isCalendarDay } from '../../kit/typed-date.ts'
import type { Kind } from '../../trust/policy.ts'
import type { Listed } from './directory.rows.ts'
import {
  type Answers,
  choicesOf,
  isAsked,
  kindOf,
  listOf,
  parts,
  type Question,
  questions,
  safetyQuestion,
  teamQuestion,
  textOf,
} from './request.question.ts'
import { agencies, type TeamEntry } from './team.check.ts'

export interface CopiedAnswer {
  /** Title of the page the question stands on. */
  readonly part: string
  readonly partId: string
  readonly question: string
  readonly label: string
  readonly kind: Kind
  /** As lines; empty where there is no answer. */
  readonly answer: readonly string[]
  /** People's own words, shown in the serif voice. */
  readonly typed: boolean
}

export interface Readable {
  readonly answers: Answers
  readonly team: readonly TeamEntry[]
  readonly people: readonly Listed[]
}

/** Every question that was to be answered. Answers this reader may not see are not in `readable` and come out empty: filter by kind. */
export function copyOf(readable: Readable): readonly CopiedAnswer[] {
  return parts.flatMap((part) =>
    part.questions
      .filter((question) => question.id !== safetyQuestion && isAsked(question, readable.answers))
      .map((question) => ({
        part: part.title,
        partId: part.id,
        question: question.id,
        label: question.label,
        kind: kindOf(question),
        answer: inWords(question, readable),
        typed: isTyped(question.id),
      })),
  )
}

/** Whether the answer is somebody's own sentences. */
export function isTyped(id: string): boolean {
  const question = questions.find((one) => one.id === id)
  return question?.answer.kind === 'text' && (question.answer.max ?? 0) > 80
}

/** One answer in words. */
export function inWords(question: Question, { answers, team, people }: Readable): readonly string[] {
  if (question.id === teamQuestion) return team.map(describeMember)
  const given = listOf(answers[question.id])
  switch (question.answer.kind) {
    case 'text':
      return given
    case 'date':
      return given.map(describeDay)
    case 'people':
      return given.map((id) => describePerson(people, id))
    default: {
      const choices = choicesOf(question)
      return given.map((id) => choices[id] ?? id)
    }
  }
}

const describeMember = ({ name, role, agency, email }: TeamEntry): string =>
  [name, role, agencies[agency] ?? agency, email].filter((part) => part !== '').join(', ')

export function describePerson(people: readonly Listed[], id: string): string {
  const found = people.find((listed) => listed.id === id)
  return found ? [found.name, found.job, found.agency].filter((part) => part !== '').join(', ') : ''
}

function describeDay(day: string): string {
  return isCalendarDay(day) ? formatDate(new Date(`${day}T12:00:00Z`), 'day') : asTyped(day)
}

/** The name of a chosen person, or '' where nobody has been chosen. */
export const nameOfChosen = (answers: Answers, question: string, people: readonly Listed[]): string =>
  people.find((listed) => listed.id === textOf(answers[question]))?.name ?? ''
