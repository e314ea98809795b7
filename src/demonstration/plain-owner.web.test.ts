/** On a managed server the login that migrates and makes the demonstration owns the tables and is no superuser: row-level security binds it too. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migrate } from '../kit/migration.ts'
import { holdMaster, masterFrom } from '../trust/master-key.ts'
import { openDemonstration, resetDemonstration } from './demonstration.ts'
import { plots } from './plots.ts'

const name = `plain_${randomBytes(6).toString('hex')}`
const password = randomBytes(12).toString('hex')
let root: pg.Client
let ownerUrl: URL
let applicationUrl: URL

beforeAll(async () => {
  holdMaster(masterFrom(randomBytes(32)))
  const { ownerUrl: rootUrl, applicationPassword } = inject('cluster')
  root = new pg.Client({ connectionString: rootUrl })
  await root.connect()
  await root.query(`create role ${name} login nosuperuser createrole password '${password}'`)
  await root.query(
    `grant common_ground_owner, common_ground_policy, common_ground_application to ${name} with admin option`,
  )
  await root.query(`create database ${name} owner ${name}`)
  ownerUrl = new URL(rootUrl)
  Object.assign(ownerUrl, { pathname: `/${name}`, username: name, password })
  applicationUrl = new URL(rootUrl)
  Object.assign(applicationUrl, {
    pathname: `/${name}`,
    username: 'common_ground_application',
    password: applicationPassword,
  })
})
afterAll(async () => {
  await root.query(`drop database if exists ${name} with (force)`)
  await root.query(`drop owned by ${name}; drop role ${name}`)
  await root.end()
})

test('the demonstration is made, found again and made anew, and every wall stands as before', async () => {
  await migrate({ ownerUrl: ownerUrl.href, folder: 'db' })
  const walls = await wallsStanding()
  const options = {
    ownerUrl: ownerUrl.href,
    application: { url: applicationUrl.href },
    say: (line: string) => void said.push(line),
    plots: plots.filter(({ until }) => until === 'sent').slice(0, 1),
  }
  const said: string[] = []
  expect((await openDemonstration(options)).ahead).toBe(0)
  expect(await counted()).toEqual({ committees: 2, told: true, discussions: 1 })
  await openDemonstration(options)
  expect(said).toHaveLength(1) // found, not made twice
  await resetDemonstration(options)
  expect(await counted()).toEqual({ committees: 2, told: true, discussions: 1 })
  expect(await wallsStanding()).toEqual(walls)
})

/** Looked at by the superuser, whom nothing binds. */
async function asRoot<Row extends pg.QueryResultRow>(statement: string): Promise<Row[]> {
  const client = new pg.Client({
    connectionString: Object.assign(new URL(inject('cluster').ownerUrl), { pathname: `/${name}` }).href,
  })
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

const counted = async () =>
  (
    await asRoot(`select (select count(*) from common_ground.committee) as committees, (select told from common_ground.demonstration_clock) as told,
      (select count(*) from common_ground.discussion) as discussions`)
  ).map((row) => ({ ...row, committees: Number(row.committees), discussions: Number(row.discussions) }))[0]

const wallsStanding = () =>
  asRoot(`select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'common_ground' and c.relforcerowsecurity order by 1`)
