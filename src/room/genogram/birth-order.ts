/** What it costs that a younger sibling stands left of an elder one. */
import type { Kinship } from './kinship.ts'
import type { Plan } from './nets.ts'

export type SiblingPair = readonly [elder: number, younger: number, cost: number]

/** In crossings: birth order goes before every crossing that it costs. */
const price = { born: 40, other: 20 }

export class BirthOrder {
  readonly #blocks: number
  /** By left block and right block: what it costs that they stand so. */
  readonly #before = new Map<number, number>()
  /** Siblings of one block. */
  readonly #inside = new Map<number, SiblingPair[]>()

  constructor(kin: Kinship, { blockOf, blocks }: Plan) {
    this.#blocks = blocks.length
    for (const { children } of kin.unions) {
      const born = children.filter(({ link, drawn }) => drawn && link !== 'step')
      for (const [place, elder] of born.entries())
        for (const younger of born.slice(place + 1, place + 12)) {
          const cost = elder.link === 'biological' && younger.link === 'biological' ? price.born : price.other
          const [a = 0, b = 0] = [blockOf[elder.person], blockOf[younger.person]]
          if (blocks[a]?.row === blocks[b]?.row) this.#add(a, b, [elder.person, younger.person, cost])
        }
    }
  }

  #add(elder: number, younger: number, pair: SiblingPair): void {
    if (elder === younger) this.#inside.set(elder, [...(this.#inside.get(elder) ?? []), pair])
    else {
      const key = younger * this.#blocks + elder
      this.#before.set(key, (this.#before.get(key) ?? 0) + pair[2])
    }
  }

  /** What it costs that `left` stands left of `right`. */
  before(left: number, right: number): number {
    return this.#before.get(left * this.#blocks + right) ?? 0
  }

  inside(block: number): readonly SiblingPair[] {
    return this.#inside.get(block) ?? []
  }

  insides(): Iterable<readonly SiblingPair[]> {
    return this.#inside.values()
  }

  /** Blocks that should not stand in this order, and what that costs. */
  *wrongOrders(): Iterable<{ readonly left: number; readonly right: number; readonly cost: number }> {
    for (const [key, cost] of this.#before)
      yield { left: Math.floor(key / this.#blocks), right: key % this.#blocks, cost }
  }
}
