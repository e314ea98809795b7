/** The whole program in demonstration mode, listening on a port of its own, and people who come to it each with a browser profile of their own. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeEach, onTestFailed } from 'vitest'
import { chase } from '../../src/chase/chase.ts'
import { committeeNames } from '../../src/committee-names.ts'
import { loadCast } from '../../src/demonstration/cast.ts'
import type { Plot } from '../../src/demonstration/plot.ts'
import { tellStory } from '../../src/demonstration/story.ts'
import { MovableClock, systemClock } from '../../src/kit/clock.ts'
import { type Database, openDatabase } from '../../src/kit/database.ts'
import { startJobs } from '../../src/kit/jobs.ts'
import { postJob } from '../../src/post/post.jobs.ts'
import { openPostOffice } from '../../src/post/post-office.ts'
import { root } from '../../src/root.ts'
import { listenForAccessChanges } from '../../src/trust/access-changes.ts'
import { createWeb, publicFolderOf } from '../../src/web-server.ts'
import { launchBrowser, patience } from './browser.ts'
import { press } from './journey-forms.ts'
import { testDatabase } from './test-database.ts'

export interface Journey {
  readonly address: string
  readonly app: FastifyInstance
  readonly database: Database
  readonly clock: MovableClock
  /** The owner's connection: looks behind row-level security. */
  readonly owner: pg.Client
  /** What the pages did that they must not: script errors, refused styles, requests that leave the machine. */
  readonly misdeeds: readonly string[]
  /** What was on the page somebody looked at last: for a journey that ended badly. */
  lastSeen(): Promise<string>
  /** A browser profile of its own, with nobody signed in. Without JavaScript unless asked for. */
  visitor(options?: BrowserContextOptions): Promise<Page>
  /** The same, signed in by the button on the sign-in page. */
  signedIn(name: string, options?: BrowserContextOptions): Promise<Page>
  close(): Promise<void>
}

export interface JourneyOptions {
  /** Discussions to be told before anybody comes; none by default. */
  readonly plots?: readonly Plot[]
  /** Called for every route the server registers. */
  readonly onRoute?: (method: string, path: string) => void
}

export async function journey({ plots = [], onRoute }: JourneyOptions = {}): Promise<Journey> {
  const made = await testDatabase()
  const owner = new pg.Client({ connectionString: made.ownerUrl })
  await owner.connect()
  await owner.query('set search_path = common_ground')
  await owner.query('insert into demonstration_clock (only_row, told) values (true, true)')
  await loadCast(owner, new Date())
  const database = openDatabase({ url: made.applicationUrl, connections: 6 })
  if (plots.length > 0) await tellStory(owner, database, plots)
  const clock = new MovableClock()
  const changes = await listenForAccessChanges(made.ownerUrl)
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const house = {
    database,
    clock,
    sessionClock: systemClock,
    demonstration: true,
    publicUrl: address,
    namesOf: committeeNames(database),
  }
  const chaseAll = async () => void (await chase(house))
  const files = publicFolder()
  const app = await createWeb({
    house,
    secret: 'a secret that only the tests know, long enough',
    publicFolder: files,
    logLevel: process.env.JOURNEY_LOG ?? 'silent',
    version: 'test',
    demonstration: { clock, chase: chaseAll, check: async () => {}, reset: async () => {} },
    ...(onRoute ? { onRoute } : {}),
  })
  const post = openPostOffice({ ...house, smtpUrl: null, from: 'common.ground@strathlorne.example' })
  const jobs = startJobs([postJob({ ...house, post })], database, app.log)
  await app.listen({ port, host: '127.0.0.1' })
  const browser = await launchBrowser()
  const misdeeds: string[] = []
  let last: Page | null = null
  const visitor = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      baseURL: address,
      locale: 'en-GB',
      ...options,
    })
    context.setDefaultTimeout(patience)
    const page = await context.newPage()
    watch(page, address, misdeeds)
    page.on('framenavigated', () => {
      last = page
    })
    return page
  }
  return {
    address,
    app,
    database,
    clock,
    owner,
    misdeeds,
    lastSeen: async () => (last ? `${last.url()}\n${await last.locator('body').innerText()}` : ''),
    visitor,
    async signedIn(name, options) {
      const page = await visitor(options)
      await page.goto('/sign-in')
      await signInAs(page, name)
      return page
    },
    async close() {
      await browser.close()
      await app.close()
      await jobs.stop()
      post.close()
      await changes.stop()
      await owner.end()
      await database.close()
      await made.close()
      rmSync(files, { recursive: true, force: true })
    },
  }
}

export async function signInAs(page: Page, name: string): Promise<void> {
  await press(page, page.getByRole('button', { name: `Sign in as ${name}`, exact: true }).first())
}

function watch(page: Page, address: string, misdeeds: string[]): void {
  const tell = (misdeed: string) => void (misdeeds.length < 12 && misdeeds.push(misdeed))
  page.on('pageerror', (error) => tell(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && !/status of 4\d\d/.test(text)) tell(`${page.url()}: ${text}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('blob:'))
      tell(`${page.url()} asks ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) tell(`${response.request().method()} ${response.url()}: ${response.status()}`)
  })
}

/** A copy: the stylesheet of this run stays where it is when somebody builds meanwhile. */
function publicFolder(): string {
  const copy = mkdtempSync(join(tmpdir(), 'cg-journey-'))
  cpSync(publicFolderOf(root), copy, { recursive: true })
  return copy
}

function freePort(): Promise<number> {
  const probe = createServer()
  return new Promise((resolve, reject) => {
    probe.once('error', reject).listen(0, '127.0.0.1', () => {
      const bound = probe.address()
      probe.close(() => (typeof bound === 'object' && bound ? resolve(bound.port) : reject(new Error('no port'))))
    })
  })
}

/** The tests of a journey follow each other: when one ends badly it says what was on the page, and the rest are left out. */
export function oneAfterTheOther(house: () => Journey): void {
  let ended = false
  beforeEach(({ skip }) => {
    if (ended) skip()
    onTestFailed(async () => {
      ended = true
      console.error(await house().lastSeen())
    })
  })
}
