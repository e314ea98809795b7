import { expect, test } from 'vitest'
import { findIdentifiers, namesInNote } from './find-identifiers.ts'

test.each([
  ['We met Kieran Doe. He lives with his Gran, Agnes.', ['Kieran Doe', 'Agnes']],
  ['The mum is Carly Hay. Mum works in Aldi. Police Scotland know Dad.', ['Carly Hay']],
  ['When Hope came home, Will and Wilhelmina O’Neil were out.', ['Hope', 'Will', "Wilhelmina O'Neil"]],
  ['Next Tuesday the Health Visitor sees Mark.', ['Mark']],
])('%s', (note, names) => {
  expect(namesInNote(note)).toEqual(names)
})

test('words that join others are no names, also when a roster holds them', () => {
  const roster = ['We', 'The', 'He', 'Mum', 'We met Kieran Doe']
  const found = findIdentifiers('We know the family: he said mum met us when they came.', { roster })
  expect(found).toEqual([])
  expect(findIdentifiers('kieran came', { roster })).toHaveLength(1)
})
