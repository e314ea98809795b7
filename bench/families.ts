/** Invented families of any size, the same for the same seed: several partners, kin unions, adoption, fostering, twins, losses, households. */
import type { ChildOf, Family, FamilyPerson, Household, Union } from '../src/room/genogram/family.ts'

export interface FamilyPlan {
  readonly seed: number
  /** So many, or fewer where the family comes to an end. */
  readonly people: number
  /** Of 1: how often somebody has a second partner, takes a partner who is in the family already, and so on. */
  readonly again: number
  readonly within: number
  readonly fostered: number
}

export function familyOf({ seed, people, again, within, fostered }: FamilyPlan): Family {
  const chance = randomFrom(seed)
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(chance() * list.length)]
  const persons: FamilyPerson[] = []
  const unions: Union[] = []
  const children: ChildOf[] = []
  const level = new Map<string, number>()
  const parents = new Map<string, string>()
  const coupled = new Map<string, number>()
  const add = (at: number, extra: Partial<FamilyPerson> = {}): string => {
    const id = `p${persons.length}`
    const sex = chance() < 0.5 ? 'F' : 'M'
    persons.push({
      id,
      sex,
      kind: 'person',
      deceased: chance() < 0.1,
      label: `Person ${persons.length}`,
      ageBand: 'adult',
      ...extra,
    })
    level.set(id, at)
    return id
  }
  const join = (partners: string[]): string => {
    const id = `u${unions.length}`
    const order = 1 + Math.max(...partners.map((partner) => coupled.get(partner) ?? 0))
    for (const partner of partners) coupled.set(partner, (coupled.get(partner) ?? 0) + 1)
    const status =
      pick(['married', 'married', 'cohabiting', 'separated', 'divorced', 'casual', 'widowed'] as const) ?? 'married'
    unions.push({ id, partners, status, order })
    return id
  }
  const bear = (union: string, at: number): void => {
    const count = 1 + Math.floor(chance() * 3.4)
    for (let number = 0; number < count && persons.length < people; number++) {
      const lost = chance() < 0.05
      const twin = !lost && number + 1 < count && persons.length + 1 < people && chance() < 0.05
      const birth = twin ? { twin: `t${persons.length}`, zyg: chance() < 0.4 ? ('MZ' as const) : ('DZ' as const) } : {}
      for (let times = 0; times < (twin ? 2 : 1); times++) {
        const id = add(at, lost ? { kind: 'miscarriage', deceased: true } : {})
        parents.set(id, union)
        children.push({ union, person: id, link: chance() < 0.05 ? 'adopted' : 'biological', ...birth })
      }
    }
  }
  const root = join([add(0), add(0)])
  bear(root, 1)
  // Where nobody takes a second partner the family may come to an end before it has so many.
  for (let turn = 0; persons.length < people && turn < people * 200; turn++) {
    const living = persons.filter(({ kind }) => kind === 'person')
    const one = pick(living)
    if (!one) break
    const at = level.get(one.id) ?? 0
    const times = coupled.get(one.id) ?? 0
    const dice = chance()
    if (dice < 0.22 && !parents.has(one.id) && at > 0) {
      const union = join(chance() < 0.85 && persons.length + 1 < people ? [add(at - 1), add(at - 1)] : [add(at - 1)])
      const elder = chance() < 0.5
      if (!elder) children.push({ union, person: one.id, link: 'biological' })
      if (chance() < 0.7) bear(union, at)
      if (elder) children.push({ union, person: one.id, link: 'biological' })
      parents.set(one.id, union)
    } else if (times === 0 || chance() < again) {
      const peers = living.filter(
        ({ id }) => id !== one.id && level.get(id) === at && parents.get(id) !== parents.get(one.id),
      )
      const kin = chance() < within ? pick(peers) : undefined
      const partners = chance() < 0.07 ? [one.id] : [one.id, kin?.id ?? add(at)]
      const union = join(partners)
      if (chance() < 0.8) bear(union, at + 1)
    }
  }
  for (const union of unions) {
    if (chance() > fostered) continue
    const at = level.get(union.partners[0] ?? '') ?? 0
    const child = pick(
      persons.filter(
        ({ id, kind }) =>
          kind === 'person' && (level.get(id) ?? 0) > at && !coupled.has(id) && parents.get(id) !== union.id,
      ),
    )
    if (child)
      children.push({
        union: union.id,
        person: child.id,
        link: pick(['fostered', 'kinship', 'adopted'] as const) ?? 'fostered',
      })
  }
  const households = unions.flatMap((union, number): Household[] => {
    if (chance() > 0.35) return []
    const young = children
      .filter((child) => child.union === union.id && !coupled.has(child.person))
      .map(({ person }) => person)
    return [{ id: `h${number}`, members: [...new Set([...union.partners, ...young])] }]
  })
  const index = children.findLast(({ person }) => !coupled.has(person))?.person ?? 'p0'
  return { index, persons, unions, children, households, relations: [] }
}

/** Mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
