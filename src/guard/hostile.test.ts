import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostilePieces } from '../../test/set-up/hostile-pieces.ts'
import { findIdentifiers } from './find-identifiers.ts'

const size = 100_000
const repeated = (piece: string): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size)
const roster = ['Jamie Kerr', 'Abdulrahman MacDhòmhnaill']

/** Processor time, so that a busy machine does not fail the test. */
function secondsFor(text: string): number {
  const before = process.cpuUsage()
  findIdentifiers(text, { roster })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000_000
}

// Five times the aim: what grows faster than its text takes minutes here. The bench prints the figure.
test.each(hostilePieces)('100,000 characters of %j in seconds, not minutes', (piece) => {
  findIdentifiers('warm')
  expect(secondsFor(repeated(piece))).toBeLessThan(5)
})

test('any text: offsets lie in it, in order, without overlap; the same text gives the same findings', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'Jamie',
      'grace',
      '07700 900123',
      '14/03/2015',
      '\u200b',
      '\u00a0',
      'é',
      '𝐉',
      '😀',
      "'",
      '-\n',
      'IV30 1AB',
      'mrs ',
      ' ',
      '\n',
      '1904851231',
    ),
    fc.string({ maxLength: 12 }),
    fc.integer({ min: 1, max: 0xffff }).map((code) => String.fromCharCode(code)),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('')
      const findings = findIdentifiers(text, { roster }).filter(({ kind }) => kind !== 'combination')
      let last = 0
      for (const { start, end } of findings) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        last = end
      }
    }),
    { numRuns: 40 },
  )
})
