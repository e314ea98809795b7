/** The database stops answering, is killed, and comes back: a kind page within two seconds, nothing typed is lost, no restart needed. */
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { interfaceWords, namesOf } from '#content'
import { systemClock } from '../../src/kit/clock.ts'
import { type Database, openDatabase } from '../../src/kit/database.ts'
import { type Jobs, startJobs } from '../../src/kit/jobs.ts'
import { migrate } from '../../src/kit/migration.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/kit/postgres-launcher.ts'
import { postJob } from '../../src/post/post.jobs.ts'
import { holdMaster, masterFrom } from '../../src/trust/master-key.ts'
import { createWeb } from '../../src/web-server.ts'
import { signedInAs, type Visitor } from '../set-up/visitor.ts'
import { makeWorld, plantDiscussion, type World } from '../set-up/world.ts'

let dataDir: string
let server: EmbeddedPostgres
let database: Database
let jobs: Jobs
let app: FastifyInstance
let world: World
const letters: string[] = []

beforeAll(async () => {
  holdMaster(masterFrom(randomBytes(32)))
  dataDir = await mkdtemp(join(tmpdir(), 'common-ground-away-'))
  await chmod(dataDir, 0o755)
  server = await startEmbeddedPostgres({ dataDir, log: () => {} }) // durable: what was acknowledged outlives a kill
  const password = randomBytes(16).toString('hex')
  await migrate({ ownerUrl: server.ownerUrl, folder: 'db', applicationPassword: password })
  world = await makeWorld(server.ownerUrl)
  const url = new URL(server.ownerUrl)
  url.username = 'common_ground_application'
  url.password = password
  database = openDatabase({ url: url.href, connections: 4 })
  app = await createWeb({
    house: {
      database,
      clock: systemClock,
      demonstration: false,
      publicUrl: 'http://127.0.0.1:8080',
      namesOf: async () => namesOf(),
    },
    secret: 'a secret that only the tests know, long enough',
    publicFolder: dataDir,
    logLevel: 'silent',
    version: 'test',
  })
  await app.ready()
  const post = {
    send: async (_: string, id: string) => {
      letters.push(id)
      return { done: 'sent' } as const
    },
    close: () => {},
  }
  jobs = startJobs([postJob({ database, clock: systemClock, post })], database, app.log)
}, 60_000)

afterAll(async () => {
  for (const pid of family()) process.kill(pid, 'SIGCONT')
  await jobs.stop()
  await app.close()
  await database.close()
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
}, 60_000)

const postmaster = () => Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

/** The server and its processes, the postmaster first. */
function family(): number[] {
  const parent = postmaster()
  const children = readdirSync('/proc').filter((name) => {
    try {
      return /^\d+$/.test(name) && new RegExp(`\\) \\S ${parent} `).test(readFileSync(`/proc/${name}/stat`, 'utf8'))
    } catch {
      return false
    }
  })
  return [parent, ...children.map(Number)]
}

const words = interfaceWords.errors.away
const typed = { answer: 'question', 'question-comment': 'What would the school say, if we asked them?' }
let gregor: Visitor
let path: string
let form: Record<string, string>
beforeEach(async () => {
  await untilBack()
  const client = new pg.Client({ connectionString: server.ownerUrl })
  await client.connect()
  const id = await plantDiscussion(client, world, {
    status: 'with-first-manager',
    people: { isla: 'requester', gregor: 'first-manager', helen: 'second-manager' },
  })
  await client.end()
  gregor = await signedInAs(app, database, systemClock, world.people.gregor)
  path = `/discussions/${id}/agreement`
  form = await gregor.hidden(path)
})

/** How long until pages are answered again, in milliseconds. */
async function untilBack(): Promise<number> {
  const begun = Date.now()
  for (;;) {
    const ready = await app.inject({ method: 'GET', url: '/ready', remoteAddress: '10.99.0.1' })
    if (ready.statusCode === 200) return Date.now() - begun
    if (Date.now() - begun > 20_000) throw new Error('the database did not come back')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function expectKindAnswers(): Promise<void> {
  for (const send of [
    () => gregor.visit(path),
    () => gregor.visit('/desk'),
    () => gregor.post(path, { ...form, ...typed }),
  ]) {
    const begun = Date.now()
    const answer = await send()
    expect(Date.now() - begun).toBeLessThan(2_000)
    expect(answer.status).toBe(503)
    expect(answer.headers['retry-after']).toBeDefined()
    expect(answer.body).toContain(words.title)
  }
  const sent = await gregor.post(path, { ...form, ...typed })
  expect(sent.body).toContain(typed['question-comment'])
  expect(sent.body).toContain(form._key)
  // What needs no database goes on.
  expect((await gregor.visit('/health')).status).toBe(200)
  expect((await gregor.visit('/ready')).status).toBe(503)
  for (const page of ['/', '/child-protection', '/procedure', '/check'])
    expect((await gregor.visit(page)).status, page).toBe(200)
}

/** The very form that met the fault, sent again by its own button, once. */
async function expectItGoesOn(): Promise<void> {
  const again = await gregor.post(path, { ...form, ...typed })
  expect(again.status).toBe(303)
  expect((await gregor.visit('/desk')).status).toBe(200)
  const { rows } = await database.pool.query('select 1')
  expect(rows).toHaveLength(1)
  await expect.poll(() => letters.length, { timeout: 10_000 }).toBeGreaterThan(0)
  letters.length = 0
}

test('it stops answering without hanging up, and goes on', { timeout: 60_000 }, async () => {
  const processes = family()
  for (const pid of processes) process.kill(pid, 'SIGSTOP')
  try {
    await expectKindAnswers()
  } finally {
    for (const pid of processes) process.kill(pid, 'SIGCONT')
  }
  expect(await untilBack()).toBeLessThan(5_000)
  await expectItGoesOn()
})

test('it stops in the middle of a transaction: nothing of it happened', { timeout: 60_000 }, async () => {
  const processes = family()
  const waiting = database.withActor(world.people.gregor, async (tx) => {
    await tx.selectFrom('discussion').select('id').execute()
    for (const pid of processes) process.kill(pid, 'SIGSTOP')
    await tx.selectFrom('discussion').select('id').execute()
  })
  await expect(waiting).rejects.toThrow()
  for (const pid of processes) process.kill(pid, 'SIGCONT')
  expect(await untilBack()).toBeLessThan(5_000)
  await expectItGoesOn()
})

test('it is killed, and its watcher starts it again', { timeout: 60_000 }, async () => {
  process.kill(postmaster(), 'SIGKILL')
  const answer = await gregor.post(path, { ...form, ...typed })
  if (answer.status !== 303) {
    expect(answer.status).toBe(503)
    expect(answer.body).toContain(typed['question-comment'])
  }
  expect(await untilBack()).toBeLessThan(5_000)
  await expectItGoesOn()
})

test('one connection dies under a page: the next page is answered', async () => {
  const client = new pg.Client({ connectionString: server.ownerUrl })
  await client.connect()
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'common_ground_application'`,
  )
  await client.end()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect((await gregor.visit(path)).status).toBe(200)
  await expectItGoesOn()
})
