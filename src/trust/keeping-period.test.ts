import fc from 'fast-check'
import { expect, test } from 'vitest'
import { privacy } from '#content'
import { overAt, periodIn, timeAfter, timeBefore } from './keeping-period.ts'
import { periodOf, rules } from './retention-rules.ts'

test('months end on a day that is there', () => {
  expect(timeAfter(new Date('2026-08-31T10:00:00Z'), periodIn('6 months'))).toEqual(new Date('2027-02-28T10:00:00Z'))
  expect(timeAfter(new Date('2028-02-29T10:00:00Z'), periodIn('1 year'))).toEqual(new Date('2029-02-28T10:00:00Z'))
  expect(timeAfter(new Date('2026-11-01T00:00:00Z'), periodIn('60 days'))).toEqual(new Date('2026-12-31T00:00:00Z'))
})

test('what a page counts down to is the day on which it goes', () => {
  expect(overAt(new Date('2026-03-31T10:00:00Z'), periodIn('6 months'))).toEqual(new Date('2026-10-01T10:00:00Z'))
  expect(overAt(new Date('2026-03-30T10:00:00Z'), periodIn('6 months'))).toEqual(new Date('2026-09-30T10:00:00Z'))
})

test('nothing goes a moment too soon: what began after the cut has its end still to come', () => {
  const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(day, day, fc.constantFrom('1 month', '6 months', '3 years', '60 days'), (begun, now, words) => {
      const period = periodIn(words)
      if (begun <= timeBefore(now, period))
        expect(timeAfter(begun, period).getTime()).toBeLessThanOrEqual(now.getTime())
      expect(timeBefore(overAt(begun, period), period) >= begun).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('what is no period is refused, and every rule has one and a class with its words', () => {
  for (const words of ['', 'as long as you like', '10 working days', '6', 'six months'])
    expect(() => periodIn(words)).toThrow()
  for (const rule of rules) {
    expect(periodOf(rule.class).count).toBeGreaterThan(0)
    expect(privacy.classes.some(({ id }) => id === rule.class)).toBe(true)
  }
})
