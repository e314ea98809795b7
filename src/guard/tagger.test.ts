import { expect, test } from 'vitest'
import { findIdentifiers } from './find-identifiers.ts'
import { lists } from './lists.ts'
import { weightsCount } from './tagger.ts'

const namesIn = (text: string): string[] =>
  findIdentifiers(text)
    .filter(({ kind }) => kind === 'PERSON')
    .map(({ start, end }) => text.slice(start, end))

test('its weights are in the lists', () => {
  expect(lists().weights).toHaveLength(weightsCount)
  expect(lists().weights.some((weight) => weight !== 0)).toBe(true)
})

test.each([
  ['Ocean translated for her mother.', ['Ocean']],
  ['mum lets blaze stay up, sky cant read', ['blaze', 'sky']],
  ['We were told that Honey, now ten, sleeps at hers.', ['Honey']],
])('a name that is a word: %s', (text, names) => {
  expect(namesIn(text)).toEqual(names)
})

test.each([
  'had faith in the worker, no hope of a move',
  'Staff of Criminal Justice Social Work came in July 2023.',
  'will ring back, may need respite, hope she is ok',
])('a word that is a name elsewhere: %s', (text) => {
  expect(namesIn(text)).toEqual([])
})
