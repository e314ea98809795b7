/** People who must stand on one row, gathered; and which row must lie above which. */

export interface Arc {
  readonly from: number
  readonly to: number
  readonly weight: number
  readonly union: number
}

/** People who stand on one row, and who must stand above whom. Stays free of loops: a merge that would make one is refused. */
export class RowClasses {
  readonly #leader: Int32Array
  readonly #out: Set<number>[]
  readonly arcs: Arc[] = []

  constructor(count: number) {
    this.#leader = Int32Array.from({ length: count }, (_, place) => place)
    this.#out = Array.from({ length: count }, () => new Set())
  }

  of(person: number): number {
    let at = person
    while (this.#leader[at] !== at) {
      this.#leader[at] = this.#leader[this.#leader[at] ?? 0] ?? 0
      at = this.#leader[at] ?? 0
    }
    return at
  }

  add(arc: Arc): void {
    this.arcs.push(arc)
    this.#out[this.of(arc.from)]?.add(arc.to)
  }

  reaches(from: number, to: number): boolean {
    const goal = this.of(to)
    const seen = new Set([this.of(from)])
    const stack = [this.of(from)]
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (at === goal) return true
      for (const next of this.#out[at] ?? []) {
        const place = this.of(next)
        if (!seen.has(place)) {
          seen.add(place)
          stack.push(place)
        }
      }
    }
    return false
  }

  merge(a: number, b: number): boolean {
    const [one, two] = [this.of(a), this.of(b)]
    if (one === two) return true
    if (this.reaches(one, two) || this.reaches(two, one)) return false
    const [into, gone] = one < two ? [one, two] : [two, one]
    this.#leader[gone] = into
    for (const next of this.#out[gone] ?? []) this.#out[into]?.add(next)
    return true
  }
}
