/** Households: a dotted line round those who live together, and a word on it. */
import type { GenogramWords } from './drawing-words.ts'
import type { Layout } from './layout.ts'
import type { Point } from './measure.ts'
import { path, type Shape, words } from './shape.ts'

const homeColour = '#0f5c63'

export function householdShapes(layout: Layout, own: GenogramWords): Shape[] {
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
