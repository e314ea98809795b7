/** Where the arrow keys lead on a genogram: up to parents, down to children, sideways to brothers, sisters and partners, else to whoever stands there. */
import type { Family } from '../genogram/family.ts'
import type { Layout } from '../genogram/layout.ts'

type Near = Readonly<Record<'up' | 'down' | 'left' | 'right', string>>

export function nearOf(family: Family, layout: Pick<Layout, 'persons'>): Map<string, Partial<Near>> {
  const at = new Map(layout.persons.map((person) => [person.id, person]))
  const partners = new Map(family.unions.map((union) => [union.id, union.partners]))
  const mine = (person: string) => family.unions.filter((union) => union.partners.includes(person)).map(({ id }) => id)
  const nearest = (from: string, ids: readonly string[]): string | undefined => {
    const here = at.get(from)
    return ids.toSorted(
      (a, b) => Math.abs((at.get(a)?.x ?? 0) - (here?.x ?? 0)) - Math.abs((at.get(b)?.x ?? 0) - (here?.x ?? 0)),
    )[0]
  }
  return new Map(
    layout.persons.map(({ id, x, y }) => {
      const parents = family.children
        .filter(({ person }) => person === id)
        .flatMap(({ union }) => partners.get(union) ?? [])
      const unions = new Set(mine(id))
      const children = family.children.filter(({ union }) => unions.has(union)).map(({ person }) => person)
      const row = layout.persons.filter((other) => other.y === y && other.id !== id)
      const side = (step: number) => row.filter((other) => (other.x - x) * step > 0).map((other) => other.id)
      const other = (below: boolean) =>
        layout.persons.filter((person) => (below ? person.y > y : person.y < y)).map((person) => person.id)
      const up = nearest(id, parents) ?? nearest(id, other(false))
      const down = nearest(id, children) ?? nearest(id, other(true))
      const [left, right] = [nearest(id, side(-1)), nearest(id, side(1))]
      return [id, { ...(up && { up }), ...(down && { down }), ...(left && { left }), ...(right && { right }) }] as const
    }),
  )
}
