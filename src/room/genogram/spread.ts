/** Where people stand on their rows: parents over the middle of their children as far as room allows, exact per row (isotonic regression). */
import { measure } from './measure.ts'
import type { Net, Plan } from './nets.ts'

/** `x` of every item. `rows`: blocks from left to right. */
export function spread(plan: Plan, rows: readonly (readonly number[])[]): Float64Array {
  const x = new Float64Array(plan.blockOf.length)
  for (const row of rows) pack(plan, row, x)
  const netsOf: { net: Net; top: boolean }[][] = plan.blocks.map(() => [])
  for (const net of plan.nets) {
    for (const top of net.tops) for (const item of top) netsOf[plan.blockOf[item] ?? 0]?.push({ net, top: true })
    for (const item of net.bottoms) netsOf[plan.blockOf[item] ?? 0]?.push({ net, top: false })
  }
  const sweeps = plan.people > 400 ? 16 : 30
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const order = [...rows.keys()]
    for (const row of sweep % 2 === 0 ? order : order.reverse()) settle(plan, rows[row] ?? [], x, netsOf)
  }
  for (const item of x.keys()) x[item] = Math.round(x[item] ?? 0)
  return x
}

function pack(plan: Plan, row: readonly number[], x: Float64Array): void {
  const offsets = offsetsOf(plan, row)
  const middle = ((offsets.at(-1) ?? 0) + widthOf(plan, row.at(-1) ?? 0)) / 2
  for (const [place, block] of row.entries()) stand(plan, block, (offsets[place] ?? 0) - middle, x)
}

/** The least x of each block's first item, when the first block stands at 0. */
function offsetsOf(plan: Plan, row: readonly number[]): number[] {
  const offsets: number[] = []
  for (const [place, block] of row.entries()) {
    const before = row[place - 1]
    offsets.push(
      before === undefined ? 0 : (offsets[place - 1] ?? 0) + widthOf(plan, before) + gapBetween(plan, before, block),
    )
  }
  return offsets
}

const widthOf = (plan: Plan, block: number): number => ((plan.blocks[block]?.items.length ?? 1) - 1) * measure.partners

function gapBetween(plan: Plan, left: number, right: number): number {
  const passages = [left, right].filter((block) => (plan.blocks[block]?.items[0] ?? 0) >= plan.people).length
  return [measure.neighbours, measure.passage, measure.passages][passages] ?? 0
}

function stand(plan: Plan, block: number, at: number, x: Float64Array): void {
  for (const [place, item] of (plan.blocks[block]?.items ?? []).entries()) x[item] = at + place * measure.partners
}

function settle(
  plan: Plan,
  row: readonly number[],
  x: Float64Array,
  netsOf: readonly { readonly net: Net; readonly top: boolean }[][],
): void {
  const offsets = offsetsOf(plan, row)
  const wishes = row.map((block, place) => {
    const at = x[plan.blocks[block]?.items[0] ?? 0] ?? 0
    let [sum, weight] = [at * 0.05, 0.05]
    for (const { net, top } of netsOf[block] ?? []) {
      if (net.tops.length === 0 || net.bottoms.length === 0) {
        const [least, most] = range(
          top ? net.tops.map((ends) => middleOf(ends, x)) : net.bottoms.map((item) => x[item] ?? 0),
        )
        const goal = at + ((least + most) / 2 - at) * 0.2
        sum += goal * 0.3
        weight += 0.3
        continue
      }
      const above = middle(net.tops.map((ends) => middleOf(ends, x)))
      const below = middle(net.bottoms.map((item) => x[item] ?? 0))
      const thin = net.tops.length === 1 && net.bottoms.length === 1
      const passing = thin && [net.tops[0]?.[0] ?? 0, net.bottoms[0] ?? 0].every((item) => item >= plan.people)
      const force = passing ? 8 : thin ? 2 : 1
      const pull = top ? below - above : above - below
      const inward = !top && net.bottoms.length > 1 ? (below - at) * 0.12 : 0
      sum += (at + pull + inward) * force
      weight += force
    }
    return { at: sum / weight - (offsets[place] ?? 0), weight }
  })
  const level = isotonic(wishes)
  for (const [place, block] of row.entries()) stand(plan, block, (level[place] ?? 0) + (offsets[place] ?? 0), x)
}

const middleOf = (ends: readonly number[], x: Float64Array): number =>
  ends.reduce((sum, item) => sum + (x[item] ?? 0), 0) / ends.length

function range(values: readonly number[]): [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    if (value < least) least = value
    if (value > most) most = value
  }
  return [least, most]
}

const middle = (values: readonly number[]): number => {
  const [least, most] = range(values)
  return (least + most) / 2
}

/** The nearest values that never fall from left to right (pool adjacent violators). */
function isotonic(wishes: readonly { readonly at: number; readonly weight: number }[]): number[] {
  const pools: { sum: number; weight: number; count: number }[] = []
  for (const { at, weight } of wishes) {
    let pool = { sum: at * weight, weight, count: 1 }
    for (let last = pools.at(-1); last && last.sum / last.weight > pool.sum / pool.weight; last = pools.at(-1)) {
      pool = { sum: pool.sum + last.sum, weight: pool.weight + last.weight, count: pool.count + last.count }
      pools.pop()
    }
    pools.push(pool)
  }
  return pools.flatMap(({ sum, weight, count }) => Array<number>(count).fill(sum / weight))
}
