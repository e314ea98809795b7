import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf, formatTime } from '#content'
import { endOf, momentOf, timeFrom } from './wall-clock.ts'

const march = '2027-03-28' // the clocks go forward at 01:00
const october = '2027-10-31' // the clocks go back at 02:00

test('a winter and a summer time', () => {
  expect(momentOf('2026-12-03', '10:00')).toEqual({ at: new Date('2026-12-03T10:00:00Z') })
  expect(momentOf('2027-07-01', '10:00')).toEqual({ at: new Date('2027-07-01T09:00:00Z') })
})

test('the hour that is left out in March does not exist; the minutes around it do', () => {
  expect(momentOf(march, '00:59')).toEqual({ at: new Date(`${march}T00:59:00Z`) })
  for (const time of ['01:00', '01:30', '01:59']) expect(momentOf(march, time)).toEqual({ problem: 'missing' })
  expect(momentOf(march, '02:00')).toEqual({ at: new Date(`${march}T01:00:00Z`) })
  expect(momentOf(march, '01:30', 'first')).toEqual({ problem: 'missing' })
})

test('the hour that comes twice in October is asked about, never guessed', () => {
  expect(momentOf(october, '00:59')).toEqual({ at: new Date('2027-10-30T23:59:00Z') })
  expect(momentOf(october, '01:30')).toEqual({ problem: 'doubled' })
  expect(momentOf(october, '01:30', 'first')).toEqual({ at: new Date(`${october}T00:30:00Z`) })
  expect(momentOf(october, '01:30', 'second')).toEqual({ at: new Date(`${october}T01:30:00Z`) })
  expect(momentOf(october, '02:00')).toEqual({ at: new Date(`${october}T02:00:00Z`) })
})

test('every moment reads back as what was typed, and every wall clock time is one moment, none or two', () => {
  const minutes = fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 })
  const nearChanges = fc
    .tuple(
      fc.constantFrom('2026-03-29', march, '2026-10-25', october, '2028-10-29'),
      fc.integer({ min: -180, max: 300 }),
    )
    .map(([day, minute]) => Date.parse(`${day}T00:00:00Z`) / 60_000 + minute)
  fc.assert(
    fc.property(fc.oneof(minutes, nearChanges), (minute) => {
      const moment = new Date(minute * 60_000)
      const [day, time] = [dayOf(moment), formatTime(moment)]
      const read = [momentOf(day, time), momentOf(day, time, 'first'), momentOf(day, time, 'second')]
      const moments = read.flatMap((one) => ('at' in one ? [one.at.getTime()] : []))
      expect(moments).toContain(moment.getTime())
      const plain = momentOf(day, time)
      if ('at' in plain) expect(new Set(moments)).toEqual(new Set([moment.getTime()]))
      else expect(plain).toEqual({ problem: 'doubled' })
    }),
    { numRuns: 2000 },
  )
})

test('a meeting lasts as long as it says, also over a change of clocks', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2024-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
      fc.constantFrom(60, 90, 120),
      (at, minutes) => {
        expect(endOf(at, minutes).getTime() - at.getTime()).toBe(minutes * 60_000)
      },
    ),
  )
  const start = momentOf(march, '00:30')
  expect('at' in start && formatTime(endOf(start.at, 90))).toBe('03:00')
})

test('times of day as people type them', () => {
  expect(['9:30', '09.30', ' 14:00 ', '00:00', '23:59'].map(timeFrom)).toEqual([
    '09:30',
    '09:30',
    '14:00',
    '00:00',
    '23:59',
  ])
  expect(['', '24:00', '9', '09:60', '-1:00', '2pm', '10:00:00'].map(timeFrom)).toEqual(Array(7).fill(null))
})
