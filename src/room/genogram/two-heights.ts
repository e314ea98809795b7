/**
 * A line between two rows may run at two heights, joined by an upright piece (a step): above another line here and below it there. Only
 * where that saves crossings.
 */
import { mustCross } from './crossings.ts'
import { costAbove, spanOf } from './track-order.ts'
import type { End, Wire } from './wires.ts'

const most = { lines: 30, steps: 4, children: 6 }
/** An upright piece keeps this far from every other, and the middle of a space between two is as far as it goes from them. */
const clear = 8

interface Parted {
  readonly upper: Wire
  readonly lower: Wire
}

/** `order`: the level lines from above; `straight`: those that run straight down between the same rows. */
export function inTwoHeights(order: readonly Wire[], straight: readonly Wire[]): Wire[] {
  let now = [...order]
  if (now.length > most.lines) return now
  for (let steps = 0; steps < most.steps; steps++) {
    const better = bestStep(now, straight)
    if (!better) break
    now = better
  }
  return now
}

/** The order with one line more in two heights, if any saves a crossing: the one that saves most, the shortest of those. */
function bestStep(order: readonly Wire[], straight: readonly Wire[]): Wire[] | null {
  let found: { cost: number; length: number; order: Wire[] } | null = null
  for (const [place, wire] of order.entries()) {
    const rivals = isWhole(wire) ? rivalsOf(wire, order) : []
    if (rivals.length === 0) continue
    const others = order.toSpliced(place, 1)
    const now = costIn(others, straight, wire, place)
    for (const x of stepPlaces([wire, ...rivals], [...order, ...straight]))
      for (const parted of partings(wire, x)) {
        const best = bestPlaces(others, straight, parted)
        const [cost, length] = [best.cost - now, lengthOf(parted.upper) + lengthOf(parted.lower)]
        if (cost > -0.9 || (found && (cost > found.cost || (cost === found.cost && length >= found.length)))) continue
        const { upper, lower } = parted
        found = { cost, length, order: others.toSpliced(best.lower, 0, lower).toSpliced(best.upper, 0, upper) }
      }
  }
  return found?.order ?? null
}

const isWhole = ({ kind, up, down }: Wire): boolean => kind === 'child' && ![...up, ...down].some(({ step }) => step)

/** The lines that `wire` crosses more often than it must. */
function rivalsOf(wire: Wire, order: readonly Wire[]): Wire[] {
  const place = order.indexOf(wire)
  return order.filter((other, at) => {
    if (other.union === wire.union) return false
    const cost = at < place ? costAbove(other, wire) : costAbove(wire, other)
    return cost >= 1 && cost > mustCross(onEdges(wire), onEdges(other)) + 0.9
  })
}

/** The ends on the upper and on the lower row. */
function onEdges({ up, down }: Wire): { tops: number[]; bottoms: number[] } {
  const places = (ends: readonly End[]) => ends.map(({ x }) => x).sort((a, b) => a - b)
  return { tops: places(up), bottoms: places(down.filter(({ item }) => item >= 0)) }
}

/** What `wire` costs at `place` among the others. */
function costIn(others: readonly Wire[], straight: readonly Wire[], wire: Wire, place: number): number {
  let cost = 0
  for (const other of straight) cost += costAbove(other, wire)
  for (const [at, other] of others.entries()) cost += at < place ? costAbove(other, wire) : costAbove(wire, other)
  return cost
}

/** Beside each end of these lines, wherever room is. */
function stepPlaces(lines: readonly Wire[], all: readonly Wire[]): number[] {
  const taken = [...new Set(all.flatMap(({ up, down }) => [...up, ...down].map(({ x }) => x)))].sort((a, b) => a - b)
  const places = new Set<number>()
  for (const { up, down } of lines)
    for (const { x } of [...up, ...down]) {
      const at = taken.indexOf(x)
      const [before = x - 4 * clear, after = x + 4 * clear] = [taken[at - 1], taken[at + 1]]
      for (const near of [before, after]) if (Math.abs(near - x) >= 2 * clear) places.add(Math.round((near + x) / 2))
    }
  return [...places].sort((a, b) => a - b)
}

/** The ways to part a line at `x`: neighbours among its lower ends go to the lower height. */
function* partings(wire: Wire, x: number): Iterable<Parted> {
  const ends = wire.down.toSorted((a, b) => a.x - b.x)
  const joint: End = { item: jointOf(wire), x, step: true }
  for (let from = 0; from < ends.length; from++)
    for (let to = from + 1; to <= ends.length; to++) {
      if (from > 0 && to < ends.length && ends.length > most.children) continue
      const inner = ends.slice(from, to)
      const outer = [...ends.slice(0, from), ...ends.slice(to)]
      for (const [above, below] of from > 0 && to < ends.length
        ? [
            [outer, inner],
            [inner, outer],
          ]
        : [[outer, inner]]) {
        const upper: Wire = { ...wire, down: [...(above ?? []), joint] }
        yield { upper, lower: { ...wire, up: [joint], down: below ?? [], below: upper } }
      }
    }
}

/** An item for the step that nobody else has: the lines of one couple may take steps in several spaces. */
const jointOf = ({ gap, union }: Wire): number => Number.MAX_SAFE_INTEGER - gap * 1_000_000 - union

/** Where among the others the two heights cost least. */
function bestPlaces(
  others: readonly Wire[],
  straight: readonly Wire[],
  { upper, lower }: Parted,
): { cost: number; upper: number; lower: number } {
  let [high, low] = [0, 0]
  for (const other of straight) high += costAbove(other, upper) + costAbove(other, lower)
  for (const other of others) {
    high += costAbove(upper, other)
    low += costAbove(lower, other)
  }
  let best = { cost: high, at: 0 }
  let found = { cost: high + low, upper: 0, lower: 0 }
  for (const [at, other] of others.entries()) {
    high += costAbove(other, upper) - costAbove(upper, other)
    low += costAbove(other, lower) - costAbove(lower, other)
    if (high < best.cost - 1e-9) best = { cost: high, at: at + 1 }
    if (best.cost + low < found.cost - 1e-9) found = { cost: best.cost + low, upper: best.at, lower: at + 1 }
  }
  return found
}

const lengthOf = (wire: Wire): number => spanOf(wire).right - spanOf(wire).left
