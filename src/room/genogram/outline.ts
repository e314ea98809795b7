/** The outer edge of rectangles that hang together, as one closed line of right angles. */
import type { Point } from './measure.ts'

export interface Rect {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export function outlineOf(rects: readonly Rect[]): Point[] {
  const xs = steps(rects.flatMap(({ left, right }) => [left, right]))
  const ys = steps(rects.flatMap(({ top, bottom }) => [top, bottom]))
  const filled = new Set<string>()
  for (const { left, right, top, bottom } of rects)
    for (let column = xs.indexOf(left); (xs[column] ?? right) < right; column++)
      for (let row = ys.indexOf(top); (ys[row] ?? bottom) < bottom; row++) filled.add(`${column} ${row}`)
  const is = (column: number, row: number) => filled.has(`${column} ${row}`)
  // Walk along the edge with the inside on the right, beginning at the topmost, leftmost corner.
  const firstRow = ys.findIndex((_, row) => xs.some((_, column) => is(column, row)))
  const firstColumn = xs.findIndex((_, column) => is(column, firstRow))
  if (firstRow < 0 || firstColumn < 0) return []
  const points: Point[] = []
  let [x, y, direction] = [firstColumn, firstRow, 0]
  const step = [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ] as const
  for (let guard = 0; guard < 100_000; guard++) {
    // The four cells round the corner (x, y): ahead-left and ahead-right of the direction.
    const cell = {
      0: [is(x, y - 1), is(x, y)],
      1: [is(x, y), is(x - 1, y)],
      2: [is(x - 1, y), is(x - 1, y - 1)],
      3: [is(x - 1, y - 1), is(x, y - 1)],
    }[direction]
    const [left = false, right = false] = cell ?? []
    const turn = left && right ? 3 : right ? 0 : 1
    if (turn !== 0) {
      points.push([xs[x] ?? 0, ys[y] ?? 0])
      direction = (direction + turn) % 4
    }
    const [dx, dy] = step[direction] ?? [1, 0]
    x += dx
    y += dy
    if (x === firstColumn && y === firstRow) break
  }
  return points.length > 0 && (points[0]?.[0] !== xs[firstColumn] || points[0]?.[1] !== ys[firstRow])
    ? [[xs[firstColumn] ?? 0, ys[firstRow] ?? 0], ...points]
    : points
}

const steps = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b)
