/** The family that the operations on a genogram add up to. Pure. */
import { bornTogether } from './born-together.ts'
import {
  ageBands,
  type ChildLink,
  type ChildOf,
  childLinks,
  type Family,
  type FamilyPerson,
  type GettingOn,
  type Household,
  personKinds,
  sexes,
  type Union,
  unionStatuses,
  zygosities,
} from './family.ts'
import { type GenogramState, isThere, keyOf, type Thing } from './genogram-state.ts'

/** The family as it stands. Lines to somebody who was removed are left out, and come back with them. */
export function familyOfState(state: GenogramState): Family {
  const there = (things: Readonly<Record<string, Thing>>) =>
    Object.entries(things)
      .filter(([, thing]) => isThere(state, thing))
      .sort(([, a], [, b]) => a.added - b.added)
  const people = new Set(there(state.people).map(([id]) => id))
  const persons = there(state.people).map(([id, { fields }]): FamilyPerson => {
    const label = fields.label?.value
    return {
      id,
      sex: oneOf(sexes, fields.sex?.value, 'U'),
      kind: oneOf(personKinds, fields.kind?.value, 'person'),
      deceased: fields.died?.value === 'yes',
      ...(label ? { label } : {}),
      ageBand: oneOf(ageBands, fields.age?.value, 'not-said'),
    }
  })
  const unions = there(state.unions).flatMap(([id, { added, fields }]): Union[] => {
    const both = [...new Set([fields.a?.value ?? '', fields.b?.value ?? ''])].filter((one) => people.has(one))
    if (both.length === 0) return []
    const order = Number(fields.order?.value ?? added)
    return [
      {
        id,
        partners: both,
        status: oneOf(unionStatuses, fields.status?.value, 'unknown'),
        order: Number.isFinite(order) ? order : added,
      },
    ]
  })
  const couples = new Map(unions.map((union) => [union.id, union]))
  const everyChild = there(state.children)
    .flatMap(([, { added, fields }]) => {
      const [union = '', person = ''] = [fields.union?.value, fields.person?.value]
      const parents = couples.get(union)?.partners
      if (!parents || !people.has(person) || parents.includes(person)) return []
      return [{ union, person, fields, place: placeOf(fields.place?.value, added) }]
    })
    .sort((a, b) => a.place - b.place)
    .map(({ union, person, fields }): ChildOf => {
      const [link, twin, zyg] = [fields.link?.value, fields.twin?.value, fields.zyg?.value]
      const kept = zygosities.find((one) => one === zyg)
      return {
        union,
        person,
        link: oneOf<ChildLink>(childLinks, link, 'biological'),
        ...(twin ? { twin } : {}),
        ...(kept ? { zyg: kept } : {}),
      }
    })
  const { children, together } = withBothParents(bornTogether(everyChild), couples)
  const households = there(state.households).flatMap(([id]): Household[] => {
    const members = [...people].filter((person) => state.members[keyOf(id, person)]?.value === true)
    return members.length > 0 ? [{ id, members }] : []
  })
  const relations = there(state.relations).flatMap(([, { fields }]): GettingOn[] => {
    const [a = '', b = '', type = ''] = [fields.a?.value, fields.b?.value, fields.kind?.value]
    if (!people.has(a) || !people.has(b) || a === b || type === '') return []
    return [{ a, b, type, ...(fields.directed?.value === 'yes' ? { directed: true } : {}) }]
  })
  const index = state.index && people.has(state.index.value) ? state.index.value : null
  return { index, persons, unions: unions.filter(({ id }) => !together.has(id)), children, households, relations }
}

/**
 * A child first shown with one parent, and later with that parent and a partner, has one line: from the couple. `together`: parents alone
 * who have no child of their own left.
 */
function withBothParents(all: readonly ChildOf[], couples: ReadonlyMap<string, Union>) {
  const isCovered = ({ union, person, link }: ChildOf): boolean => {
    const [parent, other] = couples.get(union)?.partners ?? []
    if (parent === undefined || other !== undefined) return false
    return all.some(
      (one) =>
        one.person === person && one.link === link && one.union !== union && coupleHas(couples.get(one.union), parent),
    )
  }
  const children = all.filter((child) => !isCovered(child))
  const left = new Set(children.map(({ union }) => union))
  return { children, together: new Set(all.map(({ union }) => union).filter((union) => !left.has(union))) }
}

const coupleHas = (union: Union | undefined, person: string): boolean =>
  union !== undefined && union.partners.length > 1 && union.partners.includes(person)

/** Where no place was given: in the order in which they were added, behind those that have one. */
export const placeOf = (place: string | undefined, added: number): number =>
  place !== undefined && place !== '' && Number.isFinite(Number(place)) ? Number(place) : 1_000_000 + added

const oneOf = <T extends string>(choices: readonly [T, ...T[]], value: string | undefined, otherwise: T): T =>
  choices.find((choice) => choice === value) ?? otherwise
