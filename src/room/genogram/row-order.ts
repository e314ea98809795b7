/** The rows while their order is sought: moves of one block, and what a move changes. Costs are exact for pairs of lines between two rows. */
import type { Kinship } from './kinship.ts'
import type { Plan } from './nets.ts'

const far = Number.POSITIVE_INFINITY
/** In crossings. Birth order goes before every crossing that it costs. */
export const price = { crossing: 1, birthOrder: 40, otherBirthOrder: 20, spread: 0.002, household: 0.004 }

/** Where the ends of a net stand now; only those that stand already. */
interface Ends {
  readonly gap: number
  /** The two items of each upper end (the same one twice, if it is one), and the lower items. */
  readonly pairs: Int32Array
  readonly items: Int32Array
  tops: number[]
  bottoms: number[]
  tMin: number
  tMax: number
  bMin: number
  bMax: number
}

export class RowOrder {
  readonly rows: number[][]
  readonly #plan: Plan
  readonly #blocks: readonly { readonly row: number; readonly items: number[] }[]
  readonly #place: Int32Array
  readonly #at: Float64Array
  readonly #ends: Ends[]
  readonly #netsOf: number[][]
  readonly #homesOf: number[][]
  readonly #homes: { items: number[]; blocks: number[] }[] = []
  /** What it costs that the first block stands left of the second. */
  readonly #before: Map<number, number>
  /** The same for two people of one block. */
  readonly #inside: Map<number, [number, number, number][]>

