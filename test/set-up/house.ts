/** The whole program on a database of its own, with a clock that can be moved, for a web test. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { namesOf } from '#content'
import type { Person } from '../../src/discussion.ts'
import { type Clock, MovableClock } from '../../src/kit/clock.ts'
import { type Database, openDatabase } from '../../src/kit/database.ts'
import { listenForAccessChanges } from '../../src/trust/access-changes.ts'
import { createWeb, type WebOptions } from '../../src/web-server.ts'
import { testDatabase } from './test-database.ts'
import { signedInAs, stranger, type Visitor } from './visitor.ts'
import { makeWorld, type World } from './world.ts'

export interface TestHouse {
  readonly app: FastifyInstance
  readonly world: World
  readonly database: Database
  /** Address the program signs in to the database with. */
  readonly applicationUrl: string
  readonly clock: MovableClock
  /** The owner's connection: looks behind row-level security. */
  readonly owner: pg.Client
  signedIn(person: Person): Promise<Visitor>
  /** A second program on the same database, as behind a load balancer. `url`: another way to it. */
  another(url?: string): Promise<{ readonly app: FastifyInstance; close(): Promise<void> }>
  stranger(): Visitor
  close(): Promise<void>
}

export async function testHouse({
  demonstration = false,
  publicUrl = 'http://127.0.0.1:8080',
  sessionClock,
  ...more
}: {
  demonstration?: boolean
  publicUrl?: string
  /** As in a demonstration, whose own clock is moved. */
  sessionClock?: Clock
} & Pick<
  WebOptions,
  'limits' | 'onRoute' | 'more' | 'providers' | 'logLevel' | 'logTo' | 'securityContact'
> = {}): Promise<TestHouse> {
  const made = await testDatabase()
  const world = await makeWorld(made.ownerUrl)
  const owner = new pg.Client({ connectionString: made.ownerUrl })
  await owner.connect()
  await owner.query('set search_path = common_ground')
  const database = openDatabase({ url: made.applicationUrl, connections: 4 })
  const clock = new MovableClock()
  const changes = await listenForAccessChanges(made.ownerUrl)
  const programOn = (database: Database) =>
    createWeb({
      house: {
        database,
        clock,
        ...(sessionClock ? { sessionClock } : {}),
        demonstration,
        publicUrl,
        namesOf: async () => namesOf({ mailbox: 'reviewing.team@strathlorne.example' }),
      },
      secret: 'a secret that only the tests know, long enough',
      publicFolder: mkdtempSync(join(tmpdir(), 'cg-public-')),
      logLevel: 'silent',
      version: 'test',
      ...more,
    })
  const app = await programOn(database)
  await app.ready()
  return {
    app,
    world,
    database,
    applicationUrl: made.applicationUrl,
    clock,
    owner,
    signedIn: (person) => signedInAs(app, database, sessionClock ?? clock, person),
    stranger: () => stranger(app),
    async another(url = made.applicationUrl) {
      const own = openDatabase({ url, connections: 4 })
      const other = await programOn(own)
      return {
        app: other,
        async close() {
          await other.close()
          await own.close()
        },
      }
    },
    async close() {
      await app.close()
      await changes.stop()
      await owner.end()
      await database.close()
      await made.close()
    },
  }
}
