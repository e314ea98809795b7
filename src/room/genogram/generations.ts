/**
 * Which row each person stands on: children below their parents always (unless somebody is their own ancestor), partners side by side
 * and siblings level wherever that leaves no child above a parent.
 */
import type { AgeBand, ChildLink, UnionStatus } from './family.ts'
import type { Kinship, KinUnion } from './kinship.ts'
import { alignParts } from './parts-on-rows.ts'
import { RowClasses } from './row-classes.ts'
import { shortRows } from './short-rows.ts'

export interface Generations {
  /** Row of each person, from 0 at the top. */
  readonly rowOf: Int32Array
  /** Links that would make somebody their own ancestor: drawn upwards, and told. */
  readonly loops: readonly { readonly union: number; readonly person: number }[]
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
  const classes = new RowClasses(kin.ids.length)
  const loops = addArcs(kin, classes)
  const unions = kin.unions.toSorted((a, b) => statusRank[a.status] - statusRank[b.status])
  for (const { partners } of unions) if (partners.length === 2) classes.merge(partners[0] ?? 0, partners[1] ?? 0)
  for (const rank of [0, 1, 2, 3, 4, 5]) for (const union of unions) mergeSiblings(union, rank, classes)
  const rowOf = shortRows(kin.ids.length, classes)
  alignParts(kin, classes, rowOf, ages)
  return { rowOf, loops }
}

/** Parent above child, the surest links first; a link that closes a loop of ancestry is left out and told. */
function addArcs(kin: Kinship, classes: RowClasses): { union: number; person: number }[] {
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

function mergeSiblings({ children }: KinUnion, rank: number, classes: RowClasses): void {
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
