/** The built program as a process of its own, with production's settings, so that its memory and time are measured apart. */
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

export interface Program {
  readonly url: string
  /** Processor time used so far, in milliseconds; null where the system does not tell. */
  cpu(): number | null
  /** Resident memory now and at its highest, in MB; null where the system does not tell. */
  memory(): { readonly now: number; readonly most: number } | null
  stop(): Promise<void>
  /** As a power cut would. */
  kill(): Promise<void>
}

export interface ProgramOptions {
  readonly root: string
  readonly dataDir: string
  readonly databaseUrl: string
  readonly ownerUrl: string
  /** To come back where it was; any free one by default. */
  readonly port?: number
}

/** The same for every program of a bench: what one signed another one takes. */
const secret = randomBytes(48).toString('base64url')

export async function startProgram({
  root,
  dataDir,
  databaseUrl,
  ownerUrl,
  port: wanted,
}: ProgramOptions): Promise<Program> {
  const port = wanted ?? (await freePort())
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=8', '--max-old-space-size=400', join(root, 'dist', 'main.js')],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env.PATH ?? '',
        NODE_ENV: 'production',
        MALLOC_ARENA_MAX: '2',
        MODE: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: dataDir,
        DATABASE_URL: databaseUrl,
        DATABASE_OWNER_URL: ownerUrl,
        PUBLIC_URL: 'https://common-ground.example',
        SMTP_URL: 'smtp://127.0.0.1:1',
        MAIL_FROM: 'common-ground@common-ground.example',
        SECRET: secret,
        MASTER_KEY: createHash('sha256').update(secret).digest('base64'),
        TRUST_PROXY: 'true',
      },
    },
  )
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const url = `http://127.0.0.1:${port}`
  const program: Program = {
    url,
    cpu: () => cpuOf(child.pid ?? 0),
    memory: () => memoryOf(child.pid ?? 0),
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
  if (!(await answers(`${url}/ready`, () => child.exitCode === null))) {
    await program.stop()
    throw new Error('the program did not start')
  }
  return program
}

async function answers(url: string, alive: () => boolean): Promise<boolean> {
  for (const end = Date.now() + 60_000; Date.now() < end && alive(); ) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (ok) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address()
      server.close(() => (typeof bound === 'object' && bound ? resolve(bound.port) : reject(new Error('no port'))))
    })
  })
}

/** Linux counts a hundred ticks a second for every program. */
const tick = 10

/** Own time, with that of children that have ended. */
function cpuOf(pid: number): number | null {
  const stat = read(`/proc/${pid}/stat`)
  if (stat === null) return null
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0) * tick
}

function memoryOf(pid: number): { now: number; most: number } | null {
  const status = read(`/proc/${pid}/status`)
  const megabytes = (name: string) =>
    Math.round(Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status ?? '')?.[1]) / 1024)
  return status === null ? null : { now: megabytes('VmRSS'), most: megabytes('VmHWM') }
}

/** Time of a server and all its processes, in milliseconds: the postmaster's one a connection. */
export function cpuOfFamily(parent: number): number | null {
  const own = cpuOf(parent)
  if (own === null) return null
  const children = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && new RegExp(`\\) \\S ${parent} `).test(read(`/proc/${name}/stat`) ?? ''),
  )
  return children.reduce((sum, pid) => sum + (cpuOf(Number(pid)) ?? 0), own)
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
