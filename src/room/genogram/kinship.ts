/** The family by numbers, in an order that does not depend on the order of the file: what every part of the layout works on. */
import type { ChildLink, Family, UnionStatus } from './family.ts'

export interface Kinship {
  readonly ids: readonly string[]
  /** The child the discussion is about; -1 if none was chosen. */
  readonly index: number
  readonly unions: readonly KinUnion[]
  readonly households: readonly { readonly id: string; readonly members: readonly number[] }[]
}

export interface KinUnion {
  readonly id: string
  readonly status: UnionStatus
  readonly order: number
  readonly partners: readonly number[]
  /** All children, eldest first. */
  readonly children: readonly KinChild[]
}

export interface KinChild {
  readonly person: number
  readonly link: ChildLink
  readonly twin: string | null
  /** A step-child has no line down where one of the two is a drawn parent already (meeting-tools.yaml, symbols.children.step). */
  readonly drawn: boolean
}

export function kinshipOf(family: Family): Kinship {
  const ids = family.persons.map(({ id }) => id).sort(byCode)
  const number = new Map(ids.map((id, place) => [id, place]))
  const at = (id: string) => number.get(id) ?? -1
  const entries = Map.groupBy(family.children, ({ union }) => union)
  const parents = new Map<string, Set<string>>()
  const partnersOf = new Map(family.unions.map((union) => [union.id, union.partners]))
  for (const { union, person, link } of family.children)
    if (link !== 'step')
      for (const partner of partnersOf.get(union) ?? [])
        parents.set(person, (parents.get(person) ?? new Set()).add(partner))

  const unions = family.unions
    .toSorted((a, b) => byCode(a.id, b.id))
    .map((union): KinUnion => {
      const seen = new Set<string>()
      const here = entries.get(union.id) ?? []
      const surer = new Set(here.flatMap(({ person, link }) => (link === 'step' ? [] : person)))
      const children = here.flatMap(({ person, link, twin }): KinChild[] => {
        if (seen.has(person) || union.partners.includes(person) || at(person) < 0) return []
        if (link === 'step' && surer.has(person)) return []
        seen.add(person)
        const implied = link === 'step' && union.partners.some((partner) => parents.get(person)?.has(partner))
        return [{ person: at(person), link, twin: twin ?? null, drawn: !implied }]
      })
      const partners = [...new Set(union.partners.map(at))].filter((place) => place >= 0).sort((a, b) => a - b)
      return { id: union.id, status: union.status, order: union.order, partners, children }
    })
  const households = family.households
    .toSorted((a, b) => byCode(a.id, b.id))
    .map(({ id, members }) => ({
      id,
      members: members
        .map(at)
        .filter((place) => place >= 0)
        .sort((a, b) => a - b),
    }))
  return { ids, index: family.index === null ? -1 : at(family.index), unions, households }
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
