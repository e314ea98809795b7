/** Where a relationship line runs: straight or in a bow where nobody stands in its way, otherwise between the rows and between people. */
import { freeNear } from './household-neck.ts'
import { measure, type Point } from './measure.ts'

export interface Standing {
  readonly id: string
  readonly x: number
  readonly y: number
}

const reach = 33
const bows = [0, 40, -40, 80, -80, 130, -130, 190, -190, 260, -260]

/** `level` counts the lines between the same two people: each gets a bow of its own. `coupled`: a line joins them already. */
export function relationWay(
  a: Standing,
  b: Standing,
  people: readonly Standing[],
  level: number,
  coupled: boolean,
): Point[] {
  const others = people.filter(({ id }) => id !== a.id && id !== b.id)
  const choices = coupled || level > 0 ? bows.slice(1) : bows
  let skipped = level
  for (const bow of choices) {
    const way = bowed(a, b, bow)
    if (others.some((person) => passes(way, person))) continue
    if (skipped-- > 0) continue
    return way
  }
  return around(a, b, people)
}

function bowed(a: Standing, b: Standing, bow: number): Point[] {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
  const [cx, cy] = [
    (a.x + b.x) / 2 + ((b.y - a.y) / length) * bow * 2,
    (a.y + b.y) / 2 - ((b.x - a.x) / length) * bow * 2,
  ]
  const points = Array.from({ length: 41 }, (_, place): Point => {
    const t = place / 40
    const u = 1 - t
    return [u * u * a.x + 2 * u * t * cx + t * t * b.x, u * u * a.y + 2 * u * t * cy + t * t * b.y]
  })
  return points.filter(([x, y]) => Math.hypot(x - a.x, y - a.y) >= reach && Math.hypot(x - b.x, y - b.y) >= reach)
}

function passes(way: readonly Point[], { x, y }: Standing): boolean {
  return way.some(([px, py], place) => {
    const before = way[place - 1]
    const near = (qx: number, qy: number) => Math.abs(qx - x) < reach && Math.abs(qy - y) < reach
    return near(px, py) || (before !== undefined && near((px + before[0]) / 2, (py + before[1]) / 2))
  })
}

/** Down (or up) to the space between the rows, along it, and past each row between two people. */
function around(a: Standing, b: Standing, people: readonly Standing[]): Point[] {
  const rows = [...new Set(people.map(({ y }) => y))].sort((one, other) => one - other)
  const [upper, lower] = a.y <= b.y ? [a, b] : [b, a]
  const below = (y: number) => y + measure.half + measure.labels - 6
  const points: Point[] = [[upper.x + 10, upper.y + measure.half + 2]]
  if (upper.y === lower.y) {
    points.push(
      [upper.x + 10, below(upper.y)],
      [lower.x + 10, below(upper.y)],
      [lower.x + 10, lower.y + measure.half + 2],
    )
  } else {
    let x = upper.x + 10
    const between = rows.filter((y) => y > upper.y && y < lower.y)
    for (const [place, y] of [upper.y, ...between].entries()) {
      const next = between[place]
      const onRow = people.filter((person) => person.y === next).sort((one, other) => one.x - other.x)
      const to = next === undefined ? lower.x + 10 : freeNear([...onRow.keys()], x, (number) => onRow[number]?.x ?? 0)
      points.push([x, below(y)], [to, below(y)])
      x = to
    }
    points.push([x, lower.y - measure.half - 2])
  }
  return a.y <= b.y ? points : points.reverse()
}
