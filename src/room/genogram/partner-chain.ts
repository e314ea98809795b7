/** Partners on one row stand side by side: each connected chain of couples becomes a row of people with as few as possible between partners. */

/** `couples` joins places of `people`. The order is the same for the same people, whatever the order of the couples. */
export function partnerChain(people: readonly number[], couples: readonly (readonly [number, number])[]): number[] {
  const place = new Map(people.map((person, number) => [person, number]))
  const near: Set<number>[] = people.map(() => new Set())
  for (const [a, b] of couples) {
    near[place.get(a) ?? 0]?.add(place.get(b) ?? 0)
    near[place.get(b) ?? 0]?.add(place.get(a) ?? 0)
  }
  const order = isPath(near) ? walk(near) : people.length <= 11 ? best(near) : long(near)
  return order.map((number) => people[number] ?? 0)
}

/** Other orders of a chain with as few people between partners; those from right to left are left out, and long chains have none. */
export function otherOrders(chain: readonly number[], couples: readonly (readonly [number, number])[]): number[][] {
  if (chain.length < 4 || chain.length > 6) return []
  const pairs = new Map(couples.map(([a, b]) => [`${Math.min(a, b)} ${Math.max(a, b)}`, [a, b] as const])) // who is a couple twice counts once
  const total = (order: readonly number[]) =>
    [...pairs.values()].reduce((sum, [a, b]) => sum + Math.abs(order.indexOf(a) - order.indexOf(b)), 0)
  const least = total(chain)
  const known = new Set([chain.join(' '), chain.toReversed().join(' ')])
  return everyOrder(chain).filter((order) => {
    if (total(order) > least || known.has(order.join(' '))) return false
    known.add(order.join(' ')).add(order.toReversed().join(' '))
    return true
  })
}

function everyOrder(people: readonly number[]): number[][] {
  if (people.length < 2) return [[...people]]
  return people.flatMap((first, place) => everyOrder(people.toSpliced(place, 1)).map((rest) => [first, ...rest]))
}

const isPath = (near: readonly Set<number>[]): boolean =>
  near.every(({ size }) => size <= 2) && near.filter(({ size }) => size < 2).length > 0

function walk(near: readonly Set<number>[]): number[] {
  const order = [near.findIndex(({ size }) => size < 2)]
  for (let next: number | undefined = order[0]; next !== undefined; ) {
    next = [...(near[next] ?? [])].find((other) => !order.includes(other))
    if (next !== undefined) order.push(next)
  }
  return order
}

/** Exact: over all sets of people that may stand on the left, the fewest couples reaching over their right end. */
function best(near: readonly Set<number>[]): number[] {
  const all = 1 << near.length
  const mask = near.map((set) => [...set].reduce((sum, place) => sum | (1 << place), 0))
  const cost = new Float64Array(all).fill(Number.POSITIVE_INFINITY)
  const last = new Int8Array(all)
  cost[0] = 0
  for (let set = 1; set < all; set++) {
    let cut = 0
    for (let place = 0; place < near.length; place++) if ((set >> place) & 1) cut += bits((mask[place] ?? 0) & ~set)
    for (let place = near.length - 1; place >= 0; place--) {
      if (!((set >> place) & 1)) continue
      const total = (cost[set ^ (1 << place)] ?? 0) + cut
      if (total < (cost[set] ?? 0)) {
        cost[set] = total
        last[set] = place
      }
    }
  }
  const order: number[] = []
  for (let set = all - 1; set > 0; set ^= 1 << (order[0] ?? 0)) order.unshift(last[set] ?? 0)
  return order
}

function bits(value: number): number {
  let count = 0
  for (let rest = value; rest !== 0; rest &= rest - 1) count++
  return count
}

/** Many people: one after the other where they lengthen the couples' lines least, then exchanges while that helps. */
function long(near: readonly Set<number>[]): number[] {
  const seen = new Set([near.findIndex(({ size }) => size === Math.min(...near.map((set) => set.size)))])
  const order: number[] = []
  for (const place of seen) {
    insertBest(order, place, near)
    for (const next of [...(near[place] ?? [])].sort((a, b) => a - b)) seen.add(next)
  }
  for (let pass = 0, moved = true; moved && pass < 20; pass++) {
    moved = false
    for (const place of [...order]) {
      const before = order.indexOf(place)
      const length = lengthOf(order, near)
      order.splice(before, 1)
      insertBest(order, place, near)
      if (lengthOf(order, near) < length) moved = true
      else {
        order.splice(order.indexOf(place), 1)
        order.splice(before, 0, place)
      }
    }
    if (order.length > 60) break
  }
  return order
}

function insertBest(order: number[], place: number, near: readonly Set<number>[]): void {
  let found = { at: order.length, length: Number.POSITIVE_INFINITY }
  const mine = [...(near[place] ?? [])].map((other) => order.indexOf(other)).filter((at) => at >= 0)
  for (let at = order.length; at >= 0; at--) {
    if (mine.length > 0 && !mine.some((other) => Math.abs(other - at) <= mine.length + 1)) continue
    order.splice(at, 0, place)
    const length = lengthOf(order, near)
    if (length < found.length) found = { at, length }
    order.splice(at, 1)
  }
  order.splice(found.at, 0, place)
}

function lengthOf(order: readonly number[], near: readonly Set<number>[]): number {
  const at = new Int32Array(near.length).fill(-1)
  for (const [number, place] of order.entries()) at[place] = number
  let sum = 0
  for (const place of order)
    for (const other of near[place] ?? [])
      if (other > place && (at[other] ?? -1) >= 0) sum += Math.abs((at[other] ?? 0) - (at[place] ?? 0))
  return sum
}
