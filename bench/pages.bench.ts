/** Pages under load, at two sizes of the database: `npm run bench -- pages [--json] [--seconds=N] [--rounds=N]`. See docs/performance.md. */
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { argv } from 'node:process'
import pg from 'pg'
import { migrate } from '../src/kit/migration.ts'
import { startEmbeddedPostgres } from '../src/kit/postgres-launcher.ts'
import { type Crowd, crowdOf } from './crowd.ts'
import { putInOrder } from './house-in-order.ts'
import { type Measured, measure } from './load.ts'
import { cpuOfFamily, type Program, startProgram } from './program.ts'
import { seed, signInAll, sizeOf } from './seed.sql.ts'

const root = dirname(dirname(import.meta.dirname))
const asJson = argv.includes('--json')
const option = (name: string, otherwise: number) =>
  Number(argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise)
const seconds = option('seconds', 8)
const rounds = option('rounds', 3)
const connections = option('connections', 16)
const largest = option('discussions', 10_000)

interface Figure extends Measured {
  readonly page: string
  readonly discussions: number
  readonly round: number
  /** Milliseconds of processor time for one page: the program's, and the database's. */
  readonly cpu: number | null
  readonly databaseCpu: number | null
}

async function run(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'common-ground-bench-'))
  chmodSync(dataDir, 0o755)
  const server = await startEmbeddedPostgres({ dataDir, log: say })
  const bench = { dataDir, ownerUrl: server.ownerUrl }
  try {
    const figures: Figure[] = []
    const memory: Memory[] = []
    for (const discussions of [largest / 10, largest]) {
      const { program, crowd } = await prepared(bench, discussions)
      try {
        figures.push(...(await measureAll(bench, program, crowd, discussions)))
        const used = program.memory()
        if (used) memory.push({ discussions, ...used })
      } finally {
        await program.stop()
      }
    }
    report(figures, memory)
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A throw-away cluster that syncs to disk like a real one. */
interface Bench {
  readonly dataDir: string
  readonly ownerUrl: string
}

interface Memory {
  readonly discussions: number
  readonly now: number
  readonly most: number
}

/** A database of this size, the program on it, and the people who use it. */
async function prepared(bench: Bench, discussions: number): Promise<{ program: Program; crowd: Crowd }> {
  const size = sizeOf(discussions)
  say(`Writing ${discussions} discussions for ${size.people} people ...`)
  const name = `bench_${discussions}`
  const client = new pg.Client({ connectionString: bench.ownerUrl })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const ownerUrl = urlTo(bench, name)
  const applicationPassword = randomBytes(16).toString('hex')
  await migrate({ ownerUrl, folder: join(root, 'db'), applicationPassword })
  await seed(ownerUrl, size)
  await putInOrder(ownerUrl)
  const secrets = await signInAll(ownerUrl)
  const databaseUrl = urlTo(bench, name, ['common_ground_application', applicationPassword])
  const program = await startProgram({ root, dataDir: bench.dataDir, databaseUrl, ownerUrl })
  try {
    return { program, crowd: await crowdOf(ownerUrl, program.url, secrets) }
  } catch (error) {
    await program.stop()
    throw error
  }
}

function urlTo({ ownerUrl }: Bench, database: string, login?: readonly [string, string]): string {
  const url = new URL(ownerUrl)
  url.pathname = `/${database}`
  if (login) [url.username, url.password] = login
  return url.href
}

async function measureAll(bench: Bench, program: Program, crowd: Crowd, discussions: number): Promise<Figure[]> {
  const pages = [
    { page: 'desk', requests: crowd.desks, expected: 200 },
    { page: 'discussion', requests: crowd.discussions, expected: 200 },
    { page: 'queue', requests: crowd.queues, expected: 200 },
    { page: 'form with errors', requests: crowd.faulty, expected: 422 },
    { page: 'form posted well', requests: crowd.good, expected: 303 },
  ]
  const postmaster = Number(readFileSync(join(bench.dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  const figures: Figure[] = []
  for (const { page, requests, expected } of pages) {
    const load = { url: program.url, connections, requests, expected }
    await measure({ ...load, seconds: 3 }) // warm: compiled code, plans and pages in memory
    for (let round = 1; round <= rounds; round += 1) {
      const before = [program.cpu(), cpuOfFamily(postmaster)]
      const measured = await measure({ ...load, seconds })
      const spent = [program.cpu(), cpuOfFamily(postmaster)].map((now, at) => each(now, before[at], measured.answered))
      figures.push({ page, discussions, round, ...measured, cpu: spent[0] ?? null, databaseCpu: spent[1] ?? null })
      say(line(figures.at(-1)))
    }
  }
  return figures
}

const each = (now: number | null, before: number | null | undefined, answered: number): number | null =>
  now === null || before === null || before === undefined ? null : Math.round(((now - before) / answered) * 100) / 100

/** The middle one of the rounds: neither the luckiest nor the one that another program disturbed. */
function middle(figures: readonly Figure[]): Figure[] {
  const pages = Map.groupBy(figures, ({ page, discussions }) => `${page} ${discussions}`)
  return [...pages.values()].map((all) => {
    const sorted = all.toSorted((a, b) => a.requestsPerSecond - b.requestsPerSecond)
    return sorted[Math.floor(sorted.length / 2)] as Figure
  })
}

function report(figures: readonly Figure[], memory: readonly Memory[]): void {
  const shown = middle(figures)
  say('')
  say(
    `${connections} connections, ${seconds} s each, the middle of ${rounds} rounds, ${cpus().length} processors (${cpus()[0]?.model ?? '?'})`,
  )
  say(columns.map(([title, width]) => title.padStart(width)).join(''))
  for (const figure of shown) say(line(figure))
  for (const { discussions, now, most } of memory)
    say(`memory of the web process with ${discussions} discussions: ${now} MB, at most ${most} MB`)
  if (asJson)
    console.log(JSON.stringify({ bench: 'pages', connections, seconds, rounds, figures: shown, all: figures, memory }))
  process.exitCode = figures.some((figure) => figure.wrong > 0) ? 1 : 0
}

const columns = [
  ['page', 18],
  ['discussions', 12],
  ['req/s', 8],
  ['p50 ms', 8],
  ['p95 ms', 8],
  ['p99 ms', 8],
  ['cpu ms', 8],
  ['db ms', 8],
  ['wrong', 7],
] as const

function line(figure: Figure | undefined): string {
  if (!figure) return ''
  const { page, discussions, requestsPerSecond, p50, p95, p99, cpu, databaseCpu, wrong } = figure
  const cells = [page, discussions, requestsPerSecond, p50, p95, p99, cpu ?? '–', databaseCpu ?? '–', wrong]
  return cells.map((cell, at) => String(cell).padStart(columns[at]?.[1] ?? 8)).join('')
}

function say(words: string): void {
  console.log(words)
}

await run()
