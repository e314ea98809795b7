/** The lines as they are drawn: what runs between two rows, put together to one path a union, each piece once. */
import type { ChildLink } from './family.ts'
import type { KinChild, Kinship } from './kinship.ts'
import { measure, type Point } from './measure.ts'
import type { Plan } from './nets.ts'
import type { Heights } from './tracks.ts'
import type { End, Wire, Wiring } from './wires.ts'

export interface Line {
  readonly kind: 'partner' | 'child'
  readonly union: string
  /** The partner, or the child, whose own piece it is; without: it serves several children. */
  readonly person?: string
  readonly points: readonly Point[]
  /** How the child came to the union, for its own piece; for a shared piece if all of them agree. */
  readonly link?: ChildLink
}

/** Height of the two lines that part for twins. */
export const twinHeight = 24

export interface UnionPoint {
  readonly id: string
  readonly x: number
  readonly y: number
}

export function linesOf(
  kin: Kinship,
  plan: Plan,
  wiring: Wiring,
  x: Float64Array,
  { rowY }: Heights,
  rowOf: Int32Array,
): { lines: Line[]; unions: UnionPoint[] } {
  const lines: Line[] = []
  const wiresOf = Map.groupBy(wiring.wires, ({ union }) => union)
  const yOf = (person: number) => rowY[rowOf[person] ?? 0] ?? 0
  const passageY = (item: number) => rowY[plan.blocks[plan.blockOf[item] ?? 0]?.row ?? 0] ?? 0
  const name = (person: number) => kin.ids[person] ?? ''

  const unions = kin.unions.map((union, number): UnionPoint => {
    const wires = wiresOf.get(number) ?? []
    const meeting = wires.find(({ meet }) => meet !== undefined)
    const [a = 0, b = a] = union.partners
    const middle = wiring.unionX[number] ?? 0
    const id = union.id
    if (meeting?.meet !== undefined) {
      for (const partner of union.partners) lines.push(comingFrom(partner, wires, meeting, id))
      return { id, x: meeting.meet, y: meeting.y }
    }
    if (union.partners.length === 1) {
      const at = wires.flatMap(({ up }) => up.find(({ item }) => item === a) ?? [])[0]?.x ?? middle
      const y = yOf(a) + measure.half + measure.stem
      lines.push({
        kind: 'partner',
        union: id,
        person: name(a),
        points: [
          [at, yOf(a) + measure.half],
          [at, y],
        ],
      })
      return { id, x: at, y }
    }
    const y = yOf(a) + (wiring.again[number] ?? 0) * measure.track
    for (const partner of [a, b]) {
      const side = Math.sign(middle - (x[partner] ?? 0)) * measure.half
      lines.push({
        kind: 'partner',
        union: id,
        person: name(partner),
        points: [
          [(x[partner] ?? 0) + side, y],
          [middle, y],
        ],
      })
    }
    return { id, x: middle, y }
  })

  for (const [number, union] of kin.unions.entries()) {
    const wires = (wiresOf.get(number) ?? []).filter(({ kind }) => kind === 'child')
    const from = unions[number]
    const children = union.children.filter(({ drawn }) => drawn)
    const stalks = stalksOf(children, wires, rowOf)
    if (!from || children.length === 0) continue
    const paths = children.flatMap(({ person, link }) => {
      const path = pathTo(person, wires, from, stalks)
      return path ? [{ person: name(person), link, path }] : []
    })
    const link = paths.every((path) => path.link === paths[0]?.link) ? paths[0]?.link : undefined
    if (paths.length === 1 && paths[0]) {
      const { person, path } = paths[0]
      lines.push({ kind: 'child', union: union.id, person, points: simple(path), ...(link ? { link } : {}) })
      continue
    }
    const own = paths.map(({ person, link, path }) => ({ person, link, points: path.slice(-2) }))
    const trunk = merged(
      paths.flatMap(({ path }) => segmentsOf(path.slice(0, -1))),
      own.map(({ points }) => points),
    )
    for (const points of trunk) lines.push({ kind: 'child', union: union.id, points, ...(link ? { link } : {}) })
    for (const piece of own) lines.push({ kind: 'child', union: union.id, ...piece })
  }
  return { lines, unions }

  /** From a partner, over passages if there are any, to the point where the couple's lines meet. */
  function comingFrom(partner: number, wires: readonly Wire[], meeting: Wire, union: string): Line {
    const points: Point[] = []
    let item = partner
    let y = yOf(partner) + measure.half
    for (let wire: Wire | undefined = meeting, guard = 0; guard < 200; guard++) {
      wire = wires.find(({ kind, up }) => kind === 'partner' && up.some((end) => end.item === item))
      const end = wire?.up.find((candidate) => candidate.item === item)
      if (!wire || !end) break
      points.push([end.x, y], [end.x, wire.y])
      if (wire === meeting) {
        points.push([meeting.meet ?? end.x, wire.y])
        break
      }
      const next: End | undefined = wire.down[0]
      if (!next) break
      points.push([next.x, wire.y])
      item = next.item
      y = wire.y
    }
    return { kind: 'partner', union, person: name(partner), points: simple(points) }
  }

  /** From the union's point to a child; the last piece is the child's own. Found backwards: each passage belongs to one wire on each of its sides. */
  function pathTo(
    person: number,
    wires: readonly Wire[],
    from: UnionPoint,
    stalks: ReadonlyMap<number, number>,
  ): Point[] | null {
    const top = yOf(person) - measure.half
    const back: Point[] = []
    let item = person
    let arrive = top
    const used = new Set<Wire>()
    for (;;) {
      const wire = wires.find((candidate) => !used.has(candidate) && has(candidate, item))
      if (!wire) return null
      used.add(wire)
      const here = endOf(wire, item)
      const stalk = item === person ? stalks.get(person) : undefined
      back.push([here.x, arrive])
      if (stalk !== undefined) back.push([stalk, arrive - twinHeight])
      back.push([stalk ?? here.x, wire.y])
      const source = wire.up.find((end) => end.item < 0 || isParent(end.item, from)) ?? null
      if (source) {
        back.push([source.x, wire.y], [source.x, from.y])
        return back.reverse()
      }
      // Coming down: the passage above; going up beside a row: the passage it came from stands among the lower ends.
      const before = sourceOf(wire, item, used)
      if (!before) return null
      back.push([before.x, wire.y])
      item = before.item
      arrive = passageY(item)
    }

    /** A wire that was tried once and led nowhere is not tried again: every way through them would be exponentially many. */
    function sourceOf(wire: Wire, to: number, seen: ReadonlySet<Wire>, tried: Set<Wire> = new Set()): End | undefined {
      const ends = [...wire.up, ...wire.down].filter((end) => end.item !== to && end.item >= plan.people)
      return ends.find((end) =>
        wires.some((other) => {
          if (seen.has(other) || tried.has(other) || !has(other, end.item)) return false
          tried.add(other)
          return leads(other, seen, end.item, tried)
        }),
      )
    }
    function leads(wire: Wire, seen: ReadonlySet<Wire>, to: number, tried: Set<Wire>): boolean {
      if (wire.up.some((end) => end.item < 0 || isParent(end.item, from))) return true
      return sourceOf(wire, to, new Set([...seen, wire]), tried) !== undefined
    }
  }

  function isParent(item: number, from: UnionPoint): boolean {
    return (
      item >= 0 && item < plan.people && (kin.unions.find(({ id }) => id === from.id)?.partners.includes(item) ?? false)
    )
  }
}

