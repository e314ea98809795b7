/**
 * PostgreSQL as our child: made, started, adopted after a crash of this program, watched, stopped.
 * Loopback only, a free port each time, every login by password. See docs/decisions for why a child and not a library.
 */
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { type FolderLock, lockFolder, runningHolder } from './folder-lock.ts'
import { goneWithin, isAlive } from './pid.ts'
import { findPostgres } from './postgres-binaries.ts'
import { type Cluster, clusterMajor, clusterPassword, clusterPlace, makeCluster } from './postgres-cluster.ts'
import { address, makeDatabase, whenAnswering } from './postgres-contact.ts'
import { lastWords, launch } from './postgres-server.ts'
import { type Running, watchOver } from './postgres-watch.ts'
import { clearAfterKill, postmasterOf, stopPostmaster } from './postmaster.ts'

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

/** A server that outlived the program it belonged to is ours when it knows our password and our folder. */
async function adopt(cluster: Cluster, log: EmbeddedOptions['log']): Promise<Running | undefined> {
  const postmaster = postmasterOf(cluster.folder)
  if (!postmaster) return undefined
  const answer = await whenAnswering(address(postmaster.port, cluster.password), 5_000, () => isAlive(postmaster.pid))
  if (typeof answer === 'object' && answer.folder === cluster.folder) {
    log(`Found the database still running (process ${postmaster.pid}); using it.`)
    return { ...postmaster, version: answer.version }
  }
  log(`Found a database that does not answer us (process ${postmaster.pid}); stopping it.`)
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
  await clearAfterKill(cluster.folder)
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const pid = launch(cluster, binaries, port, durable, join(dataDir, 'postgres.log'))
    const answer = await whenAnswering(address(port, cluster.password), 60_000, () => isAlive(pid))
    if (typeof answer === 'object') return { pid, port, version: binaries.version }
    if (answer === 'refused') {
      await stopPostmaster(pid)
      throw new CannotStart(
        `The database does not accept the password in ${dataDir}/postgres-password. Restore that file from the backup.`,
      )
    }
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
