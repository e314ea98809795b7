/** As whom PostgreSQL runs. It refuses to run as root, so root's child drops to `postgres`, or to nobody. */
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { CannotStart } from './cannot-start.ts'

/** Given to `spawn`; empty when the program is an ordinary user. */
export interface Identity {
  readonly uid?: number
  readonly gid?: number
}

const nobody = { uid: 65534, gid: 65534 }

/** `cluster` is a folder PostgreSQL may have made earlier: then its owner stays the owner. */
export function postgresIdentity(cluster: string): Identity {
  if (process.getuid?.() !== 0) return ordinaryUser()
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return installedUser() ?? nobody
}

function ordinaryUser(): Identity {
  try {
    userInfo()
    return {}
  } catch {
    throw new CannotStart(
      `The embedded PostgreSQL cannot run as user number ${process.getuid?.()}, which has no entry in /etc/passwd.\n` +
        'Add an entry, run as another user, or set DATABASE_URL to a PostgreSQL server.',
      78,
    )
  }
}

function installedUser(): Identity | undefined {
  try {
    const line = readFileSync('/etc/passwd', 'utf8').match(/^postgres:[^:]*:(\d+):(\d+):/m)
    return line ? { uid: Number(line[1]), gid: Number(line[2]) } : undefined
  } catch {
    return undefined
  }
}

/** True when that identity can enter the folder: a folder above it may be private, like root's home. Tried, not guessed from modes. */
export function canEnter(folder: string, identity: Identity): boolean {
  if (identity.uid === undefined) return true
  return spawnSync('/bin/sh', ['-c', 'cd -- "$0"', folder], { ...identity, cwd: '/', stdio: 'ignore' }).status === 0
}
