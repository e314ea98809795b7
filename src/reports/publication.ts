/**
 * Figures for anybody who asks (P31): counts of a year after disclosure control. Whoever sees every table of every year and knows these rules cannot say
 * of a hidden figure that it is one of fewer than `leastShown` numbers (publication.test.ts tries every year that would look the same). Pure.
 */
import { isNoneOrMany, leastShown } from '../kit/small-numbers.ts'

export interface YearCount {
  readonly measure: 'requests' | 'outcomes' | 'held'
  readonly item: string
  readonly figure: number
}

/** A table with its total; null where a figure is hidden. */
export interface Controlled {
  readonly cells: readonly { readonly item: string; readonly count: number | null }[]
  readonly total: number | null
}

export interface YearFigures {
  readonly requests: Controlled
  readonly outcomes: Controlled
  readonly held: number | null
}

/** Outcomes after which people meet. */
const suitable: readonly string[] = ['found-suitable', 'found-suitable-with-condition']

/**
 * The items in a fixed order, with what was counted of each: an item that is missing counts 0. The requests come first; everything else is shown only
 * where it lies far enough from them. Requests and meetings of one year need not be the same ones: more meetings than requests are not shown.
 */
export function yearFigures(
  counts: readonly YearCount[],
  items: { readonly requests: readonly string[]; readonly outcomes: readonly string[] },
): YearFigures {
  const cellsOf = (measure: 'requests' | 'outcomes'): Counted[] =>
    items[measure].map((item) => ({
      item,
      count: counts.find((one) => one.measure === measure && one.item === item)?.figure ?? 0,
    }))
  const [requests, outcomes] = [cellsOf('requests'), cellsOf('outcomes')]
  const sent = sumOf(requests)
  const meetings = counts.find(({ measure }) => measure === 'held')?.figure ?? 0
  const held = meetings >= leastShown && sent - meetings >= leastShown ? meetings : null
  const fitting = sumOf(outcomes.filter(({ item }) => suitable.includes(item)))
  const mayShowOutcomes =
    fitting >= leastShown && isNoneOrMany(sent - sumOf(outcomes)) && (held === null || isNoneOrMany(fitting - held))
  return {
    requests: { cells: wholeOrHidden(requests), total: sent >= leastShown ? sent : null },
    outcomes: mayShowOutcomes ? wholeTable(outcomes) : hiddenTable(outcomes),
    held,
  }
}

interface Counted {
  readonly item: string
  readonly count: number
}

const hiddenTable = (cells: readonly Counted[]): Controlled => ({ cells: hiddenCells(cells), total: null })

function wholeTable(cells: readonly Counted[]): Controlled {
  const shown = wholeOrHidden(cells)
  return { cells: shown, total: shown === cells ? sumOf(cells) : null }
}

/** A table is shown whole or not at all: where each figure is none or many, and they do not all come from one. */
const wholeOrHidden = (cells: readonly Counted[]): Controlled['cells'] =>
  cells.every(({ count }) => isNoneOrMany(count)) && cells.filter(({ count }) => count > 0).length > 1
    ? cells
    : hiddenCells(cells)

const hiddenCells = (cells: readonly Counted[]): Controlled['cells'] => cells.map(({ item }) => ({ item, count: null }))
const sumOf = (cells: readonly Counted[]): number => cells.reduce((sum, { count }) => sum + count, 0)
