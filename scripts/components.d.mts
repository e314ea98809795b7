export interface Component {
  readonly name: string
  readonly version: string
  readonly purl: string
  readonly hashes: readonly { readonly alg: string; readonly content: string }[]
}
export function componentsOf(lock: { readonly packages: Readonly<Record<string, object>> }): {
  readonly bomFormat: string
  readonly specVersion: string
  readonly components: readonly Component[]
}
