/** What joins people of a household who stand apart: narrow ways that run below rows and between people. */
import { measure } from './measure.ts'
import type { Rect } from './outline.ts'

/** How far the boundary stands off the middle of those within, left and right. */
export const side = 36

/** People of a household who stand next to each other. */
export interface Run {
  readonly row: number
  readonly left: number
  readonly right: number
}

/** A tree of necks: each run is joined to the nearest one that is joined already. */
export function necks(
  runs: readonly Run[],
  rowY: readonly number[],
  pad: number,
  onRow: readonly (readonly number[])[],
  xOf: (person: number) => number,
): Rect[] {
  const joined = runs.slice(0, 1)
  const waiting = runs.slice(1)
  const rects: Rect[] = []
  while (waiting.length > 0) {
    let best = { cost: Number.POSITIVE_INFINITY, from: joined[0], to: waiting[0] }
    for (const from of joined)
      for (const to of waiting) {
        const cost = distance(from, to)
        if (cost < best.cost) best = { cost, from, to }
      }
    if (!best.from || !best.to) break
    rects.push(...neck(best.from, best.to, rowY, pad, onRow, xOf))
    joined.push(best.to)
    waiting.splice(waiting.indexOf(best.to), 1)
  }
  return rects
}

function distance(a: Run, b: Run): number {
  const aside = Math.max(0, a.left - b.right, b.left - a.right)
  const rows = Math.abs(a.row - b.row)
  return aside + (rows === 0 ? 250 : rows === 1 ? 100 : rows * 2000)
}

const thin = 7

function neck(
  a: Run,
  b: Run,
  rowY: readonly number[],
  pad: number,
  onRow: readonly (readonly number[])[],
  xOf: (person: number) => number,
): Rect[] {
  const [upper, lower] = a.row <= b.row ? [a, b] : [b, a]
  const below = (row: number) => (rowY[row] ?? 0) + measure.half + measure.labels - 2 + pad
  if (upper.row === lower.row) {
    const y = below(upper.row)
    const [left, right] = upper.left < lower.left ? [upper, lower] : [lower, upper]
    return [
      vertical(left.right, y - 30, y + thin),
      vertical(right.left, y - 30, y + thin),
      { left: left.right - thin, right: right.left + thin, top: y - thin, bottom: y + thin },
    ]
  }
  const overlap = [Math.max(upper.left, lower.left), Math.min(upper.right, lower.right)] as const
  if (lower.row === upper.row + 1 && overlap[0] <= overlap[1])
    return [
      {
        left: overlap[0] - side - pad,
        right: overlap[1] + side + pad,
        top: (rowY[upper.row] ?? 0) + measure.half,
        bottom: (rowY[lower.row] ?? 0) - measure.half,
      },
    ]
  const rects: Rect[] = []
  let x = nearest(upper, lower)
  rects.push(vertical(x, (rowY[upper.row] ?? 0) + measure.half, below(upper.row) + thin))
  for (let row = upper.row; row < lower.row; row++) {
    const next =
      row + 1 === lower.row ? nearest(lower, { row, left: x, right: x }) : freeNear(onRow[row + 1] ?? [], x, xOf)
    const y = below(row)
    rects.push({ left: Math.min(x, next) - thin, right: Math.max(x, next) + thin, top: y - thin, bottom: y + thin })
    const end = row + 1 === lower.row ? (rowY[row + 1] ?? 0) - measure.half : below(row + 1) + thin
    rects.push(vertical(next, y - thin, end))
    x = next
  }
  return rects
}

const vertical = (x: number, top: number, bottom: number): Rect => ({ left: x - thin, right: x + thin, top, bottom })

/** Where on `run` to begin towards `to`. */
const nearest = (run: Run, to: Run): number => Math.min(Math.max((to.left + to.right) / 2, run.left), run.right)

/** The middle between two neighbours (or outside the row) that is nearest to `x`. */
export function freeNear(people: readonly number[], x: number, xOf: (person: number) => number): number {
  if (people.length === 0) return x
  const places = people.slice(1).map((person, place) => (xOf(person) + xOf(people[place] ?? 0)) / 2)
  places.push(xOf(people[0] ?? 0) - measure.neighbours / 2, xOf(people.at(-1) ?? 0) + measure.neighbours / 2)
  return places.reduce((best, place) => (Math.abs(place - x) < Math.abs(best - x) ? place : best), places[0] ?? x)
}
