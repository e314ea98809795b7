/** Pieces of lines put together. */
import type { Point } from './measure.ts'

/** Without points that stand twice or lie on a straight piece. */
export function simple(points: readonly Point[]): Point[] {
  const kept: Point[] = []
  for (const point of points) {
    const last = kept.at(-1)
    if (last && last[0] === point[0] && last[1] === point[1]) continue
    const before = kept.at(-2)
    const straight =
      last &&
      before &&
      ((before[0] === last[0] && last[0] === point[0]) || (before[1] === last[1] && last[1] === point[1]))
    if (straight) kept.pop()
    kept.push(point)
  }
  return kept
}

type Segment = readonly [Point, Point]

export const segmentsOf = (path: readonly Point[]): Segment[] =>
  path.slice(1).map((point, place): Segment => [path[place] ?? point, point])

/** Pieces that lie on each other become one; what a child's own piece covers already is left out. */
export function merged(segments: readonly Segment[], own: readonly (readonly Point[])[]): Point[][] {
  const ownSegments = own.flatMap((points) => segmentsOf(points))
  const lines = Map.groupBy(segments, ([a, b]) => (a[0] === b[0] ? `v${a[0]}` : `h${a[1]}`))
  return [...lines].flatMap(([line, pieces]) => {
    const along = line.startsWith('v') ? 1 : 0
    const cross = Number(line.slice(1))
    const spans = pieces
      .map(([a, b]) => [Math.min(a[along], b[along]), Math.max(a[along], b[along])] as const)
      .sort((a, b) => a[0] - b[0])
    const joined: [number, number][] = []
    for (const [start, end] of spans) {
      const last = joined.at(-1)
      if (last && start < last[1]) last[1] = Math.max(last[1], end)
      else if (end > start) joined.push([start, end])
    }
    return joined
      .filter(([start, end]) => !ownSegments.some((piece) => covers(piece, along, cross, start, end)))
      .map(([start, end]): Point[] =>
        along === 1
          ? [
              [cross, start],
              [cross, end],
            ]
          : [
              [start, cross],
              [end, cross],
            ],
      )
  })
}

function covers([a, b]: Segment, along: 0 | 1, cross: number, start: number, end: number): boolean {
  const across = along === 1 ? 0 : 1
  if (a[across] !== cross || b[across] !== cross) return false
  return Math.min(a[along], b[along]) <= start && Math.max(a[along], b[along]) >= end
}
