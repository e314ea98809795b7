import { expect, test } from 'vitest'
import { type Signed, wrongCut } from './audit-start.ts'

const committee = '0197a1c0-0000-7000-8000-000000000001'
const start = { committee, seq: 100, hash: 'a'.repeat(64), cutAt: new Date('2032-06-01T00:00:00Z'), keeps: null }
const signed = (seq: number, at: string, hash = 'b'.repeat(64)): Signed => ({
  committee,
  seq,
  hash,
  at: `${at}T00:00:00Z`,
})
const now = new Date('2032-06-02T00:00:00Z')

test('a cut of what was written more than six years before it is right', () => {
  expect(wrongCut(start, [], now)).toBeNull()
  expect(
    wrongCut(start, [signed(60, '2026-01-01'), signed(100, '2026-05-31', start.hash), signed(120, '2026-06-02')], now),
  ).toBeNull()
})

test('entries that came after a checkpoint of the last six years were too young to go', () => {
  expect(wrongCut(start, [signed(60, '2026-01-01'), signed(90, '2026-06-02')], now)).toMatchObject({
    what: 'cut',
    seq: 91,
    until: 100,
  })
})

test('a cut that says another hash than was signed, or a day to come, is wrong', () => {
  expect(wrongCut(start, [signed(100, '2026-05-31')], now)).toMatchObject({ what: 'rewritten', seq: 100 })
  expect(wrongCut(start, [], new Date('2032-05-31T00:00:00Z'))).toMatchObject({ what: 'cut', seq: 1 })
})

const keeping = (keeps: string, one: Signed): Signed => ({ ...one, keeps })
const ofOneYear = { ...start, keeps: '1 year' }

test('a longer time that is set later does not make an older cut wrong', () => {
  const then = keeping('1 year', signed(90, '2031-05-20'))
  const later = keeping('6 years', signed(140, '2033-01-01'))
  expect(wrongCut(ofOneYear, [then, later], now)).toBeNull()
  expect(wrongCut(ofOneYear, [signed(90, '2031-05-20'), keeping('1 year', signed(101, '2032-06-03'))], now)).toBeNull()
  expect(wrongCut(ofOneYear, [then, keeping('1 year', signed(95, '2031-06-02'))], now)).toMatchObject({
    what: 'cut',
    seq: 96,
  })
})

test('a time that nobody signed beside the cut is not believed', () => {
  const young = signed(90, '2031-05-20')
  for (const checkpoints of [
    [young],
    [keeping('6 years', young)],
    [
      keeping('1 year', signed(60, '2025-01-01')),
      keeping('6 years', young),
      keeping('6 years', signed(140, '2033-01-01')),
    ],
  ])
    expect(wrongCut(ofOneYear, checkpoints, now)).toMatchObject({ what: 'cut', seq: 91, until: 100 })
})
