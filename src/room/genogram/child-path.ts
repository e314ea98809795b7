/** The way of a line from a couple to one child, over all passages between them. */
import type { Point } from './measure.ts'
import { twinHeight } from './twin-stalks.ts'
import type { End, Wire } from './wires.ts'

export interface ChildWay {
  readonly wires: readonly Wire[]
  /** Where the line begins: the point of the couple, or the foot of one of them. */
  readonly fromY: number
  readonly begins: (item: number) => boolean
  readonly isPassage: (item: number) => boolean
  /** A step between two heights stands on no row. */
  readonly passageY: (item: number) => number | null
}

/** Found backwards from the child, whose own piece is the last: each passage belongs to one wire on each of its sides. */
export function childPath(person: number, top: number, stalk: number | undefined, way: ChildWay): Point[] | null {
  const { wires, fromY, begins } = way
  const back: Point[] = []
  const used = new Set<Wire>()
  let item = person
  let arrive: number | null = top
  for (;;) {
    const wire = wires.find((candidate) => !used.has(candidate) && has(candidate, item))
    if (!wire) return null
    used.add(wire)
    const here = endOf(wire, item)
    const hangs = item === person ? stalk : undefined
    if (arrive !== null) back.push([here.x, arrive])
    if (hangs !== undefined) back.push([hangs, top - twinHeight])
    back.push([hangs ?? here.x, wire.y])
    const source = wire.up.find((end) => begins(end.item))
    if (source) {
      back.push([source.x, wire.y], [source.x, fromY])
      return back.reverse()
    }
    const before = passageBefore(wire, item, used, way)
    if (!before) return null
    back.push([before.x, wire.y])
    item = before.item
    arrive = way.passageY(item)
  }
}

/**
 * Coming down it is the passage above; going up beside a row it stands among the lower ends. A wire that was tried once and led nowhere
 * is not tried again: every way through them would be exponentially many.
 */
function passageBefore(
  wire: Wire,
  to: number,
  seen: ReadonlySet<Wire>,
  way: ChildWay,
  tried: Set<Wire> = new Set(),
): End | undefined {
  const leads = (other: Wire, item: number): boolean =>
    other.up.some((end) => way.begins(end.item)) ||
    passageBefore(other, item, new Set([...seen, other]), way, tried) !== undefined
  const ends = [...wire.up, ...wire.down].filter((end) => end.item !== to && way.isPassage(end.item))
  return ends.find((end) =>
    way.wires.some((other) => {
      if (seen.has(other) || tried.has(other) || !has(other, end.item)) return false
      tried.add(other)
      return leads(other, end.item)
    }),
  )
}

const has = (wire: Wire, item: number): boolean => [...wire.up, ...wire.down].some((end) => end.item === item)
const endOf = (wire: Wire, item: number): End =>
  wire.down.find((end) => end.item === item) ?? wire.up.find((end) => end.item === item) ?? { item, x: 0 }