  constructor(kin: Kinship, plan: Plan) {
    this.#plan = plan
    this.#blocks = plan.blocks
    this.rows = Array.from({ length: plan.rows }, () => [])
    this.#place = new Int32Array(plan.blocks.length).fill(-1)
    this.#at = new Float64Array(plan.blockOf.length).fill(Number.NaN)
    this.#ends = plan.nets.map(({ gap, tops, bottoms }) => ({
      gap,
      pairs: Int32Array.from(tops.flatMap(([a, b = a]) => [a, b])),
      items: Int32Array.from(bottoms),
      tops: [],
      bottoms: [],
      tMin: far,
      tMax: -far,
      bMin: far,
      bMax: -far,
    }))
    this.#netsOf = plan.blocks.map(() => [])
    for (const [net, { tops, bottoms }] of plan.nets.entries())
      for (const block of new Set([...tops.flat(), ...bottoms].map((item) => plan.blockOf[item] ?? 0)))
        this.#netsOf[block]?.push(net)
    this.#homesOf = plan.blocks.map(() => [])
    this.#readHouseholds(kin)
    this.#before = new Map()
    this.#inside = new Map()
    this.#readBirthOrder(kin)
  }

  /** Begins with the order of an earlier drawing: `kept` gives the place of each person that was on it. */
  startFrom(kept: ReadonlyMap<number, number>): void {
    const placeOf = (block: number) => {
      const places = (this.#blocks[block]?.items ?? []).flatMap((item) => kept.get(item) ?? [])
      return places.length === 0 ? null : places.reduce((sum, place) => sum + place, 0) / places.length
    }
    const known = [...this.#blocks.keys()].flatMap((block) => {
      const place = placeOf(block)
      return place === null ? [] : [{ block, place }]
    })
    for (const { block } of known.sort((a, b) => a.place - b.place)) {
      const items = this.#blocks[block]?.items ?? []
      const [first = 0, last = 0] = [kept.get(items[0] ?? 0), kept.get(items.at(-1) ?? 0)]
      if (first > last) items.reverse()
      this.append(block)
    }
  }

  insert(block: number): void {
    if ((this.#place[block] ?? 0) >= 0) return
    this.append(block)
    this.sift(block)
  }

  remove(block: number): void {
    const row = this.rows[this.#blocks[block]?.row ?? 0] ?? []
    row.splice(this.#place[block] ?? 0, 1)
    for (let place = this.#place[block] ?? 0; place < row.length; place++) this.#place[row[place] ?? 0] = place
    this.#place[block] = -1
    this.#stand(block, Number.NaN)
  }

  stands(block: number): boolean {
    return (this.#place[block] ?? 0) >= 0
  }

  turn(block: number): void {
    this.#turn(block)
  }

  /** The cost of the whole order. */
  cost(): number {
    const inGap = Map.groupBy(
      this.#ends.filter(({ tops, bottoms }) => tops.length + bottoms.length > 0),
      ({ gap }) => gap,
    )
    let crossings = 0
    for (const ends of inGap.values())
      for (let one = 0; one < ends.length; one++)
        for (let other = one + 1; other < ends.length; other++) {
          const [a, b] = [ends[one], ends[other]]
          if (a && b) crossings += crossingsOf(a, b)
        }
    let soft = 0
    for (const net of this.#ends.keys()) soft += this.#spread(net) * price.spread
    for (const home of this.#homes.keys()) soft += this.#width(home) * price.household
    for (const pairs of this.#inside.values())
      for (const [elder, younger, cost] of pairs) if ((this.#at[elder] ?? 0) > (this.#at[younger] ?? 0)) soft += cost
    const count = this.#blocks.length
    for (const [key, cost] of this.#before)
      if ((this.#at[this.#first(Math.floor(key / count))] ?? 0) < (this.#at[this.#first(key % count)] ?? 0))
        soft += cost
    return crossings * price.crossing + soft
  }

  /** Nets whose lines cross another's. */
  troubled(): Set<number> {
    const found = new Set<number>()
    const inGap = Map.groupBy([...this.#ends.keys()], (net) => this.#ends[net]?.gap)
    for (const nets of inGap.values())
      for (const [place, one] of nets.entries())
        for (const other of nets.slice(place + 1)) {
          const [a, b] = [this.#ends[one], this.#ends[other]]
          if (a && b && crossingsOf(a, b) > 0) found.add(one).add(other)
        }
    return found
  }

  #first = (block: number): number => this.#blocks[block]?.items[0] ?? 0

  /** Puts elder before younger blocks wherever that is possible; what may stay in its place stays. True if anybody moved. */
  putEldersFirst(): boolean {
    const count = this.#blocks.length
    const elders = Map.groupBy(this.#before.keys(), (key) => Math.floor(key / count))
    let moved = false
    for (const row of this.rows) {
      const rest = new Set(row)
      const waits = (block: number) => (elders.get(block) ?? []).some((key) => rest.has(key % count))
      const order: number[] = []
      while (rest.size > 0) {
        const [first = 0] = rest
        const next = [...rest].find((block) => !waits(block)) ?? first
        rest.delete(next)
        order.push(next)
      }
      if (order.every((block, place) => block === row[place])) continue
      moved = true
      row.splice(0, row.length, ...order)
    }
    if (moved) this.#standAll()
    return moved
  }

  /** Gives a way back to the order as it is now. */
  remember(): () => void {
    const rows = this.rows.map((row) => [...row])
    const items = this.#blocks.map((block) => [...block.items])
    return () => {
      for (const [number, row] of rows.entries()) this.rows[number]?.splice(0, Number.POSITIVE_INFINITY, ...row)
      for (const [number, block] of this.#blocks.entries()) block.items.splice(0, 1000, ...(items[number] ?? []))
      this.#standAll()
    }
  }

  #standAll(): void {
    for (const row of this.rows) {
      let at = 0
      for (const [place, block] of row.entries()) {
        this.#place[block] = place
        this.#stand(block, at)
        at += this.#blocks[block]?.items.length ?? 0
      }
    }
  }

  append(block: number): void {
    const row = this.rows[this.#blocks[block]?.row ?? 0] ?? []
    const last = row.at(-1)
    const end = last === undefined ? 0 : this.#left(last) + (this.#blocks[last]?.items.length ?? 0)
    this.#place[block] = row.length
    row.push(block)
    this.#stand(block, end)
  }

  /** Moves a block to the best place of its row, turned or not. True if that gained anything. */
  sift(block: number): boolean {
    const row = this.rows[this.#blocks[block]?.row ?? 0] ?? []
    const start = this.#place[block] ?? 0
    let found = { cost: -1e-9, place: start, turned: false }
    const turns = (this.#blocks[block]?.items.length ?? 0) > 1 ? [false, true] : [false]
    let cost = 0
    for (const turned of turns) {
      if (turned) cost += this.#turn(block)
      const note = () => {
        if (cost < found.cost - 1e-9) found = { cost, place: this.#place[block] ?? 0, turned }
      }
      note()
      const reach = row.length > 60 && this.#plan.people > 400 ? 24 : row.length
      let steps = 0
      for (; (this.#place[block] ?? 0) > 0 && steps < reach; steps++) {
        cost += this.#exchange(row, (this.#place[block] ?? 0) - 1)
        note()
      }
      while ((this.#place[block] ?? 0) < start) cost += this.#exchange(row, this.#place[block] ?? 0)
      for (steps = 0; (this.#place[block] ?? 0) < row.length - 1 && steps < reach; steps++) {
        cost += this.#exchange(row, this.#place[block] ?? 0)
        note()
      }
      while ((this.#place[block] ?? 0) > start) cost += this.#exchange(row, (this.#place[block] ?? 0) - 1)
    }
    if (turns.length > 1 && !found.turned) this.#turn(block)
    while ((this.#place[block] ?? 0) > found.place) this.#exchange(row, (this.#place[block] ?? 0) - 1)
    while ((this.#place[block] ?? 0) < found.place) this.#exchange(row, this.#place[block] ?? 0)
    return found.cost < -1e-9
  }

  /** Exchanges the blocks at `place` and after it; gives what that costs. */
  #exchange(row: number[], place: number): number {
    const [left = 0, right = 0] = [row[place], row[place + 1]]
    const before = this.#between(left, right) + (this.#before.get(left * this.#blocks.length + right) ?? 0)
    const start = this.#left(left)
    row[place] = right
    row[place + 1] = left
    this.#place[right] = place
    this.#place[left] = place + 1
    this.#stand(right, start)
    this.#stand(left, start + (this.#blocks[right]?.items.length ?? 0))
    return this.#between(left, right) + (this.#before.get(right * this.#blocks.length + left) ?? 0) - before
  }

  #turn(block: number): number {
    const before = this.#within(block)
    const start = this.#left(block)
    this.#blocks[block]?.items.reverse()
    this.#stand(block, start)
    return this.#within(block) - before
  }

  #left(block: number): number {
    return this.#at[this.#blocks[block]?.items[0] ?? 0] ?? 0
  }

  #stand(block: number, start: number): void {
    let at = start
    for (const item of this.#blocks[block]?.items ?? []) this.#at[item] = at++
    for (const net of this.#netsOf[block] ?? []) this.#read(net)
  }

  /** Hot: index loops on purpose. */
  #read(number: number): void {
    const ends = this.#ends[number]
    if (!ends) return
    const { pairs, items, tops, bottoms } = ends
    const at = this.#at
    let [least, most, count] = [far, -far, 0]
    for (let place = 0; place < pairs.length; place += 2) {
      const middle = ((at[pairs[place] ?? 0] ?? 0) + (at[pairs[place + 1] ?? 0] ?? 0)) / 2
      if (Number.isNaN(middle)) continue // does not stand yet
      tops[count++] = middle
      if (middle < least) least = middle
      if (middle > most) most = middle
    }
    if (tops.length !== count) tops.length = count
    ends.tMin = least
    ends.tMax = most
    least = far
    most = -far
    count = 0
    for (let place = 0; place < items.length; place++) {
      const here = at[items[place] ?? 0] ?? 0
      if (Number.isNaN(here)) continue
      bottoms[count++] = here
      if (here < least) least = here
      if (here > most) most = here
    }
    if (bottoms.length !== count) bottoms.length = count
    ends.bMin = least
    ends.bMax = most
  }

  /** Crossings between the lines of two neighbours, and how far their lines spread. */
  #between(a: number, b: number): number {
    const ones = this.#netsOf[a] ?? []
    const others = this.#netsOf[b] ?? []
    let crossings = 0
    let spread = 0
    for (let i = 0; i < ones.length; i++) {
      const one = ones[i] ?? 0
      const first = this.#ends[one]
      spread += this.#spread(one)
      for (let j = 0; j < others.length; j++) {
        const other = others[j] ?? 0
        const second = this.#ends[other]
        if (one === other || !first || !second || first.gap !== second.gap) continue
        if (one > other && others.includes(one) && ones.includes(other)) continue
        crossings += crossingsOf(first, second)
      }
    }
    for (let j = 0; j < others.length; j++) if (!ones.includes(others[j] ?? 0)) spread += this.#spread(others[j] ?? 0)
    const homes = (this.#homesOf[a]?.length ?? 0) + (this.#homesOf[b]?.length ?? 0) > 0
    return crossings * price.crossing + spread * price.spread + (homes ? this.#apart(a, b) * price.household : 0)
  }

  #within(block: number): number {
    const nets = this.#netsOf[block] ?? []
    let crossings = 0
    let spread = 0
    for (const [place, one] of nets.entries()) {
      spread += this.#spread(one)
      for (const other of nets.slice(place + 1)) {
        const [first, second] = [this.#ends[one], this.#ends[other]]
        if (first && second && first.gap === second.gap) crossings += crossingsOf(first, second)
      }
    }
    let birth = 0
    for (const [elder, younger, cost] of this.#inside.get(block) ?? [])
      if ((this.#at[elder] ?? 0) > (this.#at[younger] ?? 0)) birth += cost
    return crossings * price.crossing + spread * price.spread + birth + this.#apart(block, block) * price.household
  }

  #spread(net: number): number {
    const ends = this.#ends[net]
    if (!ends) return 0
    return (ends.tops.length > 1 ? ends.tMax - ends.tMin : 0) + (ends.bottoms.length > 1 ? ends.bMax - ends.bMin : 0)
  }

  #apart(a: number, b: number): number {
    let sum = 0
    const mine = this.#homesOf[a] ?? []
    for (const home of mine) sum += this.#width(home)
    if (a !== b) for (const home of this.#homesOf[b] ?? []) if (!mine.includes(home)) sum += this.#width(home)
    return sum
  }

  #width(home: number): number {
    let [least, most] = [far, -far]
    for (const item of this.#homes[home]?.items ?? []) {
      const at = this.#at[item] ?? 0
      if (at < least) least = at
      if (at > most) most = at
    }
    return most > least ? most - least : 0
  }

  /** People of one household on one row. */
  #readHouseholds(kin: Kinship): void {
    for (const { members } of kin.households)
      for (const items of Map.groupBy(
        members,
        (person) => this.#blocks[this.#plan.blockOf[person] ?? 0]?.row,
      ).values()) {
        const blocks = [...new Set(items.map((item) => this.#plan.blockOf[item] ?? 0))]
        for (const block of blocks) this.#homesOf[block]?.push(this.#homes.length)
        this.#homes.push({ items, blocks })
      }
  }

  #readBirthOrder(kin: Kinship): void {
    const { blockOf, blocks } = this.#plan
    const count = blocks.length
    for (const { children } of kin.unions) {
      const born = children.filter(({ link, drawn }) => drawn && link !== 'step')
      for (const [place, elder] of born.entries())
        for (const younger of born.slice(place + 1, place + 12)) {
          const cost =
            elder.link === 'biological' && younger.link === 'biological' ? price.birthOrder : price.otherBirthOrder
          const [a = 0, b = 0] = [blockOf[elder.person], blockOf[younger.person]]
          if (blocks[a]?.row !== blocks[b]?.row) continue
          if (a === b) this.#inside.set(a, [...(this.#inside.get(a) ?? []), [elder.person, younger.person, cost]])
          else this.#before.set(b * count + a, (this.#before.get(b * count + a) ?? 0) + cost)
        }
    }
  }
}

/** Crossings of two nets in one space when the better of the two has the upper track. */
export const crossingsOf = (a: Ends, b: Ends): number => {
  if (a.tMax <= b.tMin && a.bMax <= b.bMin) return 0
  if (b.tMax <= a.tMin && b.bMax <= a.bMin) return 0
  const up = over(a, b)
  return up === 0 ? 0 : Math.min(up, over(b, a))
}

/**
 * `a` on the upper track: ends of `b` that come down through it, and ends of `a` that go down through `b`. Rows have no common measure
 * yet, so a line is taken to begin above the middle of its lower ends, as it will when people are spread.
 */
function over(a: Ends, b: Ends): number {
  let count = 0
  const middle = (b.bMin + b.bMax) / 2
  const ends = b.bottoms.length > 0
  for (let place = 0; place < b.tops.length; place++) {
    const top = b.tops[place] ?? 0
    if (top > a.tMin && top < a.tMax) count++
    else if (ends && top >= a.tMax && a.bMax > middle) count++
    else if (ends && top <= a.tMin && a.bMin < middle) count++
  }
  for (let place = 0; place < a.bottoms.length; place++) {
    const bottom = a.bottoms[place] ?? 0
    if (bottom > b.bMin && bottom < b.bMax) count++
  }
  return count
}
