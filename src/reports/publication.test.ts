import { expect, test } from 'vitest'
import { leastShown } from '../kit/small-numbers.ts'
import { publicationAsTable } from './publication.table.ts'
import { type YearCount, type YearFigures, yearFigures } from './publication.ts'

const items = {
  requests: ['health', 'police', 'education'],
  outcomes: ['found-suitable', 'handed-on', 'told-to-wait'],
}
type Three = readonly [number, number, number]

const figuresOf = (requests: Three, outcomes: Three, held: number): YearFigures => {
  const counts = (measure: YearCount['measure'], all: Three): YearCount[] =>
    all.map((figure, at) => ({
      measure,
      item: (measure === 'requests' ? items.requests : items.outcomes)[at] ?? '',
      figure,
    }))
  return yearFigures(
    [...counts('requests', requests), ...counts('outcomes', outcomes), { measure: 'held', item: 'held', figure: held }],
    items,
  )
}
const shownIn = ({ requests, outcomes, held }: YearFigures): (number | null)[] => [
  ...requests.cells.map(({ count }) => count),
  requests.total,
  ...outcomes.cells.map(({ count }) => count),
  outcomes.total,
  held,
]

/** An attacker who knows the rules, and that nobody is screened who did not ask and nobody meets who was not found to fit: every year there can be. */
test('every hidden figure could be at least five numbers, whoever tries every year that looks the same', () => {
  const possible = new Map<string, Set<number>[]>()
  let [years, isTrue] = [0, true]
  for (const { requests, outcomes, held } of everyYear(10)) {
    const shown = shownIn(figuresOf(requests, outcomes, held))
    const truth = [...requests, sum(requests), ...outcomes, sum(outcomes), held]
    isTrue &&= shown.every((figure, at) => figure === null || figure === truth[at])
    const values = possible.get(shown.join()) ?? truth.map(() => new Set<number>())
    for (const [at, figure] of truth.entries()) values[at]?.add(figure)
    possible.set(shown.join(), values)
    years += 1
  }
  expect(isTrue).toBe(true)
  expect(years).toBeGreaterThan(50_000)
  expect(possible.size).toBeGreaterThan(20)
  for (const [shown, values] of possible)
    for (const [at, figure] of shown.split(',').entries())
      if (figure === '') expect(values[at]?.size, `${shown}, figure ${at}`).toBeGreaterThanOrEqual(leastShown)
      else expect(values[at]?.size).toBe(1)
})

test('what was told about one real year cannot be told any more', () => {
  expect(shownIn(figuresOf([2, 2, 2], [5, 0, 0], 5))).toEqual([null, null, null, 6, null, null, null, null, null])
  expect(shownIn(figuresOf([3, 0, 0], [3, 0, 0], 0))).toEqual(Array.from({ length: 9 }, () => null))
  expect(shownIn(figuresOf([9, 0, 0], [9, 0, 0], 9))).toEqual([null, null, null, 9, null, null, null, null, null])
})

test('a year of many is shown whole, and a table by itself where only the other one is small', () => {
  expect(shownIn(figuresOf([12, 7, 0], [10, 0, 9], 5))).toEqual([12, 7, 0, 19, 10, 0, 9, 19, 5])
  expect(shownIn(figuresOf([12, 4, 0], [8, 0, 8], 8))).toEqual([null, null, null, 16, 8, 0, 8, 16, 8])
  expect(shownIn(figuresOf([12, 7, 0], [10, 0, 8], 10))).toEqual([12, 7, 0, 19, null, null, null, null, 10])
  expect(shownIn(figuresOf([12, 7, 0], [10, 0, 9], 7))).toEqual([12, 7, 0, 19, null, null, null, null, 7])
})

test('where hardly anything was found to fit, the outcomes would tell that nobody met', () => {
  expect(figuresOf([5, 5, 0], [0, 5, 5], 0).outcomes.total).toBeNull()
})

test('more meetings than requests, from the year before, show nothing of it', () => {
  const { outcomes, held } = figuresOf([5, 5, 0], [10, 0, 20], 25)
  expect(held).toBeNull()
  expect(outcomes.total).toBeNull()
})

test('a table for spreadsheets holds what the page shows, and no formula', () => {
  const table = publicationAsTable({ year: 2025, figures: figuresOf([12, 2, 0], [2, 0, 0], 4) })
  expect(table).toMatch(/\b14\b/)
  expect(table).not.toMatch(/\b(12|2|4|0)\b(?!\d)/)
  expect(table.split('\r\n').every((line) => !/(^|,)"?[=+\-@]/.test(line.replace(/^\ufeff/, '')))).toBe(true)
})

const sum = (all: Three): number => all[0] + all[1] + all[2]

/** Every year with at most so many requests: who asked, what was found, how many met. */
function* everyYear(most: number): Generator<{ requests: Three; outcomes: Three; held: number }> {
  for (const requests of splits(most))
    for (const outcomes of splits(sum(requests)))
      for (let held = 0; held <= outcomes[0]; held += 1) yield { requests, outcomes, held }
}

function* splits(most: number): Generator<Three> {
  for (let a = 0; a <= most; a += 1)
    for (let b = 0; a + b <= most; b += 1) for (let c = 0; a + b + c <= most; c += 1) yield [a, b, c]
}
