import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brokenPromises } from '../../../bench/drawing-promises.ts'
import { tangledFamily } from '../../../bench/tangled-families.ts'
import { anyFamily, shuffled } from './family.arbitrary.ts'
import type { Family } from './family.ts'
import { readFamily } from './family-file.ts'
import { layoutOf } from './layout.ts'

/** Other families each time; a failure prints its seed. `FAMILY_RUNS=40` tries twenty thousand. */
const runs = (all: number) => Math.ceil(all * Number(process.env.FAMILY_RUNS ?? 0.5))
const tangled = (most: number) =>
  fc.tuple(fc.nat(1_000_000), fc.integer({ min: 1, max: most })).map(([seed, people]) => tangledFamily(seed, people))

test.each([
  { most: 12, times: 300 },
  { most: 40, times: 150 },
  { most: 120, times: 16 },
])('every promise, whatever the family: up to $most people', ({ most, times }) => {
  fc.assert(
    fc.property(tangled(most), (family) => {
      expect(brokenPromises(family, layoutOf(family))).toEqual([])
    }),
    { numRuns: runs(times) },
  )
})

test('the order of the file means nothing, however tangled the family', () => {
  fc.assert(
    fc.property(tangled(60), fc.nat(), (family, seed) => {
      expect(layoutOf(shuffled(family, seed))).toEqual(layoutOf(family))
    }),
    { numRuns: runs(40) },
  )
})

/** Each was found by such a run; the last number is what broke. */
test.each([
  [85, 'three children, twins in the middle: their stalk hangs on the line of the siblings', 6],
  [423, 'the same two people four times a couple', 28],
  [1326, 'one parent alone in several unions', 25],
  [3034, 'a household whose necks closed a ring round somebody else', 87],
  [378698, 'partners who are a couple twice, in an order that is as near', 20],
  [3022, 'a younger sibling who stood left for the sake of five crossings', 99],
] as const)('family %i: %s', (seed, _what, people) => {
  const family = tangledFamily(seed, people)
  expect(brokenPromises(family, layoutOf(family))).toEqual([])
})

test('a family no file may hold is refused with its place, or drawn', () => {
  const wild = fc.anything({ maxDepth: 3 })
  const row = fc.dictionary(
    fc.constantFrom('id', 'partners', 'union', 'person', 'members', 'a', 'b', 'sex', 'link'),
    wild,
  )
  const rows = fc.oneof(fc.array(row, { maxLength: 6 }), wild)
  const file = fc.record({
    index: wild,
    persons: rows,
    unions: rows,
    children: rows,
    households: rows,
    relations: rows,
  })
  fc.assert(
    fc.property(fc.oneof(file, wild), (value) => {
      const read = readFamily(value)
      if ('family' in read) expect(layoutOf(read.family).persons).toHaveLength(read.family.persons.length)
      else for (const { at } of read.faults) expect(at).not.toBe('')
    }),
    { numRuns: runs(600) },
  )
})

/** Whatever the graph: parents who are their own children's children, people who are everybody's partner. */
test('everybody is drawn once and every line ends, whatever the graph', () => {
  fc.assert(
    fc.property(anyFamily, (family: Family) => {
      const broken = brokenPromises(family, layoutOf(family))
      expect(broken.filter((one) => !/elder|apart/.test(one))).toEqual([])
    }),
    { numRuns: runs(300) },
  )
})
