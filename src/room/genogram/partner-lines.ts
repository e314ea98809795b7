/** The lines of a couple, or the stem of a parent alone, and the point from which the line to the children begins. */
import { simple } from './line-pieces.ts'
import type { Line, Places } from './lines.ts'
import { measure, type Point } from './measure.ts'
import type { End, Wire } from './wires.ts'

export interface UnionPoint {
  readonly id: string
  readonly x: number
  readonly y: number
}

interface Couple {
  readonly point: UnionPoint
  readonly lines: readonly Line[]
}

/** `wires`: those of this union. */
export function partnerLines(union: number, wires: readonly Wire[], places: Places): Couple {
  const meeting = wires.find(({ meet }) => meet !== undefined)
  if (meeting?.meet !== undefined) return apart(union, wires, meeting, meeting.meet, places)
  return places.kin.unions[union]?.partners.length === 1 ? alone(union, wires, places) : together(union, places)
}

function apart(union: number, wires: readonly Wire[], meeting: Wire, meet: number, places: Places): Couple {
  const { id = '', partners = [] } = places.kin.unions[union] ?? {}
  const lines = partners.map(
    (partner): Line => ({
      kind: 'partner',
      union: id,
      person: places.kin.ids[partner] ?? '',
      points: wayDown(partner, wires, meeting, meet, places),
    }),
  )
  return { point: { id, x: meet, y: meeting.y }, lines }
}

/** From a partner, over passages if there are any, to the point where the couple's lines meet. */
function wayDown(partner: number, wires: readonly Wire[], meeting: Wire, meet: number, places: Places): Point[] {
  const points: Point[] = []
  let item = partner
  let y = yOf(partner, places) + measure.half
  for (let guard = 0; guard < 200; guard++) {
    const wire = wires.find(({ kind, up }) => kind === 'partner' && up.some((end) => end.item === item))
    const end = wire?.up.find((candidate) => candidate.item === item)
    if (!wire || !end) break
    points.push([end.x, y], [end.x, wire.y])
    if (wire === meeting) {
      points.push([meet, wire.y])
      break
    }
    const next: End | undefined = wire.down[0]
    if (!next) break
    points.push([next.x, wire.y])
    item = next.item
    y = wire.y
  }
  return simple(points)
}

function alone(union: number, wires: readonly Wire[], places: Places): Couple {
  const { id = '', partners = [] } = places.kin.unions[union] ?? {}
  const [parent = 0] = partners
  const foot = wires.flatMap(({ up }) => up.find(({ item }) => item === parent) ?? [])[0]
  const x = foot?.x ?? places.wiring.unionX[union] ?? 0
  const top = yOf(parent, places) + measure.half
  const y = top + measure.stem
  const points: Point[] = [
    [x, top],
    [x, y],
  ]
  return { point: { id, x, y }, lines: [{ kind: 'partner', union: id, person: places.kin.ids[parent] ?? '', points }] }
}

function together(union: number, places: Places): Couple {
  const { id = '', partners = [] } = places.kin.unions[union] ?? {}
  const { wiring, x, kin } = places
  const middle = wiring.unionX[union] ?? 0
  const [a = 0, b = a] = partners
  const y = yOf(a, places) + (wiring.again[union] ?? 0) * measure.track
  const lines = [a, b].map((partner): Line => {
    const side = Math.sign(middle - (x[partner] ?? 0)) * measure.half
    const points: Point[] = [
      [(x[partner] ?? 0) + side, y],
      [middle, y],
    ]
    return { kind: 'partner', union: id, person: kin.ids[partner] ?? '', points }
  })
  return { point: { id, x: middle, y }, lines }
}

const yOf = (person: number, { rowY, rowOf }: Places): number => rowY[rowOf[person] ?? 0] ?? 0
