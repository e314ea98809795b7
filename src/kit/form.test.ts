import { expect, test } from 'vitest'
import { text } from './form.ts'

test('signs that turn the direction of writing are not kept', () => {
  const job = text({ max: 20, required: true, empty: 'empty', long: 'long' })
  expect(job.parse('Constable \u202elive\u2069')).toBe('Constable live')
  expect(job.safeParse('\u202e').error?.issues[0]?.message).toBe('empty')
})
