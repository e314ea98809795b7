import { expect, test } from 'vitest'
import { faultsOf } from '../../../bench/drawing-faults.ts'
import { familyOf } from '../../../bench/families.ts'
import { mustCross } from './crossings.ts'
import { layoutOf } from './layout.ts'

test.each([
  ['side by side', { tops: [1], bottoms: [0, 2] }, { tops: [5], bottoms: [4, 6] }, 0],
  ['one inside the other', { tops: [5], bottoms: [0, 9] }, { tops: [1], bottoms: [3, 4] }, 1],
  ['in turns, joined on the other side of the line', { tops: [1], bottoms: [1, 6] }, { tops: [5], bottoms: [2, 3] }, 1],
  ['in turns all along', { tops: [1], bottoms: [0, 2, 4] }, { tops: [5], bottoms: [1, 3, 5] }, 2],
  ['partners round the line of a couple', { tops: [0, 4], bottoms: [] }, { tops: [2], bottoms: [2] }, 1],
  ['two lines at one child take the better side', { tops: [1], bottoms: [1, 3] }, { tops: [5], bottoms: [3, 5] }, 0],
])('%s', (_what, a, b, count) => {
  expect(mustCross(a, b)).toBe(count)
  expect(mustCross(b, a)).toBe(count)
})

/** Sizes and kinds as in the bench. */
test('families of thirty have few crossings: lines at two heights and the order of partner chains save some', () => {
  const kinds = [
    { again: 0.05, within: 0, fostered: 0 },
    { again: 0.2, within: 0.05, fostered: 0.05 },
    { again: 0.3, within: 0.15, fostered: 0.1 },
    { again: 0.15, within: 0.1, fostered: 0.15 },
    { again: 0.4, within: 0.05, fostered: 0.05 },
  ]
  let crossings = 0
  for (const kind of kinds)
    for (let seed = 1; seed <= 4; seed++) {
      const family = familyOf({ seed: seed * 77 + 30, people: 30, ...kind })
      crossings += faultsOf(family, layoutOf(family)).crossings
    }
  expect(crossings).toBeLessThanOrEqual(24)
})
