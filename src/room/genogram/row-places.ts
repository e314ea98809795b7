/** Who stands where while the order is sought: the rows, the place of each block and of each item, and the ends of the nets with them. */
import { type Ends, endsOf, readEnds } from './net-ends.ts'
import type { Plan } from './nets.ts'

export class RowPlaces {
  /** Blocks of each row from left to right. */
  readonly rows: number[][]
  /** Place of each item on its row, counted in items; NaN: it does not stand yet. */
  readonly at: Float64Array
  readonly ends: readonly Ends[]
  readonly netsOf: readonly number[][]
  readonly #blocks: Plan['blocks']
  readonly #place: Int32Array

  constructor(plan: Plan) {
    this.#blocks = plan.blocks
    this.rows = Array.from({ length: plan.rows }, () => [])
    this.#place = new Int32Array(plan.blocks.length).fill(-1)
    this.at = new Float64Array(plan.blockOf.length).fill(Number.NaN)
    this.ends = plan.nets.map(endsOf)
    this.netsOf = netsOfBlocks(plan)
  }

  stands(block: number): boolean {
    return (this.#place[block] ?? 0) >= 0
  }

  rowOf(block: number): number[] {
    return this.rows[this.#blocks[block]?.row ?? 0] ?? []
  }

  placeOf(block: number): number {
    return this.#place[block] ?? 0
  }

  first(block: number): number {
    return this.#blocks[block]?.items[0] ?? 0
  }

  size(block: number): number {
    return this.#blocks[block]?.items.length ?? 0
  }

  append(block: number): void {
    const row = this.rowOf(block)
    const last = row.at(-1)
    const end = last === undefined ? 0 : this.#left(last) + this.size(last)
    this.#place[block] = row.length
    row.push(block)
    this.#stand(block, end)
  }

  remove(block: number): void {
    const row = this.rowOf(block)
    row.splice(this.placeOf(block), 1)
    for (let place = this.placeOf(block); place < row.length; place++) this.#place[row[place] ?? 0] = place
    this.#place[block] = -1
    this.#stand(block, Number.NaN)
  }

  /** Exchanges the blocks at `place` and after it. */
  exchange(row: number[], place: number): void {
    const [left = 0, right = 0] = [row[place], row[place + 1]]
    const start = this.#left(left)
    row[place] = right
    row[place + 1] = left
    this.#place[right] = place
    this.#place[left] = place + 1
    this.#stand(right, start)
    this.#stand(left, start + this.size(right))
  }

  /** Puts the people of a block into another order. */
  arrange(block: number, order: readonly number[]): void {
    const start = this.#left(block)
    this.#blocks[block]?.items.splice(0, order.length, ...order)
    this.#stand(block, start)
  }

  itemsOf(block: number): readonly number[] {
    return this.#blocks[block]?.items ?? []
  }

  /** Puts the blocks of a row into another order. */
  reorder(row: number[], order: readonly number[]): void {
    row.splice(0, row.length, ...order)
    this.#standOn(row)
  }

  /** Gives a way back to the order as it is now. */
  remember(): () => void {
    const rows = this.rows.map((row) => [...row])
    const items = this.#blocks.map((block) => [...block.items])
    return () => {
      for (const [number, block] of this.#blocks.entries()) block.items.splice(0, 1000, ...(items[number] ?? []))
      for (const [number, row] of this.rows.entries()) this.reorder(row, rows[number] ?? [])
    }
  }

  #standOn(row: readonly number[]): void {
    let at = 0
    for (const [place, block] of row.entries()) {
      this.#place[block] = place
      this.#stand(block, at)
      at += this.size(block)
    }
  }

  #left(block: number): number {
    return this.at[this.first(block)] ?? 0
  }

  #stand(block: number, start: number): void {
    let at = start
    for (const item of this.#blocks[block]?.items ?? []) this.at[item] = at++
    for (const net of this.netsOf[block] ?? []) {
      const ends = this.ends[net]
      if (ends) readEnds(ends, this.at)
    }
  }
}

/** The nets that have an end at each block. */
export function netsOfBlocks(plan: Plan): number[][] {
  const netsOf: number[][] = plan.blocks.map(() => [])
  for (const [net, { tops, bottoms }] of plan.nets.entries())
    for (const block of new Set([...tops.flat(), ...bottoms].map((item) => plan.blockOf[item] ?? 0)))
      netsOf[block]?.push(net)
  return netsOf
}
