/**
 * What has to be joined in the space between two rows. A line that passes a row gets a place of its own on that row (a passage), so
 * that it goes between people and never through one.
 */
import type { Generations } from './generations.ts'
import type { Kinship } from './kinship.ts'
import { partnerChain } from './partner-chain.ts'

/** People who stand together on a row, or one passage. `items` are people (below `people`) and passages (from there on). */
export interface Block {
  readonly row: number
  readonly items: number[]
}

/** A top end: one item, or two partners who stand side by side (the line begins between them). */
export type Top = readonly [number] | readonly [number, number]

export interface Net {
  /** Space `gap` lies above row `gap`. */
  readonly gap: number
  readonly union: number
  readonly tops: readonly Top[]
  readonly bottoms: readonly number[]
  /** `couple`: it begins at the couple or the parent; `coming`: it brings a partner from a higher row; `children`: further on to the children. */
  readonly part: 'coming' | 'couple' | 'children'
}

export interface Plan {
  readonly people: number
  readonly rows: number
  readonly blocks: readonly Block[]
  readonly blockOf: readonly number[]
  readonly nets: readonly Net[]
  /** The unions whose partners stand side by side. */
  readonly together: ReadonlySet<number>
}

export function planOf(kin: Kinship, { rowOf }: Generations): Plan {
  const people = kin.ids.length
  const blocks = chainsOf(kin, rowOf)
  const blockOf: number[] = []
  const sideOf: number[] = []
  for (const [number, { items }] of blocks.entries())
    for (const [side, item] of items.entries()) {
      blockOf[item] = number
      sideOf[item] = side
    }
  const rows = rowOf.reduce((most, row) => Math.max(most, row + 1), 0)
  const nets: Net[] = []
  let items = people
  const passage = (row: number): number => {
    blockOf[items] = blocks.length
    blocks.push({ row, items: [items] })
    return items++
  }
  const row = (person: number) => rowOf[person] ?? 0
  const together = new Set<number>()
  for (const [union, { partners, children }] of kin.unions.entries()) {
    if (partners.length === 0) continue
    const [a = 0, b = a] = partners
    if (partners.length === 2 && blockOf[a] === blockOf[b] && Math.abs((sideOf[a] ?? 0) - (sideOf[b] ?? 0)) === 1)
      together.add(union)
    const lowest = Math.max(...partners.map(row))
    const tops: Top[] = []
    if (together.has(union)) tops.push([a, b])
    else
      for (const partner of partners) {
        let top = partner
        for (let at = row(partner) + 1; at <= lowest; at++) {
          const next = passage(at)
          nets.push({ gap: at, union, tops: [[top]], bottoms: [next], part: 'coming' })
          top = next
        }
        tops.push([top])
      }
    const drawn = children.filter(({ drawn }) => drawn).map(({ person }) => person)
    const below = drawn.filter((person) => row(person) > lowest)
    const above = drawn.filter((person) => row(person) <= lowest)
    if (drawn.length === 0 && (together.has(union) || partners.length === 1)) continue
    if (above.length > 0) tops.push([upwards(union, lowest, above)])
    downwards(union, lowest + 1, tops, below)
  }
  return { people, rows, blocks, blockOf, nets, together }

  function downwards(union: number, from: number, begin: readonly Top[], children: readonly number[]): void {
    let tops = begin
    for (let gap = from, rest = children; ; gap++) {
      const here = rest.filter((person) => row(person) === gap)
      rest = rest.filter((person) => row(person) > gap)
      const next = rest.length > 0 ? passage(gap) : null
      nets.push({
        gap,
        union,
        tops,
        bottoms: next === null ? here : [...here, next],
        part: gap === from ? 'couple' : 'children',
      })
      if (next === null) return
      tops = [[next]]
    }
  }

  /** To children who stand no lower than their parents: the line goes up beside the row and comes to them from above. */
  function upwards(union: number, lowest: number, children: readonly number[]): number {
    const first = passage(lowest)
    let from = first
    for (let gap = lowest, rest = children; ; gap--) {
      const here = rest.filter((person) => row(person) === gap)
      rest = rest.filter((person) => row(person) < gap)
      const next = rest.length > 0 && gap > 0 ? passage(gap - 1) : null
      nets.push({ gap, union, tops: next === null ? [] : [[next]], bottoms: [...here, from], part: 'children' })
      if (next === null) return first
      from = next
    }
  }
}

/** Every person stands in one block: alone, or with the chain of their partners on the same row. */
function chainsOf(kin: Kinship, rowOf: Int32Array): Block[] {
  const near: number[][] = kin.ids.map(() => [])
  for (const { partners } of kin.unions) {
    const [a, b] = partners
    if (a === undefined || b === undefined || rowOf[a] !== rowOf[b]) continue
    near[a]?.push(b)
    near[b]?.push(a)
  }
  const seen = new Set<number>()
  return [...near.keys()].flatMap((start): Block[] => {
    if (seen.has(start)) return []
    const chain = new Set([start])
    for (const at of chain) for (const next of near[at] ?? []) chain.add(next)
    for (const person of chain) seen.add(person)
    const people = [...chain].sort((a, b) => a - b)
    const couples = people.flatMap((person) =>
      (near[person] ?? []).filter((other) => other > person).map((other) => [person, other] as const),
    )
    return [{ row: rowOf[start] ?? 0, items: partnerChain(people, couples) }]
  })
}
