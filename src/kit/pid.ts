/** What the operating system says about a running program. */
import { readFileSync } from 'node:fs'

/** True while a program with this number runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Tells two programs apart that got the same number one after the other; empty where the system does not say. */
export function startedAt(pid: number): string {
  return statFields(pid)[19] ?? ''
}

/** Waits until the program is gone; false when it still runs after `milliseconds`. */
export async function goneWithin(pid: number, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds
  while (isAlive(pid)) {
    if (Date.now() > end) return false
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  return true
}

/** Ended, but not yet collected by its parent. */
export const isZombie = (pid: number): boolean => statFields(pid)[0] === 'Z'

/** Fields of /proc/PID/stat from the third on; the second, the name in brackets, may hold spaces. */
function statFields(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
