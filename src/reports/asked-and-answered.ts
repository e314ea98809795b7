/** How many were asked and how many answered, by form, in the months a report is about: never so that a few of either show. */
import { isNoneOrMany, joinUntil, leastShown } from '../kit/small-numbers.ts'
import type { Months } from './evaluation-figures.ts'
import type { Form } from './report-question.ts'

export interface Asked {
  readonly form: Form
  readonly quarter: string
  readonly asked: number
  readonly answered: number
}

export interface Rate {
  readonly asked: number
  readonly answered: number
  /** 0 to 1. */
  readonly rate: number
}

/** Only quarters whose forms have all closed: those before the last one that is over. What is counted of them does not move any more. */
export const settled = (asked: readonly Asked[], lastOver: string): Asked[] =>
  asked.filter(({ quarter }) => quarter < lastOver)

/** Null where there are too few who answered, or who did not. Quarters are joined until there are enough. */
export function rateOf(asked: readonly Asked[], form: Form, { from, to }: Months): Rate | null {
  const ofForm = asked.filter((one) => one.form === form)
  const sum = (part: 'asked' | 'answered', span: Months) =>
    ofForm.reduce((all, one) => (one.quarter >= span.from && one.quarter <= span.to ? all + one[part] : all), 0)
  const blocks = joinUntil(ofForm.map(({ quarter }) => quarter).sort(), (span) => {
    const answered = sum('answered', span)
    return answered >= leastShown && isNoneOrMany(sum('asked', span) - answered)
  }).filter((block) => block.from >= from && block.to <= to)
  const [first, last] = [blocks[0], blocks.at(-1)]
  if (!first || !last) return null
  const all = { from: first.from, to: last.to }
  return { asked: sum('asked', all), answered: sum('answered', all), rate: sum('answered', all) / sum('asked', all) }
}
