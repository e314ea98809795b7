import { describe, expect, test } from 'vitest'
import { latestHalfYear, reviewLetters } from './register.reminders.ts'

const on = (day: string) => new Date(`${day}T10:00:00Z`)

describe('the procedure is to be reviewed (P27)', () => {
  const keys = (day: string, review: string) => reviewLetters(on(day), review, ['neil']).map(({ once }) => once)
  test.each([
    ['2027-03-31', []],
    ['2027-04-02', ['procedure-review:2027-06-30:90:neil']],
    ['2027-05-30', ['procedure-review:2027-06-30:90:neil']],
    ['2027-05-31', ['procedure-review:2027-06-30:30:neil']],
    ['2027-06-29', ['procedure-review:2027-06-30:30:neil']],
    ['2027-06-30', ['procedure-review:2027-06-30:0:neil']],
    ['2027-07-30', ['procedure-review:2027-06-30:0:neil']],
    ['2027-08-15', []],
  ])('on %s: %j', (day, expected) => expect(keys(day, '2027-06-30')).toEqual(expected))

  test('a month lasts to its end, and is named as a month', () => {
    expect(keys('2027-06-30', '2027-06')).toEqual(['procedure-review:2027-06:0:neil'])
    expect(reviewLetters(on('2027-06-30'), '2027-06', ['neil'])[0]?.values).toEqual({ review_date: 'June 2027' })
  })
})

describe('half years', () => {
  test.each([
    ['2026-01-31', '2026-07-30', null],
    ['2026-01-31', '2026-07-31', '2026-07-31'],
    ['2026-01-31', '2027-12-01', '2027-07-31'],
  ])('from %s, on %s: %s', (since, today, expected) => expect(latestHalfYear(since, today)).toBe(expected))
})
