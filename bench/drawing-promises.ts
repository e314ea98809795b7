/** What a drawing promises whatever the family, read from the numbers it gives: a list of the promises it breaks, each with its place. */
import type { Family } from '../src/room/genogram/family.ts'
import type { Layout } from '../src/room/genogram/layout.ts'

type Point = readonly [number, number]
type Box = { readonly id: string; readonly x: number; readonly y: number }

const half = 28

export function brokenPromises(family: Family, layout: Omit<Layout, 'rows'>): string[] {
  return [
    ...everybodyOnce(family, layout),
    ...noneOnAnother(layout),
    ...noLineThroughAnybody(layout),
    ...linesJoinThem(family, layout),
    ...childrenBelow(family, layout),
    ...onOneRow(family, layout),
    ...partnersTogether(family, layout),
    ...siblingsInOrder(family, layout),
    ...boundariesHold(family, layout),
    ...onThePaper(layout),
  ]
}

function everybodyOnce(family: Family, { persons, unions }: Omit<Layout, 'rows'>): string[] {
  const given = family.persons.map(({ id }) => id).sort()
  const drawn = persons.map(({ id }) => id).sort()
  return [
    ...(given.join() === drawn.join() ? [] : ['somebody is missing or drawn twice']),
    ...(unions.length === family.unions.length ? [] : ['a couple is missing']),
  ]
}

function noneOnAnother({ persons }: Omit<Layout, 'rows'>): string[] {
  return persons.flatMap((a, place) =>
    persons
      .slice(place + 1)
      .filter((b) => Math.abs(a.x - b.x) < 2 * half && Math.abs(a.y - b.y) < 2 * half)
      .map((b) => `${a.id} stands on ${b.id}`),
  )
}

function noLineThroughAnybody({ persons, lines }: Omit<Layout, 'rows'>): string[] {
  return lines.flatMap(({ union, points }) =>
    segments(points).flatMap((segment) =>
      persons.filter((box) => enters(segment, box, half - 1)).map(({ id }) => `a line of ${union} goes through ${id}`),
    ),
  )
}

/** From each partner's box to the point of the couple, and from there on lines to each child's box. */
function linesJoinThem(family: Family, layout: Omit<Layout, 'rows'>): string[] {
  const box = new Map(layout.persons.map((person) => [person.id, person]))
  const broken: string[] = []
  for (const { id, partners } of family.unions) {
    const point = layout.unions.find((union) => union.id === id)
    if (!point) continue
    const lines = layout.lines.filter(({ union }) => union === id)
    for (const partner of partners) {
      const line = lines.find(({ kind, person }) => kind === 'partner' && person === partner)
      const ends = line ? [line.points[0], line.points.at(-1)] : []
      const at = box.get(partner)
      if (
        !ends.some((end) => end && near(end, [point.x, point.y])) ||
        !ends.some((end) => end && at && touches(end, at))
      )
        broken.push(`${partner} is not joined to ${id}`)
    }
    const reached = reach(
      [point.x, point.y],
      lines.filter(({ kind }) => kind === 'child').map(({ points }) => points),
    )
    for (const { person, link } of family.children.filter(({ union }) => union === id)) {
      const at = box.get(person)
      if (link === 'step' || !at) continue
      if (!reached.some((points) => points.some((end) => touches(end, at))))
        broken.push(`${person} is not joined to the parents' ${id}`)
    }
  }
  return broken
}

/** The lines that hang together with `from`. */
function reach(from: Point, lines: readonly (readonly Point[])[]): (readonly Point[])[] {
  const found: (readonly Point[])[] = []
  const rest = new Set(lines)
  const meets = (points: readonly Point[]) =>
    segments(points).some((segment) => distance(from, segment) < 0.6) ||
    found.some((other) => touch(points, other) || touch(other, points))
  for (let more = true; more; ) {
    more = false
    for (const points of rest)
      if (meets(points)) {
        found.push(points)
        rest.delete(points)
        more = true
      }
  }
  return found
}

function childrenBelow(family: Family, { persons, loops }: Omit<Layout, 'rows'>): string[] {
  const at = new Map(persons.map(({ id, y }) => [id, y]))
  const told = new Set(loops.map(({ union, person }) => `${union} ${person}`))
  const partners = new Map(family.unions.map((union) => [union.id, union.partners]))
  return family.children.flatMap(({ union, person }) =>
    told.has(`${union} ${person}`)
      ? []
      : (partners.get(union) ?? [])
          .filter((parent) => (at.get(parent) ?? 0) >= (at.get(person) ?? 0))
          .map((parent) => `${person} is not below ${parent}`),
  )
}

