import { describe, expect, test } from 'vitest'
import { asTyped, dateFrom, faultOfDate, isCalendarDay } from './typed-date.ts'

const otherwise = 'Enter a day, month and year'

describe('a date in three fields', () => {
  test.each([
    ['4', '9', '2026', '2026-09-04'],
    ['12', 'nov', '26', '2026-11-12'],
    ['12', 'November', '2026', '2026-11-12'],
    ['1', 'Sept.', '2026', '2026-09-01'],
    ['', '', '', ''],
  ])('%s %s %s is %s', (day, month, year, date) => expect(dateFrom(day, month, year)).toBe(date))

  test.each([
    ['12', 'Novvember', '2026', '12 Novvember 2026'],
    ['12', 'ju', '2026', '12 ju 2026'],
    ['12', '11', '', '12 11'],
    ['', '', '202', '202'],
  ])('%s %s %s is no date and stays as it was typed', (day, month, year, typed) => {
    const date = dateFrom(day, month, year)
    expect(isCalendarDay(date)).toBe(false)
    expect(asTyped(date)).toBe(typed)
    expect(faultOfDate(date, otherwise)).toBe(otherwise)
  })

  test.each([
    ['31', '2', '2026', '31 February is not a date'],
    ['31', 'nov', '2026', '31 November is not a date'],
    ['29', '2', '2027', '29 February is not a date'],
    ['12', '13', '2026', otherwise],
    ['0', '3', '2026', otherwise],
  ])('%s %s %s: %s', (day, month, year, said) => {
    expect(isCalendarDay(dateFrom(day, month, year))).toBe(false)
    expect(faultOfDate(dateFrom(day, month, year), otherwise)).toBe(said)
  })
})
