import { expect, test } from 'vitest'
import { z } from 'zod'
import { readForm, versionIn } from './posted-form.ts'

const schema = z.object({
  from: z.string('From when?').min(1, 'From when?').max(3, 'Too long.').regex(/^\d*$/, 'No number.'),
  to: z.string('Until when?'),
})
const order = ({ from, to }: z.infer<typeof schema>): Record<string, string> => (to < from ? { to: 'Too soon.' } : {})

test('a form, or the first thing wrong with each field, and then what is wrong with the whole', () => {
  expect(readForm(schema, { from: '1', to: '2', more: 'x' })).toEqual({ form: { from: '1', to: '2' } })
  expect(readForm(schema, { from: 'long words' }, order)).toEqual({
    errors: { from: 'Too long.', to: 'Until when?' },
  })
  expect(readForm(schema, { from: '2', to: '1' }, order)).toEqual({ errors: { to: 'Too soon.' } })
  expect(readForm(schema, { from: '1', to: '2' }, order)).toEqual({ form: { from: '1', to: '2' } })
})

test('a version is a whole number from 1, or none that a row has', () => {
  expect(versionIn({ _version: '12' })).toBe(12)
  for (const _version of ['', '0', '-3', '0x2', 'one', '9'.repeat(12)]) expect(versionIn({ _version })).toBe(0)
  expect([versionIn({}), versionIn({ seen: '4' }, 'seen')]).toEqual([0, 4])
})
