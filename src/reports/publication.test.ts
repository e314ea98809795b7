import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leastShown } from '../kit/small-numbers.ts'
import { publicationAsTable } from './publication.table.ts'
import { control, yearFigures } from './publication.ts'

const counts = fc.array(fc.oneof(fc.nat({ max: 6 }), fc.nat({ max: 14 })), { minLength: 1, maxLength: 5 })

test('nothing small is shown, and what is shown is what was counted', () => {
  fc.assert(
    fc.property(counts, (all) => {
      const { cells, total } = control(all)
      for (const [at, cell] of cells.entries()) {
        if (cell !== null) expect(cell).toBe(all[at])
        if (cell !== null) expect(cell === 0 || cell >= leastShown).toBe(true)
      }
      const sum = all.reduce((a, b) => a + b, 0)
      expect(total === null || total === sum).toBe(true)
      if (sum > 0 && sum < leastShown) expect(total).toBeNull()
    }),
  )
})

test('no hidden figure can be worked out, even by whoever knows the rules and tries every table that would look the same', () => {
  let hidden = 0
  fc.assert(
    fc.property(counts, (all) => {
      const shown = control(all)
      const open = shown.cells.flatMap((cell, at) => (cell === null ? [at] : []))
      if (open.length === 0) return
      hidden += 1
      const possible = open.map(() => new Set<number>())
      for (const world of worldsLike(shown, all))
        for (const [at, place] of open.entries()) possible[at]?.add(world[place] ?? -1)
      for (const values of possible) expect(values.size).toBeGreaterThan(1)
      if (shown.total === null) return
      // The total is known, and with it the sum of what is hidden: that sum is not small.
      const sum = shown.total - shown.cells.reduce<number>((one, cell) => one + (cell ?? 0), 0)
      expect(sum).toBeGreaterThanOrEqual(leastShown)
    }),
    { numRuns: Number(process.env.PUBLICATION_RUNS ?? 400) },
  )
  expect(hidden).toBeGreaterThan(100)
})

test('figures of one each do not follow from their total', () => {
  expect(control([1, 1, 1, 1, 1])).toEqual({ cells: [null, null, null, null, null], total: null })
  expect(control([1, 1, 1, 1, 1, 9])).toEqual({ cells: [null, null, null, null, null, null], total: 14 })
  expect(control([3, 9, 20])).toEqual({ cells: [null, null, 20], total: 32 })
  expect(control([0, 0, 3])).toEqual({ cells: [0, 0, null], total: null })
  expect(control([7, 0, 5])).toEqual({ cells: [7, 0, 5], total: 12 })
})

test('a table for spreadsheets holds what the page shows, and no formula', () => {
  const items = { requests: ['health', 'police'], outcomes: ['found-suitable'] }
  const figures = yearFigures(
    [
      { measure: 'requests', item: 'health', figure: 12 },
      { measure: 'requests', item: 'police', figure: 2 },
      { measure: 'held', item: 'held', figure: 4 },
    ],
    items,
  )
  const table = publicationAsTable({ year: 2025, figures })
  expect(table).not.toMatch(/\b(12|2|4)\b(?!\d)/)
  expect(table.split('\r\n').every((line) => !/(^|,)"?[=+\-@]/.test(line.replace(/^\ufeff/, '')))).toBe(true)
})

/** Every table with these figures shown that the rules would show in just this way. Without a total: every sum up to a little more than the true one. */
function worldsLike(shown: ReturnType<typeof control>, all: readonly number[]): number[][] {
  const open = shown.cells.flatMap((cell, at) => (cell === null ? [at] : []))
  const known = shown.cells.reduce<number>((sum, cell) => sum + (cell ?? 0), 0)
  const sums =
    shown.total === null
      ? Array.from({ length: open.reduce((sum, at) => sum + (all[at] ?? 0), 3) }, (_, at) => at + 1)
      : [shown.total - known]
  const worlds: number[][] = []
  const fill = (cells: (number | null)[], place: number, left: number): void => {
    const at = open[place]
    if (at === undefined) {
      if (left === 0 && looksLike(cells, shown)) worlds.push(cells.map((cell) => cell ?? 0))
      return
    }
    const least = place === open.length - 1 ? left : 0
    for (let count = least; count <= left; count += 1) fill(cells.with(at, count), place + 1, left - count)
  }
  for (const sum of sums) fill([...shown.cells], 0, sum)
  return worlds
}

const looksLike = (cells: (number | null)[], shown: ReturnType<typeof control>): boolean =>
  JSON.stringify(control(cells.map((cell) => cell ?? 0))) === JSON.stringify(shown)
