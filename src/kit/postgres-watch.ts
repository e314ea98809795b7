/** Keeps the server running while the program does. */
import { dirname, join } from 'node:path'
import { isAlive } from './pid.ts'
import { findPostgres } from './postgres-binaries.ts'
import { type Cluster, clusterMajor } from './postgres-cluster.ts'
import { address, whenAnswering } from './postgres-contact.ts'
import { launch } from './postgres-server.ts'
import { clearAfterKill, stopPostmaster } from './postmaster.ts'

export interface Running {
  readonly pid: number
  readonly port: number
  readonly version: string
}

/** Starts the server again, on the same port, when it dies under us: the pages answer 503 meanwhile and then go on. */
export function watchOver(
  cluster: Cluster,
  dataDir: string,
  first: Running,
  durable: boolean,
  log: (line: string) => void,
) {
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
    await clearAfterKill(cluster.folder)
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
