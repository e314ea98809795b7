/** How people get on: each kind a pattern of its own, and always its words beside it (never colour alone). */
import type { Point } from './measure.ts'
import { ink, lineThrough, paper, path, type Shape, shape } from './shape.ts'

/** Kinds by what is drawn: the keys of meeting-tools.yaml, genogram.symbols.lines. */
export const lineKinds = [
  'ordinary',
  'close',
  'very-close',
  'distant',
  'conflict',
  'hostile',
  'cut-off',
  'repaired',
  'focused-on',
  'looks-after',
  'controlling',
  'physical-harm',
  'emotional-harm',
  'sexual-harm',
  'neglect',
] as const
export type LineKind = (typeof lineKinds)[number]

const kindOfType: Readonly<Record<string, LineKind>> = {
  normal: 'ordinary',
  fused: 'very-close',
  cutoff: 'cut-off',
  'cutoff-repaired': 'repaired',
  caretaker: 'looks-after',
  'physical-abuse': 'physical-harm',
  violence: 'physical-harm',
  'emotional-abuse': 'emotional-harm',
  'sexual-abuse': 'sexual-harm',
}

/** Null for a word that the drawing does not know: an ordinary line with that word beside it. */
export const lineKindOf = (type: string): LineKind | null =>
  kindOfType[type] ?? lineKinds.find((kind) => kind === type) ?? null

const green = '#2d5a27'
const red = '#9b1c1c'
const grey = '#44545a'
const always: ReadonlySet<LineKind> = new Set([
  'focused-on',
  'looks-after',
  'controlling',
  'physical-harm',
  'emotional-harm',
  'sexual-harm',
  'neglect',
])

/** `way`: points from the first person to the second, close together (see relation-way.ts). */
export function relationLine(kind: LineKind | null, way: readonly Point[], directed: boolean): Shape[] {
  const pointed = directed || (kind !== null && always.has(kind))
  const along = resampled(way, 3)
  const body = pointed ? along.slice(0, Math.max(2, along.length - 3)) : along
  const open = kind === 'emotional-harm' || kind === 'neglect'
  const arrow = (colour: string) => (pointed ? [arrowHead(along, colour, open)] : [])
  const plain = (more: Readonly<Record<string, string | number>>) =>
    path(lineThrough(body), { 'stroke-width': 1.6, ...more })
  switch (kind) {
    case 'close':
      return [beside(body, 2.2, green), beside(body, -2.2, green), ...arrow(green)]
    case 'very-close':
      return [beside(body, 4, green), plain({ stroke: green }), beside(body, -4, green), ...arrow(green)]
    case 'distant':
      return [
        plain({ stroke: grey, 'stroke-dasharray': '1.5 5', 'stroke-linecap': 'round', 'stroke-width': 2.4 }),
        ...arrow(grey),
      ]
    case 'conflict':
      return [zigzag(body, 5, red, 1.6), ...arrow(red)]
    case 'hostile':
      return [zigzag(body, 6, red, 3.2), ...arrow(red)]
    case 'cut-off':
    case 'repaired':
      return [...gap(body, kind === 'repaired'), ...arrow(ink)]
    case 'focused-on':
      return [plain({ stroke: ink }), ...arrow(ink)]
    case 'looks-after':
      return [plain({ stroke: green, 'stroke-width': 4 }), ...arrow(green)]
    case 'controlling':
      return [plain({ stroke: red }), ...boxes(body), ...arrow(red)]
    case 'physical-harm':
    case 'emotional-harm':
      return [zigzag(body, 5, red, 1.8), ...arrow(red)]
    case 'sexual-harm':
      return [zigzag(offset(body, 4), 4, red, 1.5), zigzag(offset(body, -4), 4, red, 1.5), ...arrow(red)]
    case 'neglect':
      return [plain({ stroke: grey, 'stroke-dasharray': '7 5', 'stroke-width': 2 }), ...arrow(grey)]
    default:
      return [plain({ stroke: grey, 'stroke-width': 1.2 }), ...arrow(grey)]
  }
}

