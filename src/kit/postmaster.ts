/** The running server as its own note, `postmaster.pid`, describes it; and stopping it. */
import { readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { goneWithin, isAlive, isZombie } from './pid.ts'

export interface Postmaster {
  readonly pid: number
  readonly port: number
}

/** The server that runs on this cluster. A note left by a dead server, whose number another program has now, does not count. */
export function postmasterOf(cluster: string): Postmaster | undefined {
  const [pidLine, folder, , portLine] = note(cluster)
  const pid = Number(pidLine)
  const port = Number(portLine)
  if (!(pid > 0) || !(port > 0) || folder !== cluster) return undefined
  return isAlive(pid) && worksIn(pid, cluster) ? { pid, port } : undefined
}

function note(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

/**
 * A killed server whose parent does not collect it (a container without an init) stays in the list of programs, and the next
 * server takes it for alive. Its note is removed once nothing works in the cluster any more; its children end by themselves.
 */
export async function clearAfterKill(cluster: string): Promise<void> {
  const pid = Number(note(cluster)[0])
  if (!(pid > 0) || !isZombie(pid)) return
  for (let attempt = 0; attempt < 200 && isAnybodyIn(cluster); attempt++) await new Promise((go) => setTimeout(go, 50))
  if (!isAnybodyIn(cluster)) rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

function isAnybodyIn(cluster: string): boolean {
  return readdirSync('/proc').some(
    (name) => /^\d+$/.test(name) && isAlive(Number(name)) && sameFolder(Number(name), cluster),
  )
}

/** A postmaster's working folder is its cluster. Where the system does not tell, its answer to our password decides. */
function worksIn(pid: number, cluster: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres') && sameFolder(pid, cluster)
  } catch {
    return process.platform !== 'linux'
  }
}

function sameFolder(pid: number, cluster: string): boolean {
  try {
    return realpathSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch {
    return false
  }
}

/** Fast shutdown: open transactions are rolled back, everything acknowledged is kept. Immediate when that takes too long. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    if (!isAlive(pid)) return
    process.kill(pid, signal)
    if (await goneWithin(pid, patience)) return
  }
  throw new CannotStart(`The database (process ${pid}) does not stop. Stop it by hand and start again.`)
}
