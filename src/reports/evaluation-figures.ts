/**
 * Figures of the evaluation (P26): medians and shares, never a single answer. Quarters are joined until each block has enough
 * answers, so that no choice of months lets somebody work out the few that lie between two reports.
 */

import { quartersBetween } from '../kit/quarter.ts'
import { hideSmall, joinSmall, leastShown } from '../kit/small-numbers.ts'
import { type Form, forms, pairs, ratedQuestions, wordedQuestions } from './report-question.ts'

export interface StoredAnswer {
  readonly form: Form
  readonly quarter: string
  readonly answers: Readonly<Record<string, string>>
  readonly words: Readonly<Record<string, string>>
}

export interface Months {
  readonly from: string
  readonly to: string
}

/** The answers of one form that may be counted, and the quarters they cover; null when there are too few. */
export interface Counted extends Months {
  readonly answers: readonly StoredAnswer[]
}

export interface Middle {
  readonly n: number
  readonly median: number
  /** Share who chose the two highest, 0 to 1. */
  readonly high: number
}

export interface EvaluationFigures {
  readonly counted: Readonly<Record<Form, Counted | null>>
  /** Question id, or `<id>-then` → its figures; absent where fewer than five have answered. */
  readonly middles: ReadonlyMap<string, Middle>
  readonly byAgency: readonly AgencyRow[]
  readonly words: readonly { readonly id: string; readonly said: readonly string[] }[]
}

export interface AgencyRow {
  /** A choice of the form's first question, or '' where it was left out. */
  readonly agency: string
  /** Null in all three where the row is hidden. */
  readonly n: number | null
  readonly then: number | null
  readonly now: number | null
}

/** Every quarter there can be figures for, oldest first. */
export function quartersWith(answers: readonly StoredAnswer[], now: string): string[] {
  const first = answers.map(({ quarter }) => quarter).sort()[0] ?? now
  return quartersBetween(first < now ? first : now, now)
}

export function evaluationFigures(
  all: readonly StoredAnswer[],
  quarters: readonly string[],
  months: Months,
): EvaluationFigures {
  const counted = {
    before: countedOf(all, 'before', quarters, months),
    after: countedOf(all, 'after', quarters, months),
    'three-months': countedOf(all, 'three-months', quarters, months),
  }
  const middles = new Map<string, Middle>()
  for (const { id, form } of ratedQuestions)
    for (const key of [id, `${id}-then`]) {
      const middle = middleOf(numbersIn(counted[form]?.answers ?? [], key))
      if (middle) middles.set(key, middle)
    }
  return {
    counted,
    middles,
    byAgency: agencyRows(counted.after?.answers ?? []),
    words: wordsIn(counted, quarters.at(-1)),
  }
}

function countedOf(
  all: readonly StoredAnswer[],
  form: Form,
  quarters: readonly string[],
  months: Months,
): Counted | null {
  const ofForm = all.filter((answer) => answer.form === form)
  const blocks = joinSmall(
    quarters.map((quarter) => ({ quarter, count: ofForm.filter((answer) => answer.quarter === quarter).length })),
  ).filter(({ from, to, count }) => count > 0 && from >= months.from && to <= months.to)
  const [first, last] = [blocks[0], blocks.at(-1)]
  if (!first || !last) return null
  const inside = ofForm.filter(({ quarter }) => blocks.some(({ from, to }) => quarter >= from && quarter <= to))
  return { from: first.from, to: last.to, answers: inside }
}

/** The numbers given to a question; "does not apply" is no number. */
const numbersIn = (answers: readonly StoredAnswer[], question: string): number[] =>
  answers.flatMap((answer) => {
    const given = answer.answers[question] ?? ''
    return /^\d+$/.test(given) ? [Number(given)] : []
  })

export function middleOf(numbers: readonly number[]): Middle | null {
  if (numbers.length < leastShown) return null
  return {
    n: numbers.length,
    median: medianOf(numbers),
    high: numbers.filter((one) => one >= 4).length / numbers.length,
  }
}

/** The middle value; of an even number the mean of the two in the middle. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2
}

/** How far the ratings given twice in one form have risen: the middle of their rises, null where none can be shown. */
export function middleRise({ middles }: Pick<EvaluationFigures, 'middles'>): number | null {
  const rises = pairs.flatMap(({ now, then }) => {
    const [after, before] = [middles.get(now), middles.get(then)]
    return after && before ? [after.median - before.median] : []
  })
  return rises.length > 0 ? medianOf(rises) : null
}

const compared = pairs.find(({ pair }) => pair === 'challenge')

/** One comparison by agency; a row is hidden where it is small or would show one that is. */
function agencyRows(answers: readonly StoredAnswer[]): AgencyRow[] {
  if (!compared) return []
  const both = answers.filter(
    (answer) => numbersIn([answer], compared.now).length > 0 && numbersIn([answer], compared.then).length > 0,
  )
  const groups = [...Map.groupBy(both, ({ answers: given }) => given.agency ?? '')].sort(
    (a, b) => b[1].length - a[1].length,
  )
  const shown = hideSmall(groups.map(([, group]) => group.length))
  return groups.map(([agency, group], at) => {
    const n = shown[at] ?? null
    if (n === null) return { agency, n, then: null, now: null }
    return {
      agency,
      n,
      then: medianOf(numbersIn(group, compared.then)),
      now: medianOf(numbersIn(group, compared.now)),
    }
  })
}

/**
 * Everything said, in no order: what one person wrote to two questions must not stand at the same place. What was said in the quarter that still runs
 * waits until there is enough of it: a sentence that stands there the day after a meeting is known by its day.
 */
function wordsIn(counted: EvaluationFigures['counted'], running: string | undefined): EvaluationFigures['words'] {
  return wordedQuestions.map(({ id, form }) => {
    const said = (counted[form]?.answers ?? []).filter(({ words }) => words[id])
    const lately = said.filter(({ quarter }) => quarter === running)
    const shown = lately.length < leastShown ? said.filter((one) => !lately.includes(one)) : said
    return { id, said: shuffled(shown.flatMap(({ words }) => words[id] ?? [])) }
  })
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, at: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/** How many were asked and how many answered, by form, in these months. */
export interface Asked {
  readonly form: Form
  readonly quarter: string
  readonly asked: number
  readonly answered: number
}

export function rateOf(asked: readonly Asked[], form: Form, { from, to }: Months) {
  const inside = asked.filter((one) => one.form === form && one.quarter >= from && one.quarter <= to)
  const sum = (part: 'asked' | 'answered') => inside.reduce((total, one) => total + one[part], 0)
  const [askedOf, answered] = [sum('asked'), sum('answered')]
  return { asked: askedOf, answered, rate: askedOf >= leastShown ? answered / askedOf : null }
}

export const isForm = (text: string): text is Form => forms.some((form) => form === text)
