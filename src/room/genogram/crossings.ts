/** How often the lines of two nets must cross, whatever their way in the space between two rows. */
import type { Ends } from './net-ends.ts'

export function crossingsOf(a: Ends, b: Ends): number {
  if (a.tMax <= b.tMin && a.bMax <= b.bMin) return 0
  if (b.tMax <= a.tMin && b.bMax <= a.bMin) return 0
  if (a.bottoms.length === 0 || b.bottoms.length === 0 || isApart(a) === isApart(b)) return mustCross(a, b)
  return isApart(a) ? crossingApart(a, b) : crossingApart(b, a)
}

const isApart = ({ tops }: Ends): boolean => tops.length === 2

/** Partners who stand apart: a line that begins between them crosses theirs; the line to the children begins at one point of it. */
function crossingApart(apart: Ends, other: Ends): number {
  const { tMin, tMax, bottoms } = apart
  const inside = other.tops.some((top) => top > tMin && top < tMax) ? 1 : 0
  return inside + Math.min(mustCross({ tops: [tMin], bottoms }, other), mustCross({ tops: [tMax], bottoms }, other))
}

type FromLeft = Pick<Ends, 'tops' | 'bottoms'>

/**
 * Along the edge of the space, the upper row there and the lower row back, the ends of the two nets take turns. A line that joins all
 * ends of one net parts the space; the other net crosses it once for each of its parts but the first. Ends at one place (two lines at one
 * person) stand in the order that is better. Hot: index loops on purpose.
 */
export function mustCross(a: FromLeft, b: FromLeft): number {
  let first = 0
  let last = 0
  let turns = 0
  for (let i = 0, j = 0; i < a.tops.length || j < b.tops.length; ) {
    const one = a.tops[i] ?? Number.POSITIVE_INFINITY
    const other = b.tops[j] ?? Number.POSITIVE_INFINITY
    const next = one === other ? last || 1 : one < other ? 1 : 2
    if (next === 1) i++
    else j++
    if (last === 0) first = next
    else if (last !== next) turns++
    last = next
  }
  for (let i = a.bottoms.length - 1, j = b.bottoms.length - 1; i >= 0 || j >= 0; ) {
    const one = i < 0 ? Number.NEGATIVE_INFINITY : (a.bottoms[i] ?? 0)
    const other = j < 0 ? Number.NEGATIVE_INFINITY : (b.bottoms[j] ?? 0)
    const next = one === other ? last || 1 : one > other ? 1 : 2
    if (next === 1) i--
    else j--
    if (last === 0) first = next
    else if (last !== next) turns++
    last = next
  }
  if (first !== last) turns++
  return turns > 2 ? (turns >> 1) - 1 : 0
}
