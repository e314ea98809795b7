/**
 * Answers that have gone (privacy.yaml, evaluation): what is left is how many gave which answer to one question. The figures count answers, so as many
 * are made from the numbers again; which answer stands beside which other one is not known any more, and means nothing.
 */
import type { StoredAnswer } from './evaluation-figures.ts'

export interface KeptAnswer {
  readonly form: StoredAnswer['form']
  readonly quarter: string
  readonly agency: string
  /** '' counts the answers themselves. */
  readonly question: string
  /** 'now|looking back', either may be empty. */
  readonly given: string
  readonly people: number
}

export function answersFrom(kept: readonly KeptAnswer[]): StoredAnswer[] {
  const groups = Map.groupBy(kept, ({ form, quarter, agency }) => [form, quarter, agency].join(' '))
  return [...groups.values()].flatMap((group) => {
    const people = group.find(({ question }) => question === '')
    if (!people) return []
    const questions = [...Map.groupBy(group, ({ question }) => question)].filter(([question]) => question !== '')
    const columns = questions.map(([question, given]) => ({
      question,
      column: given.flatMap((one) => Array.from({ length: one.people }, () => one.given)),
    }))
    return Array.from({ length: people.people }, (_, at): StoredAnswer => {
      const answers = columns.flatMap(({ question, column }) => answersTo(question, column[at] ?? '|'))
      const agency = people.agency === '' ? [] : [['agency', people.agency]]
      return {
        form: people.form,
        quarter: people.quarter,
        answers: Object.fromEntries([...agency, ...answers]),
        words: {},
      }
    })
  })
}

function answersTo(question: string, given: string): string[][] {
  const [now = '', then = ''] = given.split('|')
  return [
    [question, now],
    [`${question}-then`, then],
  ].filter(([, answer]) => answer !== '')
}
