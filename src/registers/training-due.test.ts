import { expect, test } from 'vitest'
import { modelTraining, monthsLater, refresherDue, stateOfRow, type TrainingRow } from './training-due.ts'

const core: TrainingRow = { kind: 'core-444', completedOn: '2024-01-31', refresherDueOn: '2027-01-31', confirmed: true }

test('a refresher is due after the months of its kind; some kinds never need one', () => {
  expect(refresherDue('core-444', '2024-01-31')).toBe('2027-01-31')
  expect(refresherDue('refresher-444', '2024-02-29')).toBe('2026-02-28')
  expect(refresherDue('watched', '2024-01-31')).toBeNull()
  expect(monthsLater('2024-08-31', 6)).toBe('2025-02-28')
})

test.each([
  ['2026-10-01', 'current'],
  ['2026-11-02', 'due-soon'],
  ['2027-01-31', 'due-soon'],
  ['2027-02-01', 'due'],
] as const)('on %s the core course is %s', (today, state) => {
  expect(stateOfRow(core, today)).toBe(state)
})

test('training counts once somebody has confirmed it', () => {
  expect(stateOfRow({ ...core, confirmed: false }, '2024-03-01')).toBe('to-confirm')
  expect(modelTraining([{ ...core, confirmed: false }], '2024-03-01')).toEqual({ state: 'to-confirm', due: null })
  expect(modelTraining([], '2024-03-01')).toEqual({ state: 'missing', due: null })
})

test('the core course or a refresher, whichever lasts longest; other kinds do not count', () => {
  const refresher = { ...core, kind: 'refresher-444', refresherDueOn: '2028-06-01' }
  const tools = { ...core, kind: 'tools', refresherDueOn: '2030-01-01' }
  expect(modelTraining([core, refresher, tools], '2027-03-01')).toEqual({ state: 'current', due: '2028-06-01' })
  expect(modelTraining([tools], '2027-03-01')).toEqual({ state: 'missing', due: null })
})
