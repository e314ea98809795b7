/**
 * The master key wraps the keys of the months and nothing else. It is bytes from a file or the environment, or a command in front of a key
 * service; the database never sees it.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closed, opened } from './sealed-bytes.ts'

export interface Master {
  /** Says which master key wrapped something; tells nothing about it. */
  readonly id: string
  wrap(key: Buffer, about: string): Promise<Buffer>
  /** `master`: the id it was wrapped under. Throws where that key is not at hand. */
  unwrap(wrapped: Buffer, about: string, master: string): Promise<Buffer>
}

/** Bytes of a master key: 32. */
export const masterBytes = 32

/** The present key first; earlier ones only open, until `keys rotate` has wrapped everything anew. */
export function masterFrom(present: Buffer, earlier: readonly Buffer[] = []): Master {
  const known = new Map([...earlier, present].map((key) => [idOf(key), key]))
  return {
    id: idOf(present),
    wrap: async (key, about) => closed(present, key, about),
    async unwrap(wrapped, about, master) {
      const key = known.get(master)
      if (!key) throw new MasterMissing(master)
      return opened(key, wrapped, about)
    },
  }
}

export class MasterMissing extends Error {
  constructor(id: string) {
    super(`the master key ${id} is not among the settings`)
  }
}

const idOf = (key: Buffer): string =>
  createHash('sha256').update('common-ground master key').update(key).digest('hex').slice(0, 16)

/**
 * A key service: `command wrap|unwrap`, base64 on stdin, base64 on stdout, ten seconds. What the key is about is bound here, inside what
 * the service wraps, so that the command needs to know nothing.
 */
export function masterByCommand(command: string): Master {
  const id = `command-${createHash('sha256').update(command).digest('hex').slice(0, 8)}`
  const digest = (about: string) => createHash('sha256').update(about).digest()
  return {
    id,
    wrap: (key, about) => run(command, 'wrap', Buffer.concat([digest(about), key])),
    async unwrap(wrapped, about, master) {
      if (master !== id) throw new MasterMissing(master)
      const plain = await run(command, 'unwrap', wrapped)
      if (!plain.subarray(0, 32).equals(digest(about))) throw new Error('the key service gave another key')
      return plain.subarray(32)
    },
  }
}

function run(command: string, what: 'wrap' | 'unwrap', input: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile(command, [what], { timeout: 10_000, maxBuffer: 65_536 }, (error, stdout) =>
      error
        ? reject(new Error(`the key service's command failed to ${what}`))
        : resolve(Buffer.from(stdout.trim(), 'base64')),
    )
    child.stdin?.on('error', () => {})
    child.stdin?.end(input.toString('base64'))
  })
}

let held: Master | null = null

/** Said once at start: this process seals and opens with it. */
export function holdMaster(master: Master): void {
  held = master
}

export function master(): Master {
  if (!held) throw new Error('no master key was given to this process')
  return held
}
