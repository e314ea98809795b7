/** Where the ends of each net stand while the order is sought; places are counted from the left of each row. */
import type { Net } from './nets.ts'

const far = Number.POSITIVE_INFINITY

/** Only those ends that stand already. */
export interface Ends {
  readonly gap: number
  /** The two items of each upper end (the same one twice, if it is one), and the lower items. Partners who stand apart are two ends. */
  readonly pairs: Int32Array
  readonly items: Int32Array
  /** From left to right. */
  tops: number[]
  bottoms: number[]
  tMin: number
  tMax: number
  bMin: number
  bMax: number
}

export const endsOf = ({ gap, tops, bottoms }: Net): Ends => ({
  gap,
  pairs: Int32Array.from(tops.flatMap(([a, b = a]) => [a, b])),
  items: Int32Array.from(bottoms),
  tops: [],
  bottoms: [],
  tMin: far,
  tMax: -far,
  bMin: far,
  bMax: -far,
})

/** Reads the places anew; who does not stand yet is at NaN. Hot: index loops on purpose. */
export function readEnds(ends: Ends, at: Float64Array): void {
  const { pairs, items, tops, bottoms } = ends
  let [least, most, count] = [far, -far, 0]
  for (let place = 0; place < pairs.length; place += 2) {
    const one = at[pairs[place] ?? 0] ?? 0
    const other = at[pairs[place + 1] ?? 0] ?? 0
    if (Number.isNaN(one + other)) continue
    const apart = Math.abs(one - other) > 1
    const left = apart ? Math.min(one, other) : (one + other) / 2
    const right = apart ? Math.max(one, other) : left
    insert(tops, count++, left)
    if (apart) insert(tops, count++, right)
    if (left < least) least = left
    if (right > most) most = right
  }
  if (tops.length !== count) tops.length = count
  ends.tMin = least
  ends.tMax = most
  least = far
  most = -far
  count = 0
  for (let place = 0; place < items.length; place++) {
    const here = at[items[place] ?? 0] ?? 0
    if (Number.isNaN(here)) continue
    insert(bottoms, count++, here)
    if (here < least) least = here
    if (here > most) most = here
  }
  if (bottoms.length !== count) bottoms.length = count
  ends.bMin = least
  ends.bMax = most
}

/** Keeps the first `count` of the list in order. */
function insert(list: number[], count: number, value: number): void {
  let place = count
  for (; place > 0 && (list[place - 1] ?? 0) > value; place--) list[place] = list[place - 1] ?? 0
  list[place] = value
}

export const spreadOf = ({ tops, bottoms, tMin, tMax, bMin, bMax }: Ends): number =>
  (tops.length > 1 ? tMax - tMin : 0) + (bottoms.length > 1 ? bMax - bMin : 0)
