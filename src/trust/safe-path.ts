/** Addresses that are returned to with what was chosen there, and what may be chosen (registers/auditor.filter.ts). */
const chosen: Readonly<Record<string, readonly string[]>> = {
  '/audit/export': [
    ...['from-day', 'from-month', 'from-year', 'to-day', 'to-month', 'to-year'],
    ...['person', 'upon', 'did', 'discussion', 'as'],
  ],
}
/** Characters of one chosen value. */
const longest = 80

/** A path of this service, never another address; with what was chosen where that is listed above. */
export function safePath(path: unknown, otherwise = '/desk'): string {
  if (typeof path !== 'string') return otherwise
  const [place = '', ...rest] = path.split('?')
  if (!/^\/(?![/\\])[\w\-./]*$/.test(place)) return otherwise
  if (rest.length === 0) return place
  return Object.hasOwn(chosen, place) ? withChosen(place, new URLSearchParams(rest.join('?'))) : otherwise
}

function withChosen(place: string, given: URLSearchParams): string {
  const kept = new URLSearchParams()
  for (const name of chosen[place] ?? []) {
    const value = given.get(name)?.slice(0, longest) ?? ''
    if (value !== '') kept.set(name, value)
  }
  return kept.size > 0 ? `${place}?${kept}` : place
}

export function queryOf(query: unknown): Record<string, unknown> {
  return typeof query === 'object' && query !== null ? { ...query } : {}
}
