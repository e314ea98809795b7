/** One PostgreSQL server as a child: with which settings, as whom, and what it said last. */
import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { type Cluster, cleanEnvironment } from './postgres-cluster.ts'

/** In a session of its own, so that Ctrl-C reaches this program alone, which then stops the server in order. Returns its process number. */
export function launch(
  { folder, identity }: Cluster,
  binaries: PostgresBinaries,
  port: number,
  durable: boolean,
  logFile: string,
): number {
  const log = openLog(logFile)
  const settings = [
    ...serverSettings,
    `port=${port}`,
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ]
  const child = spawn(
    join(binaries.folder, 'postgres'),
    ['-D', folder, ...settings.flatMap((setting) => ['-c', setting])],
    {
      ...identity,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
      env: cleanEnvironment(),
    },
  )
  child.on('error', () => {})
  child.unref()
  closeSync(log)
  if (child.pid === undefined) throw new CannotStart(`${binaries.folder}/postgres could not be started.`)
  return child.pid
}

/** Statements and values stay out of the log: they hold what people wrote. */
const serverSettings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'ssl=off',
  'password_encryption=scram-sha-256',
  'shared_buffers=64MB',
  'max_connections=100',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
  'logging_collector=off',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
]

function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > 10_000_000) truncateSync(path)
  return openSync(path, 'a', 0o600)
}

export function lastWords(path: string): string {
  return readFileSync(path, 'utf8').trim().split('\n').slice(-8).join('\n')
}
