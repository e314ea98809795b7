/** For the tests of the content, which are TypeScript. */
export function faultsIn(files: ReadonlyMap<string, unknown>): string[]
export function walk(value: unknown, visit: (value: unknown, path: readonly string[], key: string) => void): void
