/**
 * Who stands left of whom. Lines that cross are counted between pairs of nets; a block moves along its row while that saves crossings.
 * Single children come last, so that one more of them moves nobody else; nothing is left to chance.
 */
import { leavesOf, walkFrom } from './family-walk.ts'
import type { Kinship } from './kinship.ts'
import type { Plan } from './nets.ts'
import { rehang } from './rehang.ts'
import { RowOrder } from './row-order.ts'

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
  if (order.cost() > before - 1) back()
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
