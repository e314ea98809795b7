import { expect, test } from 'vitest'
import { addressOfKey, asBase32, codeOf, newKey, stepAt, stepOfCode } from './authenticator.ts'

const key = Buffer.from('12345678901234567890')

test.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('RFC 6238, appendix B, SHA-1, at %i seconds: %s', (seconds, code) => {
  expect(codeOf(key, stepAt(new Date(seconds * 1000)), 8)).toBe(code)
})

test.each(['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'])(
  'RFC 4226, appendix D: %s',
  (code) => {
    const known = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489']
    expect(codeOf(key, known.indexOf(code))).toBe(code)
  },
)

test('a code is good a step early and a step late, and once', () => {
  const now = new Date('2026-11-27T12:00:10Z')
  const step = stepAt(now)
  for (const off of [-1, 0, 1]) expect(stepOfCode(key, codeOf(key, step + off), now, 0)).toBe(step + off)
  for (const off of [-3, -2, 2, 3]) expect(stepOfCode(key, codeOf(key, step + off), now, 0)).toBeNull()
  expect(stepOfCode(key, codeOf(key, step), now, step)).toBeNull()
  expect(stepOfCode(key, codeOf(key, step - 1), now, step)).toBeNull()
  expect(stepOfCode(key, codeOf(key, step + 1), now, step)).toBe(step + 1)
})

test('spaces are no matter, and anything else is no code', () => {
  const now = new Date('2026-11-27T12:00:10Z')
  const code = codeOf(key, stepAt(now))
  expect(stepOfCode(key, ` ${code.slice(0, 3)} ${code.slice(3)} `, now, 0)).toBe(stepAt(now))
  for (const wrong of ['', '12345', '1234567', 'abcdef', '１２３４５６', '-12345'])
    expect(stepOfCode(key, wrong, now, 0)).toBeNull()
})

test('the key as an app takes it (RFC 4648 vectors)', () => {
  expect(asBase32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
  expect(asBase32(Buffer.from('fooba'))).toBe('MZXW6YTB')
  expect(asBase32(Buffer.from('f'))).toBe('MY')
  expect(newKey().length).toBe(20)
  expect(addressOfKey(key, 'Common Ground', 'isla@council.example')).toBe(
    'otpauth://totp/Common%20Ground:isla%40council.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Common+Ground',
  )
})
