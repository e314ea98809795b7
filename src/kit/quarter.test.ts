import { expect, test } from 'vitest'
import { quarterOf, quartersUpTo } from './quarter.ts'

test('quarters change at midnight on the wall in Scotland, in summer and in winter', () => {
  expect(quarterOf(new Date('2026-06-30T22:59:59Z'))).toBe('2026-Q2')
  expect(quarterOf(new Date('2026-06-30T23:00:00Z'))).toBe('2026-Q3') // 1 July, 00:00
  expect(quarterOf(new Date('2026-12-31T23:59:59Z'))).toBe('2026-Q4')
  expect(quarterOf(new Date('2027-01-01T00:00:00Z'))).toBe('2027-Q1')
})

test('the last quarters go back over the turn of a year', () => {
  expect(quartersUpTo(new Date('2026-06-30T23:30:00Z'), 4)).toEqual(['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3'])
})
