import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hideSmall, joinSmall, leastShown, totalShown } from './small-numbers.ts'

const counts = fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 8 })

test('a small figure takes the next smallest with it', () => {
  expect(hideSmall([19, 17, 12, 6, 3])).toEqual([19, 17, 12, null, null])
  expect(hideSmall([19, 1, 1, 7])).toEqual([19, null, null, null])
  expect(hideSmall([8, 5, 0])).toEqual([8, 5, 0])
  expect(totalShown([2, 1])).toBe(null)
  expect(totalShown([2, 5])).toBe(7)
})

test('nothing small is shown, and nothing hidden can be worked out from a total', () => {
  fc.assert(
    fc.property(counts, (all) => {
      const shown = hideSmall(all)
      const hidden = all.filter((_, at) => shown[at] === null)
      const visible = shown.filter((count) => count !== null)
      expect(visible.every((count) => count === 0 || count >= leastShown)).toBe(true)
      const sum = hidden.reduce((total, count) => total + count, 0)
      const isAll = all.every((count, at) => count === 0 || shown[at] === null)
      if (hidden.length > 0) expect((hidden.length >= 2 && sum >= leastShown) || isAll).toBe(true)
      if (hidden.length > 0 && isAll && sum < leastShown) expect(totalShown(all)).toBe(null)
    }),
  )
})

test('joined quarters: any two selections of blocks differ by nothing small', () => {
  fc.assert(
    fc.property(counts, (all) => {
      const blocks = joinSmall(all.map((count, at) => ({ quarter: `${2000 + at}-Q1`, count })))
      expect(blocks.every(({ count }) => count === 0 || count >= leastShown)).toBe(true)
      const inBlocks = blocks.reduce((total, { count }) => total + count, 0)
      const left = all.reduce((total, count) => total + count, 0) - inBlocks
      expect(left).toBeGreaterThanOrEqual(0)
      expect(left).toBeLessThan(leastShown)
    }),
  )
  expect(
    joinSmall([
      { quarter: '2026-Q1', count: 3 },
      { quarter: '2026-Q2', count: 4 },
      { quarter: '2026-Q3', count: 2 },
    ]),
  ).toEqual([{ from: '2026-Q1', to: '2026-Q2', count: 7 }])
})
