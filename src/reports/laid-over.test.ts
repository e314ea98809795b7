/** Somebody who asks for every choice of months and lays them over each other (P26): no difference is a few people. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leastShown } from '../kit/small-numbers.ts'
import { type Asked, rateOf } from './asked-and-answered.ts'
import { evaluationFigures, type Months, type StoredAnswer } from './evaluation-figures.ts'
import { figuresUpTo, type ReleasedFigures } from './released-report.ts'

const quarters = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2']
const choices: Months[] = quarters.flatMap((from) => quarters.filter((to) => from <= to).map((to) => ({ from, to })))

const answer = (agencies: readonly string[]) =>
  fc.record({
    form: fc.constant('after' as const),
    quarter: fc.constantFrom(...quarters),
    answers: fc.record({
      agency: fc.constantFrom(...agencies),
      'a-challenge': fc.constantFrom('3', '8', ''),
      'a-challenge-then': fc.constant('4'),
      'a-safe': fc.constantFrom('1', '5', 'none'),
    }),
    words: fc.constant({}),
  }) satisfies fc.Arbitrary<StoredAnswer>
const answers = fc.oneof(
  fc.array(answer(['health', 'police', 'education']), { maxLength: 60 }),
  fc.array(answer(['health', 'police']), { minLength: 40, maxLength: 90 }),
)

/** What a choice of months shows of one thing (hidden counts 0), taken from what every choice shows that holds it. */
const isAFewLeft = (figureOf: (months: Months) => number): boolean => {
  const figures = choices.map((months) => ({ months, figure: figureOf(months) }))
  return figures.some((outer) =>
    figures.some((inner) => isInside(inner.months, outer.months) && isFew(outer.figure - inner.figure)),
  )
}
const isInside = (inner: Months, outer: Months): boolean => inner.from >= outer.from && inner.to <= outer.to
const isFew = (count: number): boolean => count > 0 && count < leastShown

test('answers, answers to one question, and each kind of agency: no choice taken from another leaves a few', () => {
  let agencies = 0
  fc.assert(
    fc.property(answers, (all) => {
      const figuresOf = memo((months) => evaluationFigures(all, quarters, () => months))
      expect(isAFewLeft((months) => figuresOf(months).counted.after?.answers.length ?? 0)).toBe(false)
      expect(isAFewLeft((months) => figuresOf(months).middles.get('a-safe')?.n ?? 0)).toBe(false)
      for (const name of ['health', 'police', 'education']) {
        const rowOf = (months: Months) => figuresOf(months).byAgency.find(({ agency }) => agency === name)?.n ?? 0
        expect(isAFewLeft(rowOf)).toBe(false)
        agencies += rowOf({ from: '2025-Q1', to: '2026-Q2' })
      }
      for (const { byAgency } of choices.map(figuresOf)) {
        expect(byAgency.length).not.toBe(1)
        for (const { n } of byAgency) expect(n).toBeGreaterThanOrEqual(leastShown)
      }
    }),
    { numRuns: 60 },
  )
  expect(agencies).toBeGreaterThan(0)
})

const asked = fc
  .array(
    fc.record({
      quarter: fc.constantFrom(...quarters),
      asked: fc.nat({ max: 12 }),
      share: fc.constantFrom(0, 0.2, 0.5, 0.9, 1),
    }),
    { maxLength: 6 },
  )
  .map((all): Asked[] =>
    [...new Map(all.map((one) => [one.quarter, one])).values()].map(({ quarter, asked: count, share }) => ({
      form: 'after',
      quarter,
      asked: count,
      answered: Math.round(count * share),
    })),
  )

test('those who answered and those who did not', () => {
  fc.assert(
    fc.property(asked, (all) => {
      const rate = memo((months) => rateOf(all, 'after', months) ?? { asked: 0, answered: 0 })
      expect(isAFewLeft((months) => rate(months).answered)).toBe(false)
      expect(isAFewLeft((months) => rate(months).asked - rate(months).answered)).toBe(false)
    }),
  )
})

test('two released reports laid over the analysis leave no few either', () => {
  fc.assert(
    fc.property(answers, fc.constantFrom(...quarters), (all, upto) => {
      const first = figuresUpTo({ answers: all, asked: [] }, [], upto)
      const second = figuresUpTo({ answers: all, asked: [] }, [first], '2026-Q2')
      const answersIn = ({ counted }: ReleasedFigures) => counted[0]?.answers ?? 0
      const analysed = (to: string) => evaluationFigures(all, quarters, () => ({ from: '2025-Q1', to }))
      const toQuestion = ({ middles }: { middles: Iterable<{ id: string; n: number }> }) =>
        [...middles].find(({ id }) => id === 'a-safe')?.n ?? 0
      const analysedQuestion = (to: string) => analysed(to).middles.get('a-safe')?.n ?? 0
      const countedAll = analysed('2026-Q2').counted.after?.answers.length ?? 0
      expect(answersIn(first) + answersIn(second)).toBe(countedAll)
      expect(answersIn(first)).toBe(analysed(upto).counted.after?.answers.length ?? 0)
      expect(toQuestion(first)).toBe(analysedQuestion(upto))
      expect(isFew(analysedQuestion('2026-Q2') - toQuestion(first) - toQuestion(second))).toBe(false)
    }),
    { numRuns: 60 },
  )
})

function memo<Shown>(figuresOf: (months: Months) => Shown): (months: Months) => Shown {
  const found = new Map(choices.map((months) => [`${months.from}${months.to}`, figuresOf(months)]))
  return ({ from, to }) => found.get(`${from}${to}`) ?? figuresOf({ from, to })
}
