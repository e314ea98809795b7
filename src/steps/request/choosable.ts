/** Who can be chosen where the request asks for people, and why the others do not stand in the list (P10, P15). */
import { request } from '#content'
import type { Listed } from './directory.rows.ts'
import type { RequestAsIs } from './request.check.ts'
import { listOf, type Question, textOf } from './request.question.ts'

export interface Choosable {
  readonly people: readonly Listed[]
  /** One sentence for the hint; '' where nobody is left out. */
  readonly why: string
}

/** Whoever has been chosen already stays in the list, so that what is wrong with the choice can be seen. */
export function choosable(
  { id: question }: Pick<Question, 'id'>,
  { people, requesterId, answers }: Pick<RequestAsIs, 'requesterId' | 'answers'> & { people: readonly Listed[] },
): Choosable {
  const left = leftOut(question, requesterId, [textOf(answers['first-manager']), textOf(answers['second-manager'])])
  const chosen = listOf(answers[question])
  const out = people.filter(({ id }) => left.ids.includes(id) && !chosen.includes(id))
  return {
    people: people.filter((one) => !out.includes(one)),
    why: out.length === 0 ? '' : left.why.replace('{people_names}', out.map(({ name }) => name).join(', ')),
  }
}

function leftOut(question: string, requesterId: string, managers: readonly string[]) {
  const { left_out: words } = request.form
  if (question === 'not-facilitator') return { ids: [requesterId, ...managers], why: words.leads }
  return { ids: [requesterId], why: words.agrees }
}
