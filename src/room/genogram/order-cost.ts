/** What an order costs, in crossings: lines that cross, siblings out of order, lines that spread, households that stand apart. */
import { BirthOrder } from './birth-order.ts'
import { crossingsOf } from './crossings.ts'
import { HomeWidth } from './home-width.ts'
import type { Kinship } from './kinship.ts'
import { spreadOf } from './net-ends.ts'
import type { Plan } from './nets.ts'
import type { RowPlaces } from './row-places.ts'

const price = { spread: 0.002, household: 0.004 }

export class OrderCost {
  readonly births: BirthOrder
  readonly #places: RowPlaces
  readonly #homes: HomeWidth

  constructor(kin: Kinship, plan: Plan, places: RowPlaces) {
    this.#places = places
    this.births = new BirthOrder(kin, plan)
    this.#homes = new HomeWidth(kin, plan, places.at)
  }

  /** Of the whole order. */
  all(): number {
    let crossings = 0
    this.#crossing((_one, _other, count) => {
      crossings += count
    })
    const spread = this.#places.ends.reduce((sum, ends) => sum + spreadOf(ends), 0)
    return crossings + spread * price.spread + this.#homes.all() * price.household + this.#birthOrder()
  }

  /** Nets whose lines cross another's. */
  troubled(): Set<number> {
    const found = new Set<number>()
    this.#crossing((one, other) => found.add(one).add(other))
    return found
  }

  #crossing(tell: (one: number, other: number, count: number) => void): void {
    const { ends } = this.#places
    const inGap = Map.groupBy([...ends.keys()], (net) => ends[net]?.gap)
    for (const nets of inGap.values())
      for (const [place, one] of nets.entries())
        for (const other of nets.slice(place + 1)) {
          const [a, b] = [ends[one], ends[other]]
          const count = a && b ? crossingsOf(a, b) : 0
          if (count > 0) tell(one, other, count)
        }
  }

  #birthOrder(): number {
    const { at } = this.#places
    const first = (block: number) => at[this.#places.first(block)] ?? 0
    let sum = 0
    for (const pairs of this.births.insides()) sum += this.#outOfOrder(pairs)
    for (const { left, right, cost } of this.births.wrongOrders()) if (first(left) < first(right)) sum += cost
    return sum
  }

  #outOfOrder(pairs: ReturnType<BirthOrder['inside']>): number {
    const { at } = this.#places
    let sum = 0
    for (const [elder, younger, cost] of pairs) if ((at[elder] ?? 0) > (at[younger] ?? 0)) sum += cost
    return sum
  }

  /** What changes when two neighbours change places: their lines, and that `left` stands left of `right`. Hot: index loops on purpose. */
  between(left: number, right: number): number {
    const { ends, netsOf } = this.#places
    const ones = netsOf[left] ?? []
    const others = netsOf[right] ?? []
    let crossings = 0
    let spread = 0
    for (let i = 0; i < ones.length; i++) {
      const one = ones[i] ?? 0
      const first = ends[one]
      if (!first) continue
      spread += spreadOf(first)
      for (let j = 0; j < others.length; j++) {
        const other = others[j] ?? 0
        const second = ends[other]
        if (one === other || !second || first.gap !== second.gap) continue
        if (one > other && others.includes(one) && ones.includes(other)) continue
        crossings += crossingsOf(first, second)
      }
    }
    for (let j = 0; j < others.length; j++) {
      const second = ends[others[j] ?? 0]
      if (second && !ones.includes(others[j] ?? 0)) spread += spreadOf(second)
    }
    return (
      crossings +
      spread * price.spread +
      this.#homes.of(left, right) * price.household +
      this.births.before(left, right)
    )
  }

  /** What changes when a block is turned. */
  within(block: number): number {
    const { ends, netsOf } = this.#places
    const nets = netsOf[block] ?? []
    let crossings = 0
    let spread = 0
    for (const [place, one] of nets.entries()) {
      const first = ends[one]
      if (!first) continue
      spread += spreadOf(first)
      for (const other of nets.slice(place + 1)) {
        const second = ends[other]
        if (second && first.gap === second.gap) crossings += crossingsOf(first, second)
      }
    }
    return (
      crossings +
      spread * price.spread +
      this.#homes.of(block, block) * price.household +
      this.#outOfOrder(this.births.inside(block))
    )
  }
}
