/** One metric for every engine: what is wrong with a drawing of a family. Lines count as they are drawn. */
import type { Family } from '../src/room/genogram/family.ts'
import { enters } from './drawing-promises.ts'

type Point = readonly [number, number]

export interface Drawing {
  readonly persons: readonly { readonly id: string; readonly x: number; readonly y: number }[]
  readonly lines: readonly {
    readonly kind: string
    readonly union: string
    readonly person?: string
    readonly points: readonly Point[]
  }[]
  readonly households: readonly { readonly id: string; readonly points: readonly Point[] }[]
}

export interface DrawingFaults {
  readonly missing: number
  readonly overlaps: number
  /** People who stand between two partners on their row. */
  readonly between: number
  /** Pieces of lines through a person who is no end of the line. */
  readonly through: number
  readonly crossings: number
  /** Lines of two unions that lie on each other. */
  readonly onEachOther: number
  /** Partners or siblings off their row, a child not below its parents. */
  readonly rows: number
  /** Pairs of siblings in the wrong order. */
  readonly birthOrder: number
  /** People outside their boundary or inside another. */
  readonly households: number
}

const half = 28

export function faultsOf(family: Family, drawing: Drawing): DrawingFaults {
  const at = new Map(drawing.persons.map((person) => [person.id, person]))
  const partners = new Map(family.unions.map((union) => [union.id, union.partners]))
  const children = Map.groupBy(family.children, ({ union }) => union)
  const segments = drawing.lines.flatMap((line) =>
    line.points.slice(1).map((to, place) => ({ line, from: line.points[place] ?? to, to })),
  )
  let [overlaps, between, through, crossings, onEachOther, rows, birthOrder, households] = [0, 0, 0, 0, 0, 0, 0, 0]
  const people = drawing.persons
  for (const [place, a] of people.entries())
    for (const b of people.slice(place + 1)) if (Math.abs(a.x - b.x) < 56 && Math.abs(a.y - b.y) < 56) overlaps++
  for (const union of family.unions) {
    const [a, b] = union.partners.map((id) => at.get(id))
    if (!a || !b) continue
    if (Math.abs(a.y - b.y) > 1) rows++
    else
      for (const other of people)
        if (Math.abs(other.y - a.y) < half && other.x > Math.min(a.x, b.x) + 1 && other.x < Math.max(a.x, b.x) - 1)
          between++
  }
  for (const [union, entries] of children) {
    const born = entries.filter(({ link }) => link === 'biological' || link === 'adopted')
    for (const { person } of born) {
      const child = at.get(person)
      if (child && (partners.get(union) ?? []).some((id) => (at.get(id)?.y ?? 0) >= child.y)) rows++
    }
    for (const [place, elder] of born.entries()) {
      const next = born[place + 1]
      const [a, b] = [at.get(elder.person), at.get(next?.person ?? '')]
      if (!a || !b) continue
      if (Math.abs(a.y - b.y) > 1) rows++
      else if (a.x > b.x) birthOrder++
    }
  }
  for (const { line, from, to } of segments) {
    const mine = new Set(
      line.person
        ? [line.person, ...(partners.get(line.union) ?? [])]
        : [...(partners.get(line.union) ?? []), ...(children.get(line.union) ?? []).map(({ person }) => person)],
    )
    for (const person of people) if (!mine.has(person.id) && cuts(from, to, person)) through++
  }
  for (const [place, a] of segments.entries())
    for (const b of segments.slice(place + 1)) {
      if (a.line.union === b.line.union) continue
      const met = meeting(a.from, a.to, b.from, b.to)
      if (met === 'cross') crossings++
      if (met === 'on') onEachOther++
    }
  for (const home of family.households) {
    const shapes = drawing.households.filter(({ id }) => id === home.id)
    for (const person of people) {
      const inside = shapes.some(({ points }) => contains(points, [person.x, person.y]))
      if (inside !== home.members.includes(person.id)) households++
    }
  }
  return {
    missing: family.persons.length - at.size,
    overlaps,
    between,
    through,
    crossings,
    onEachOther,
    rows,
    birthOrder,
    households,
  }
}

/** Does the piece enter the box (less a pixel)? */
const cuts = (from: Point, to: Point, box: { x: number; y: number }): boolean => enters([from, to], box, half - 1)

function meeting(a: Point, b: Point, c: Point, d: Point): 'cross' | 'on' | null {
  const side = (p: Point, q: Point, r: Point) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
  const [one, two, three, four] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)]
  if (one * two < -1e-6 && three * four < -1e-6) return 'cross'
  if (Math.abs(one) + Math.abs(two) > 1e-6) return null
  const axis = Math.abs(b[0] - a[0]) > Math.abs(b[1] - a[1]) ? 0 : 1
  const shared =
    Math.min(Math.max(a[axis], b[axis]), Math.max(c[axis], d[axis])) -
    Math.max(Math.min(a[axis], b[axis]), Math.min(c[axis], d[axis]))
  return shared > 0.5 ? 'on' : null
}

function contains(points: readonly Point[], [x, y]: Point): boolean {
  let inside = false
  for (const [place, [bx, by]] of points.entries()) {
    const [ax, ay] = points.at(place - 1) ?? [0, 0]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}
