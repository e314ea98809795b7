/** The program as in production, on localhost (a secure place for passkeys), with a browser. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { committeeNames } from '../../src/committee-names.ts'
import { MovableClock } from '../../src/kit/clock.ts'
import { type Database, openDatabase } from '../../src/kit/database.ts'
import { root } from '../../src/root.ts'
import { listenForAccessChanges } from '../../src/trust/access-changes.ts'
import type { ProviderSettings } from '../../src/trust/provider.ts'
import { createWeb, publicFolderOf } from '../../src/web-server.ts'
import { launchBrowser, patience } from './browser.ts'
import { testDatabase } from './test-database.ts'
import { makeWorld, type World } from './world.ts'

export const doorSecret = 'a secret that only the tests know, long enough'

export interface DoorJourney {
  readonly address: string
  readonly app: FastifyInstance
  readonly database: Database
  readonly clock: MovableClock
  readonly owner: pg.Client
  readonly world: World
  /** Script errors and refused styles or scripts. */
  readonly misdeeds: readonly string[]
  visitor(options?: BrowserContextOptions): Promise<Page>
  close(): Promise<void>
}

/** `providers` gets the address people reach the service at. */
export async function doorJourney(
  providers: (address: string) => Promise<readonly ProviderSettings[]> = async () => [],
): Promise<DoorJourney> {
  const made = await testDatabase()
  const world = await makeWorld(made.ownerUrl)
  const owner = new pg.Client({ connectionString: made.ownerUrl })
  await owner.connect()
  await owner.query('set search_path = common_ground')
  const database = openDatabase({ url: made.applicationUrl, connections: 4 })
  const clock = new MovableClock()
  const changes = await listenForAccessChanges(made.ownerUrl)
  const port = await freePort()
  const address = `http://localhost:${port}`
  const files = mkdtempSync(join(tmpdir(), 'cg-door-'))
  cpSync(publicFolderOf(root), files, { recursive: true })
  const app = await createWeb({
    house: { database, clock, demonstration: false, publicUrl: address, namesOf: committeeNames(database) },
    secret: doorSecret,
    publicFolder: files,
    providers: await providers(address),
    logLevel: process.env.JOURNEY_LOG ?? 'silent',
    version: 'test',
  })
  await app.listen({ port, host: 'localhost' })
  const browser = await launchBrowser()
  const misdeeds: string[] = []
  return {
    address,
    app,
    database,
    clock,
    owner,
    world,
    misdeeds,
    async visitor(options = {}) {
      const context = await browser.newContext({ baseURL: address, locale: 'en-GB', ...options })
      context.setDefaultTimeout(patience)
      const page = await context.newPage()
      page.on('pageerror', (error) => misdeeds.push(`${page.url()}: ${error.message}`))
      page.on('console', (message) => {
        const ours = page.url().startsWith(address)
        if (ours && message.type() === 'error' && !/status of [45]\d\d/.test(message.text()))
          misdeeds.push(`${page.url()}: ${message.text()}`)
      })
      return page
    },
    async close() {
      await browser.close()
      await app.close()
      await changes.stop()
      await owner.end()
      await database.close()
      await made.close()
      rmSync(files, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  const probe = createServer()
  return new Promise((resolve, reject) => {
    probe.once('error', reject).listen(0, 'localhost', () => {
      const bound = probe.address()
      probe.close(() => (typeof bound === 'object' && bound ? resolve(bound.port) : reject(new Error('no port'))))
    })
  })
}

type Credentials = readonly {
  credentialId: string
  isResidentCredential: boolean
  privateKey: string
  signCount: number
}[]

/** A device that makes and uses passkeys without asking, and checks its person. `like`: it has the passkeys of another page's device. */
export async function virtualDevice(page: Page, like?: { credentials(): Promise<Credentials> }) {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  for (const credential of (await like?.credentials()) ?? [])
    await session.send('WebAuthn.addCredential', { authenticatorId, credential })
  return {
    credentials: async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    verifies: (isUserVerified: boolean) =>
      session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    remove: () => session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }),
  }
}
