/** A path of this service, never another address. */
export function safePath(path: unknown, otherwise = '/desk'): string {
  return typeof path === 'string' && /^\/(?![/\\])[\w\-./]*$/.test(path) ? path : otherwise
}

export function queryOf(query: unknown): Record<string, unknown> {
  return typeof query === 'object' && query !== null ? { ...query } : {}
}
