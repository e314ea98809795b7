import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultsOf } from '../../../bench/drawing-faults.ts'
import { familyOf } from '../../../bench/families.ts'
import { anyFamily, shuffled } from './family.arbitrary.ts'
import type { ChildOf, Family } from './family.ts'
import { layoutOf } from './layout.ts'

const plan = fc.record({
  seed: fc.nat(100_000),
  people: fc.integer({ min: 2, max: 60 }),
  again: fc.double({ min: 0, max: 0.5, noNaN: true }),
  within: fc.double({ min: 0, max: 0.3, noNaN: true }),
  fostered: fc.double({ min: 0, max: 0.3, noNaN: true }),
})

/** Other families each time; a failure prints its seed. A quarter of them by day, all and more by night: FAMILY_RUNS=1, or 10. */
const runs = (all: number) => Math.ceil(all * Number(process.env.FAMILY_RUNS ?? 0.25))

test('whatever the graph: everybody once, nobody on anybody, no line through a person, boundaries hold their people only', () => {
  fc.assert(
    fc.property(anyFamily, (family) => {
      const faults = faultsOf(family, layoutOf(family))
      expect(faults).toMatchObject({ missing: 0, overlaps: 0, through: 0, households: 0 })
    }),
    { numRuns: runs(300) },
  )
})

test('an ordinary family: partners and siblings on one row, children below', () => {
  fc.assert(
    fc.property(plan, (given) => {
      const family = familyOf(given)
      const faults = faultsOf(family, layoutOf(family))
      expect(faults).toMatchObject({ missing: 0, overlaps: 0, through: 0, households: 0 })
      if (given.within < 0.01 && given.fostered < 0.01) expect(faults.rows).toBe(0)
    }),
    // The example: an adopted child who came before the born ones.
    { numRuns: runs(100), examples: [[{ seed: 98957, people: 30, again: 0, within: 0, fostered: 0 }]] },
  )
})

test('where nobody has more than two partners and no ring is formed, nobody stands between partners', () => {
  fc.assert(
    fc.property(plan, (given) => {
      const family = familyOf({ ...given, within: 0 })
      const times = new Map<string, number>()
      for (const { partners } of family.unions)
        if (partners.length === 2) for (const id of partners) times.set(id, (times.get(id) ?? 0) + 1)
      if ([...times.values()].some((count) => count > 2)) return
      expect(faultsOf(family, layoutOf(family)).between).toBe(0)
    }),
    { numRuns: runs(100) },
  )
})

test('the order of the file means nothing', () => {
  fc.assert(
    fc.property(anyFamily, fc.nat(), (family, seed) => {
      expect(layoutOf(shuffled(family, seed))).toEqual(layoutOf(family))
    }),
    { numRuns: runs(150) },
  )
})

test('taking somebody away and putting them back gives the same drawing', () => {
  fc.assert(
    fc.property(plan, fc.nat(), (given, place) => {
      const family = familyOf(given)
      const before = layoutOf(family)
      const gone = family.persons[place % family.persons.length]
      const without: Family = {
        ...family,
        persons: family.persons.filter((person) => person !== gone),
        unions: family.unions.filter(({ partners }) => !partners.includes(gone?.id ?? '')),
        children: [],
        households: [],
        index: null,
      }
      layoutOf(without)
      expect(layoutOf(family)).toEqual(before)
    }),
    { numRuns: runs(30) },
  )
})

test('one more child moves next to nobody', () => {
  let [moved, pairs] = [0, 0]
  for (let seed = 1; seed <= 5; seed++) {
    const family = familyOf({ seed, people: 100, again: 0.2, within: 0.05, fostered: 0.05 })
    const before = layoutOf(family)
    const after = new Map(
      layoutOf(withChild(family, family.unions[seed * 3]?.id ?? '')).persons.map((one) => [one.id, one]),
    )
    for (const [place, a] of before.persons.entries())
      for (const b of before.persons.slice(place + 1)) {
        if (a.y !== b.y) continue
        pairs++
        if (a.x < b.x !== (after.get(a.id)?.x ?? 0) < (after.get(b.id)?.x ?? 0)) moved++
      }
  }
  expect(moved / pairs).toBeLessThan(0.02)
})

test('who was on an earlier drawing keeps the place', () => {
  const family = familyOf({ seed: 4, people: 40, again: 0.2, within: 0.05, fostered: 0.05 })
  const mirrored = layoutOf(family).persons.map(({ id, x, y }) => ({ id, x: -x, y }))
  const kept = new Map(layoutOf(family, { persons: mirrored }).persons.map((person) => [person.id, person]))
  for (const a of mirrored)
    for (const b of mirrored)
      if (a.y === b.y && a.x < b.x) expect(kept.get(a.id)?.x ?? 0).toBeLessThan(kept.get(b.id)?.x ?? 0)
})

test('somebody who is their own ancestor is told and drawn', () => {
  const one = { sex: 'U', kind: 'person', deceased: false } as const
  const child = (union: string, person: string): ChildOf => ({ union, person, link: 'biological' })
  const family: Family = {
    index: 'a',
    persons: ['a', 'b', 'c'].map((id) => ({ ...one, id })),
    unions: [
      { id: 'u', partners: ['a'], status: 'unknown', order: 1 },
      { id: 'v', partners: ['b'], status: 'unknown', order: 1 },
      { id: 'w', partners: ['c'], status: 'unknown', order: 1 },
    ],
    children: [child('u', 'b'), child('v', 'c'), child('w', 'a')],
    households: [],
    relations: [],
  }
  const layout = layoutOf(family)
  expect(layout.loops).toHaveLength(1)
  expect(layout.lines.filter(({ kind }) => kind === 'child')).toHaveLength(3)
  expect(faultsOf(family, layout)).toMatchObject({ through: 0, overlaps: 0 })
})

const withChild = (family: Family, union: string): Family => ({
  ...family,
  persons: [...family.persons, { id: 'one-more', sex: 'F', kind: 'person', deceased: false }],
  children: [...family.children, { union, person: 'one-more', link: 'biological' }],
})
