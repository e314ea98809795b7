/** Twins and triplets: a child says with whom it was born, and all who hang together get one mark. Pure. */
import type { ChildOf } from './family.ts'
import { keyOf } from './genogram-state.ts'

/**
 * `twin` names another child of the couple, or an id that the children share. Afterwards all of one birth have the same one, and are identical where one of
 * them says so. Whoever names a child that is gone is a child alone.
 */
export function bornTogether(children: readonly ChildOf[]): ChildOf[] {
  const births = new Map<string, string>()
  const birthOf = (key: string): string => {
    const next = births.get(key)
    if (next === undefined || next === key) return key
    const first = birthOf(next)
    births.set(key, first)
    return first
  }
  for (const { union, person, twin } of children)
    if (twin !== undefined) births.set(birthOf(keyOf(union, person)), birthOf(keyOf(union, twin)))
  const groups = Map.groupBy(children, ({ union, person }) => birthOf(keyOf(union, person)))
  return children.map((child) => {
    const { twin: _twin, zyg: _zyg, ...alone } = child
    const group = groups.get(birthOf(keyOf(child.union, child.person))) ?? []
    if (group.length < 2) return alone
    const zyg = group.find((one) => one.zyg === 'MZ')?.zyg ?? group.find((one) => one.zyg)?.zyg
    return { ...alone, twin: group[0]?.twin ?? group[0]?.person ?? child.person, ...(zyg ? { zyg } : {}) }
  })
}
