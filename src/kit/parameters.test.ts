import { expect, test } from 'vitest'
import { idParam, paramOf, queryParam } from './parameters.ts'

const id = '0198c7a0-0000-7000-8000-000000000009'

test('a part of the path, or nothing; an id, or null', () => {
  expect(paramOf({ params: { form: 'after' } }, 'form')).toBe('after')
  for (const params of [undefined, null, 'form', {}, { form: 7 }, Object.create({ form: 'inherited' })])
    expect(paramOf({ params }, 'form')).toBe('')
  expect(idParam({ params: { id } })).toBe(id)
  expect(idParam({ params: { theme: id } }, 'theme')).toBe(id)
  for (const one of ['', '1', `${id} `, id.toUpperCase(), '__proto__'])
    expect(idParam({ params: { id: one } })).toBeNull()
  expect(paramOf({ params: {} }, '__proto__')).toBe('')
})

test('one value of the query; one that is there twice is none', () => {
  expect(queryParam({ query: { size: 'large' } }, 'size')).toBe('large')
  expect(queryParam({ query: { size: ['large', 'small'] } }, 'size')).toBe('')
  expect(queryParam({ query: {} }, 'constructor')).toBe('')
})
