import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawings, meetingTools } from '#content'
import { type EcomapSystem, flows, linkLines, systemKinds } from './ecomap.ts'
import { describeEcomap, ecomapLayout, ecomapPicture } from './ecomap-drawing.ts'
import { applyEcomap, ecomapOfState, emptyEcomap, inverseEcomap } from './ecomap-operations.ts'

const system = fc.record({
  id: fc.uuid(),
  label: fc.constantFrom('Aunt', 'School', 'Health visiting', 'Speech and language therapy', ''),
  kind: fc.constantFrom(...systemKinds),
  line: fc.constantFrom(...linkLines),
  flow: fc.constantFrom(...flows),
}) satisfies fc.Arbitrary<EcomapSystem>
const map = fc.record({
  household: fc.constant('Child A, Mother'),
  systems: fc.uniqueArray(system, { maxLength: 25, selector: ({ id }) => id }),
})

test('up to 25 systems: no two circles touch, and none touches the household', () => {
  fc.assert(
    fc.property(map, (ecomap) => {
      const { places } = ecomapLayout(ecomap)
      expect(places).toHaveLength(ecomap.systems.length)
      for (const [number, a] of places.entries()) {
        expect(Math.hypot(a.x, a.y)).toBeGreaterThan(84 + 46)
        for (const b of places.slice(number + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(2 * 46)
      }
    }),
  )
})

test('the order of the list means nothing', () => {
  fc.assert(
    fc.property(map, (ecomap) => {
      const turned = { ...ecomap, systems: ecomap.systems.toReversed() }
      expect(ecomapPicture(turned, drawings.ecomap, meetingTools.ecomap, '')).toEqual(
        ecomapPicture(ecomap, drawings.ecomap, meetingTools.ecomap, ''),
      )
    }),
    { numRuns: 40 },
  )
})

test('the description says each system with its line and flow', () => {
  const ecomap = {
    household: 'Child A, Mother',
    systems: [{ id: 's', label: 'School', kind: 'school', line: 'strong', flow: 'both' }],
  } as const
  expect(describeEcomap(ecomap, drawings.ecomap, meetingTools.ecomap).join(' ')).toContain(
    'School (school or nursery): strong, it flows both ways.',
  )
})

test('operations: any order gives the same, and what is taken back is as before', () => {
  const add = {
    number: 1,
    body: { type: 'add-system', system: 's', label: 'School', kind: 'school', line: 'weak', flow: 'none' },
  }
  const edit = { number: 2, body: { type: 'edit-system', system: 's', line: 'strong' } }
  const remove = { number: 3, body: { type: 'remove-system', system: 's' } }
  const forward = [add, edit, remove].reduce(applyEcomap, emptyEcomap)
  expect([remove, edit, add].reduce(applyEcomap, emptyEcomap)).toEqual(forward)
  expect(ecomapOfState(forward).systems).toEqual([])
  const before = [add, edit].reduce(applyEcomap, emptyEcomap)
  const back = inverseEcomap(before, remove.body)
  expect(ecomapOfState(applyEcomap(forward, { number: 4, body: back ?? add.body }))).toEqual(ecomapOfState(before))
})
