/**
 * Which row each person stands on: children below their parents always (unless somebody is their own ancestor), partners side by side
 * and siblings level wherever that leaves no child above a parent.
 */
import type { AgeBand, ChildLink, UnionStatus } from './family.ts'
import type { Kinship, KinUnion } from './kinship.ts'

export interface Generations {
  /** Row of each person, from 0 at the top. */
  readonly rowOf: Int32Array
  /** Links that would make somebody their own ancestor: drawn upwards, and told. */
  readonly loops: readonly { readonly union: number; readonly person: number }[]
}

interface Arc {
  readonly from: number
  readonly to: number
  readonly weight: number
  readonly union: number
}

const linkRank: Readonly<Record<ChildLink, number>> = {
  biological: 0,
  adopted: 1,
  donor: 2,
  fostered: 3,
  kinship: 4,
  step: 5,
}
const statusRank: Readonly<Record<UnionStatus, number>> = {
  married: 0,
  widowed: 0,
  cohabiting: 1,
  engaged: 1,
  separated: 2,
  divorced: 2,
  unknown: 3,
  casual: 4,
  affair: 5,
  donor: 6,
  abuse: 7,
}

export function generations(kin: Kinship, ages: readonly (AgeBand | undefined)[]): Generations {
  const classes = new Classes(kin.ids.length)
  const loops = addArcs(kin, classes)
  const unions = kin.unions.toSorted((a, b) => statusRank[a.status] - statusRank[b.status])
  for (const { partners } of unions) if (partners.length === 2) classes.merge(partners[0] ?? 0, partners[1] ?? 0)
  for (const rank of [0, 1, 2, 3, 4, 5]) for (const union of unions) mergeSiblings(union, rank, classes)
  const rowOf = rowsOf(kin, classes)
  alignParts(kin, classes, rowOf, ages)
  return { rowOf, loops }
}

/** Parent above child, the surest links first; a link that closes a loop of ancestry is left out and told. */
function addArcs(kin: Kinship, classes: Classes): { union: number; person: number }[] {
  const arcs = kin.unions.flatMap((union, number) =>
    union.children.flatMap((child) =>
      union.partners.map((partner) => ({ number, child, partner, rank: linkRank[child.link] })),
    ),
  )
  arcs.sort((a, b) => a.rank - b.rank)
  const checking = hasLoop(
    kin.ids.length,
    arcs.map(({ partner, child }) => [partner, child.person]),
  )
  const loops = new Map<string, { union: number; person: number }>()
  for (const { number, child, partner, rank } of arcs) {
    if (partner === child.person || (checking && classes.reaches(child.person, partner)))
      loops.set(`${number} ${child.person}`, { union: number, person: child.person })
    else classes.add({ from: partner, to: child.person, weight: rank === 0 ? 3 : 1, union: number })
  }
  return [...loops.values()].sort((a, b) => a.union - b.union || a.person - b.person)
}

function mergeSiblings({ children }: KinUnion, rank: number, classes: Classes): void {
  const surest = Math.min(...children.map(({ link }) => linkRank[link]))
  const first = children.find(({ link }) => linkRank[link] === surest)
  if (!first) return
  for (const child of children) if (linkRank[child.link] === rank) classes.merge(first.person, child.person)
}

function hasLoop(count: number, arcs: readonly (readonly [number, number])[]): boolean {
  const out: number[][] = Array.from({ length: count }, () => [])
  const waiting = new Int32Array(count)
  for (const [from, to] of arcs) {
    out[from]?.push(to)
    waiting[to] = (waiting[to] ?? 0) + 1
  }
  const ready = [...waiting.keys()].filter((place) => waiting[place] === 0)
  let done = 0
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    done++
    for (const to of out[next] ?? []) {
      waiting[to] = (waiting[to] ?? 0) - 1
      if (waiting[to] === 0) ready.push(to)
    }
  }
  return done < count
}

/** People who stand on one row, and who must stand above whom. Stays free of loops: a merge that would make one is refused. */
class Classes {
  readonly #leader: Int32Array
  readonly #out: Set<number>[]
  readonly arcs: Arc[] = []

  constructor(count: number) {
    this.#leader = Int32Array.from({ length: count }, (_, place) => place)
    this.#out = Array.from({ length: count }, () => new Set())
  }

  of(person: number): number {
    let at = person
    while (this.#leader[at] !== at) {
      this.#leader[at] = this.#leader[this.#leader[at] ?? 0] ?? 0
      at = this.#leader[at] ?? 0
    }
    return at
  }

  add(arc: Arc): void {
    this.arcs.push(arc)
    this.#out[this.of(arc.from)]?.add(arc.to)
  }

