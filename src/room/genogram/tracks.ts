/** The height of each line between two rows: in the order with the fewest crossings, as few tracks as room needs. */
import { measure } from './measure.ts'
import type { End, Wire } from './wires.ts'

export interface Heights {
  /** Middle of each row. */
  readonly rowY: readonly number[]
  readonly bottom: number
}

/** Sets `track` and `y` of every wire. */
export function layTracks(wires: readonly Wire[], rows: number): Heights {
  const inGap = Map.groupBy(wires, ({ gap }) => gap)
  const rowY: number[] = []
  let y: number = measure.margin - measure.half - measure.drop
  for (let gap = 0; gap <= rows; gap++) {
    const here = inGap.get(gap) ?? []
    choosePorts(here)
    const tracks = rank(here)
    const first = gap === 0 ? y : y + measure.half + measure.labels
    for (const wire of here) wire.y = first + wire.track * measure.track
    const end = first + Math.max(0, tracks - 1) * measure.track
    if (gap === rows) return { rowY, bottom: tracks > 0 ? end : first - measure.labels }
    y = end + measure.drop + measure.half
    rowY.push(y)
  }
  return { rowY, bottom: y }
}

/** Gives each wire its track from 0; returns how many there are. */
function rank(wires: readonly Wire[]): number {
  const lines = wires.filter((wire) => spanOf(wire).right - spanOf(wire).left > 0.5 || wire.meet !== undefined)
  const order = bestOrder(lines)
  const ends = order.map(spanOf)
  let tracks = 0
  for (const [place, wire] of order.entries()) {
    let track = 0
    for (let above = 0; above < place; above++) {
      const [one, other] = [ends[above], ends[place]]
      const near = one && other && one.left < other.right + 10 && other.left < one.right + 10
      if (near) track = Math.max(track, (order[above]?.track ?? 0) + 1)
    }
    wire.track = track
    tracks = Math.max(tracks, track + 1)
  }
  for (const wire of wires) if (!lines.includes(wire)) wire.track = wire.below ? wire.below.track + 1 : 0
  return tracks
}

export const spanOf = ({ up, down, meet }: Wire): { left: number; right: number } => {
  let [left, right] = [meet ?? Number.POSITIVE_INFINITY, meet ?? Number.NEGATIVE_INFINITY]
  for (const ends of [up, down])
    for (const { x } of ends) {
      if (x < left) left = x
      if (x > right) right = x
    }
  return { left, right }
}

/** Where two lines end at one person, they change sides if that saves crossings. */
function choosePorts(wires: readonly Wire[]): void {
  const ends = wires.flatMap((wire) => [...wire.up, ...wire.down].map((end) => ({ wire, end })))
  const shared = Map.groupBy(
    ends.filter(({ end }) => end.item >= 0),
    ({ wire, end }) => `${wire.up.includes(end)} ${end.item}`,
  )
  const total = (mine: readonly Wire[]) => {
    let sum = 0
    for (const one of mine)
      for (const other of wires)
        if (one !== other && one.below !== other && other.below !== one)
          sum += Math.min(costAbove(one, other), costAbove(other, one))
    return sum
  }
  for (const here of shared.values()) {
    if (here.length < 2) continue
    const mine = [...new Set(here.map(({ wire }) => wire))]
    for (let place = 0; place + 1 < here.length; place++) {
      const [a, b] = [here[place], here[place + 1]]
      if (!a || !b) continue
      const before = total(mine)
      ;[a.end.x, b.end.x] = [b.end.x, a.end.x]
      if (total(mine) >= before) [a.end.x, b.end.x] = [b.end.x, a.end.x]
    }
  }
}

/** Insertion one by one where it costs least, then moves while they help. */
function bestOrder(wires: readonly Wire[]): Wire[] {
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

const width = (span: { left: number; right: number } | undefined): number => (span ? span.right - span.left : 0)

/** Crossings when `a` runs above `b`; lines that would lie on each other cost more. */
function costAbove(a: Wire, b: Wire): number {
  if (a.below === b) return 1000
  const [one, other] = [spanOf(a), spanOf(b)]
  if (one.left > other.right + 3 || other.left > one.right + 3) return 0
  let cost = 0
  for (const end of b.up) {
    if (b.below === a && end.item < 0) continue
    if (end.x > one.left + 0.5 && end.x < one.right - 0.5) cost += 1
    if (meets(end, a.down)) cost += 2.5
  }
  for (const end of a.down) {
    if (b.below === a && end.item < 0) continue
    if (end.x > other.left + 0.5 && end.x < other.right - 0.5) cost += 1
  }
  return cost
}

const meets = ({ x }: End, ends: readonly End[]): boolean => ends.some((end) => Math.abs(end.x - x) < 3)
