/** Where the cluster's files are, and making a new one: private, with checksums, every login by password. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { canEnter, type Identity, postgresIdentity } from './postgres-identity.ts'

export interface Cluster {
  /** PGDATA. */
  readonly folder: string
  readonly identity: Identity
  /** Password of the cluster's own superuser, `postgres`. */
  readonly password: string
}

/** Folder the cluster is or will be in, made if need be, and as whom it runs. */
export function clusterPlace(dataDir: string): { folder: string; identity: Identity } {
  mkdirSync(dataDir, { recursive: true })
  const existing = existingCluster(dataDir)
  if (existing !== undefined) return { folder: existing, identity: postgresIdentity(existing) }
  const folder = join(dataDir, 'postgres')
  const identity = postgresIdentity(folder)
  if (canEnter(dataDir, identity)) return { folder, identity }
  const reachable = join('/var/lib/common-ground', randomBytes(6).toString('hex'), 'postgres')
  makeReachable(dirname(reachable), dataDir, identity)
  writeFileSync(join(dataDir, elsewhere), `${reachable}\n`)
  return { folder: reachable, identity }
}

const elsewhere = 'postgres-is-in.txt'

/** Folder of the cluster that belongs to this data folder; undefined before the first start. */
export function existingCluster(dataDir: string): string | undefined {
  const note = join(dataDir, elsewhere)
  if (existsSync(note)) return readFileSync(note, 'utf8').trim()
  const folder = join(dataDir, 'postgres')
  return existsSync(folder) ? folder : undefined
}

/** Root's own folders are private, and PostgreSQL does not run as root: the cluster goes where its user can reach it. */
function makeReachable(parent: string, dataDir: string, identity: Identity): void {
  try {
    mkdirSync(parent, { recursive: true, mode: 0o755 })
  } catch {
    // said below
  }
  if (!canEnter(parent, identity))
    throw new CannotStart(
      `PostgreSQL does not run as root, and the user it runs as cannot enter ${dataDir}.\n` +
        'Set DATA_DIR to a folder other users may pass through, such as /srv/common-ground, or set DATABASE_URL.',
      78,
    )
}

/** Major version the existing cluster was made by; undefined when there is none. */
export function clusterMajor(folder: string): number | undefined {
  const path = join(folder, 'PG_VERSION')
  return existsSync(path) ? Number(readFileSync(path, 'utf8').trim()) : undefined
}

/** The superuser's password: made once, readable by the program alone. */
export function clusterPassword(dataDir: string, isNew: boolean): string {
  const path = join(dataDir, 'postgres-password')
  if (!isNew && existsSync(path)) return readFileSync(path, 'utf8').trim()
  if (!isNew)
    throw new CannotStart(
      `${path} is missing, so the database in ${dataDir} cannot be opened. Restore it from the backup.`,
    )
  const password = randomBytes(32).toString('base64url')
  rmSync(path, { force: true })
  writeFileSync(path, `${password}\n`, { mode: 0o600 })
  return password
}

/** Runs initdb, under another name first: what was cut off half-way is never taken for a cluster. */
export async function makeCluster(
  { folder, identity, password }: Cluster,
  binaries: PostgresBinaries,
  durable: boolean,
): Promise<void> {
  const unfinished = `${folder}-unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  own(unfinished, identity)
  const passwordFile = `${folder}-password-${process.pid}`
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  own(passwordFile, identity)
  const locale = ['--no-locale', '--encoding=UTF8', '--lc-messages=C']
  const login = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const safety = ['--data-checksums', ...(durable ? [] : ['--no-sync'])]
  try {
    await run(binaries, 'initdb', [`--pgdata=${unfinished}`, ...locale, ...login, ...safety], identity)
    chmodSync(unfinished, 0o700)
    rmSync(folder, { recursive: true, force: true })
    renameSync(unfinished, folder)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
    rmSync(passwordFile, { force: true })
  }
}

function own(path: string, { uid, gid }: Identity): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

async function run(
  { folder }: PostgresBinaries,
  program: string,
  options: string[],
  identity: Identity,
): Promise<void> {
  const child = spawn(join(folder, program), options, {
    ...identity,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: cleanEnvironment(),
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0) throw new CannotStart(`${program} could not make the database:\n${said.trim()}`)
}

/** The caller's PG… variables and secrets are none of the server's business. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, TMPDIR, LD_LIBRARY_PATH } = process.env
  return {
    ...(PATH && { PATH }),
    ...(TMPDIR && { TMPDIR }),
    ...(LD_LIBRARY_PATH && { LD_LIBRARY_PATH }),
    LC_ALL: 'C',
    TZ: 'UTC',
  }
}
