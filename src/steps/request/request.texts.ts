/** The words of the request that others will read, for the guard (P22). */
import { daysOf, type Guarded, type GuardedTexts, jobOf } from '../../kit/guarding.ts'
import { teamField } from '../../trust/request-words.ts'
import { type Answers, type Part, parts, textOf } from './request.question.ts'
import type { TeamEntry } from './team.check.ts'

/** What people say of their own work and days, on purpose; a telephone number is no text. */
const given: Readonly<Record<string, (text: string) => Guarded>> = {
  role: jobOf,
  team: jobOf,
  'times-not-possible': daysOf,
}

/** The words of one part, by question. */
export function textsIn(part: Part | null, answers: Answers): GuardedTexts {
  const asked = part?.questions.filter(({ id, answer }) => answer.kind === 'text' && id !== 'phone') ?? []
  return Object.fromEntries(
    asked.flatMap(({ id }) => {
      const text = textOf(answers[id])
      return answers[id] === undefined ? [] : [[id, given[id]?.(text) ?? text]]
    }),
  )
}

/** What the people of the team do: their names and addresses stand there on purpose. */
export const jobsOf = (team: readonly TeamEntry[] | null): GuardedTexts =>
  Object.fromEntries((team ?? []).map(({ role }, index) => [teamField(index, 'role'), jobOf(role)]))

/** All of them, under the names by which their answers to the guard are kept. */
export const textsToRead = (answers: Answers, team: readonly TeamEntry[]): GuardedTexts =>
  Object.fromEntries(
    [...parts.map((part) => textsIn(part, answers)), jobsOf(team)].flatMap((texts) =>
      Object.entries(texts).map(([id, text]) => [`save-answers.${id}`, text]),
    ),
  )
