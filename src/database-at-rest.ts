/** The database for a command: as it runs, or woken for the command and put back to sleep. */
import type pg from 'pg'
import type { Config } from './config.ts'
import { reachDatabaseServer } from './database-server.ts'
import { withOwner } from './kit/owner.ts'
import { existingCluster } from './kit/postgres-cluster.ts'
import { startEmbeddedPostgres } from './kit/postgres-launcher.ts'

export interface DatabaseAtRest {
  readonly ownerUrl: string
  readonly embedded: boolean
  /** False where it was woken for this. */
  readonly awake: boolean
  stop(): Promise<void>
}

/** Undefined where there is none yet. */
export async function wakeDatabase(config: Config): Promise<DatabaseAtRest | undefined> {
  const awake = await reachDatabaseServer(config)
  if (awake) return { ...awake, awake: true }
  if (existingCluster(config.dataDir) === undefined) return undefined
  const { ownerUrl, stop } = await startEmbeddedPostgres({ dataDir: config.dataDir, log: () => {} })
  return { ownerUrl, embedded: true, awake: false, stop }
}

/** Runs `work` with a connection of the owner; null where there is no database. */
export async function withDatabase<T>(config: Config, work: (client: pg.Client) => Promise<T>): Promise<T | null> {
  const server = await wakeDatabase(config)
  if (!server) return null
  try {
    return await withOwner(server.ownerUrl, work)
  } finally {
    await server.stop()
  }
}
