/** How far the people of a household stand apart on one row. */
import type { Kinship } from './kinship.ts'
import type { Plan } from './nets.ts'

export class HomeWidth {
  readonly #homes: number[][] = []
  readonly #homesOf: readonly number[][]
  readonly #at: Float64Array

  constructor(kin: Kinship, plan: Plan, at: Float64Array) {
    this.#at = at
    this.#homesOf = plan.blocks.map(() => [])
    const rowOf = (person: number) => plan.blocks[plan.blockOf[person] ?? 0]?.row
    for (const { members } of kin.households)
      for (const people of Map.groupBy(members, rowOf).values()) {
        for (const block of new Set(people.map((person) => plan.blockOf[person] ?? 0)))
          this.#homesOf[block]?.push(this.#homes.length)
        this.#homes.push(people)
      }
  }

  all(): number {
    return this.#homes.reduce((sum, home) => sum + this.#width(home), 0)
  }

  /** Of the households that have somebody in one of the two blocks. */
  of(a: number, b: number): number {
    const mine = this.#homesOf[a] ?? []
    const others = this.#homesOf[b] ?? []
    let sum = 0
    for (const home of mine) sum += this.#width(this.#homes[home])
    if (a !== b) for (const home of others) if (!mine.includes(home)) sum += this.#width(this.#homes[home])
    return sum
  }

  #width(home: readonly number[] | undefined): number {
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const person of home ?? []) {
      const at = this.#at[person] ?? 0
      if (at < least) least = at
      if (at > most) most = at
    }
    return most > least ? most - least : 0
  }
}
