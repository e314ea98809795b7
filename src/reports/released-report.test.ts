import { describe, expect, test } from 'vitest'
import type { StoredAnswer } from './evaluation-figures.ts'
import { figuresUpTo, quartersToRelease, type ReleasedFigures } from './released-report.ts'
import type { Form } from './report-question.ts'

const answers = (count: number, quarter: string, form: Form = 'after'): StoredAnswer[] =>
  Array.from({ length: count }, (_, at) => ({
    form,
    quarter,
    answers: { 'a-safe': String(1 + (at % 5)), agency: at < 5 ? 'health' : 'police' },
    words: { 'a-best': 'The quiet.' },
  }))
const asked = [
  { form: 'after', quarter: '2026-Q1', asked: 9, answered: 6 },
  { form: 'three-months', quarter: '2026-Q1', asked: 4, answered: 3 },
] as const
const counts = ({ counted }: ReleasedFigures) =>
  counted.map(({ form, from, to, answers: n }) => `${form} ${from} ${to} ${n}`)

describe('what a new report may be about (P26)', () => {
  const evaluated = {
    answers: [
      ...answers(6, '2026-Q1'),
      ...answers(3, '2026-Q2'),
      ...answers(2, '2026-Q3'),
      ...answers(4, '2026-Q4'),
      ...answers(3, '2026-Q1', 'three-months'),
      ...answers(3, '2026-Q3', 'three-months'),
    ],
    asked,
  }

  test('quarters that are over and end with enough answers; the present one never', () => {
    expect(quartersToRelease(evaluated, [], '2026-Q4')).toEqual(['2026-Q1', '2026-Q3'])
    expect(quartersToRelease(evaluated, [], '2026-Q1')).toEqual([])
  })

  test('a form with too few answers waits whole for the next report, and nothing stands in two reports', () => {
    const first = figuresUpTo(evaluated, [], '2026-Q1')
    expect(counts(first)).toEqual(['after 2026-Q1 2026-Q1 6'])
    const second = figuresUpTo(evaluated, [first], '2026-Q3')
    expect(counts(second)).toEqual(['after 2026-Q2 2026-Q3 5', 'three-months 2026-Q1 2026-Q3 6'])
    expect(quartersToRelease(evaluated, [first, second], '2026-Q4')).toEqual([])
    expect(counts(figuresUpTo(evaluated, [first, second], '2026-Q3'))).toEqual([])
  })

  test('nobody’s own words, no small number: of people asked too', () => {
    const report = figuresUpTo(evaluated, [], '2026-Q3')
    expect(JSON.stringify(report)).not.toContain('quiet')
    expect(report.counted.map(({ asked: n, answered }) => [n, answered])).toEqual([
      [null, null],
      [null, null],
    ])
    for (const { n } of report.middles) expect(n).toBeGreaterThanOrEqual(5)
    const few = figuresUpTo({ answers: answers(6, '2026-Q1'), asked }, [], '2026-Q1')
    expect(few.byAgency.filter(({ n }) => n !== null && n < 5)).toEqual([])
  })
})
