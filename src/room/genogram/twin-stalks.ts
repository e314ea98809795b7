/** Twins hang on one point. */
import type { KinChild } from './kinship.ts'
import { measure } from './measure.ts'
import type { Wire } from './wires.ts'

/** Height of the two lines that part for twins. */
export const twinHeight = 24

/** x of the stalk of each, where they stand side by side. */
export function stalksOf(
  children: readonly KinChild[],
  wires: readonly Wire[],
  rowOf: Int32Array,
): Map<number, number> {
  const stalks = new Map<number, number>()
  const births = Map.groupBy(
    children.filter(({ twin }) => twin !== null),
    ({ twin, person }) => `${twin} ${rowOf[person]}`,
  )
  for (const birth of births.values()) {
    const ends = birth.flatMap(({ person }) =>
      wires.flatMap(({ down }) => down.find(({ item }) => item === person) ?? []),
    )
    const places = ends.map(({ x }) => x).sort((a, b) => a - b)
    const near = places.every((x, place) => place === 0 || x - (places[place - 1] ?? x) < measure.neighbours * 1.3)
    if (places.length < 2 || places.length !== birth.length || !near) continue
    const middle = ((places[0] ?? 0) + (places.at(-1) ?? 0)) / 2
    for (const { person } of birth) stalks.set(person, middle)
  }
  return stalks
}
