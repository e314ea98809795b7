/** Where two lines end at one person, they change sides if that saves crossings. */
import { costAbove } from './track-order.ts'
import type { Wire } from './wires.ts'

/** `wires`: those between two rows. Moves their ends. */
export function choosePortSides(wires: readonly Wire[]): void {
  const ends = wires.flatMap((wire) => [...wire.up, ...wire.down].map((end) => ({ wire, end })))
  const shared = Map.groupBy(
    ends.filter(({ end }) => end.item >= 0),
    ({ wire, end }) => `${wire.up.includes(end)} ${end.item}`,
  )
  const total = (mine: readonly Wire[]) => {
    let sum = 0
    for (const one of mine)
      for (const other of wires)
        if (one !== other && one.below !== other && other.below !== one)
          sum += Math.min(costAbove(one, other), costAbove(other, one))
    return sum
  }
  for (const here of shared.values()) {
    if (here.length < 2) continue
    const mine = [...new Set(here.map(({ wire }) => wire))]
    for (let place = 0; place + 1 < here.length; place++) {
      const [a, b] = [here[place], here[place + 1]]
      if (!a || !b) continue
      const before = total(mine)
      ;[a.end.x, b.end.x] = [b.end.x, a.end.x]
      if (total(mine) >= before) [a.end.x, b.end.x] = [b.end.x, a.end.x]
    }
  }
}