/** Partners where no ancestry speaks against it; siblings as well where nothing speaks against all of it together. */
function onOneRow(family: Family, { persons }: Omit<Layout, 'rows'>): string[] {
  const at = new Map(persons.map(({ id, y }) => [id, y]))
  const couples = family.unions.map(({ partners }) => partners)
  const sibships = [...Map.groupBy(family.children, ({ union }) => union).values()].map((children) =>
    children.filter(({ link }) => link === 'biological').map(({ person }) => person),
  )
  const together = [[...couples, ...sibships], couples].find((groups) => allowsRows(family, groups)) ?? []
  return together
    .filter((group) => new Set(group.map((id) => at.get(id))).size > 1)
    .map((group) => `${group.join(' and ')} stand on different rows`)
}

/** Can each group stand on one row with every child below its parents? */
function allowsRows(family: Family, groups: readonly (readonly string[])[]): boolean {
  const one = new Map<string, string>()
  const leader = (id: string): string => {
    const next = one.get(id)
    return next === undefined ? id : leader(next)
  }
  for (const group of groups)
    for (const id of group) if (leader(id) !== leader(group[0] ?? id)) one.set(leader(id), leader(group[0] ?? id))
  const parents = new Map<string, Set<string>>()
  for (const { union, person } of family.children)
    for (const parent of family.unions.find(({ id }) => id === union)?.partners ?? [])
      parents.set(leader(person), (parents.get(leader(person)) ?? new Set()).add(leader(parent)))
  const done = new Set<string>()
  const rest = new Set(family.persons.map(({ id }) => leader(id)))
  for (let more = true; more; ) {
    more = false
    for (const id of rest)
      if ([...(parents.get(id) ?? [])].every((parent) => done.has(parent))) {
        done.add(id)
        rest.delete(id)
        more = true
      }
  }
  return rest.size === 0
}

/** Of the people whom couples join on one row, as few stand between partners as any order of them leaves (tried up to seven people). */
function partnersTogether(family: Family, { persons }: Omit<Layout, 'rows'>): string[] {
  const at = new Map(persons.map((person) => [person.id, person]))
  const near = new Map<string, Set<string>>()
  for (const { partners } of family.unions) {
    const [a, b] = partners.map((id) => at.get(id))
    if (!a || !b || Math.abs(a.y - b.y) > 1) continue
    near.set(a.id, (near.get(a.id) ?? new Set()).add(b.id))
    near.set(b.id, (near.get(b.id) ?? new Set()).add(a.id))
  }
  const seen = new Set<string>()
  return [...near.keys()].flatMap((start) => {
    if (seen.has(start)) return []
    const chain = new Set([start])
    for (const id of chain) for (const next of near.get(id) ?? []) chain.add(next)
    for (const id of chain) seen.add(id)
    const row = persons.filter(({ y }) => y === at.get(start)?.y).sort((a, b) => a.x - b.x)
    const placeOf = new Map(row.map(({ id }, place) => [id, place]))
    const total = (place: ReadonlyMap<string, number>) =>
      [...chain].reduce(
        (sum, id) =>
          sum +
          [...(near.get(id) ?? [])].reduce(
            (all, other) => all + Math.abs((place.get(id) ?? 0) - (place.get(other) ?? 0)),
            0,
          ),
        0,
      )
    if (chain.size > 7) return []
    const least = Math.min(...orders([...chain]).map((order) => total(new Map(order.map((id, place) => [id, place])))))
    return total(placeOf) > least ? [`partners round ${start} stand further apart than they need`] : []
  })
}

function orders<T>(list: readonly T[]): T[][] {
  if (list.length < 2) return [[...list]]
  return list.flatMap((first, place) =>
    orders(list.filter((_, other) => other !== place)).map((rest) => [first, ...rest]),
  )
}

