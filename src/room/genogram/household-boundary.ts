/**
 * The dotted line round those who live together. People of a household who stand apart are joined by a narrow neck that runs between
 * people, so that one closed line holds everybody of the household and nobody else.
 */

import { necks, type Run, side } from './household-neck.ts'
import type { Kinship } from './kinship.ts'
import { measure, type Point } from './measure.ts'
import { outlineOf, type Rect } from './outline.ts'

interface Place {
  readonly x: number
  readonly y: number
}

export function householdBoundaries(
  kin: Kinship,
  rowOf: Int32Array,
  persons: readonly Place[],
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
    const others = persons.filter((_, person) => !inside.has(person))
    return [{ id, points: withoutRings(rects, necks(runs, rowY, pad, onRow, xOf), others) }]
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

const rectOf = ({ row, left, right }: Run, rowY: readonly number[], pad: number): Rect => ({
  left: left - side - pad,
  right: right + side + pad,
  top: (rowY[row] ?? 0) - measure.half - 10 - pad,
  bottom: (rowY[row] ?? 0) + measure.half + 38 + pad,
})

/** Necks that touch may close a ring round somebody else: pieces of it are left out as long as the household hangs together without. */
function withoutRings(runs: readonly Rect[], necks: readonly Rect[], others: readonly Place[]): Point[] {
  let rects = [...runs, ...necks]
  let points = outlineOf(rects)
  const caught = () => others.filter((other) => holds(points, other)).length
  let least = caught()
  for (const neck of necks) {
    if (least === 0) break
    const without = rects.filter((rect) => rect !== neck)
    if (!hangTogether(runs, without)) continue
    points = outlineOf(without)
    const now = caught()
    if (now < least) [rects, least] = [without, now]
  }
  return outlineOf(rects)
}

function hangTogether(runs: readonly Rect[], rects: readonly Rect[]): boolean {
  const joined = new Set(runs.slice(0, 1))
  for (const one of joined) for (const other of rects) if (meet(one, other)) joined.add(other)
  return runs.every((run) => joined.has(run))
}

/** An edge in common, not a corner alone. */
function meet(a: Rect, b: Rect): boolean {
  const [across, down] = [
    Math.min(a.right, b.right) - Math.max(a.left, b.left),
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
  ]
  return across >= 0 && down >= 0 && across + down > 0
}

function holds(points: readonly Point[], { x, y }: Place): boolean {
  let inside = false
  for (const [place, [bx, by]] of points.entries()) {
    const [ax, ay] = points.at(place - 1) ?? [0, 0]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}
