import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorkingDays, daysBetween, formatDate, formatTime, isWorkingDay, workingDays } from './dates.ts'

const at = (moment: string) => new Date(moment)

describe('dates in words', () => {
  test('are the day people have, in summer and in winter', () => {
    expect(formatDate(at('2026-11-25T13:30:00Z'), 'long')).toBe('Wednesday 25 November 2026')
    expect(formatDate(at('2026-11-25T13:30:00Z'), 'short')).toBe('Wed 25 Nov')
    expect(formatDate(at('2026-11-25T13:30:00Z'), 'day')).toBe('25 November 2026')
    expect(formatDate(at('2026-11-25T13:30:00Z'), 'month')).toBe('November 2026')
    expect(formatDate(at('2026-07-01T23:30:00Z'), 'short')).toBe('Thu 2 Jul')
    expect(formatDate(at('2026-09-03T12:00:00Z'), 'short')).toBe('Thu 3 Sep')
    expect(formatDate(at('2026-09-03T12:00:00Z'), 'day')).toBe('3 September 2026')
  })

  test('the clock follows British Summer Time', () => {
    expect(formatTime(at('2026-11-25T13:30:00Z'))).toBe('13:30')
    expect(formatTime(at('2026-03-29T00:59:00Z'))).toBe('00:59')
    expect(formatTime(at('2026-03-29T01:00:00Z'))).toBe('02:00')
    expect(formatTime(at('2026-10-25T00:59:00Z'))).toBe('01:59')
    expect(formatTime(at('2026-10-25T01:00:00Z'))).toBe('01:00')
    expect(formatTime(at('2026-01-01T00:00:00Z'))).toBe('00:00')
  })

  test('a day of 23 or 25 hours is one day', () => {
    expect(daysBetween(at('2026-03-28T12:00:00Z'), at('2026-03-29T11:00:00Z'))).toBe(1)
    expect(daysBetween(at('2026-10-24T12:00:00Z'), at('2026-10-25T23:59:00Z'))).toBe(1)
    expect(daysBetween(at('2026-11-25T23:00:00Z'), at('2026-11-25T01:00:00Z'))).toBe(0)
  })
})

describe('working days', () => {
  test('leave out weekends and Scottish bank holidays', () => {
    expect(isWorkingDay(at('2026-11-28T12:00:00Z'))).toBe(false)
    expect(isWorkingDay(at('2026-11-30T12:00:00Z'))).toBe(false)
    expect(isWorkingDay(at('2027-01-04T12:00:00Z'))).toBe(false)
    expect(isWorkingDay(at('2026-04-06T12:00:00Z'))).toBe(true) // Easter Monday is a holiday in England only
    expect(isWorkingDay(at('2026-11-27T12:00:00Z'))).toBe(true)
  })

  test('are counted from the day after', () => {
    expect(workingDays(at('2026-11-20T10:00:00Z'), at('2026-11-23T09:00:00Z'))).toBe(1)
    expect(workingDays(at('2026-11-27T10:00:00Z'), at('2026-12-01T10:00:00Z'))).toBe(1)
    expect(workingDays(at('2026-11-24T10:00:00Z'), at('2026-11-24T18:00:00Z'))).toBe(0)
    expect(workingDays(at('2026-12-01T10:00:00Z'), at('2026-11-27T10:00:00Z'))).toBe(-1)
  })

  test('are added at the same time on the wall clock, over both changes of the clock', () => {
    expect(addWorkingDays(at('2026-03-27T10:00:00Z'), 1)).toEqual(at('2026-03-30T09:00:00Z'))
    expect(addWorkingDays(at('2026-10-23T09:00:00Z'), 1)).toEqual(at('2026-10-26T10:00:00Z'))
    expect(addWorkingDays(at('2026-12-24T10:00:00Z'), 2)).toEqual(at('2026-12-30T10:00:00Z'))
    expect(addWorkingDays(at('2026-11-28T10:00:00Z'), 1)).toEqual(at('2026-12-01T10:00:00Z'))
    expect(addWorkingDays(at('2026-11-28T10:00:00Z'), 0)).toEqual(at('2026-11-28T10:00:00Z'))
  })

  test('adding and counting agree on every date', () => {
    const moments = fc.date({ min: at('2025-01-01T00:00:00Z'), max: at('2030-06-01T00:00:00Z'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const to = addWorkingDays(from, count)
        expect(workingDays(from, to)).toBe(count)
        expect(isWorkingDay(to)).toBe(true)
        expect(formatTime(to)).toBe(formatTime(from))
      }),
      { numRuns: 300 },
    )
  })
})
