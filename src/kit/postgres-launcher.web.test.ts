import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isAlive } from './pid.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './postgres-launcher.ts'

const isRoot = process.getuid?.() === 0
let folder = ''
let running: EmbeddedPostgres | undefined
let programs: number[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'common-ground-launcher-'))
  chmodSync(folder, 0o755)
})
afterEach(async () => {
  await running?.stop()
  running = undefined
  for (const pid of programs.filter(isAlive)) process.kill(pid, 'SIGKILL')
  programs = []
  rmSync(folder, { recursive: true, force: true })
})

const start = async (dataDir = folder) => {
  running = await startEmbeddedPostgres({ dataDir, log: () => {} })
  return running
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

const postmaster = () => Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
const mode = (name: string) => statSync(join(folder, name)).mode & 0o777

/** Another program on the same folder; resolves with the first thing it says. */
async function otherProgram(): Promise<{ says: string; pid: number; ended: Promise<unknown> }> {
  const child = spawn(process.execPath, [resolve('test/set-up/postgres-program.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  programs.push(child.pid ?? 0)
  const [said] = await once(child.stdout, 'data')
  return { says: String(said).trim(), pid: child.pid ?? 0, ended }
}

test('a new cluster is private: passwords for everybody, loopback only, checksums, not root', async () => {
  const { ownerUrl, isNew } = await start()
  expect(isNew).toBe(true)
  expect(
    await ask(
      ownerUrl,
      'select current_database(), pg_encoding_to_char(encoding) from pg_database where datname = current_database()',
    ),
  ).toEqual(['common_ground', 'UTF8'])
  expect(
    await ask(
      ownerUrl,
      `select setting from pg_settings where name in ('data_checksums', 'listen_addresses', 'unix_socket_directories') order by name`,
    ),
  ).toEqual(['on', '127.0.0.1', ''])
  expect([mode('postgres'), mode('postgres-password')]).toEqual([0o700, 0o600])
  const guess = new URL(ownerUrl)
  guess.password = 'guess'
  await expect(ask(guess.href, 'select 1')).rejects.toThrow('password authentication failed')
  if (isRoot) expect(statSync(join(folder, 'postgres')).uid).not.toBe(0)
})

test('a second start finds what the first one wrote, and stopping leaves nothing running', async () => {
  const first = await start()
  await ask(first.ownerUrl, 'create table kept as select 42 as answer')
  const pid = postmaster()
  await first.stop()
  expect(isAlive(pid)).toBe(false)
  const second = await start()
  expect([second.isNew, second.adopted]).toEqual([false, false])
  expect(await ask(second.ownerUrl, 'select answer from kept')).toEqual([42])
})

test('after kill -9 of the program the next one adopts the running server and loses nothing', async () => {
  const killed = await otherProgram()
  await ask(killed.says, 'create table kept as select 42 as answer')
  const pid = postmaster()
  process.kill(killed.pid, 'SIGKILL')
  await killed.ended
  expect(isAlive(pid)).toBe(true)
  const { adopted, ownerUrl, stop } = await start()
  expect(adopted).toBe(true)
  expect(await ask(ownerUrl, 'select answer from kept')).toEqual([42])
  await stop()
  expect(isAlive(pid)).toBe(false)
})

test('after kill -9 of program and server together the next start recovers', async () => {
  const killed = await otherProgram()
  await ask(killed.says, 'create table kept as select 42 as answer')
  process.kill(postmaster(), 'SIGKILL')
  process.kill(killed.pid, 'SIGKILL')
  await killed.ended
  const { adopted, ownerUrl } = await start()
  expect(adopted).toBe(false)
  expect(await ask(ownerUrl, 'select answer from kept')).toEqual([42])
})

test('a server that knows another password is stopped, not adopted', async () => {
  const killed = await otherProgram()
  const pid = postmaster()
  await ask(killed.says, `alter role postgres password 'changed'`)
  process.kill(killed.pid, 'SIGKILL')
  await killed.ended
  await expect(start()).rejects.toThrow('does not accept the password')
  expect(isAlive(pid)).toBe(false)
})

test('two programs never use one folder', async () => {
  const { ownerUrl } = await start()
  const other = await otherProgram()
  expect(other.says).toContain(`already running on the folder ${folder} (process ${process.pid})`)
  await other.ended
  expect(await ask(ownerUrl, 'select 1')).toEqual([1])
})

test('a server that dies under the program is started again at the same address', async () => {
  const { ownerUrl } = await start()
  await ask(ownerUrl, 'create table kept as select 42 as answer')
  process.kill(postmaster(), 'SIGKILL')
  await expect.poll(() => ask(ownerUrl, 'select answer from kept').catch(() => []), { timeout: 8_000 }).toEqual([42])
})

test('a cluster of another major version is left as it is, with words that help', async () => {
  mkdirSync(join(folder, 'postgres'))
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '99\n')
  writeFileSync(join(folder, 'postgres-password'), 'x\n')
  await expect(start()).rejects.toThrow('The data folder was made by PostgreSQL 99')
  expect(existsSync(join(folder, 'running.json'))).toBe(false)
})

test.runIf(isRoot)('below a private folder of root the cluster goes where its user can reach it', async () => {
  const dataDir = join(folder, 'private', 'data')
  mkdirSync(dirname(dataDir), { mode: 0o700 })
  const { ownerUrl, stop } = await start(dataDir)
  const place = readFileSync(join(dataDir, 'postgres-is-in.txt'), 'utf8').trim()
  expect(await ask(ownerUrl, 'show data_directory')).toEqual([place])
  await stop()
  expect((await start(dataDir)).isNew).toBe(false)
  await running?.stop()
  rmSync(dirname(place), { recursive: true, force: true })
})