/** Unless couples hold siblings of two sibships together in orders that contradict each other: then one of them has to give way. */
function siblingsInOrder(family: Family, { persons }: Omit<Layout, 'rows'>): string[] {
  const at = new Map(persons.map((person) => [person.id, person]))
  const chain = new Map<string, string>()
  const leader = (id: string): string => {
    const next = chain.get(id)
    return next === undefined ? id : leader(next)
  }
  for (const { partners } of family.unions) {
    const [a, b] = partners.map((id) => at.get(id))
    if (a && b && a.y === b.y && leader(a.id) !== leader(b.id)) chain.set(leader(a.id), leader(b.id))
  }
  const pairs = [...Map.groupBy(family.children, ({ union }) => union).values()].flatMap((children) => {
    const born = children.filter(({ link }) => link !== 'step').map(({ person }) => person)
    return born.flatMap((elder, place) => born.slice(place + 1).map((younger) => [elder, younger] as const))
  })
  const level = pairs.filter(([elder, younger]) => elder !== younger && at.get(elder)?.y === at.get(younger)?.y)
  const after = new Map<string, Set<string>>()
  for (const [elder, younger] of level)
    after.set(leader(elder), (after.get(leader(elder)) ?? new Set()).add(leader(younger)))
  const leads = (from: string, to: string): boolean => {
    const seen = new Set([from])
    for (const one of seen) for (const next of after.get(one) ?? []) seen.add(next)
    return seen.has(to)
  }
  return level.flatMap(([elder, younger]) =>
    (at.get(elder)?.x ?? 0) < (at.get(younger)?.x ?? 0) || leads(leader(younger), leader(elder))
      ? []
      : [`${younger} stands left of the elder ${elder}`],
  )
}

function boundariesHold(family: Family, { persons, households }: Omit<Layout, 'rows'>): string[] {
  return family.households.flatMap(({ id, members }) => {
    const shapes = households.filter((household) => household.id === id)
    if (members.length > 0 && shapes.length !== 1) return [`${id} has no boundary of its own`]
    return shapes.flatMap(({ points }) => {
      const edge = segments([...points, ...points.slice(0, 1)])
      return persons.flatMap((box) => {
        if (edge.some((segment) => enters(segment, box, half - 1))) return [`the boundary of ${id} cuts ${box.id}`]
        return contains(points, [box.x, box.y]) === members.includes(box.id)
          ? []
          : [`${box.id} is on the wrong side of ${id}`]
      })
    })
  })
}

function onThePaper({ persons, lines, households, width, height }: Omit<Layout, 'rows'>): string[] {
  const all = [...lines, ...households].flatMap(({ points }) => points)
  for (const { x, y } of persons) all.push([x - half, y - half], [x + half, y + half])
  return all.every(([x, y]) => x >= 0 && y >= 0 && x <= width && y <= height) ? [] : ['something is off the paper']
}

type Segment = readonly [Point, Point]

const segments = (points: readonly Point[]): Segment[] =>
  points.slice(1).map((to, place): Segment => [points[place] ?? to, to])
const near = (a: Point, b: Point): boolean => Math.hypot(a[0] - b[0], a[1] - b[1]) < 0.6
const touches = ([x, y]: Point, box: Box): boolean =>
  Math.max(Math.abs(x - box.x), Math.abs(y - box.y)) < half + 0.6 && !near([x, y], [box.x, box.y])
const touch = (a: readonly Point[], b: readonly Point[]): boolean =>
  a.some((point) => segments(b).some((segment) => distance(point, segment) < 0.6))

function distance([x, y]: Point, [[ax, ay], [bx, by]]: Segment): number {
  const long = (bx - ax) ** 2 + (by - ay) ** 2
  const along = long === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / long))
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))
}

/** Does the piece come nearer to the middle of the box than `reach`, on both axes? */
export function enters([from, to]: Segment, { x, y }: Omit<Box, 'id'>, reach: number): boolean {
  let [start, end] = [0, 1]
  for (const [a, b, middle] of [
    [from[0], to[0], x],
    [from[1], to[1], y],
  ] as const) {
    if (Math.abs(b - a) < 1e-9) {
      if (Math.abs(a - middle) >= reach) return false
      continue
    }
    const [t, u] = [(middle - reach - a) / (b - a), (middle + reach - a) / (b - a)]
    start = Math.max(start, Math.min(t, u))
    end = Math.min(end, Math.max(t, u))
  }
  return end - start > 1e-9
}

function contains(points: readonly Point[], [x, y]: Point): boolean {
  let inside = false
  for (const [place, [bx, by]] of points.entries()) {
    const [ax, ay] = points.at(place - 1) ?? [0, 0]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}
