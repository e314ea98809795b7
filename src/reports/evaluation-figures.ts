/**
 * Figures of the evaluation (P26): medians and shares, never a single answer. Only quarters that are over count, and for each figure by itself they are
 * joined until each block has enough answers: no choice of months lets somebody work out the few that lie between two reports.
 */
import { quartersBetween } from '../kit/quarter.ts'
import { joinSmall, leastShown } from '../kit/small-numbers.ts'
import { agencyRows } from './agency-figures.ts'
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
  /** Null in all three where a report released earlier hides the row. */
  readonly n: number | null
  readonly then: number | null
  readonly now: number | null
}

/** Every quarter there can be figures for, oldest first: up to the last that is over. */
export function quartersWith(answers: readonly StoredAnswer[], lastOver: string): string[] {
  const first = answers.map(({ quarter }) => quarter).sort()[0] ?? lastOver
  return quartersBetween(first < lastOver ? first : lastOver, lastOver)
}

export function evaluationFigures(
  all: readonly StoredAnswer[],
  quarters: readonly string[],
  monthsOf: (form: Form) => Months,
): EvaluationFigures {
  const ofForm = Map.groupBy(all, ({ form }) => form)
  const counted = (form: Form) => countedOf(ofForm.get(form) ?? [], quarters, monthsOf(form))
  const middles = new Map<string, Middle>()
  for (const { id, form } of ratedQuestions)
    for (const key of [id, `${id}-then`]) {
      const given = (ofForm.get(form) ?? []).filter((answer) => numbersIn([answer], key).length > 0)
      const middle = middleOf(numbersIn(countedOf(given, quarters, monthsOf(form))?.answers ?? [], key))
      if (middle) middles.set(key, middle)
    }
  const forms = { before: counted('before'), after: counted('after'), 'three-months': counted('three-months') }
  return {
    counted: forms,
    middles,
    byAgency: agencyRows(ofForm.get('after') ?? [], quarters, monthsOf('after')),
    words: wordsIn(forms),
  }
}

function countedOf(answers: readonly StoredAnswer[], quarters: readonly string[], months: Months): Counted | null {
  const blocks = joinSmall(
    quarters.map((quarter) => ({ quarter, count: answers.filter((answer) => answer.quarter === quarter).length })),
  ).filter(({ from, to, count }) => count > 0 && from >= months.from && to <= months.to)
  const [first, last] = [blocks[0], blocks.at(-1)]
  if (!first || !last) return null
  const inside = answers.filter(({ quarter }) => blocks.some(({ from, to }) => quarter >= from && quarter <= to))
  return { from: first.from, to: last.to, answers: inside }
}

/** The numbers given to a question; "does not apply" is no number. */
export const numbersIn = (answers: readonly StoredAnswer[], question: string): number[] =>
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

/** Everything said, in no order: what one person wrote to two questions must not stand at the same place. */
function wordsIn(counted: EvaluationFigures['counted']): EvaluationFigures['words'] {
  return wordedQuestions.map(({ id, form }) => ({
    id,
    said: shuffled(
      (counted[form]?.answers ?? []).flatMap(({ words }) => words[id] ?? []).filter((said) => said !== ''),
    ),
  }))
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, at: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

export const isForm = (text: string): text is Form => forms.some((form) => form === text)
