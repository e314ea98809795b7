/** The words of the request that others will read, for the guard (P22). */
import { type Answers, type Part, parts, textOf } from './request.question.ts'

/** Contact details and names that people give of themselves and of colleagues, on purpose. */
const given: ReadonlySet<string> = new Set(['role', 'team', 'phone', 'team-missing', 'times-not-possible', 'access'])

/** The words of one part, by question. */
export function textsIn(part: Part | null, answers: Answers): Record<string, string> {
  const asked = part?.questions.filter(({ id, answer }) => answer.kind === 'text' && !given.has(id)) ?? []
  return Object.fromEntries(asked.flatMap(({ id }) => (answers[id] === undefined ? [] : [[id, textOf(answers[id])]])))
}

/** All of them, under the names by which their answers to the guard are kept. */
export const textsToRead = (answers: Answers): Record<string, string> =>
  Object.fromEntries(
    parts.flatMap((part) => Object.entries(textsIn(part, answers)).map(([id, text]) => [`save-answers.${id}`, text])),
  )
