import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../kit/id.ts'
import { MasterMissing, masterByCommand, masterFrom } from './master-key.ts'
import { type Place, sealWith, unsealWith } from './sealing.ts'

const key = randomBytes(32)
const id = newId()
const place: Place = { committeeId: newId(), table: 'sealed_note', row: newId(), column: 'sealed' }

test('what was sealed opens in its own place, whatever was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      expect(unsealWith(key, place, sealWith(key, id, place, text))).toBe(Buffer.from(text, 'utf8').toString('utf8'))
    }),
  )
})

test('one changed bit, at any position, is refused (R28)', () => {
  const sealed = sealWith(key, id, place, 'Who this is about, in a few words.')
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = Buffer.from(sealed)
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
    expect(() => unsealWith(key, place, changed), `bit ${bit}`).toThrow()
  }
  for (let length = 0; length < sealed.length; length++)
    expect(() => unsealWith(key, place, sealed.subarray(0, length)), `length ${length}`).toThrow()
})

test('a value moved to another committee, table, row or column, or under another key, is refused', () => {
  const sealed = sealWith(key, id, place, 'words')
  const elsewhere: Place[] = [
    { ...place, committeeId: newId() },
    { ...place, table: 'learning_note' },
    { ...place, row: newId() },
    { ...place, column: 'answers' },
  ]
  for (const other of elsewhere) expect(() => unsealWith(key, other, sealed)).toThrow()
  expect(() => unsealWith(randomBytes(32), place, sealed)).toThrow()
})

test('the same words never look the same, and nothing of them shows', () => {
  const all = Array.from({ length: 2_000 }, () => sealWith(key, id, place, 'canary-canary'))
  expect(new Set(all.map((sealed) => sealed.toString('hex'))).size).toBe(all.length)
  expect(new Set(all.map((sealed) => sealed.subarray(18, 30).toString('hex'))).size).toBe(all.length)
  expect(all.every((sealed) => !sealed.includes('canary'))).toBe(true)
})

test('a master key opens what it or an earlier one wrapped, and only for what it was wrapped for', async () => {
  const [old, present] = [randomBytes(32), randomBytes(32)]
  const before = masterFrom(old)
  const wrapped = await before.wrap(key, 'month')
  const after = masterFrom(present, [old])
  expect(after.id).not.toBe(before.id)
  expect((await after.unwrap(wrapped, 'month', before.id)).equals(key)).toBe(true)
  await expect(after.unwrap(wrapped, 'another month', before.id)).rejects.toThrow()
  await expect(masterFrom(present).unwrap(wrapped, 'month', before.id)).rejects.toThrow(MasterMissing)
})

test('a command in front of a key service wraps and unwraps, and a key for another purpose is refused', async () => {
  const master = masterByCommand(new URL('../../test/set-up/key-service.mjs', import.meta.url).pathname)
  const wrapped = await master.wrap(key, 'month')
  expect(wrapped.includes(key)).toBe(false)
  expect((await master.unwrap(wrapped, 'month', master.id)).equals(key)).toBe(true)
  await expect(master.unwrap(wrapped, 'another', master.id)).rejects.toThrow('another key')
})
