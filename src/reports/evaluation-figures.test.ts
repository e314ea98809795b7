import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leastShown } from '../kit/small-numbers.ts'
import { type Asked, rateOf, settled } from './asked-and-answered.ts'
import {
  evaluationFigures,
  medianOf,
  middleOf,
  middleRise,
  quartersWith,
  type StoredAnswer,
} from './evaluation-figures.ts'
import { monthsIn } from './period.ts'
import { pairs } from './report-question.ts'

test('the middle value, of odd and even numbers', () => {
  expect(medianOf([9, 1, 5])).toBe(5)
  expect(medianOf([4, 1, 8, 5])).toBe(4.5)
  expect(middleOf([1, 2, 3, 4])).toBe(null)
  expect(middleOf([1, 4, 5, 5, 2])).toEqual({ n: 5, median: 4, high: 0.6 })
})

test('the middle of the rises, not their average', () => {
  const rises = [3, 3, 2]
  const middles = new Map(
    pairs
      .slice(0, 3)
      .flatMap(({ now, then }, at) => [
        [then, { n: 5, median: 4, high: 0 }] as const,
        [now, { n: 5, median: 4 + (rises[at] ?? 0), high: 0 }] as const,
      ]),
  )
  expect(middleRise({ middles })).toBe(3)
  expect(middleRise({ middles: new Map() })).toBe(null)
})

const quarters = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1']
const answer = fc.record({
  form: fc.constantFrom('before', 'after', 'three-months'),
  quarter: fc.constantFrom(...quarters),
  answers: fc.record({
    agency: fc.constantFrom('health', 'police', ''),
    'a-challenge': fc.constantFrom('3', '8', ''),
    'a-challenge-then': fc.constantFrom('3', '4'),
    'a-safe': fc.constantFrom('1', '5', 'none'),
  }),
  words: fc.record({ 'a-best': fc.constantFrom('', 'A line.') }),
}) satisfies fc.Arbitrary<StoredAnswer>
const months = fc
  .tuple(fc.constantFrom(...quarters), fc.constantFrom(...quarters))
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))

test('no figure comes from fewer than five, whatever months are chosen, and no two choices differ by fewer', () => {
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 40 }), months, months, (all, one, other) => {
      const figures = evaluationFigures(all, quarters, () => one)
      for (const { n } of figures.middles.values()) expect(n).toBeGreaterThanOrEqual(leastShown)
      for (const { n } of figures.byAgency) expect(n === null || n >= leastShown).toBe(true)
      if (!figures.counted.after) expect(figures.words.flatMap(({ said }) => said)).toEqual([])
      const second = evaluationFigures(all, quarters, () => other)
      for (const form of ['before', 'after', 'three-months'] as const) {
        const [a, b] = [figures.counted[form]?.answers ?? [], second.counted[form]?.answers ?? []]
        const onlyIn = (x: readonly StoredAnswer[], y: readonly StoredAnswer[]) =>
          x.filter((each) => !y.includes(each)).length
        for (const difference of [onlyIn(a, b), onlyIn(b, a)])
          expect(difference === 0 || difference >= leastShown).toBe(true)
      }
    }),
  )
})

test('months of the address: known quarters only, turned the right way round, a year by itself', () => {
  expect(monthsIn({}, quarters)).toEqual({ from: '2025-Q2', to: '2026-Q1' })
  expect(monthsIn({ from: '2026-Q1', to: '2025-Q1' }, quarters)).toEqual({ from: '2025-Q1', to: '2026-Q1' })
  expect(monthsIn({ from: '1999-Q1', to: ['2025-Q1'] }, quarters)).toEqual({ from: '2025-Q2', to: '2026-Q1' })
  expect(quartersWith([], '2026-Q1')).toEqual(['2026-Q1'])
})

test('who answered is shown only where neither they nor the others are few, and once the forms have closed', () => {
  const asked: Asked[] = [
    { form: 'after', quarter: '2025-Q3', asked: 8, answered: 1 },
    { form: 'after', quarter: '2025-Q4', asked: 6, answered: 6 },
    { form: 'after', quarter: '2026-Q1', asked: 9, answered: 9 },
  ]
  expect(rateOf(asked, 'after', { from: '2025-Q3', to: '2025-Q3' })).toBe(null)
  expect(rateOf(asked, 'after', { from: '2025-Q4', to: '2025-Q4' })).toBe(null)
  expect(rateOf(asked, 'after', { from: '2025-Q1', to: '2025-Q4' })).toEqual({ asked: 14, answered: 7, rate: 0.5 })
  expect(rateOf(settled(asked, '2026-Q1'), 'after', { from: '2025-Q1', to: '2026-Q1' })?.asked).toBe(14)
})

test('what was said appears with the quarter it belongs to, once that is over and counts enough', () => {
  const said = (quarter: string, word: string): StoredAnswer => ({
    form: 'after',
    quarter,
    answers: { 'a-safe': '5' },
    words: { 'a-best': word },
  })
  const before = Array.from({ length: 6 }, () => said('2025-Q4', 'Long ago.'))
  const five = Array.from({ length: leastShown }, () => said('2026-Q1', 'Yesterday.'))
  const shown = (all: readonly StoredAnswer[], lastOver: string) =>
    evaluationFigures(all, quartersWith(all, lastOver), () => ({ from: '2025-Q4', to: lastOver })).words.flatMap(
      (one) => one.said,
    )
  expect(shown([...before, ...five], '2025-Q4')).toHaveLength(6)
  expect(shown([...before, ...five.slice(1)], '2026-Q1')).toHaveLength(6)
  expect(shown([...before, ...five], '2026-Q1')).toHaveLength(6 + leastShown)
})
