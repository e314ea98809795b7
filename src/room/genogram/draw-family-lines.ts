/** Lines of couples and children, as the chosen symbols have them, and the marks on them. */
import type { GenogramWords } from './drawing-words.ts'
import type { ChildLink, Family, UnionStatus } from './family.ts'
import type { Layout } from './layout.ts'
import type { Line } from './lines.ts'
import type { Point } from './measure.ts'
import type { Profile } from './person-sign.ts'
import { lineThrough, path, type Shape, words } from './shape.ts'
import { twinHeight } from './twin-stalks.ts'

export function familyLines(family: Family, layout: Layout, profile: Profile, own: GenogramWords): Shape[] {
  const status = new Map(family.unions.map((union) => [union.id, union.status]))
  const pieces = layout.lines.flatMap((line) =>
    line.kind === 'partner'
      ? [partnerLine(line, status.get(line.union) ?? 'unknown', profile)]
      : childLine(line, profile, own),
  )
  for (const { id, x, y } of layout.unions) {
    const union = family.unions.find((one) => one.id === id)
    if (union?.partners.length === 2) pieces.push(...coupleMarks(union.status, layout, id, x, y, own))
  }
  return [...pieces, ...identicalBars(family, layout)]
}

const dashes: Readonly<Partial<Record<UnionStatus, [uk: string, mcgoldrick: string]>>> = {
  cohabiting: ['', '9 6'],
  engaged: ['9 5', '9 5 2 5'],
  casual: ['9 5', '9 5 2 5'],
  affair: ['9 5', '9 5 2 5'],
  abuse: ['9 5', '9 5 2 5'],
  donor: ['2 5', '2 5'],
  unknown: ['2 5', '2 5'],
}

function partnerLine({ points }: Line, status: UnionStatus, profile: Profile): Shape {
  const dash =
    points.length === 2 && points[0]?.[0] === points[1]?.[0] ? '' : dashes[status]?.[profile === 'uk' ? 0 : 1]
  return path(lineThrough(points), dash ? { 'stroke-dasharray': dash } : {})
}

/** Strokes for separated and divorced, and a word where the line alone does not say it. */
function coupleMarks(
  status: UnionStatus,
  layout: Layout,
  union: string,
  x: number,
  y: number,
  own: GenogramWords,
): Shape[] {
  const line = layout.lines.find((one) => one.kind === 'partner' && one.union === union && level(one.points))
  const [a, b] = line?.points.filter(([, py]) => py === y).slice(-2) ?? []
  const middle = a && b ? (a[0] + b[0]) / 2 : x
  const stroke = (at: number) => path(`M${at - 5} ${y + 10}L${at + 5} ${y - 10}`)
  if (status === 'separated') return [stroke(middle)]
  if (status === 'divorced') return [stroke(middle - 4), stroke(middle + 4)]
  const said = status === 'unknown' ? own['not-known'] : (own.marks[status] ?? '')
  const beside = layout.persons.some((person) => Math.abs(person.y - y) < 20)
  return said === '' ? [] : [words(x, beside ? y - 6 : y + 13, said, { size: 11, colour: '#44545a' })]
}

const level = (points: readonly Point[]): boolean =>
  points.some(([, y], place) => place > 0 && points[place - 1]?.[1] === y)

function childLine({ points, link, person }: Line, profile: Profile, own: GenogramWords): Shape[] {
  const kind: ChildLink = link ?? 'biological'
  const d = lineThrough(points)
  if (kind === 'biological') return [path(d)]
  const pieces =
    profile === 'mcgoldrick' && kind === 'adopted'
      ? [
          path(d),
          path(lineThrough(points.map(([x, y]): Point => [x + 4, y + (points.length > 2 ? 4 : 0)])), {
            'stroke-dasharray': '6 4',
          }),
        ]
      : [
          path(d, {
            'stroke-dasharray': kind === 'adopted' ? '8 5' : kind === 'donor' || kind === 'step' ? '8 4 2 4' : '2 5',
          }),
        ]
  const [x, y] = points.at(-1) ?? [0, 0]
  const letter =
    profile === 'mcgoldrick' && (kind === 'adopted' || kind === 'fostered') ? '' : (own.letters[kind] ?? '')
  return person === undefined || letter === ''
    ? pieces
    : [...pieces, words(x - 9, y - 6, letter, { size: 12, weight: 600 })]
}

/** Identical twins: a bar between the two lines that part. */
function identicalBars(family: Family, layout: Layout): Shape[] {
  const births = Map.groupBy(
    family.children.filter(({ twin, zyg }) => twin !== undefined && zyg === 'MZ'),
    ({ union, twin }) => `${union} ${twin}`,
  )
  return [...births.values()].flatMap((birth) => {
    const ends = birth.flatMap(({ union, person }) =>
      layout.lines.filter((line) => line.union === union && line.person === person),
    )
    const middles = ends.flatMap(({ points }): Point[] => {
      const [from, to] = points.slice(-2)
      return from && to && from[0] !== to[0] && to[1] - from[1] <= twinHeight
        ? [[(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]]
        : []
    })
    const sorted = middles.toSorted((a, b) => a[0] - b[0])
    return sorted.length > 1 ? [path(lineThrough([sorted[0] ?? [0, 0], sorted.at(-1) ?? [0, 0]]))] : []
  })
}
