/** The height of each line between two rows: in the order with the fewest crossings, as few tracks as room needs. */
import { measure } from './measure.ts'
import { choosePortSides } from './port-sides.ts'
import { bestOrder, spanOf } from './track-order.ts'
import { inTwoHeights } from './two-heights.ts'
import type { Wire } from './wires.ts'

export interface Heights {
  /** Middle of each row. */
  readonly rowY: readonly number[]
  readonly bottom: number
  /** The lines, each with `track` and `y`; one that runs at two heights is two. */
  readonly wires: readonly Wire[]
}

export function layTracks(wires: readonly Wire[], rows: number): Heights {
  const inGap = Map.groupBy(wires, ({ gap }) => gap)
  const rowY: number[] = []
  const laid: Wire[] = []
  let y: number = measure.margin - measure.half - measure.drop
  for (let gap = 0; ; gap++) {
    const here = ordered(inGap.get(gap) ?? [])
    const tracks = rank(here)
    const first = gap === 0 ? y : y + measure.half + measure.labels
    for (const wire of here) wire.y = first + wire.track * measure.track
    laid.push(...here)
    const end = first + Math.max(0, tracks - 1) * measure.track
    if (gap === rows) return { rowY, bottom: tracks > 0 ? end : first - measure.labels, wires: laid }
    y = end + measure.drop + measure.half
    rowY.push(y)
  }
}

/** From above; those that run straight down come last. */
function ordered(wires: readonly Wire[]): Wire[] {
  choosePortSides(wires)
  const straight = wires.filter((wire) => !isLevel(wire))
  return [...inTwoHeights(bestOrder(wires.filter(isLevel)), straight), ...straight]
}

const isLevel = (wire: Wire): boolean => {
  const { left, right } = spanOf(wire)
  return right - left > 0.5 || wire.meet !== undefined
}

/** Gives each wire its track from 0; returns how many there are. */
function rank(order: readonly Wire[]): number {
  const ends = order.map(spanOf)
  let tracks = 0
  for (const [place, wire] of order.entries()) {
    if (!isLevel(wire)) {
      wire.track = wire.below ? wire.below.track + 1 : 0
      continue
    }
    let track = 0
    for (let above = 0; above < place; above++) {
      const [one, other] = [ends[above], ends[place]]
      const near = one && other && one.left < other.right + 10 && other.left < one.right + 10
      if (near) track = Math.max(track, (order[above]?.track ?? 0) + 1)
    }
    wire.track = track
    tracks = Math.max(tracks, track + 1)
  }
  return tracks
}
