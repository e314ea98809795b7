/**
 * The dotted line round those who live together. People of a household who stand apart are joined by a narrow neck that runs between
 * people, so that one closed line holds everybody of the household and nobody else.
 */
import type { Kinship } from './kinship.ts'
import { measure, type Point } from './measure.ts'
import { outlineOf, type Rect } from './outline.ts'

interface Run {
  readonly row: number
  readonly left: number
  readonly right: number
}

export function householdBoundaries(
  kin: Kinship,
  rowOf: Int32Array,
  persons: readonly { readonly x: number; readonly y: number }[],
  rowY: readonly number[],
): { id: string; points: Point[] }[] {
  const onRow = rowY.map((_, row) =>
    [...rowOf.keys()]
      .filter((person) => rowOf[person] === row)
      .sort((a, b) => (persons[a]?.x ?? 0) - (persons[b]?.x ?? 0)),
  )
  const xOf = (person: number) => persons[person]?.x ?? 0
  return kin.households.flatMap(({ id, members }, number) => {
    if (members.length === 0) return []
    const pad = (number % 3) * 4
    const inside = new Set(members)
    const runs = onRow.flatMap((people, row) => runsOf(people, inside, row, xOf))
    const rects = runs.map((run) => rectOf(run, rowY, pad))
    rects.push(...necks(runs, rowY, pad, onRow, xOf))
    return [{ id, points: outlineOf(rects) }]
  })
}

/** Members who stand next to each other. */
function runsOf(
  people: readonly number[],
  inside: ReadonlySet<number>,
  row: number,
  xOf: (person: number) => number,
): Run[] {
  const runs: Run[] = []
  for (const [place, person] of people.entries()) {
    if (!inside.has(person)) continue
    const last = runs.at(-1)
    const next = people[place - 1]
    const goesOn = last && next !== undefined && inside.has(next)
    if (goesOn) runs[runs.length - 1] = { ...last, right: xOf(person) }
    else runs.push({ row, left: xOf(person), right: xOf(person) })
  }
  return runs
}

const side = 36
const rectOf = ({ row, left, right }: Run, rowY: readonly number[], pad: number): Rect => ({
  left: left - side - pad,
  right: right + side + pad,
  top: (rowY[row] ?? 0) - measure.half - 10 - pad,
  bottom: (rowY[row] ?? 0) + measure.half + 38 + pad,
})

/** A tree of necks: each run is joined to the nearest one that is joined already. */
function necks(
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
