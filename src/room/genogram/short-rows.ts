/** Rows that keep the lines between parents and children short. */
import type { RowClasses } from './row-classes.ts'

type ClassArc = { from: number; to: number; weight: number }

/** Rows that keep lines short: as high as possible first, then whole groups go down while that shortens more than it lengthens. */
export function shortRows(count: number, classes: RowClasses): Int32Array {
  const arcs = classes.arcs.map(({ from, to, weight }) => ({ from: classes.of(from), to: classes.of(to), weight }))
  const into: (typeof arcs)[] = Array.from({ length: count }, () => [])
  const out: (typeof arcs)[] = Array.from({ length: count }, () => [])
  for (const arc of arcs) {
    into[arc.to]?.push(arc)
    out[arc.from]?.push(arc)
  }
  const leaders = [...Array(count).keys()].filter((place) => classes.of(place) === place)
  const row = new Int32Array(count)
  const waiting = Int32Array.from(into, (list) => list.length)
  const ready = leaders.filter((place) => waiting[place] === 0)
  const order: number[] = []
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    order.push(next)
    for (const { to } of out[next] ?? []) {
      row[to] = Math.max(row[to] ?? 0, (row[next] ?? 0) + 1)
      waiting[to] = (waiting[to] ?? 0) - 1
      if (waiting[to] === 0) ready.push(to)
    }
  }
  for (let pass = 0, moved = true; moved && pass < 50; pass++) {
    moved = false
    for (const seed of order) if (lower(seed, row, into, out)) moved = true
  }
  return Int32Array.from({ length: count }, (_, person) => row[classes.of(person)] ?? 0)
}

/** Moves `seed`, and all that it pushes, one row down if lines get shorter by it. */
function lower(seed: number, row: Int32Array, into: readonly ClassArc[][], out: readonly ClassArc[][]): boolean {
  const group = new Set([seed])
  for (const at of group) for (const { to } of out[at] ?? []) if ((row[to] ?? 0) - (row[at] ?? 0) === 1) group.add(to)
  let gain = 0
  for (const at of group) {
    for (const { to, weight } of out[at] ?? []) if (!group.has(to)) gain += weight
    for (const { from, weight } of into[at] ?? []) if (!group.has(from)) gain -= weight
  }
  if (gain <= 0) return false
  for (const at of group) row[at] = (row[at] ?? 0) + 1
  return true
}
