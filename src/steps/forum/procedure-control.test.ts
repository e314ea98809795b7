import { describe, expect, test } from 'vitest'
import { procedure } from '#content'
import { changedAfterApproval, endOf, reviewOf } from './procedure-control.ts'

const on = (day: string) => new Date(`${day}T12:00:00Z`)

describe('the review of the procedure', () => {
  test('a month lasts to its end, a day to its end', () => {
    expect(endOf('2023-07')).toEqual(new Date('2023-08-01T00:00:00Z'))
    expect(endOf('2023-12')).toEqual(new Date('2024-01-01T00:00:00Z'))
    expect(endOf('2023-07-31')).toEqual(new Date('2023-08-01T00:00:00Z'))
  })
  test.each([
    ['2023-07-31', 'soon'],
    ['2023-08-01', 'past'],
    ['2023-05-04', 'soon'],
    ['2023-04-01', 'later'],
  ] as const)('on %s it is %s', (day, state) => expect(reviewOf('2023-07', on(day))).toBe(state))
})

test('a change dated after the approval of its version is pointed out', () => {
  expect(changedAfterApproval(procedure.control, procedure.amendments).map(({ id }) => id)).toEqual(['v2'])
  expect(changedAfterApproval({ version: 'V2', approved_on: '2023-06-08' }, procedure.amendments)).toEqual([])
  expect(changedAfterApproval({ version: 'V3', approved_on: '2021-07-13' }, procedure.amendments)).toEqual([])
})
