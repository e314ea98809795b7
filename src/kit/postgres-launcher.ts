/**
 * PostgreSQL as our child: made, started, adopted after a crash of this program, watched, stopped.
 * Loopback only, a free port each time, every login by password. See docs/decisions for why a child and not a library.
 */
import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { type FolderLock, lockFolder, runningHolder } from './folder-lock.ts'
import { goneWithin, isAlive } from './pid.ts'
import { findPostgres, type PostgresBinaries } from './postgres-binaries.ts'
import {
  type Cluster,
  cleanEnvironment,
  clusterMajor,
  clusterPassword,
  clusterPlace,
  makeCluster,
} from './postgres-cluster.ts'
import { address, answering, makeDatabase, whenAnswering } from './postgres-contact.ts'
import { postmasterOf, stopPostmaster } from './postmaster.ts'

export interface EmbeddedOptions {
  /** Folder for the cluster, its password, its log and the lock; made if missing. */
  readonly dataDir: string
  readonly log: (line: string) => void
  /** False for throw-away clusters of tests only: nothing is synced to disk. */
  readonly durable?: boolean
}

export interface EmbeddedPostgres {
  /** Address with the owner's rights, of the database `common_ground`. */
  readonly ownerUrl: string
  /** True when the server of an earlier, killed program was found running and taken over. */
  readonly adopted: boolean
  /** True when the cluster was made just now. */
  readonly isNew: boolean
  readonly version: string
  stop(): Promise<void>
}

/** Throws `CannotStart` with what to do: no PostgreSQL found, other major version, folder in use. */
export async function startEmbeddedPostgres({
  dataDir: given,
  log,
  durable = true,
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(given)
  const place = clusterPlace(dataDir)
  const lock = await lockedSoon(dataDir)
  try {
    const major = clusterMajor(place.folder)
    const cluster: Cluster = { ...place, password: clusterPassword(dataDir, major === undefined) }
    const found = major === undefined ? undefined : await adopt(cluster, log)
    const running = found ?? (await start(cluster, dataDir, major, durable, log))
    const url = await makeDatabase(address(running.port, cluster.password), 'common_ground')
    const watch = watchOver(cluster, dataDir, running, durable, log)
    return {
      ownerUrl: url,
      adopted: found !== undefined,
      isNew: major === undefined,
      version: running.version,
      async stop() {
        await watch.stop()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** A program that was just told to stop, or lost the terminal it ran in, needs a moment to let go. */
async function lockedSoon(dataDir: string): Promise<FolderLock> {
  for (let attempt = 0; attempt < 10; attempt++) {
    if (runningHolder(dataDir) === undefined) break
    await new Promise((go) => setTimeout(go, 200))
  }
  return lockFolder(dataDir)
}

interface Running {
  readonly pid: number
  readonly port: number
  readonly version: string
}

/** A server that outlived the program it belonged to is ours when it knows our password and our folder. */
async function adopt(cluster: Cluster, log: EmbeddedOptions['log']): Promise<Running | undefined> {
  const postmaster = postmasterOf(cluster.folder)
  if (!postmaster) return undefined
  const answer = await whenAnswering(address(postmaster.port, cluster.password), 5_000, () => isAlive(postmaster.pid))
  if (answer?.folder === cluster.folder) {
    log(`Found the database still running (process ${postmaster.pid}); using it.`)
    return { ...postmaster, version: answer.version }
  }
  log(`Found a database that does not answer (process ${postmaster.pid}); stopping it.`)
  await stopPostmaster(postmaster.pid)
  return undefined
}

async function start(
  cluster: Cluster,
  dataDir: string,
  major: number | undefined,
  durable: boolean,
  log: EmbeddedOptions['log'],
): Promise<Running> {
  const binaries = findPostgres(cluster.identity, dirname(cluster.folder), major)
  if (major === undefined) {
    log(`Making a database with PostgreSQL ${binaries.version} in ${cluster.folder}`)
    await makeCluster(cluster, binaries, durable)
  }
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const pid = launch(cluster, binaries, port, durable, join(dataDir, 'postgres.log'))
    const answer = await whenAnswering(address(port, cluster.password), 60_000, () => isAlive(pid))
    if (answer) return { pid, port, version: binaries.version }
    if (await goneWithin(pid, 0)) {
      if (attempt < 3) continue
      throw new CannotStart(`PostgreSQL ended at once. Its last words:\n${lastWords(join(dataDir, 'postgres.log'))}`)
    }
    await stopPostmaster(pid)
    throw new CannotStart(
      `PostgreSQL did not answer within a minute. Its last words:\n${lastWords(join(dataDir, 'postgres.log'))}`,
    )
  }
}

/** Free at the moment of asking; `start` tries again when somebody else was faster. */
function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address()
      server.close(() => (typeof bound === 'object' && bound ? resolvePort(bound.port) : reject(new Error('no port'))))
    })
  })
}

