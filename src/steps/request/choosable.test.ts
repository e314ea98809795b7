import { expect, test } from 'vitest'
import { choosable } from './choosable.ts'
import type { Listed } from './directory.rows.ts'

const listed = (id: string, agency: string, lineManagerId: string | null): Listed => ({
  id,
  name: id.toUpperCase(),
  job: '',
  team: '',
  agencyId: agency,
  agency,
  sector: 'health',
  lineManagerId,
})
const people = [
  listed('isla', 'Council', 'gregor'),
  listed('gregor', 'Council', 'helen'),
  listed('helen', 'Council', null),
  listed('tom', 'Council', null),
  listed('junior', 'Council', 'isla'),
  listed('morven', 'Health', null),
]
const answers = { 'first-manager': 'gregor', 'second-manager': 'helen' }
const offered = (question: string, given: Record<string, string | string[]> = answers) => {
  const { groups, why } = choosable({ id: question }, { people, requesterId: 'isla', answers: given })
  return { groups: groups.map(({ label, options }) => [label, ...options.map(({ value }) => value)]), why }
}

test('managers come first, others with a reason; whoever asks and those below them are left out, and the page says why (P8, P10)', () => {
  for (const question of ['first-manager', 'second-manager']) {
    const { groups, why } = offered(question)
    expect(groups).toEqual([
      ['Managers we know of', 'gregor', 'helen'],
      ['With a reason: Council', 'tom'],
      ['With a reason: Health', 'morven'],
    ])
    expect(why).toContain('ISLA')
    expect(why).toContain('report to the practitioner')
  }
})

test('whoever is left out as facilitator anyway need not be named (P15)', () => {
  const { groups, why } = offered('not-facilitator')
  expect(groups).toEqual([
    ['Council', 'tom', 'junior'],
    ['Health', 'morven'],
  ])
  expect(why).toContain('ISLA, GREGOR, HELEN')
})

test('a choice that was made stays to be seen', () => {
  const { groups } = offered('first-manager', { 'first-manager': 'isla' })
  expect(groups.flat()).toContain('isla')
  expect(offered('first-manager', {}).groups.flat()).not.toContain('isla')
})
