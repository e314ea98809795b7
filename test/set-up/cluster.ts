/** One throw-away PostgreSQL for the whole run, with a migrated template every test file gets a copy of. */
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/kit/migration.ts'
import { startEmbeddedPostgres } from '../../src/kit/postgres-launcher.ts'

export interface TestCluster {
  /** Address with the owner's rights, of a database nobody uses. */
  readonly ownerUrl: string
  readonly applicationPassword: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: TestCluster
  }
}

declare global {
  /** Two projects use the cluster; each runs this file. */
  var testCluster: { uses: number; running: Promise<TestCluster & { stop(): Promise<void> }> } | undefined
}

export const template = 'template_cg'

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  globalThis.testCluster ??= { uses: 0, running: start() }
  const shared = globalThis.testCluster
  shared.uses++
  const { stop, ...cluster } = await shared.running
  project.provide('cluster', cluster)
  return async () => {
    if (--shared.uses > 0) return
    globalThis.testCluster = undefined
    await stop()
  }
}

async function start() {
  const dataDir = await mkdtemp(join(tmpdir(), 'common-ground-test-'))
  await chmod(dataDir, 0o755)
  const server = await startEmbeddedPostgres({ dataDir, durable: false, log: () => {} })
  const stop = async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    const applicationPassword = randomBytes(16).toString('hex')
    await makeTemplate(server.ownerUrl, applicationPassword)
    return { ownerUrl: server.ownerUrl, applicationPassword, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function makeTemplate(ownerUrl: string, applicationPassword: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query(`create database ${template}`)
  await client.end()
  const url = new URL(ownerUrl)
  url.pathname = `/${template}`
  await migrate({ ownerUrl: url.href, folder: 'db', applicationPassword })
}
