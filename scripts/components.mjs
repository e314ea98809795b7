/** The list of parts (SBOM) in CycloneDX, from the lock file alone: what production installs, with versions and checksums. */
export function componentsOf(lock) {
  const production = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev)
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name: lock.name, version: lock.version } },
    components: production.map(([path, { version, integrity, license, optional }]) => {
      const name = path.split('node_modules/').at(-1)
      return {
        type: 'library',
        name,
        version,
        scope: optional ? 'optional' : 'required',
        purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
        hashes: hashesOf(integrity),
        ...(license ? { licenses: [{ expression: license }] } : {}),
      }
    }),
  }
}

/** 'sha512-base64' → its hexadecimal digits. */
function hashesOf(integrity = '') {
  const [kind, digest] = integrity.split('-')
  if (!digest) return []
  return [{ alg: kind.toUpperCase().replace('SHA', 'SHA-'), content: Buffer.from(digest, 'base64').toString('hex') }]
}
