/** The questions of the request as content/en/request.yaml gives them. Pages, checks, copies and documents all walk this one list. */
import { request, themes } from '#content'
import type { Kind } from '../../trust/policy.ts'

export interface Question {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly answer: {
    readonly kind: 'text' | 'choice' | 'choices' | 'yes-no' | 'date' | 'people'
    readonly required: boolean
    readonly min?: number
    readonly max?: number
    readonly past?: boolean
    readonly fields?: readonly string[]
    readonly sees: readonly string[]
    readonly class: string
  }
  readonly choices?: Readonly<Record<string, string>>
  readonly choices_from?: string
  /** Question → answers that make this one needed; `any`: something was chosen. */
  readonly show_if?: Readonly<Record<string, 'any' | readonly string[]>>
  readonly stop?: Turn
  readonly nudge?: Turn
  readonly prompts?: readonly string[]
  readonly exclusive?: string
  readonly errors?: Readonly<Record<string, string>>
}

/** Where an answer leads away from the form: a destination of gate.yaml and what we say. */
export interface Turn {
  readonly when: readonly string[]
  readonly show: string
  readonly say: string
}

export interface Part {
  readonly id: string
  readonly title: string
  readonly lead: string
  readonly questions: readonly Question[]
}

/** What somebody answered: a text, a chosen id, or a list of either. Absent: not asked yet. */
export type Answer = string | readonly string[]
export type Answers = Readonly<Record<string, Answer>>

export const parts: readonly Part[] = request.pages
export const questions: readonly Question[] = parts.flatMap((part) => part.questions)

export const findPart = (id: string): Part | null => parts.find((part) => part.id === id) ?? null

/** The answers are fixed when the request begins: they say whose request it is. */
export const fixedAtTheBeginning: readonly string[] = ['filled-by', 'practitioner']

/** Kept in its own table, one row a person (team_member). */
export const teamQuestion = 'team-members'

/** The safety question (P4) is never kept; a marker says that the part was passed with "no". */
export const safetyQuestion = 'safety-now'
export const safetyMarker = 'safety-passed'

/** Choices in their order: id → words. */
export function choicesOf(question: Question): Readonly<Record<string, string>> {
  if (question.choices_from === 'themes.yaml')
    return Object.fromEntries(themes.groups.flatMap((group) => group.codes.map((code) => [code.id, code.label])))
  if (question.answer.kind === 'yes-no') return request.form.yes_no
  return question.choices ?? {}
}

/** Whether the other answers make this question one to answer (show_if). */
export function isAsked(question: Question, answers: Answers): boolean {
  return Object.entries(question.show_if ?? {}).every(([other, wanted]) => {
    const given = listOf(answers[other])
    return wanted === 'any' ? given.length > 0 : given.some((one) => wanted.includes(one))
  })
}

/** The turn away from the form that an answer calls for, or null. */
export const turnFor = (turn: Turn | undefined, answer: Answer | undefined): Turn | null =>
  turn && listOf(answer).some((one) => turn.when.includes(one)) ? turn : null

export const listOf = (answer: Answer | undefined): readonly string[] =>
  answer === undefined || answer === '' ? [] : typeof answer === 'string' ? [answer] : answer

export const textOf = (answer: Answer | undefined): string => (typeof answer === 'string' ? answer : '')

/** Who may read the answer: the kind of policy.ts that keeps what the form promises beside the question. */
export function kindOf(question: Question): Kind {
  if (question.id === teamQuestion) return 'request-team'
  const sees = question.answer.sees.filter((audience) => audience !== 'topic-expert').join(' ')
  const kind = kindsByAudience[sees]
  if (!kind) throw new Error(`no kind of policy.ts keeps the audience of question ${question.id}`)
  return kind
}

const kindsByAudience: Readonly<Record<string, Kind>> = {
  author: 'request', // not kept; the marker only says that the part was passed
  'everyone-invited': 'areas',
  'request-and-facilitator': 'request',
  'request-circle': 'request-managers',
  'arranging-circle': 'request-arranging',
  'reviewing-team facilitator': 'request-screening',
  'reviewing-team': 'request-independence',
  facilitator: 'request-wishes',
}