/** Twins come from one point: x of the stalk of each, where they stand side by side. */
function stalksOf(children: readonly KinChild[], wires: readonly Wire[], rowOf: Int32Array): Map<number, number> {
  const stalks = new Map<number, number>()
  const births = Map.groupBy(
    children.filter(({ twin }) => twin !== null),
    ({ twin, person }) => `${twin} ${rowOf[person]}`,
  )
  for (const birth of births.values()) {
    const ends = birth.flatMap(({ person }) =>
      wires.flatMap(({ down }) => down.find(({ item }) => item === person) ?? []),
    )
    const places = ends.map(({ x }) => x).sort((a, b) => a - b)
    const near = places.every((x, place) => place === 0 || x - (places[place - 1] ?? x) < measure.neighbours * 1.3)
    if (places.length < 2 || places.length !== birth.length || !near) continue
    const middle = ((places[0] ?? 0) + (places.at(-1) ?? 0)) / 2
    for (const { person } of birth) stalks.set(person, middle)
  }
  return stalks
}

const has = (wire: Wire, item: number): boolean => [...wire.up, ...wire.down].some((end) => end.item === item)
const endOf = (wire: Wire, item: number): End =>
  wire.down.find((end) => end.item === item) ?? wire.up.find((end) => end.item === item) ?? { item, x: 0 }

/** Without points that stand twice or lie on a straight piece. */
export function simple(points: readonly Point[]): Point[] {
  const kept: Point[] = []
  for (const point of points) {
    const last = kept.at(-1)
    if (last && last[0] === point[0] && last[1] === point[1]) continue
    const before = kept.at(-2)
    const straight =
      last &&
      before &&
      ((before[0] === last[0] && last[0] === point[0]) || (before[1] === last[1] && last[1] === point[1]))
    if (straight) kept.pop()
    kept.push(point)
  }
  return kept
}

type Segment = readonly [Point, Point]

const segmentsOf = (path: readonly Point[]): Segment[] =>
  path.slice(1).map((point, place): Segment => [path[place] ?? point, point])

/** Pieces that lie on each other become one; what a child's own piece covers already is left out. */
function merged(segments: readonly Segment[], own: readonly (readonly Point[])[]): Point[][] {
  const ownSegments = own.flatMap((points) => segmentsOf(points))
  const lines = Map.groupBy(segments, ([a, b]) => (a[0] === b[0] ? `v${a[0]}` : `h${a[1]}`))
  return [...lines].flatMap(([line, pieces]) => {
    const along = line.startsWith('v') ? 1 : 0
    const cross = Number(line.slice(1))
    const spans = pieces
      .map(([a, b]) => [Math.min(a[along], b[along]), Math.max(a[along], b[along])] as const)
      .sort((a, b) => a[0] - b[0])
    const joined: [number, number][] = []
    for (const [start, end] of spans) {
      const last = joined.at(-1)
      if (last && start < last[1]) last[1] = Math.max(last[1], end)
      else if (end > start) joined.push([start, end])
    }
    return joined
      .filter(([start, end]) => !ownSegments.some((piece) => covers(piece, along, cross, start, end)))
      .map(([start, end]): Point[] =>
        along === 1
          ? [
              [cross, start],
              [cross, end],
            ]
          : [
              [start, cross],
              [end, cross],
            ],
      )
  })
}

function covers([a, b]: Segment, along: 0 | 1, cross: number, start: number, end: number): boolean {
  const across = along === 1 ? 0 : 1
  if (a[across] !== cross || b[across] !== cross) return false
  return Math.min(a[along], b[along]) <= start && Math.max(a[along], b[along]) >= end
}
