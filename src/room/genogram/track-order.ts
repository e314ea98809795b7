/** In which order, from above, the lines between two rows run: the one with the fewest crossings. */
import type { End, Wire } from './wires.ts'

/** Insertion one by one where it costs least, then moves while they help. */
export function bestOrder(wires: readonly Wire[]): Wire[] {
  const count = wires.length
  const spans = wires.map(spanOf)
  const start = [...wires.keys()].sort(
    (a, b) => width(spans[a]) - width(spans[b]) || (spans[a]?.left ?? 0) - (spans[b]?.left ?? 0) || a - b,
  )
  const cost = new Float64Array(count * count)
  for (const [a, one] of wires.entries())
    for (const [b, other] of wires.entries()) if (a !== b) cost[a * count + b] = costAbove(one, other)
  const order: number[] = []
  const place = (wire: number) => {
    let sum = 0
    for (const other of order) sum += cost[wire * count + other] ?? 0
    let best = { sum, at: 0 }
    for (let at = 0; at < order.length; at++) {
      const passed = order[at] ?? 0
      sum += (cost[passed * count + wire] ?? 0) - (cost[wire * count + passed] ?? 0)
      if (sum < best.sum - 1e-9) best = { sum, at: at + 1 }
    }
    order.splice(best.at, 0, wire)
    return best.at
  }
  for (const wire of start) place(wire)
  for (let pass = 0, moved = true; moved && pass < 6; pass++) {
    moved = false
    for (const wire of start) {
      const before = order.indexOf(wire)
      order.splice(before, 1)
      if (place(wire) !== before) moved = true
    }
  }
  return order.flatMap((wire) => wires[wire] ?? [])
}

export interface Span {
  readonly left: number
  readonly right: number
}

export const spanOf = ({ up, down, meet }: Wire): Span => {
  let [left, right] = [meet ?? Number.POSITIVE_INFINITY, meet ?? Number.NEGATIVE_INFINITY]
  for (const ends of [up, down])
    for (const { x } of ends) {
      if (x < left) left = x
      if (x > right) right = x
    }
  return { left, right }
}

const width = (span: Span | undefined): number => (span ? span.right - span.left : 0)

/**
 * Crossings when `a` runs above `b`; lines that would lie on each other cost more. The upright piece of a line of two heights counts half
 * with each of them and half less beyond: one crossing for what runs between the two heights, none for what runs above or below both.
 */
export function costAbove(a: Wire, b: Wire): number {
  if (a.below === b) return 1000
  const [one, other] = [spanOf(a), spanOf(b)]
  if (one.left > other.right + 3 || other.left > one.right + 3) return 0
  let cost = 0
  for (const end of b.up) {
    if (b.below === a && leadsTo(end, a.down)) continue
    if (within(one, end)) cost += end.step ? 0.5 : 1
    if (meets(end, a.down)) cost += 2.5
  }
  for (const end of a.down) {
    if (b.below === a && leadsTo(end, b.up)) continue
    if (within(other, end)) cost += end.step ? 0.5 : 1
  }
  for (const end of a.up) if (end.step && within(other, end)) cost -= 0.5
  for (const end of b.down) if (end.step && within(one, end)) cost -= 0.5
  return cost
}

const within = ({ left, right }: Span, { x }: End): boolean => x > left + 0.5 && x < right - 0.5
const leadsTo = ({ item }: End, ends: readonly End[]): boolean => ends.some((end) => end.item === item)
const meets = ({ x }: End, ends: readonly End[]): boolean => ends.some((end) => Math.abs(end.x - x) < 3)
