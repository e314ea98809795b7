/** Whole branches of the family are taken off and hung up again: what no move of one block can mend. */
import type { Plan } from './nets.ts'
import type { RowOrder } from './row-order.ts'
import { netsOfBlocks } from './row-places.ts'

/** Takes what hangs on one block off and puts it back line by line, the block in each of its orders, where that saves crossings. */
export function rehang(order: RowOrder, plan: Plan, walk: readonly number[]): boolean {
  const netsOf = netsOfBlocks(plan)
  let best = order.cost()
  let gained = false
  let troubled = order.troubled()
  for (const block of walk) {
    const mine = netsOf[block] ?? []
    if (!order.stands(block) || mine.length < 2 || !mine.some((net) => troubled.has(net))) continue
    for (const branch of branchesOf(block, plan, netsOf, order)) {
      if (branch.length > 40) continue
      for (const [number, items] of order.ordersOf(block).entries()) {
        const back = order.remember()
        for (const other of branch) order.remove(other)
        if (number > 0) order.arrange(block, items)
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
