/** Finding texts by their ids. */
/** The entry of a list with this id; its type is the entry's own. An id that is not in the list does not compile. */
export function byId<const Item extends { readonly id: string }, const Id extends Item['id']>(
  list: readonly Item[],
  id: Id,
): Extract<Item, { readonly id: Id }> {
  const found = list.find((item): item is Extract<Item, { readonly id: Id }> => item.id === id)
  if (!found) throw new Error(`no entry "${id}" in the content`)
  return found
}

/** The entry of a list with an id that came from outside (a form, the database), or null. */
export function findById<const Item extends { readonly id: string }>(list: readonly Item[], id: string): Item | null {
  return list.find((item) => item.id === id) ?? null
}

/** A key of a mapping, when it is one: for words that came from outside. */
export const isKeyOf = <Mapping extends object>(mapping: Mapping, key: string): key is Extract<keyof Mapping, string> =>
  Object.hasOwn(mapping, key)

/** The entries of a mapping, in the order of the YAML, with their keys' own types. */
export const entriesOf = <Mapping extends object>(
  mapping: Mapping,
): [Extract<keyof Mapping, string>, Mapping[keyof Mapping]][] =>
  Object.entries(mapping) as [Extract<keyof Mapping, string>, Mapping[keyof Mapping]][] // constants have no other keys
