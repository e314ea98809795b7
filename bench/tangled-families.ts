/**
 * Invented families of the kinds that tear drawings apart, the same for the same seed: chains and rings of partners, unions of cousins, of
 * uncle and niece and of parent and child, several parent families for one child, births of two or three, care by elder kin, losses, pets,
 * parts without any link. Every family mixes a few of these traits; `people` is how many there are at most.
 */
import { type Family, type FamilyPerson, type Household, unionStatuses } from '../src/room/genogram/family.ts'
import { randomFrom } from './families.ts'

interface Grown {
  readonly persons: FamilyPerson[]
  readonly unions: { id: string; partners: string[]; status: Family['unions'][number]['status']; order: number }[]
  readonly children: Family['children'][number][]
  readonly level: Map<string, number>
}

export function tangledFamily(seed: number, people: number): Family {
  const chance = randomFrom(seed * 2654435761 + people)
  const dice = (most: number) => Math.floor(chance() * most)
  const pick = <T>(list: readonly T[]): T | undefined => list[dice(list.length)]
  /** How strong each trait is in this family: mostly absent, sometimes everywhere. */
  const trait = () => (chance() < 0.5 ? 0 : chance() ** 2)
  const traits = {
    chain: trait(),
    kin: trait(),
    generations: trait() * 0.5,
    families: trait(),
    births: trait(),
    losses: trait() * 0.5,
    parts: trait() * 0.5,
    single: trait(),
    upwards: chance(),
  }
  const grown: Grown = { persons: [], unions: [], children: [], level: new Map() }
  const { persons, unions, children, level } = grown
  const room = () => persons.length < people

  const add = (at: number, kind: FamilyPerson['kind'] = 'person'): string => {
    const id = `p${persons.length}`
    const sex = pick(['M', 'F', 'M', 'F', 'X', 'U'] as const) ?? 'U'
    persons.push({ id, sex, kind, deceased: chance() < 0.1, label: `Person ${persons.length}` })
    level.set(id, at)
    return id
  }
  const join = (partners: string[]): string => {
    const id = `u${unions.length}`
    unions.push({ id, partners, status: pick(unionStatuses) ?? 'unknown', order: 1 + dice(4) })
    return id
  }
  const bear = (union: string, at: number): void => {
    for (let births = 1 + dice(4); births > 0 && room(); births--) {
      if (chance() < traits.losses) {
        const kind = pick(['miscarriage', 'stillbirth', 'termination', 'pregnancy'] as const)
        children.push({ union, person: add(at, kind), link: 'biological' })
        continue
      }
      const many = chance() < traits.births ? 2 + dice(2) : 1
      const birth = many > 1 ? { twin: `t${children.length}`, zyg: pick(['MZ', 'DZ'] as const) ?? 'DZ' } : {}
      const link = pick(['biological', 'biological', 'biological', 'donor', 'adopted'] as const) ?? 'biological'
      for (let one = 0; one < many && room(); one++) children.push({ union, person: add(at), link, ...birth })
    }
  }
  const start = (): void => {
    const union = join(chance() < traits.single ? [add(1)] : [add(1), add(1)])
    bear(union, 2)
  }
  const partnerFor = (one: string): string | null => {
    const at = level.get(one) ?? 0
    const others = (of: (far: number) => boolean) =>
      pick(persons.filter(({ id, kind }) => id !== one && kind === 'person' && of((level.get(id) ?? 0) - at)))?.id
    if (chance() < traits.generations) return others((far) => far !== 0) ?? null
    if (chance() < traits.kin) return others((far) => far === 0) ?? null
    return room() ? add(at) : null
  }
  const caredFor = (): void => {
    const union = pick(unions)
    const lowest = Math.max(...(union?.partners.map((id) => level.get(id) ?? 0) ?? [0]))
    const child = pick(persons.filter(({ id, kind }) => kind === 'person' && (level.get(id) ?? 0) > lowest))
    const link = pick(['fostered', 'adopted', 'kinship', 'donor', 'step'] as const) ?? 'fostered'
    if (union && child && !children.some((entry) => entry.union === union.id && entry.person === child.id))
      children.push({ union: union.id, person: child.id, link })
  }

  start()
  for (let turn = 0; room() && turn < people * 8; turn++) {
    const one = pick(persons.filter(({ kind }) => kind === 'person'))?.id
    if (chance() < traits.parts * 0.2) start()
    else if (chance() < traits.parts * 0.1) add(dice(4), 'pet')
    if (!one) continue
    const at = level.get(one) ?? 0
    const coupled = unions.some(({ partners }) => partners.includes(one))
    if (chance() < traits.upwards * 0.3 && at > 0 && !children.some(({ person }) => person === one)) {
      const union = join(
        chance() < traits.single || persons.length + 1 >= people ? [add(at - 1)] : [add(at - 1), add(at - 1)],
      )
      children.push({ union, person: one, link: 'biological' })
      if (chance() < 0.6) bear(union, at)
    } else if (!coupled || chance() < traits.chain) {
      const other = chance() < traits.single * 0.5 ? null : partnerFor(one)
      const union = join(other === null ? [one] : [one, other])
      if (chance() < 0.75) bear(union, Math.max(at, level.get(other ?? one) ?? at) + 1)
    }
    if (chance() < traits.families * 0.3) caredFor()
  }
  return {
    index: pick(persons)?.id ?? null,
    persons,
    unions,
    children,
    households: homes(grown, chance),
    relations: [],
  }
}

/** Couples with the young ones, now and then with somebody from anywhere; somebody may live in two. */
function homes({ persons, unions, children }: Grown, chance: () => number): Household[] {
  const share = chance() * 0.6
  const mixed = chance() < 0.5 ? 0 : chance() * 0.5
  return unions.flatMap(({ id, partners }, number): Household[] => {
    if (chance() > share) return []
    const members = [...partners, ...children.filter(({ union }) => union === id).map(({ person }) => person)]
    for (; chance() < mixed; ) members.push(persons[Math.floor(chance() * persons.length)]?.id ?? '')
    const living = members.filter((member) => member !== '' && chance() < 0.9)
    return [{ id: `h${number}`, members: [...new Set(living)] }]
  })
}
