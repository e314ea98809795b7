/**
 * The drawing of a family by numbers: everybody once, partners side by side, siblings in birth order, lines around people. The same
 * family gives the same drawing whatever the order of its file; it always ends, and nothing makes it throw.
 */
import type { Family } from './family.ts'
import { generations } from './generations.ts'
import { householdBoundaries } from './household-boundary.ts'
import { kinshipOf } from './kinship.ts'
import { type Line, linesOf } from './lines.ts'
import { measure, type Point } from './measure.ts'
import { planOf } from './nets.ts'
import { orderRows } from './order.ts'
import type { UnionPoint } from './partner-lines.ts'
import { spread } from './spread.ts'
import { layTracks } from './tracks.ts'
import { wiringOf } from './wires.ts'

export interface Placed {
  readonly id: string
  readonly x: number
  readonly y: number
}

export interface Layout {
  /** Centres of the boxes, 56 by 56; y grows downwards. */
  readonly persons: readonly Placed[]
  readonly unions: readonly UnionPoint[]
  readonly lines: readonly Line[]
  /** Closed boundaries, one a household: everybody inside lives there. */
  readonly households: readonly { readonly id: string; readonly points: readonly Point[] }[]
  readonly width: number
  readonly height: number
  /** Child links that would make somebody their own ancestor. They are drawn upwards. */
  readonly loops: readonly { readonly union: string; readonly person: string }[]
  readonly rows: number
}

/** `earlier`: a drawing of the family before a change; who was on it keeps the place. */
export function layoutOf(family: Family, earlier?: Pick<Layout, 'persons'>): Layout {
  const kin = kinshipOf(family)
  const ages = new Map(family.persons.map(({ id, ageBand }) => [id, ageBand]))
  const rows = generations(
    kin,
    kin.ids.map((id) => ages.get(id)),
  )
  const plan = planOf(kin, rows)
  const order = orderRows(kin, plan, keptPlaces(kin.ids, earlier))
  const x = spread(plan, order)
  const wiring = wiringOf(kin, plan, x)
  const heights = layTracks(wiring.wires, plan.rows)
  const { lines, unions } = linesOf(kin, plan, { ...wiring, wires: heights.wires }, x, heights, rows.rowOf)
  const persons = kin.ids.map((id, person) => ({
    id,
    x: x[person] ?? 0,
    y: heights.rowY[rows.rowOf[person] ?? 0] ?? 0,
  }))
  const households = householdBoundaries(kin, rows.rowOf, persons, heights.rowY)
  const loops = rows.loops.map(({ union, person }) => ({
    union: kin.unions[union]?.id ?? '',
    person: kin.ids[person] ?? '',
  }))
  return framed({ persons, unions, lines, households, loops, rows: plan.rows, width: 0, height: heights.bottom })
}

function keptPlaces(ids: readonly string[], earlier?: Pick<Layout, 'persons'>): Map<number, number> {
  const places = new Map(earlier?.persons.map(({ id, x }) => [id, x]))
  return new Map(ids.flatMap((id, person) => (places.has(id) ? [[person, places.get(id) ?? 0] as const] : [])))
}

/** Moved so that everything has positive numbers and a margin. */
function framed(layout: Layout): Layout {
  let [left, right, top, bottom] = [0, 0, 0, 0]
  const see = (x: number, y: number, pad: number) => {
    left = Math.min(left, x - pad)
    right = Math.max(right, x + pad)
    top = Math.min(top, y - pad)
    bottom = Math.max(bottom, y + pad)
  }
  const [first] = layout.persons
  if (first) [left, right, top, bottom] = [first.x, first.x, first.y, first.y]
  for (const { x, y } of layout.persons) see(x, y, measure.margin)
  for (const { y } of layout.persons) bottom = Math.max(bottom, y + measure.half + measure.labels + 16)
  for (const { points } of [...layout.lines, ...layout.households]) for (const [x, y] of points) see(x, y, 20)
  const point = ([x, y]: Point): Point => [x - left, y - top]
  const place = <T extends Placed>(placed: T): T => ({ ...placed, x: placed.x - left, y: placed.y - top })
  return {
    ...layout,
    persons: layout.persons.map(place),
    unions: layout.unions.map(place),
    lines: layout.lines.map((line) => ({ ...line, points: line.points.map(point) })),
    households: layout.households.map(({ id, points }) => ({ id, points: points.map(point) })),
    width: right - left,
    height: bottom - top,
  }
}
