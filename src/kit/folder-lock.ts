/**
 * One program per data folder. Two PostgreSQL servers refuse each other, but two of *our* programs would adopt and stop
 * each other's server. The lock names its holder; a holder that is gone (kill -9, power cut) does not count.
 */
import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { isAlive, startedAt } from './pid.ts'

interface Holder {
  readonly pid: number
  readonly started: string
  readonly host: string
}

export interface FolderLock {
  release(): void
}

const heartbeat = 5_000
const forgottenAfter = 20_000

/** Takes the lock or throws `CannotStart` that says who has it. */
export function lockFolder(folder: string): FolderLock {
  const path = lockPath(folder)
  const mine = `${path}.${randomBytes(6).toString('hex')}`
  const me: Holder = { pid: process.pid, started: startedAt(process.pid), host: hostname() }
  writeFileSync(mine, JSON.stringify(me), { mode: 0o644 })
  try {
    for (let attempt = 0; !linked(mine, path); attempt++) {
      const holder = holderOf(folder)
      if (holder && isRunning(holder, path)) throw new CannotStart(alreadyRunning(folder, holder))
      if (attempt > 20)
        throw new CannotStart(`The lock ${path} keeps changing hands. Remove it if no program uses this folder.`)
      setAside(path, holder)
    }
  } finally {
    rmSync(mine, { force: true })
  }
  const beat = setInterval(() => touch(path), heartbeat)
  beat.unref()
  return {
    release() {
      clearInterval(beat)
      rmSync(path, { force: true })
    },
  }
}

/** The program that holds the folder now, if one runs. */
export function runningHolder(folder: string): number | undefined {
  const holder = holderOf(folder)
  return holder && isRunning(holder, lockPath(folder)) ? holder.pid : undefined
}

const lockPath = (folder: string): string => join(folder, 'running.json')

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function holderOf(folder: string): Holder | undefined {
  try {
    const { pid, started, host } = JSON.parse(readFileSync(lockPath(folder), 'utf8'))
    return Number.isInteger(pid) ? { pid, started: String(started), host: String(host) } : undefined
  } catch {
    return undefined
  }
}

/** Another machine or container cannot be asked: there the heartbeat tells. A restarted container has the same number as its predecessor. */
function isRunning(holder: Holder, path: string): boolean {
  if (holder.host !== hostname()) return millisecondsSinceBeat(path) < forgottenAfter
  return holder.pid !== process.pid && isAlive(holder.pid) && startedAt(holder.pid) === holder.started
}

function millisecondsSinceBeat(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

/** Moves a forgotten lock away; puts it back when another program took its place between looking and moving. */
function setAside(path: string, forgotten: Holder | undefined): void {
  const aside = `${path}.${randomBytes(6).toString('hex')}`
  try {
    renameSync(path, aside)
    const moved = readFileSync(aside, 'utf8')
    if (forgotten && moved !== JSON.stringify(forgotten)) linked(aside, path)
  } catch {
    // gone meanwhile: the next attempt sees
  } finally {
    rmSync(aside, { force: true })
  }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // the folder was removed under a running program; PostgreSQL will say so
  }
}

const alreadyRunning = (folder: string, { pid, host }: Holder): string =>
  host === hostname()
    ? `Common Ground is already running on the folder ${folder} (process ${pid}).\nStop it first, or set DATA_DIR to another folder.`
    : `Common Ground on ${host} used the folder ${folder} less than ${forgottenAfter / 1000} seconds ago.\nStop it there, or try again shortly if it has ended.`
