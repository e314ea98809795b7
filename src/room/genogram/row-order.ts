/** The rows while their order is sought: moves of one block to where it costs least. */

import { nearestTo, ordersFrom } from './chain-orders.ts'
import type { Kinship } from './kinship.ts'
import type { Plan } from './nets.ts'
import { OrderCost } from './order-cost.ts'
import { RowPlaces } from './row-places.ts'

export class RowOrder {
  readonly #plan: Plan
  readonly #places: RowPlaces
  readonly #cost: OrderCost

  constructor(kin: Kinship, plan: Plan) {
    this.#plan = plan
    this.#places = new RowPlaces(plan)
    this.#cost = new OrderCost(kin, plan, this.#places)
  }

  get rows(): number[][] {
    return this.#places.rows
  }

  cost(): number {
    return this.#cost.all()
  }

  /** Nets whose lines cross another's. */
  troubled(): Set<number> {
    return this.#cost.troubled()
  }

  stands(block: number): boolean {
    return this.#places.stands(block)
  }

  remove(block: number): void {
    this.#places.remove(block)
  }

  arrange(block: number, order: readonly number[]): void {
    this.#places.arrange(block, order)
  }

  /** Gives a way back to the order as it is now. */
  remember(): () => void {
    return this.#places.remember()
  }

  /** Begins with the order of an earlier drawing: `kept` gives the place of each person that was on it. */
  startFrom(kept: ReadonlyMap<number, number>): void {
    const { blocks } = this.#plan
    const known = blocks.flatMap(({ items }, block) => {
      const places = items.flatMap((item) => kept.get(item) ?? [])
      return places.length === 0 ? [] : [{ block, place: places.reduce((sum, place) => sum + place) / places.length }]
    })
    for (const { block } of known.sort((a, b) => a.place - b.place)) {
      this.#places.append(block)
      this.#places.arrange(block, nearestTo(kept, this.ordersOf(block)))
    }
  }

  insert(block: number): void {
    if (this.stands(block)) return
    this.#places.append(block)
    this.sift(block)
  }

  /** Puts elder before younger blocks wherever that is possible; what may stay in its place stays. True if anybody moved. */
  putEldersFirst(): boolean {
    const eldersOf = Map.groupBy(this.#cost.births.wrongOrders(), ({ left }) => left)
    let moved = false
    for (const row of this.rows) {
      const rest = new Set(row)
      const waits = (block: number) => (eldersOf.get(block) ?? []).some(({ right }) => rest.has(right))
      const order: number[] = []
      while (rest.size > 0) {
        const [first = 0] = rest
        const next = [...rest].find((block) => !waits(block)) ?? first
        rest.delete(next)
        order.push(next)
      }
      if (order.every((block, place) => block === row[place])) continue
      moved = true
      this.#places.reorder(row, order)
    }
    return moved
  }

  /** Moves a block to the best place of its row, in the best of its orders. True if that gained anything. */
  sift(block: number): boolean {
    const start = this.#places.placeOf(block)
    const orders = this.ordersOf(block)
    let found = { cost: -1e-9, place: start, order: orders[0] ?? [] }
    let cost = 0
    for (const [number, order] of orders.entries()) {
      if (number > 0) cost += this.#arrange(block, order)
      cost = this.#walk(block, start, cost, (now, place) => {
        if (now < found.cost - 1e-9) found = { cost: now, place, order }
      })
    }
    if (found.order !== orders.at(-1)) this.#places.arrange(block, found.order)
    this.#moveTo(block, found.place)
    return found.cost < -1e-9
  }

  /** The order as it is first. */
  ordersOf(block: number): (readonly number[])[] {
    return ordersFrom(this.#places.itemsOf(block), this.#plan.blocks[block]?.others ?? [])
  }

  /** Tries every place within reach and comes back to `start`; tells what each costs, and gives the cost there. */
  #walk(block: number, start: number, from: number, tell: (cost: number, place: number) => void): number {
    const row = this.#places.rowOf(block)
    const reach = row.length > 60 && this.#plan.people > 400 ? 24 : row.length
    let cost = from
    tell(cost, start)
    for (let place = start - 1; place >= Math.max(0, start - reach); place--) {
      cost += this.#exchange(row, place)
      tell(cost, place)
    }
    cost += this.#moveTo(block, start)
    for (let place = start + 1; place < Math.min(row.length, start + reach + 1); place++) {
      cost += this.#exchange(row, place - 1)
      tell(cost, place)
    }
    return cost + this.#moveTo(block, start)
  }

  #moveTo(block: number, goal: number): number {
    const row = this.#places.rowOf(block)
    let cost = 0
    while (this.#places.placeOf(block) > goal) cost += this.#exchange(row, this.#places.placeOf(block) - 1)
    while (this.#places.placeOf(block) < goal) cost += this.#exchange(row, this.#places.placeOf(block))
    return cost
  }

  /** Exchanges the blocks at `place` and after it; gives what that costs. */
  #exchange(row: number[], place: number): number {
    const [left = 0, right = 0] = [row[place], row[place + 1]]
    const before = this.#cost.between(left, right)
    this.#places.exchange(row, place)
    return this.#cost.between(right, left) - before
  }

  #arrange(block: number, order: readonly number[]): number {
    const before = this.#cost.within(block)
    this.#places.arrange(block, order)
    return this.#cost.within(block) - before
  }
}
