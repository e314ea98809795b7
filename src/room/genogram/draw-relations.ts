/** How people get on: each line with its way, and a word where no person and no other word is. */
import { relationWord } from './describe.ts'
import type { SignWords } from './drawing-words.ts'
import type { Family } from './family.ts'
import type { Layout } from './layout.ts'
import { measure, type Point } from './measure.ts'
import { lineKindOf, relationLine } from './relation-line.ts'
import { relationWay } from './relation-way.ts'
import { lineThrough, paper, path, type Shape, shape, words } from './shape.ts'

export function relationPieces(
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
