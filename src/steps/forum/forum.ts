/**
 * Is this the right forum? (P3, P4, P7) A public check: one question after the other, each answer leads to the next or to the
 * place that fits. Pure, stores nothing, knows nobody. Questions and destinations stand in gate.yaml.
 */
import { gate } from '#content'

export type Question = (typeof gate.questions)[number]
export type Destination = (typeof gate.destinations)[number]
type NoteId = keyof typeof gate.carried_notes

/** One question with the answer that was given. */
export interface Given {
  readonly question: Question
  readonly answer: string
  readonly label: string
}

/** Where the answers lead: to the next question, or to the end. `notes` came with earlier answers. */
export type Place = {
  /** The answers that count, in order. Answers after the end, or that the question does not have, are left out. */
  readonly given: readonly Given[]
  readonly notes: readonly NoteId[]
} & (
  | { readonly at: 'question'; readonly question: Question }
  | { readonly at: 'destination'; readonly destination: Destination }
)

interface Way {
  readonly label: string
  readonly to: string
  readonly carry?: NoteId
}

/** Follows the answers from the safety question on, as far as they go. */
export function whereTo(answers: readonly string[]): Place {
  const given: Given[] = []
  const notes: NoteId[] = []
  let question: Question = gate.questions[0]
  for (const answer of answers) {
    const way = wayOf(question, answer)
    if (!way) break
    given.push({ question, answer, label: way.label })
    if (way.carry) notes.push(way.carry)
    const destination = gate.destinations.find((place) => place.id === way.to)
    if (destination) return { at: 'destination', destination, given, notes }
    question = questionOf(way.to)
  }
  return { at: 'question', question, given, notes }
}

/** The answers after one of them was changed: those that follow stay where the new answer leads to the same question. */
export function changed(answers: readonly string[], at: number, answer: string): readonly string[] {
  const before = answers.slice(0, at)
  const place = whereTo(before)
  if (place.at === 'destination' || before.length !== place.given.length) return answers
  const [old, now] = [wayOf(place.question, answers[at] ?? ''), wayOf(place.question, answer)]
  return [...before, answer, ...(old && old.to === now?.to ? answers.slice(at + 1) : [])]
}

/** The answers a question offers, in order. */
export const waysOf = (question: Question): readonly (readonly [id: string, label: string])[] =>
  Object.entries<Way>(question.answers).map(([id, { label }]) => [id, label])

function wayOf(question: Question, answer: string): Way | undefined {
  const ways: Readonly<Record<string, Way>> = question.answers
  return Object.hasOwn(ways, answer) ? ways[answer] : undefined
}

function questionOf(id: string): Question {
  const found = gate.questions.find((question) => question.id === id)
  if (!found) throw new Error(`gate.yaml leads to "${id}", which does not exist`) // scripts/content-checks.mjs refuses that
  return found
}

/** Answers as they travel in the address: `no.no.partly`. At most as many as there are questions. */
export const answersIn = (text: string): readonly string[] =>
  text === ''
    ? []
    : text
        .split('.')
        .slice(0, gate.questions.length)
        .filter((answer) => /^[a-z-]{1,20}$/.test(answer))

export const answersText = (place: Place): string => place.given.map(({ answer }) => answer).join('.')
