/** The database the settings ask for: a server elsewhere, or our own child. Gives the two addresses the program works with. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { CannotStart } from './kit/cannot-start.ts'
import { migrate } from './kit/migration.ts'
import { startEmbeddedPostgres } from './kit/postgres-launcher.ts'
import { runningPostgres } from './kit/postgres-running.ts'
import { root } from './root.ts'

export interface DatabaseServer {
  readonly ownerUrl: string
  readonly application: { readonly url: string; readonly options?: string; readonly prepared?: boolean }
  readonly embedded: boolean
  stop(): Promise<void>
}

/** Started or found, and migrated. Throws `CannotStart` with what to do. */
export async function openDatabaseServer(config: Config, log: (line: string) => void): Promise<DatabaseServer> {
  if (config.databaseUrl !== null && config.databaseOwnerUrl !== null) {
    await bringUpToDate(config.databaseOwnerUrl, log)
    return external(config.databaseUrl, config.databaseOwnerUrl)
  }
  const embedded = await startEmbeddedPostgres({ dataDir: config.dataDir, log })
  try {
    const password = applicationPassword(config.dataDir)
    await bringUpToDate(embedded.ownerUrl, log, password)
    return {
      ownerUrl: embedded.ownerUrl,
      application: { url: asApplication(embedded.ownerUrl, password) },
      embedded: true,
      stop: embedded.stop,
    }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}

/** The database as it is, for commands: another program may be using it. Undefined when the embedded one is not running. */
export async function reachDatabaseServer(config: Config): Promise<DatabaseServer | undefined> {
  if (config.databaseUrl !== null && config.databaseOwnerUrl !== null)
    return external(config.databaseUrl, config.databaseOwnerUrl)
  const running = await runningPostgres(config.dataDir)
  if (!running) return undefined
  const application = { url: asApplication(running.ownerUrl, applicationPassword(config.dataDir)) }
  return { ownerUrl: running.ownerUrl, application, embedded: true, stop: async () => {} }
}

/**
 * With one address for everything the pool steps down to the application's role; production asks for two logins instead. An address
 * other than the owner's direct one may lead through a pooler, where nothing can be kept prepared.
 */
function external(url: string, ownerUrl: string): DatabaseServer {
  const prepared = new URL(url).host === new URL(ownerUrl).host
  const application =
    url === ownerUrl ? { url, prepared, options: '-c role=common_ground_application' } : { url, prepared }
  return { ownerUrl, application, embedded: false, stop: async () => {} }
}

async function bringUpToDate(ownerUrl: string, log: (line: string) => void, password?: string): Promise<void> {
  let announced = false
  const onProgress = () => {
    if (!announced) log('Bringing the database up to date ...')
    announced = true
  }
  try {
    await migrate({
      ownerUrl,
      folder: join(root, 'db'),
      onProgress,
      ...(password !== undefined && { applicationPassword: password }),
    })
  } catch (error) {
    if (!isUnreachable(error)) throw error
    const { host } = new URL(ownerUrl)
    throw new CannotStart(
      `The database at ${host} cannot be reached: ${reason(error)}\nCheck DATABASE_URL and DATABASE_OWNER_URL, and that the server is running.`,
    )
  }
}

function isUnreachable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return (
    ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'ECONNRESET', 'EAI_AGAIN'].includes(code) ||
    /^(28|3D)/.test(code)
  )
}

const reason = (error: unknown): string =>
  error instanceof AggregateError || !(error instanceof Error) ? 'no answer' : error.message

function applicationPassword(dataDir: string): string {
  const path = join(dataDir, 'application-password')
  if (!existsSync(path)) writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  return readFileSync(path, 'utf8').trim()
}

function asApplication(ownerUrl: string, password: string): string {
  const url = new URL(ownerUrl)
  url.username = 'common_ground_application'
  url.password = password
  return url.href
}
