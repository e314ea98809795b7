/** Which page of a long list an address asks for. */

/** From `?page=`; 1 where it is left out or no page number. */
export function pageIn(query: unknown): number {
  const page = typeof query === 'object' && query !== null && 'page' in query ? Number(query.page) : 1
  return Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1
}
