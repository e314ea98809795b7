import { expect, test } from 'vitest'
import { choosable } from './choosable.ts'
import type { Listed } from './directory.rows.ts'

const listed = (id: string): Listed => ({
  id,
  name: id.toUpperCase(),
  job: '',
  team: '',
  agency: 'One',
  sector: 'health',
  lineManagerId: null,
})
const people = ['isla', 'gregor', 'helen', 'tom'].map(listed)
const answers = { 'first-manager': 'gregor', 'second-manager': 'helen' }
const offered = (question: string, given = answers as Record<string, string | string[]>) => {
  const { people: left, why } = choosable({ id: question }, { people, requesterId: 'isla', answers: given })
  return { ids: left.map(({ id }) => id), why }
}

test('nobody agrees to their own request, so the practitioner is no manager to choose, and the page says why (P10)', () => {
  for (const question of ['first-manager', 'second-manager']) {
    const { ids, why } = offered(question)
    expect(ids).toEqual(['gregor', 'helen', 'tom'])
    expect(why).toContain('ISLA')
  }
})

test('whoever is left out as facilitator anyway need not be named (P15)', () => {
  const { ids, why } = offered('not-facilitator')
  expect(ids).toEqual(['tom'])
  expect(why).toContain('ISLA, GREGOR, HELEN')
})

test('a choice that was made stays to be seen', () => {
  expect(offered('first-manager', { 'first-manager': 'isla' })).toEqual({
    ids: ['isla', 'gregor', 'helen', 'tom'],
    why: '',
  })
})
