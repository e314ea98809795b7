/** A family may fall into parts without a link between them: which rows each part stands on. */
import type { AgeBand } from './family.ts'
import type { Kinship } from './kinship.ts'
import type { RowClasses } from './row-classes.ts'

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

/** Each part is moved as a whole to the rows of its household, or of its age. The first part stays; the highest row becomes 0. */
export function alignParts(
  kin: Kinship,
  classes: RowClasses,
  rowOf: Int32Array,
  ages: readonly (AgeBand | undefined)[],
): void {
  const [main = [], ...others] = partsOf(kin, classes)
  const stand: Standing = { rowOf, ageOf: (person) => ageRank[ages[person] ?? 'not-said'] }
  const rowsByAge = Map.groupBy(main, (person) => stand.ageOf(person) ?? -1)
  const placed = new Set(main)
  for (const part of others) {
    let wishes = householdWishes(kin, part, placed, stand)
    if (wishes.length === 0) wishes = ageWishes(part, rowsByAge, stand)
    if (wishes.length === 0 && main.length > 0 && part.length === 1)
      wishes = [(rowOf[kin.index >= 0 ? kin.index : (main[0] ?? 0)] ?? 0) - (rowOf[part[0] ?? 0] ?? 0)]
    const shift = wishes.length === 0 ? 0 : Math.round(wishes.toSorted((a, b) => a - b)[wishes.length >> 1] ?? 0)
    for (const person of part) {
      rowOf[person] = (rowOf[person] ?? 0) + shift
      placed.add(person)
    }
  }
  const top = rowOf.reduce((least, row) => Math.min(least, row), rowOf[0] ?? 0)
  for (const person of rowOf.keys()) rowOf[person] = (rowOf[person] ?? 0) - top
}

interface Standing {
  readonly rowOf: Int32Array
  readonly ageOf: (person: number) => number | undefined
}

/** How many rows down each of the part should go to stand level with the household: with those of the same age, or with the lowest. */
function householdWishes(
  kin: Kinship,
  part: readonly number[],
  placed: ReadonlySet<number>,
  { rowOf, ageOf }: Standing,
): number[] {
  return kin.households.flatMap(({ members }) => {
    const there = members.filter((person) => placed.has(person))
    if (there.length === 0) return []
    const goal = (person: number) => {
      if (ageOf(person) === undefined) return Math.max(...there.map((other) => rowOf[other] ?? 0))
      const sameAge = there.filter((other) => ageOf(other) === ageOf(person))
      return meanRow(sameAge.length > 0 ? sameAge : there, rowOf)
    }
    return members.filter((person) => part.includes(person)).map((person) => goal(person) - (rowOf[person] ?? 0))
  })
}

function ageWishes(
  part: readonly number[],
  rowsByAge: ReadonlyMap<number, readonly number[]>,
  { rowOf, ageOf }: Standing,
): number[] {
  return part.flatMap((person) => {
    const level = rowsByAge.get(ageOf(person) ?? -2)
    return level ? [meanRow(level, rowOf) - (rowOf[person] ?? 0)] : []
  })
}

const meanRow = (people: readonly number[], rowOf: Int32Array): number =>
  people.reduce((sum, person) => sum + (rowOf[person] ?? 0), 0) / Math.max(1, people.length)

/** People joined by couples and children. First the part of the child the discussion is about, then the larger ones. */
function partsOf(kin: Kinship, classes: RowClasses): number[][] {
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
