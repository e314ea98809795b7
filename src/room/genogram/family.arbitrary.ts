/** Families for property tests: any graph that the model allows, however strange. */
import fc from 'fast-check'
import { childLinks, type Family, personKinds, sexes, unionStatuses } from './family.ts'

const count = { people: 14, unions: 12 }

export const anyFamily: fc.Arbitrary<Family> = fc
  .record({
    people: fc.integer({ min: 1, max: count.people }),
    sexes: fc.array(fc.constantFrom(...sexes), { minLength: count.people, maxLength: count.people }),
    kinds: fc.array(fc.constantFrom(...personKinds), { minLength: count.people, maxLength: count.people }),
    unions: fc.array(
      fc.record({
        a: fc.nat(count.people - 1),
        b: fc.option(fc.nat(count.people - 1)),
        status: fc.constantFrom(...unionStatuses),
        order: fc.integer({ min: 1, max: 5 }),
        children: fc.array(fc.record({ person: fc.nat(count.people - 1), link: fc.constantFrom(...childLinks) }), {
          maxLength: 4,
        }),
      }),
      { maxLength: count.unions },
    ),
    households: fc.array(fc.uniqueArray(fc.nat(count.people - 1), { maxLength: 5 }), { maxLength: 3 }),
  })
  .map(({ people, sexes: sexOf, kinds, unions, households }): Family => {
    const id = (number: number) => `p${number % people}`
    const couples = unions.map(({ a, b, status, order }, number) => ({
      id: `u${number}`,
      partners: b === null || id(a) === id(b) ? [id(a)] : [id(a), id(b)],
      status,
      order,
    }))
    const seen = new Set<string>()
    return {
      index: 'p0',
      persons: Array.from({ length: people }, (_, number) => ({
        id: id(number),
        sex: sexOf[number] ?? 'U',
        kind: kinds[number] ?? 'person',
        deceased: number % 5 === 0,
        label: `Person ${number}`,
      })),
      unions: couples,
      children: unions.flatMap(({ children }, number) =>
        children.flatMap(({ person, link }) => {
          const key = `${number} ${id(person)} ${link}`
          if (couples[number]?.partners.includes(id(person)) || seen.has(key)) return []
          seen.add(key)
          return [{ union: `u${number}`, person: id(person), link }]
        }),
      ),
      households: households.map((members, number) => ({ id: `h${number}`, members: [...new Set(members.map(id))] })),
      relations: [],
    }
  })

/** Persons, unions, households in another order; the children of one union keep theirs. */
export function shuffled(family: Family, seed: number): Family {
  const mix = <T>(list: readonly T[]): T[] =>
    list
      .map((entry, place) => ({ entry, key: Math.sin((place + 1) * 12.9898 + seed) }))
      .sort((a, b) => a.key - b.key)
      .map(({ entry }) => entry)
  return {
    ...family,
    persons: mix(family.persons),
    unions: mix(family.unions).map((union) => ({ ...union, partners: mix(union.partners) })),
    children: [...Map.groupBy(family.children, ({ union }) => union).entries()]
      .sort((a, b) => Math.sin(a[0].length + seed) - Math.sin(b[0].length + seed))
      .flatMap(([, entries]) => entries),
    households: mix(family.households).map((home) => ({ ...home, members: mix(home.members) })),
  }
}
