import { expect, test } from 'vitest'
import { changedOnly, fieldsSeen, saysNothing } from './changed-only.ts'

test('given a form that shows four fields, when one of them was changed, then that one is sent and what it is about', () => {
  const seen = { label: 'Child A', age: '5-11', sex: 'U', died: 'no' }
  const sent = { type: 'edit-person', person: 'a', label: 'Child A ', age: '12-15', sex: 'U', died: 'no' }
  expect(changedOnly(sent, seen)).toEqual({ type: 'edit-person', person: 'a', age: '12-15' })
  expect(changedOnly({ ...sent, label: '' }, seen)).toMatchObject({ label: '' }) // taking words away is a change
  expect(changedOnly({ text: 'One\r\ntwo' }, { text: 'One\ntwo' })).toEqual({})
})

test('what was seen is read from a form that anybody may forge', () => {
  expect(fieldsSeen('{"label":"Child A","age":7}')).toEqual({ label: 'Child A' })
  for (const forged of ['', 'null', '[', '7', '"label"']) expect(fieldsSeen(forged)).toEqual({})
})

test('a change of nothing says nothing; a removal does not need fields', () => {
  expect(saysNothing({ type: 'edit', card: 'c' })).toBe(true)
  expect(saysNothing({ type: 'household' })).toBe(true)
  expect(saysNothing({ type: 'edit', card: 'c', sure: '' })).toBe(false)
  expect(saysNothing({ type: 'remove', card: 'c' })).toBe(false)
})
