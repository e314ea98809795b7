import { expect, test } from 'vitest'
import { fitFor, type InLine } from './line-of-management.ts'

const one = (id: string, agencyId: string, lineManagerId: string | null): InLine => ({ id, agencyId, lineManagerId })
const people = [
  one('isla', 'council', 'gregor'),
  one('jamie', 'council', 'gregor'),
  one('gregor', 'council', 'helen'),
  one('helen', 'council', null),
  one('andrew', 'council', null),
  one('catriona', 'health', 'morven'),
  one('morven', 'health', 'helen'), // managed from another agency
  one('round', 'police', 'about'),
  one('about', 'police', 'round'),
]

test('those above, in any agency, and whoever manages others in the same agency', () => {
  const fitOf = fitFor(people, 'isla')
  expect(['gregor', 'helen'].map(fitOf)).toEqual(['manager', 'manager'])
  expect(['helen', 'catriona'].map(fitFor(people, 'morven'))).toEqual(['manager', 'reports'])
})

test('a colleague, another agency and a stranger are "or equivalent"; whoever reports to them is neither', () => {
  expect(['jamie', 'andrew', 'morven', 'nobody'].map(fitFor(people, 'isla'))).toEqual([
    'other',
    'other',
    'other',
    'other',
  ])
  expect(['isla', 'gregor', 'catriona'].map(fitFor(people, 'helen'))).toEqual(['reports', 'reports', 'reports'])
})

test('a register that goes round in a circle ends the search', () => {
  expect(fitFor(people, 'round')('about')).toBe('manager')
})
