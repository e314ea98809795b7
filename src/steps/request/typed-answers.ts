/** From the fields of a posted page to answers, and nothing is refused here: what somebody typed is kept first and checked afterwards. */
import { dateFrom } from '../../kit/typed-date.ts'
import { type Fields, field, fieldList } from '../../kit/web.ts'
import { teamField } from '../../trust/request-words.ts'
import {
  type Answer,
  type Answers,
  fixedAtTheBeginning,
  type Part,
  type Question,
  safetyMarker,
  safetyQuestion,
  teamQuestion,
} from './request.question.ts'
import type { TeamEntry } from './team.check.ts'

export interface Typed {
  readonly answers: Answers
  /** Null on a page without the team. */
  readonly team: readonly TeamEntry[] | null
}

/** Far above every limit of a question, so that a long draft is kept and then asked to be shortened. */
export const mostToKeep = 20_000

export function typedAnswers(part: Part, fields: Fields): Typed {
  const answers: Record<string, Answer> = {}
  let team: TeamEntry[] | null = null
  for (const question of part.questions) {
    if (question.id === teamQuestion) team = typedTeam(fields)
    else if (question.id === safetyQuestion) answers[safetyMarker] = field(fields, question.id) === 'no' ? 'no' : ''
    else if (!fixedAtTheBeginning.includes(question.id)) answers[question.id] = typedAnswer(question, fields)
  }
  return { answers, team }
}

function typedAnswer(question: Question, fields: Fields): Answer {
  const { kind, max = 1 } = question.answer
  if (kind === 'people' && max > 1) {
    const chosen = peopleFields(question, max).map((name) => tidy(field(fields, name)))
    return [...new Set(chosen)].filter((one) => one !== '')
  }
  if (kind === 'choices')
    return [...new Set(fieldList(fields, question.id).map(tidy))].filter((one) => one !== '').slice(0, 100)
  if (kind === 'date')
    return dateFields(question)
      .map((name) => typedDate(fields, name))
      .filter((day) => day !== '')
  return tidy(field(fields, question.id))
}

/** One group of three fields for each date that may be given. */
export const dateFields = ({ id, answer: { max = 1 } }: Question): string[] =>
  Array.from({ length: max }, (_, index) => `${id}-${index + 1}`)

/** One list for each person: `not-facilitator`, `not-facilitator-2` and so on. */
export const peopleFields = ({ id }: Question, count: number): string[] =>
  Array.from({ length: count }, (_, index) => (index === 0 ? id : `${id}-${index + 1}`))

/** What is no part of a date stands as "?": still to be put right, and no words. */
const typedDate = (fields: Fields, name: string): string =>
  dateFrom(
    ...(['day', 'month', 'year'].map((part) => tidy(field(fields, `${name}-${part}`))) as [string, string, string]),
  )
    .replace(/[^\p{L}\d-]/gu, '?')
    .slice(0, 40)

/** Lines that are wholly empty are no people. */
function typedTeam(fields: Fields): TeamEntry[] {
  const team: TeamEntry[] = []
  for (const index of linesIn(fields)) {
    const of = (part: string) => tidy(field(fields, teamField(index, part))).slice(0, 300)
    const entry = {
      id: of('id'),
      name: of('name'),
      role: of('role'),
      agency: of('agency'),
      email: of('email').toLowerCase(),
    }
    if (entry.name !== '' || entry.role !== '' || entry.agency !== '' || entry.email !== '') team.push(entry)
  }
  return team
}

function linesIn(fields: Fields): number[] {
  const numbers = Object.keys(fields).flatMap((name) => /^team-members-(\d{1,3})-name$/.exec(name)?.[1] ?? [])
  return numbers.map(Number).sort((one, other) => one - other)
}

/** Line ends as one, no outer spaces, nothing the database cannot keep. */
const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\0', '').toWellFormed().trim()
