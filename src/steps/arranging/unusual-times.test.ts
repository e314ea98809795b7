import { expect, test } from 'vitest'
import { unusualTimes, whyUnusual } from './unusual-times.tsx'

test.each([
  ['2026-12-01T10:00:00Z', null],
  ['2026-11-30T10:00:00Z', 'holiday'], // St Andrew’s Day
  ['2026-12-05T10:00:00Z', 'weekend'],
  ['2026-12-01T07:59:00Z', 'hours'],
  ['2026-07-01T07:00:00Z', null], // 8 on the clock on the wall
  ['2026-12-01T16:30:00Z', null],
  ['2026-12-01T16:31:00Z', 'hours'],
])('%s: %s', (at, why) => expect(whyUnusual(new Date(at), 90)).toBe(why))

test('each is named; sent once more as they are they are meant, and others are pointed out anew', () => {
  const starts = [new Date('2026-11-30T10:00:00Z'), new Date('2026-12-01T10:00:00Z')]
  const lines = unusualTimes(starts, 90, {})
  expect(lines).toHaveLength(1)
  expect(lines?.[0]).toContain('Monday 30 November 2026, 10:00')
  const _meant = lines?.join(' · ') ?? ''
  expect(unusualTimes(starts, 90, { _meant })).toBeNull()
  expect(unusualTimes([...starts, new Date('2026-12-05T10:00:00Z')], 90, { _meant })).toHaveLength(2)
  expect(unusualTimes(starts.slice(1), 90, {})).toBeNull()
})