/** Points at equal distances. */
export function resampled(way: readonly Point[], step: number): Point[] {
  const points: Point[] = []
  let rest = 0
  for (const [place, to] of way.entries()) {
    const from = way[place - 1]
    if (!from) {
      points.push(to)
      continue
    }
    const length = Math.hypot(to[0] - from[0], to[1] - from[1])
    let at = step - rest
    for (; at <= length; at += step)
      points.push([from[0] + ((to[0] - from[0]) * at) / length, from[1] + ((to[1] - from[1]) * at) / length])
    rest = length - (at - step)
  }
  const last = way.at(-1)
  if (last) points.push(last)
  return points
}

function normalAt(points: readonly Point[], place: number): Point {
  const [before, after] = [points[Math.max(0, place - 1)], points[Math.min(points.length - 1, place + 1)]]
  if (!before || !after) return [0, 0]
  const length = Math.hypot(after[0] - before[0], after[1] - before[1]) || 1
  return [-(after[1] - before[1]) / length, (after[0] - before[0]) / length]
}

const offset = (points: readonly Point[], by: number): Point[] =>
  points.map(([x, y], place) => {
    const [nx, ny] = normalAt(points, place)
    return [x + nx * by, y + ny * by]
  })

const beside = (points: readonly Point[], by: number, stroke: string): Shape =>
  path(lineThrough(offset(points, by)), { stroke, 'stroke-width': 1.6 })

function zigzag(points: readonly Point[], reach: number, stroke: string, width: number): Shape {
  const marks = points.flatMap(([x, y], place): Point[] => {
    if (place === 0 || place === points.length - 1) return [[x, y]]
    if (place % 2 === 1) return []
    const [nx, ny] = normalAt(points, place)
    const side = place % 4 === 0 ? reach : -reach
    return [[x + nx * side, y + ny * side]]
  })
  return path(lineThrough(marks), { stroke, 'stroke-width': width })
}

function gap(points: readonly Point[], repaired: boolean): Shape[] {
  const middle = points.length >> 1
  const half = Math.min(3, Math.max(1, middle - 1))
  const bar = (place: number): Shape => {
    const [x = 0, y = 0] = points[place] ?? []
    const [nx, ny] = normalAt(points, place)
    return path(
      lineThrough([
        [x + nx * 7, y + ny * 7],
        [x - nx * 7, y - ny * 7],
      ]),
    )
  }
  const [x = 0, y = 0] = points[middle] ?? []
  const ends = [
    path(lineThrough(points.slice(0, middle - half + 1)), { 'stroke-width': 1.6 }),
    path(lineThrough(points.slice(middle + half)), { 'stroke-width': 1.6 }),
  ]
  return repaired
    ? [
        ...ends,
        shape('circle', { cx: Math.round(x), cy: Math.round(y), r: 7, fill: paper, stroke: ink, 'stroke-width': 1.8 }),
      ]
    : [...ends, bar(middle - half), bar(middle + half)]
}

function boxes(points: readonly Point[]): Shape[] {
  const places = [0.3, 0.5, 0.7].map((part) => points[Math.round((points.length - 1) * part)])
  return places.flatMap((point) =>
    point
      ? [
          shape('rect', {
            x: Math.round(point[0]) - 4,
            y: Math.round(point[1]) - 4,
            width: 8,
            height: 8,
            fill: paper,
            stroke: red,
            'stroke-width': 1.6,
          }),
        ]
      : [],
  )
}

export function arrowHead(points: readonly Point[], colour: string, open = false): Shape {
  const tip = points.at(-1) ?? [0, 0]
  const back = points.at(-5) ?? points[0] ?? tip
  const length = Math.hypot(tip[0] - back[0], tip[1] - back[1]) || 1
  const [dx, dy] = [(tip[0] - back[0]) / length, (tip[1] - back[1]) / length]
  const corner = (side: number): Point => [tip[0] - dx * 11 - dy * 6 * side, tip[1] - dy * 11 + dx * 6 * side]
  return path(lineThrough([corner(1), tip, corner(-1)], !open), {
    stroke: colour,
    fill: open ? 'none' : colour,
    'stroke-width': 1.6,
  })
}
