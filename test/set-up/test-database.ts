/** A database of its own for a test file: a copy of the migrated template. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { holdMaster, masterFrom } from '../../src/trust/master-key.ts'
import { template } from './cluster.ts'

/** The master key of every test in this process. */
const testMaster = masterFrom(randomBytes(32))

export interface TestDatabase {
  /** With the owner's rights: to arrange and to look behind the scenes. */
  readonly ownerUrl: string
  /** As the program signs in: under row-level security. */
  readonly applicationUrl: string
  /** Removes the database. Fails when the test left a connection open. */
  close(): Promise<void>
}

/** Call once a file, in `beforeAll`; takes about 0.1 s. */
export async function testDatabase(): Promise<TestDatabase> {
  const { ownerUrl: root, applicationPassword } = inject('cluster')
  holdMaster(testMaster)
  const name = `test_${randomBytes(6).toString('hex')}`
  await asOwner(root, (client) => client.query(`create database ${name} template ${template}`))
  const ownerUrl = new URL(root)
  ownerUrl.pathname = `/${name}`
  const applicationUrl = new URL(ownerUrl)
  applicationUrl.username = 'common_ground_application'
  applicationUrl.password = applicationPassword
  return {
    ownerUrl: ownerUrl.href,
    applicationUrl: applicationUrl.href,
    close: () => asOwner(root, (client) => remove(client, name)),
  }
}

/** A database without anything in it, for a restore. `login`: an owner who is no superuser, as on a managed server. */
export async function emptyDatabase({ login }: { login?: string } = {}): Promise<Omit<TestDatabase, 'applicationUrl'>> {
  const { ownerUrl: root } = inject('cluster')
  const name = `test_${randomBytes(6).toString('hex')}`
  const ownerUrl = new URL(root)
  ownerUrl.pathname = `/${name}`
  await asOwner(root, async (client) => {
    if (login === undefined) return client.query(`create database ${name}`)
    const password = randomBytes(12).toString('hex')
    ownerUrl.username = login
    ownerUrl.password = password
    await client.query(`drop role if exists ${login}`)
    await client.query(`create role ${login} login createrole password '${password}'`)
    await client.query(
      `grant common_ground_owner, common_ground_policy, common_ground_application, common_ground_audit, common_ground_subject, common_ground_retention to ${login}`,
    )
    return client.query(`create database ${name} owner ${login}`)
  })
  const close = () =>
    asOwner(root, async (client) => {
      await remove(client, name)
      if (login !== undefined) await client.query(`drop role ${login}`)
    })
  return { ownerUrl: ownerUrl.href, close }
}

async function remove(client: pg.Client, name: string): Promise<void> {
  const left = await connectionsLeft(client, name)
  await client.query(`drop database if exists ${name} with (force)`)
  if (left.length > 0) throw new Error(`the test left ${left.length} connection(s) open: ${left.join(', ')}`)
}

/** A connection that was just closed is listed for a moment longer. */
async function connectionsLeft(client: pg.Client, name: string): Promise<string[]> {
  for (let attempt = 0; ; attempt++) {
    const { rows } = await client.query(
      `select usename || ' (' || coalesce(state, '?') || ')' as who from pg_stat_activity where datname = $1 and backend_type = 'client backend'`,
      [name],
    )
    if (rows.length === 0 || attempt === 40) return rows.map((row) => row.who)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