  reaches(from: number, to: number): boolean {
    const goal = this.of(to)
    const seen = new Set([this.of(from)])
    const stack = [this.of(from)]
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (at === goal) return true
      for (const next of this.#out[at] ?? []) {
        const place = this.of(next)
        if (!seen.has(place)) {
          seen.add(place)
          stack.push(place)
        }
      }
    }
    return false
  }

  merge(a: number, b: number): boolean {
    const [one, two] = [this.of(a), this.of(b)]
    if (one === two) return true
    if (this.reaches(one, two) || this.reaches(two, one)) return false
    const [into, gone] = one < two ? [one, two] : [two, one]
    this.#leader[gone] = into
    for (const next of this.#out[gone] ?? []) this.#out[into]?.add(next)
    return true
  }
}

/** Rows that keep lines short: as high as possible first, then whole groups go down while that shortens more than it lengthens. */
function rowsOf(kin: Kinship, classes: Classes): Int32Array {
  const count = kin.ids.length
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

type ClassArc = { from: number; to: number; weight: number }

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

const ageRank: Readonly<Partial<Record<AgeBand, number>>> = {
  'not-yet-born': 2.2,
  'under-5': 2,
  '5-to-11': 2,
  '12-to-15': 2,
  '16-to-17': 1.8,
  '18-to-25': 1.4,
  adult: 1,
  'older-adult': 0,
}

/** Parts of the family without a link between them: each is moved as a whole to the rows of its household, or of its age. */
function alignParts(kin: Kinship, classes: Classes, rowOf: Int32Array, ages: readonly (AgeBand | undefined)[]): void {
  const parts = partsOf(kin, classes)
  const [main = [], ...others] = parts
  const ageAt = (person: number) => ageRank[ages[person] ?? 'not-said']
  const rowsByAge = Map.groupBy(main, (person) => ageAt(person) ?? -1)
  const mean = (people: readonly number[]) =>
    people.reduce((sum, person) => sum + (rowOf[person] ?? 0), 0) / Math.max(1, people.length)
  const placed = new Set(main)
  for (const part of others) {
    const inPart = new Set(part)
    const wishes = kin.households.flatMap(({ members }) => {
      const there = members.filter((person) => placed.has(person))
      const here = members.filter((person) => inPart.has(person))
      const sameAge = (person: number) => there.filter((other) => ageAt(other) === ageAt(person))
      return there.length === 0
        ? []
        : here.map((person) => {
            const level = ageAt(person) === undefined ? there.map((other) => rowOf[other] ?? 0) : []
            const goal =
              level.length > 0 ? Math.max(...level) : mean(sameAge(person).length > 0 ? sameAge(person) : there)
            return goal - (rowOf[person] ?? 0)
          })
    })
    if (wishes.length === 0)
      for (const person of part) {
        const level = rowsByAge.get(ageAt(person) ?? -2)
        if (level) wishes.push(mean(level) - (rowOf[person] ?? 0))
      }
    if (wishes.length === 0 && main.length > 0 && part.length === 1)
      wishes.push((rowOf[kin.index >= 0 ? kin.index : (main[0] ?? 0)] ?? 0) - (rowOf[part[0] ?? 0] ?? 0))
    const shift = wishes.length === 0 ? 0 : Math.round(wishes.toSorted((a, b) => a - b)[wishes.length >> 1] ?? 0)
    for (const person of part) {
      rowOf[person] = (rowOf[person] ?? 0) + shift
      placed.add(person)
    }
  }
  const top = rowOf.reduce((least, row) => Math.min(least, row), rowOf[0] ?? 0)
  for (const person of rowOf.keys()) rowOf[person] = (rowOf[person] ?? 0) - top
}

/** People joined by couples and children. First the part of the child the discussion is about, then the larger ones. */
function partsOf(kin: Kinship, classes: Classes): number[][] {
  const near: number[][] = kin.ids.map(() => [])
  const join = (a: number, b: number) => {
    near[a]?.push(b)
    near[b]?.push(a)
  }
  for (const { partners, children } of kin.unions) {
    const all = [...partners, ...children.map(({ person }) => person)]
    for (const other of all.slice(1)) join(all[0] ?? 0, other)
  }
  for (const person of near.keys()) join(person, classes.of(person))
  const seen = new Set<number>()
  const parts: number[][] = []
  for (const start of near.keys()) {
    if (seen.has(start)) continue
    const part = new Set([start])
    for (const at of part) for (const next of near[at] ?? []) part.add(next)
    for (const person of part) seen.add(person)
    parts.push([...part].sort((a, b) => a - b))
  }
  const first = (part: readonly number[]) => (part.includes(kin.index) ? 0 : 1)
  return parts.sort((a, b) => first(a) - first(b) || b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))
}