/** In a session of its own, so that Ctrl-C reaches this program alone, which then stops the server in order. Returns its process number. */
function launch(
  { folder, identity }: Cluster,
  binaries: PostgresBinaries,
  port: number,
  durable: boolean,
  logFile: string,
): number {
  const log = openLog(logFile)
  const settings = [
    ...serverSettings,
    `port=${port}`,
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ]
  const child = spawn(
    join(binaries.folder, 'postgres'),
    ['-D', folder, ...settings.flatMap((setting) => ['-c', setting])],
    {
      ...identity,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
      env: cleanEnvironment(),
    },
  )
  child.on('error', () => {})
  child.unref()
  closeSync(log)
  if (child.pid === undefined) throw new CannotStart(`${binaries.folder}/postgres could not be started.`)
  return child.pid
}

/** Statements and values stay out of the log: they hold what people wrote. */
const serverSettings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'ssl=off',
  'password_encryption=scram-sha-256',
  'shared_buffers=64MB',
  'max_connections=100',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
  'logging_collector=off',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
]

function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > 10_000_000) truncateSync(path)
  return openSync(path, 'a', 0o600)
}

function lastWords(path: string): string {
  return readFileSync(path, 'utf8').trim().split('\n').slice(-8).join('\n')
}

/** Starts the server again, on the same port, when it dies under us: the pages answer 503 meanwhile and then go on. */
function watchOver(cluster: Cluster, dataDir: string, first: Running, durable: boolean, log: EmbeddedOptions['log']) {
  let pid = first.pid
  let stopping = false
  let restarting: Promise<void> | undefined
  const look = setInterval(() => {
    if (stopping || restarting || isAlive(pid)) return
    log('The database ended unexpectedly; starting it again.')
    restarting = again()
      .catch((error: Error) => log(`The database could not be started again: ${error.message}`))
      .finally(() => {
        restarting = undefined
      })
  }, 500)
  look.unref()

  async function again(): Promise<void> {
    const binaries = findPostgres(cluster.identity, dirname(cluster.folder), clusterMajor(cluster.folder))
    pid = launch(cluster, binaries, first.port, durable, join(dataDir, 'postgres.log'))
    const started = pid
    await whenAnswering(address(first.port, cluster.password), 60_000, () => isAlive(started))
  }

  return {
    async stop() {
      stopping = true
      clearInterval(look)
      await restarting
      await stopPostmaster(pid)
    },
  }
}

/** The server another running program started on this folder, for commands that work beside it. */
export async function runningPostgres(dataDir: string): Promise<{ ownerUrl: string; version: string } | undefined> {
  const folder = resolve(dataDir)
  const major = clusterMajor(clusterPlace(folder).folder)
  const postmaster = major === undefined ? undefined : postmasterOf(clusterPlace(folder).folder)
  if (!postmaster) return undefined
  const url = address(postmaster.port, clusterPassword(folder, false))
  const answer = await answering(url)
  return (
    answer && {
      ownerUrl: address(postmaster.port, clusterPassword(folder, false), 'common_ground'),
      version: answer.version,
    }
  )
}
