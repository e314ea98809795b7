/**
 * Who stands left of whom. Lines that cross are counted between pairs of nets; a block moves along its row while that saves crossings.
 * Single children come last, so that one more of them moves nobody else; nothing is left to chance.
 */
import type { Kinship } from './kinship.ts'
import type { Plan } from './nets.ts'
import { price, RowOrder } from './row-order.ts'

/** Blocks of each row from left to right; the items of `plan.blocks` are turned where that is better. `kept`: places of an earlier drawing. */
export function orderRows(kin: Kinship, plan: Plan, kept: ReadonlyMap<number, number> = new Map()): number[][] {
  const order = new RowOrder(kin, plan)
  const leaf = leavesOf(kin, plan)
  const walk = walkFrom(kin, plan)
  if (kept.size > 0) order.startFrom(kept)
  for (const block of walk) if (!leaf.has(block)) order.insert(block)
  const passes = plan.people > 400 ? 3 : 8
  if (kept.size === 0) {
    sweep(order, passes)
    rehang(order, plan, walk)
  }
  for (const block of walk) order.insert(block)
  if (kept.size === 0) {
    sweep(order, passes)
    if (rehang(order, plan, walk)) sweep(order, passes)
    straighten(order, passes)
  }
  return order.rows
}

/** A younger sibling may be left on the wrong side where no single move helps. */
function straighten(order: RowOrder, passes: number): void {
  const back = order.remember()
  const before = order.cost()
  if (!order.putEldersFirst()) return
  sweep(order, passes)
  if (order.cost() > before - price.crossing) back()
}

/** Takes what hangs on one block off and puts it back line by line, the block turned or not, where that saves crossings. */
function rehang(order: RowOrder, plan: Plan, walk: readonly number[]): boolean {
  const netsOf = netsOfBlocks(plan)
  let best = order.cost()
  let gained = false
  let troubled = order.troubled()
  for (const block of walk) {
    const mine = netsOf[block] ?? []
    if (!order.stands(block) || mine.length < 2 || !mine.some((net) => troubled.has(net))) continue
    for (const branch of branchesOf(block, plan, netsOf, order)) {
      if (branch.length > 40) continue
      for (const turned of (plan.blocks[block]?.items.length ?? 0) > 1 ? [false, true] : [false]) {
        const back = order.remember()
        for (const other of branch) order.remove(other)
        if (turned) order.turn(block)
        else order.sift(block)
        for (const other of branch) order.insert(other)
        for (const other of branch) order.sift(other)
        const cost = order.cost()
        if (cost < best - 1e-6) {
          best = cost
          gained = true
          troubled = order.troubled()
        } else back()
      }
    }
  }
  return gained
}

/** The parts into which the standing blocks fall without `block`, each outward from it. */
function branchesOf(block: number, plan: Plan, netsOf: readonly number[][], order: RowOrder): number[][] {
  const seen = new Set([block])
  return (netsOf[block] ?? []).flatMap((net) => {
    const near = (number: number) =>
      [...(plan.nets[number]?.tops.flat() ?? []), ...(plan.nets[number]?.bottoms ?? [])].map(
        (item) => plan.blockOf[item] ?? 0,
      )
    const branch = new Set(near(net).filter((other) => !seen.has(other) && order.stands(other)))
    for (const other of branch)
      for (const next of netsOf[other] ?? [])
        for (const far of near(next)) if (far !== block && !seen.has(far) && order.stands(far)) branch.add(far)
    for (const other of branch) seen.add(other)
    return branch.size > 0 ? [[...branch]] : []
  })
}

function netsOfBlocks(plan: Plan): number[][] {
  const netsOf: number[][] = plan.blocks.map(() => [])
  for (const [net, { tops, bottoms }] of plan.nets.entries())
    for (const block of new Set([...tops.flat(), ...bottoms].map((item) => plan.blockOf[item] ?? 0)))
      netsOf[block]?.push(net)
  return netsOf
}

function sweep(order: RowOrder, passes: number): void {
  for (let pass = 0; pass < passes; pass++) {
    let gained = false
    const rows = [...order.rows.keys()]
    for (const row of pass % 2 === 0 ? rows : rows.reverse())
      for (const block of [...(order.rows[row] ?? [])]) if (order.sift(block)) gained = true
    if (!gained) return
  }
}

/** Blocks of one person who has one parents' line and nothing else. */
function leavesOf(kin: Kinship, plan: Plan): ReadonlySet<number> {
  const uses = new Int32Array(plan.blocks.length)
  const parent = new Set<number>()
  for (const { tops, bottoms } of plan.nets) {
    for (const [item] of tops) parent.add(plan.blockOf[item] ?? 0)
    for (const item of bottoms) uses[plan.blockOf[item] ?? 0] = (uses[plan.blockOf[item] ?? 0] ?? 0) + 1
  }
  const leaves = [...plan.blocks.keys()].filter((block) => {
    const items = plan.blocks[block]?.items ?? []
    return (
      items.length === 1 &&
      (items[0] ?? 0) < plan.people &&
      uses[block] === 1 &&
      !parent.has(block) &&
      items[0] !== kin.index
    )
  })
  return new Set(leaves)
}

/** Outward from the child the discussion is about, line by line. */
function walkFrom(kin: Kinship, plan: Plan): number[] {
  const netsOf: number[][] = plan.blocks.map(() => [])
  for (const [net, { tops, bottoms }] of plan.nets.entries())
    for (const item of [...tops.flat(), ...bottoms]) netsOf[plan.blockOf[item] ?? 0]?.push(net)
  const sizes = partSizes(plan, netsOf)
  const starts = [...plan.blocks.keys()].sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b)
  if (kin.index >= 0) starts.unshift(plan.blockOf[kin.index] ?? 0)
  const seen = new Set<number>()
  for (const start of starts) {
    if (seen.has(start)) continue
    const part = new Set([start])
    for (const block of part)
      for (const net of netsOf[block] ?? []) {
        const { tops = [], bottoms = [] } = plan.nets[net] ?? {}
        for (const item of [...tops.flat(), ...bottoms]) part.add(plan.blockOf[item] ?? 0)
      }
    for (const block of part) seen.add(block)
  }
  return [...seen]
}

function partSizes(plan: Plan, netsOf: readonly number[][]): Int32Array {
  const sizes = new Int32Array(plan.blocks.length)
  for (const start of sizes.keys()) {
    if (sizes[start] !== 0) continue
    const part = new Set([start])
    for (const block of part)
      for (const net of netsOf[block] ?? [])
        for (const item of [...(plan.nets[net]?.tops.flat() ?? []), ...(plan.nets[net]?.bottoms ?? [])])
          part.add(plan.blockOf[item] ?? 0)
    for (const block of part) sizes[block] = part.size
  }
  return sizes
}
