import { expect, test } from 'vitest'
import { isTimeToReport } from './report.reminders.ts'

test('time for a report: three discussions or six months, and never for nothing', () => {
  const since = new Date('2026-01-31T10:00:00Z')
  const on = (day: string) => new Date(`${day}T10:00:00Z`)
  expect(isTimeToReport(0, since, on('2027-01-01'))).toBe(false)
  expect(isTimeToReport(2, since, on('2026-07-30'))).toBe(false)
  expect(isTimeToReport(2, since, on('2026-07-31'))).toBe(true)
  expect(isTimeToReport(3, since, on('2026-02-01'))).toBe(true)
})
