/** How often the lines of two nets cross, before anybody has a place on paper. */
import type { Ends } from './net-ends.ts'

/** Crossings of two nets in one space when the better of the two has the upper track. */
export const crossingsOf = (a: Ends, b: Ends): number => {
  if (a.tMax <= b.tMin && a.bMax <= b.bMin) return 0
  if (b.tMax <= a.tMin && b.bMax <= a.bMin) return 0
  const up = over(a, b)
  return up === 0 ? 0 : Math.min(up, over(b, a))
}

/**
 * `a` on the upper track: ends of `b` that come down through it, and ends of `a` that go down through `b`. Rows have no common measure
 * yet, so a line is taken to begin above the middle of its lower ends, as it will when people are spread.
 */
function over(a: Ends, b: Ends): number {
  let count = 0
  const middle = (b.bMin + b.bMax) / 2
  const ends = b.bottoms.length > 0
  for (let place = 0; place < b.tops.length; place++) {
    const top = b.tops[place] ?? 0
    if (top > a.tMin && top < a.tMax) count++
    else if (ends && top >= a.tMax && a.bMax > middle) count++
    else if (ends && top <= a.tMin && a.bMin < middle) count++
  }
  for (let place = 0; place < a.bottoms.length; place++) {
    const bottom = a.bottoms[place] ?? 0
    if (bottom > b.bMin && bottom < b.bMax) count++
  }
  return count
}
