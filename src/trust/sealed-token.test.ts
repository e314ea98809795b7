import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sealer } from './sealed-token.ts'

const now = new Date('2026-11-27T12:00:00Z')
const later = new Date(now.getTime() + 300_000)
const ours = sealer('a secret that only the tests know, long enough')

test('what was sealed comes back, for its purpose, in its time', () => {
  const token = ours.seal('challenge', { a: 1 }, later)
  expect(ours.open('challenge', token, now)).toEqual({ a: 1 })
  expect(ours.open('challenge', token, later)).toEqual({ a: 1 })
  expect(ours.open('challenge', token, new Date(later.getTime() + 1))).toBeNull()
  expect(ours.open('another purpose', token, now)).toBeNull()
  expect(sealer('another secret that is long enough too').open('challenge', token, now)).toBeNull()
})

test('any change of any byte is refused, and so is whatever else is sent', () => {
  const token = ours.seal('challenge', { person: 'somebody' }, later)
  const bytes = Buffer.from(token, 'base64url')
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(ours.open('challenge', changed.toString('base64url'), now)).toBeNull()
  }
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => ours.open('challenge', text, now) === null))
  expect(ours.open('challenge', undefined, now)).toBeNull()
})

test('two of the same are different, and a keyed hash tells nothing without the key', () => {
  expect(ours.seal('challenge', 1, later)).not.toBe(ours.seal('challenge', 1, later))
  expect(ours.keyed('address', 'isla@council.example')).toBe(ours.keyed('address', 'isla@council.example'))
  expect(ours.keyed('address', 'isla@council.example')).not.toBe(ours.keyed('place', 'isla@council.example'))
})
