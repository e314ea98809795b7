import { expect, test } from 'vitest'
import { drawings, meetingTools } from '#content'
import { lines } from '../view/family-tables.ts'
import { describeFamily, namer } from './describe.ts'
import type { Family } from './family.ts'
import { layoutOf } from './layout.ts'

const person = (id: string, label?: string) =>
  ({ id, sex: 'U', kind: 'person', deceased: false, ...(label ? { label } : {}) }) as const
const nobody: Family = { index: null, persons: [], unions: [], children: [], households: [], relations: [] }
const told = (family: Family) =>
  describeFamily(family, layoutOf(family), drawings.genogram, meetingTools.genogram).join(' ')

test('no two people are called the same, whoever came from where', () => {
  const persons = [
    person('a', 'Somebody 1'),
    person('b'),
    person('c'),
    person('d', 'Somebody 1'),
    person('e', 'Child A'),
  ]
  const name = namer({ ...nobody, persons }, drawings.genogram)
  const names = persons.map(({ id }) => name(id))
  expect(new Set(names).size).toBe(persons.length)
  expect(name('e')).toBe('Child A')
})

test('a household of one is told as it is drawn: nothing says that somebody lives alone', () => {
  const family = { ...nobody, persons: [person('a', 'Child A')], households: [{ id: 'h', members: ['a'] }] }
  expect(told(family)).toContain('A household is drawn around Child A. Nobody else is drawn in it.')
  expect(told(family)).not.toMatch(/lives alone/)
})

test('each kind of line is offered once', () => {
  const labels = lines.map(({ label }) => label)
  expect(labels).toContain('Physical harm')
  expect(labels).toEqual([...new Set(labels)])
})
