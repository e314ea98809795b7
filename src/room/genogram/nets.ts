/**
 * What has to be joined in the space between two rows. A line that passes a row gets a place of its own on that row (a passage), so
 * that it goes between people and never through one.
 */
import type { Generations } from './generations.ts'
import type { Kinship } from './kinship.ts'
import { otherOrders, partnerChain } from './partner-chain.ts'

/** People who stand together on a row, or one passage. `items` are people (below `people`) and passages (from there on). */
export interface Block {
  readonly row: number
  readonly items: number[]
  /** Orders of the same people that keep partners as near to each other. */
  readonly others: readonly (readonly number[])[]
}

/** A top end: one item, or two partners of one row; the line begins between them where they stand side by side. */
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
}

export function planOf(kin: Kinship, { rowOf }: Generations): Plan {
  const people = kin.ids.length
  const blocks = chainsOf(kin, rowOf)
  const blockOf: number[] = []
  for (const [number, { items }] of blocks.entries()) for (const item of items) blockOf[item] = number
  const rows = rowOf.reduce((most, row) => Math.max(most, row + 1), 0)
  const nets: Net[] = []
  let items = people
  const passage = (row: number): number => {
    blockOf[items] = blocks.length
    blocks.push({ row, items: [items], others: [] })
    return items++
  }
  const row = (person: number) => rowOf[person] ?? 0
  for (const [union, { partners, children }] of kin.unions.entries()) {
    if (partners.length === 0) continue
    const [a = 0, b = a] = partners
    const level = partners.length === 2 && row(a) === row(b)
    const lowest = Math.max(...partners.map(row))
    const tops: Top[] = []
    if (level) tops.push([a, b])
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
    if (drawn.length === 0 && (partners.length === 1 || (level && alwaysTogether(a, b)))) continue
    if (above.length > 0) tops.push([upwards(union, lowest, above)])
    downwards(union, lowest + 1, tops, below)
  }
  return { people, rows, blocks, blockOf, nets }

  function alwaysTogether(a: number, b: number): boolean {
    const { items = [], others = [] } = blocks[blockOf[a] ?? 0] ?? {}
    return [items, ...others].every((order) => Math.abs(order.indexOf(a) - order.indexOf(b)) === 1)
  }

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
    const items = partnerChain(people, couples)
    return [{ row: rowOf[start] ?? 0, items, others: otherOrders(items, couples) }]
  })
}

/** Do the two partners of a union stand side by side? */
export function standTogether({ blocks, blockOf }: Plan, partners: readonly number[]): boolean {
  const [a = 0, b = a] = partners
  const items = blocks[blockOf[a] ?? 0]?.items ?? []
  return items.includes(b) && Math.abs(items.indexOf(a) - items.indexOf(b)) === 1
}
