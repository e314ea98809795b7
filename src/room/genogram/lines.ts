/** The lines as they are drawn: what runs between two rows, put together to one path a union, each piece once. */
import { type ChildWay, childPath } from './child-path.ts'
import type { ChildLink } from './family.ts'
import type { Kinship } from './kinship.ts'
import { merged, segmentsOf, simple } from './line-pieces.ts'
import { measure, type Point } from './measure.ts'
import type { Plan } from './nets.ts'
import { partnerLines, type UnionPoint } from './partner-lines.ts'
import type { Heights } from './tracks.ts'
import { stalksOf } from './twin-stalks.ts'
import type { Wiring } from './wires.ts'

export interface Line {
  readonly kind: 'partner' | 'child'
  readonly union: string
  /** The partner, or the child, whose own piece it is; without: it serves several children. */
  readonly person?: string
  readonly points: readonly Point[]
  /** How the child came to the union, for its own piece; for a shared piece if all of them agree. */
  readonly link?: ChildLink
}

/** What the lines are drawn from. */
export interface Places {
  readonly kin: Kinship
  readonly plan: Plan
  readonly wiring: Wiring
  readonly x: Float64Array
  readonly rowY: readonly number[]
  readonly rowOf: Int32Array
}

export function linesOf(
  kin: Kinship,
  plan: Plan,
  wiring: Wiring,
  x: Float64Array,
  { rowY }: Heights,
  rowOf: Int32Array,
): { lines: Line[]; unions: UnionPoint[] } {
  const places: Places = { kin, plan, wiring, x, rowY, rowOf }
  const wiresOf = Map.groupBy(wiring.wires, ({ union }) => union)
  const couples = kin.unions.map((_, union) => partnerLines(union, wiresOf.get(union) ?? [], places))
  const unions = couples.map(({ point }) => point)
  const children = unions.flatMap((point, union) => {
    const wires = (wiresOf.get(union) ?? []).filter(({ kind }) => kind === 'child')
    return childLines(union, point, { wires, ...wayFrom(union, point, places) }, places)
  })
  return { lines: [...couples.flatMap(({ lines }) => lines), ...children], unions }
}

function wayFrom(union: number, { y }: UnionPoint, { kin, plan, rowY }: Places): Omit<ChildWay, 'wires'> {
  const partners = kin.unions[union]?.partners ?? []
  return {
    fromY: y,
    begins: (item) => item < 0 || partners.includes(item),
    isPassage: (item) => item >= plan.people,
    passageY: (item) => rowY[plan.blocks[plan.blockOf[item] ?? -1]?.row ?? -1] ?? null,
  }
}

/** The trunk that serves several children in straight pieces, and the own piece of each. An only child has one line. */
function childLines(number: number, { id }: UnionPoint, way: ChildWay, { kin, rowY, rowOf }: Places): Line[] {
  const children = (kin.unions[number]?.children ?? []).filter(({ drawn }) => drawn)
  const stalks = stalksOf(children, way.wires, rowOf)
  const paths = children.flatMap(({ person, link }) => {
    const top = (rowY[rowOf[person] ?? 0] ?? 0) - measure.half
    const path = childPath(person, top, stalks.get(person), way)
    return path ? [{ person: kin.ids[person] ?? '', link, path }] : []
  })
  const link = paths.every((path) => path.link === paths[0]?.link) ? paths[0]?.link : undefined
  const [kind, said] = ['child' as const, link ? { link } : {}]
  const [only] = paths
  if (paths.length === 1 && only) return [{ kind, union: id, person: only.person, points: simple(only.path), ...said }]
  const own = paths.map(({ person, link: one, path }) => ({ person, link: one, points: path.slice(-2) }))
  const trunk = merged(
    paths.flatMap(({ path }) => segmentsOf(path.slice(0, -1))),
    own.map(({ points }) => points),
  )
  return [
    ...trunk.map((points): Line => ({ kind, union: id, points, ...said })),
    ...own.map((piece): Line => ({ kind, union: id, ...piece })),
  ]
}
