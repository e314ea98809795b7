/**
 * Figures for anybody who asks (P31): counts of a year after disclosure control. Whoever sees a table, knows its totals and knows these rules
 * cannot say of any hidden figure what it is (publication.test.ts asks every table that looks the same). Pure.
 */
import { leastShown } from '../kit/small-numbers.ts'

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

/** The items in a fixed order, with what was counted of each: an item that is missing counts 0. */
export function yearFigures(
  counts: readonly YearCount[],
  items: { readonly requests: readonly string[]; readonly outcomes: readonly string[] },
): YearFigures {
  const figure = (measure: YearCount['measure'], item: string) =>
    counts.find((one) => one.measure === measure && one.item === item)?.figure ?? 0
  const table = (measure: 'requests' | 'outcomes'): Controlled => {
    const { cells, total } = control(items[measure].map((item) => figure(measure, item)))
    return { cells: items[measure].map((item, at) => ({ item, count: cells[at] ?? null })), total }
  }
  const held = figure('held', 'held')
  return { requests: table('requests'), outcomes: table('outcomes'), held: isSmall(held) ? null : held }
}

const isSmall = (count: number): boolean => count > 0 && count < leastShown

/**
 * Small counts are hidden. What is hidden together is at least two figures, at least `leastShown` in all, and neither one for each of them nor the
 * most a hidden figure can be for each: others are hidden with it until that is so, by their place in the list, for their size would tell. Where there is nothing left to hide, the total is hidden too.
 */
export function control(counts: readonly number[]): { cells: (number | null)[]; total: number | null } {
  const hidden = new Set(counts.flatMap((count, at) => (isSmall(count) ? [at] : [])))
  const total = sumOf(counts)
  if (hidden.size === 0) return { cells: [...counts], total }
  const [first = 0] = hidden
  const next = counts.map((_, step) => (first + step) % counts.length).filter((at) => (counts[at] ?? 0) >= leastShown)
  const isUncertain = () => {
    const all = [...hidden].map((at) => counts[at] ?? 0)
    const sum = sumOf(all)
    const allOfOne = all.every((count) => count === 1)
    const allOfTheMost = all.every((count) => count === leastShown - 1)
    return hidden.size > 1 && sum >= leastShown && !allOfOne && !allOfTheMost
  }
  for (const at of next) if (!isUncertain()) hidden.add(at)
  return { cells: counts.map((count, at) => (hidden.has(at) ? null : count)), total: isUncertain() ? total : null }
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)
