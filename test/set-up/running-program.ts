/** The built program as it runs in production, in a process of its own, on a database that is there already. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../src/root.ts'

export interface RunningProgram {
  readonly address: string
  /** Everything it has said. */
  said(): string
  stop(signal: NodeJS.Signals): void
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>
  /** Ids of processes it began that still run. */
  children(): number[]
}

export async function runningProgram(urls: { applicationUrl: string; ownerUrl: string }): Promise<RunningProgram> {
  const port = await freePort()
  const program = spawn(process.execPath, [join(root, 'dist', 'main.js')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      MODE: 'production',
      PORT: String(port),
      DATA_DIR: mkdtempSync(join(tmpdir(), 'cg-running-')),
      DATABASE_URL: urls.applicationUrl,
      DATABASE_OWNER_URL: urls.ownerUrl,
      PUBLIC_URL: 'https://common-ground.example',
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'common-ground@common-ground.example',
      SECRET: randomBytes(48).toString('base64'),
      MASTER_KEY: randomBytes(32).toString('base64'),
      TRUST_PROXY: 'false',
      LOG_LEVEL: 'error',
    },
  })
  let said = ''
  const hear = (words: Buffer) => {
    said += words.toString('utf8')
  }
  for (const output of [program.stdout, program.stderr]) output.on('data', hear)
  const ended = new Promise<number | null>((resolve) => program.on('exit', resolve))
  await until(() => said.includes('is ready') || program.exitCode !== null)
  if (program.exitCode !== null) throw new Error(`the program did not start: ${said}`)
  return {
    address: `http://127.0.0.1:${port}`,
    said: () => said,
    stop: (signal) => void program.kill(signal),
    ended,
    children: () => childrenOf(program),
  }
}

/** Looks again until it is so. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20))
}

function childrenOf({ pid }: ChildProcess): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number)
}

function parentOf(process: string): number | null {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${process}/stat`, 'utf8'))?.[1])
  } catch {
    return null
  }
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
