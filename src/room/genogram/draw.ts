/** The genogram as a drawing: family lines, people, households, how people get on, and a legend of just what is on it. */
import { ageOf, describeFamily, describePerson, namer, relationWord } from './describe.ts'
import type { GenogramWords, SignWords } from './drawing-words.ts'
import type { ChildLink, Family, FamilyPerson, UnionStatus } from './family.ts'
import type { Layout } from './layout.ts'
import { type LegendEntry, legendOf } from './legend.ts'
import { type Line, twinHeight } from './lines.ts'
import { measure, type Point } from './measure.ts'
import { type Profile, personSign } from './person-sign.ts'
import { lineKindOf, relationLine } from './relation-line.ts'
import { relationWay } from './relation-way.ts'
import { ink, lineThrough, paper, path, type Shape, shape, words, wrapped } from './shape.ts'

export interface Drawn {
  /** Everything but people, households first. */
  readonly behind: readonly Shape[]
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly x: number
    readonly y: number
    readonly sign: readonly Shape[]
  }[]
  /** Words on lines. */
  readonly front: readonly Shape[]
  readonly legend: readonly LegendEntry[]
  readonly description: readonly string[]
  /** What the drawing needs; lines of getting on may reach beyond the layout. */
  readonly frame: Frame
}

export interface Frame {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export const homeColour = '#0f5c63'

export function drawn(family: Family, layout: Layout, profile: Profile, own: GenogramWords, signs: SignWords): Drawn {
  const persons = new Map(family.persons.map((person) => [person.id, person]))
  const name = namer(family, own)
  const relations = relationPieces(family, layout, signs)
  const people = layout.persons.flatMap(({ id, x, y }) => {
    const person = persons.get(id)
    if (!person) return []
    const sign = [...personSign(person, profile, id === family.index), ...labels(person, signs)]
    return [
      {
        id,
        name: person.label || person.kind !== 'person' ? describePerson(person, family, own, signs) : name(id),
        x,
        y,
        sign,
      },
    ]
  })
  return {
    behind: [...households(layout, own), ...familyLines(family, layout, profile, own), ...relations.lines],
    people,
    front: relations.words,
    legend: legendOf(family, profile, own, signs),
    description: describeFamily(family, layout, own, signs),
    frame: frameOf(layout, relations.ways),
  }
}

function frameOf({ width, height }: Layout, ways: readonly (readonly Point[])[]): Frame {
  let [left, top, right, bottom] = [0, 0, width, height]
  for (const way of ways)
    for (const [x, y] of way) {
      left = Math.min(left, x - 16)
      top = Math.min(top, y - 16)
      right = Math.max(right, x + 16)
      bottom = Math.max(bottom, y + 16)
    }
  return { left, top, right, bottom }
}

function labels(person: FamilyPerson, signs: SignWords): Shape[] {
  const lines = wrapped(person.label ?? '', 14, 3)
  const age = ageOf(person, signs)
  const rows = lines.length + (age === '' ? 0 : 1)
  return [
    ...(rows === 0 ? [] : [behindLabels(rows)]),
    ...lines.map((line, place) => words(0, measure.half + 14 + place * 13, line, { weight: 600, size: 12.5 })),
    ...(age === '' ? [] : [words(0, measure.half + 14 + lines.length * 13, age, { size: 12, colour: '#44545a' })]),
  ]
}

/** A parent alone has their line to the children straight below: it begins under the words, not between them. */
const behindLabels = (rows: number): Shape =>
  path(`M0 ${measure.half + 1.5}V${measure.half + 4 + rows * 13}`, { stroke: paper, 'stroke-width': 8 })

function households(layout: Layout, own: GenogramWords): Shape[] {
  return layout.households.flatMap(({ points }, number) => [
    path(rounded(points, 12), {
      stroke: homeColour,
      'stroke-width': 2,
      'stroke-dasharray': '1 5',
      'stroke-linecap': 'round',
      fill: homeColour,
      'fill-opacity': 0.05,
    }),
    ...homeWord(points, number, own),
  ])
}

function homeWord(points: readonly Point[], number: number, own: GenogramWords): Shape[] {
  const bottom = Math.max(...points.map(([, y]) => y))
  const [x] = points.filter(([, y]) => y === bottom).toSorted((a, b) => a[0] - b[0])[0] ?? [0]
  return [
    words(x + 12 + (number % 3) * 66, bottom + 4, own.household, { size: 11, colour: homeColour, anchor: 'start' }),
  ]
}

/** A closed line of right angles with round corners. */
function rounded(points: readonly Point[], most: number): string {
  return `${points
    .map((point, place) => {
      const [before, after] = [points.at(place - 1) ?? point, points[(place + 1) % points.length] ?? point]
      const cut = (to: Point): Point => {
        const length = Math.hypot(to[0] - point[0], to[1] - point[1]) || 1
        const r = Math.min(most, length / 2) / length
        return [point[0] + (to[0] - point[0]) * r, point[1] + (to[1] - point[1]) * r]
      }
      const [start, end] = [cut(before), cut(after)]
      const at = ([x, y]: Point) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`
      return `${place === 0 ? 'M' : 'L'}${at(start)}Q${at(point)} ${at(end)}`
    })
    .join('')}Z`
}

function familyLines(family: Family, layout: Layout, profile: Profile, own: GenogramWords): Shape[] {
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

function relationPieces(
  family: Family,
  layout: Layout,
  signs: SignWords,
): { lines: Shape[]; words: Shape[]; ways: (readonly Point[])[] } {
  const at = new Map(layout.persons.map((person) => [person.id, person]))
  const coupled = new Set(family.unions.map(({ partners }) => partners.toSorted().join(' ')))
  const levels = new Map<string, number>()
  const taken: Point[] = []
  const lines: Shape[] = []
  const said: Shape[] = []
  const ways: (readonly Point[])[] = []
  for (const { a, b, type, directed } of family.relations) {
    const [from, to] = [at.get(a), at.get(b)]
    if (!from || !to) continue
    const pair = [a, b].sort().join(' ')
    const rank = levels.get(pair) ?? 0
    levels.set(pair, rank + 1)
    const way = relationWay(from, to, layout.persons, rank, coupled.has(pair))
    ways.push(way)
    lines.push(
      shape(
        'g',
        {},
        path(lineThrough(way), { stroke: paper, 'stroke-width': 5, 'stroke-opacity': 0.7 }),
        ...relationLine(lineKindOf(type), way, directed === true),
      ),
    )
    const [x, y] = wordPlace(way, layout, taken)
    taken.push([x, y])
    said.push(words(x, y + 4, relationWord(type, signs), { size: 11.5, weight: 600 }))
  }
  return { lines, words: said, ways }
}

/** On the line, where no person and no other word is. */
function wordPlace(way: readonly Point[], layout: Layout, taken: readonly Point[]): Point {
  const candidates = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8].map((part) => pointAt(way, part))
  const beside = ([x, y]: Point, person: Point): boolean => {
    const [dx, dy] = [Math.abs(person[0] - x), y - person[1]]
    return (dx < 66 && dy > -38 && dy < measure.half) || (dx < 92 && dy >= measure.half && dy < measure.half + 46)
  }
  const free = (at: Point) => layout.persons.every(({ x, y }) => !beside(at, [x, y])) && clear(at)
  const clear = ([x, y]: Point) => taken.every(([tx, ty]) => Math.abs(tx - x) > 74 || Math.abs(ty - y) > 14)
  return candidates.find(free) ?? candidates.find(clear) ?? candidates[0] ?? [0, 0]
}

function pointAt(way: readonly Point[], part: number): Point {
  const lengths = way.map(([x, y], place) => Math.hypot(x - (way[place - 1]?.[0] ?? x), y - (way[place - 1]?.[1] ?? y)))
  let rest = lengths.reduce((sum, length) => sum + length, 0) * part
  for (const [place, length] of lengths.entries()) {
    const [from, to] = [way[place - 1], way[place]]
    if (from && to && rest <= length && length > 0)
      return [from[0] + ((to[0] - from[0]) * rest) / length, from[1] + ((to[1] - from[1]) * rest) / length]
    rest -= length
  }
  return way.at(-1) ?? [0, 0]
}

export { ink }
