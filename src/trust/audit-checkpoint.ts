/**
 * Signed checkpoints: "this committee's audit had this many entries, and the last one's hash was this". They leave the database for a
 * file that only grows; whoever rewrites the chain afterwards, with whatever rights, cannot rewrite them (R25).
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  writeFileSync,
} from 'node:fs'
import { z } from 'zod'
import type { Head } from './audit-chain.ts'
import { keptFor } from './retention-rules.ts'

const said = {
  committee: z.uuid(),
  seq: z.number().int().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
}
const signature = { key: z.string(), signature: z.string() }
/** `keeps`: how long entries were kept then, as privacy.yaml words it; those of version 1 do not say. */
const checkpointForm = z.discriminatedUnion('v', [
  z.strictObject({ v: z.literal(1), ...said, ...signature }),
  z.strictObject({ v: z.literal(2), ...said, keeps: z.string().regex(/^\d{1,3} (day|month|year)s?$/), ...signature }),
])
export type Checkpoint = z.infer<typeof checkpointForm>

type Unsigned<One> = One extends unknown ? Omit<One, 'key' | 'signature'> : never

function signedText(one: Unsigned<Checkpoint>): Buffer {
  const { v, committee, seq, hash, at } = one
  const text = [`common-ground checkpoint ${v}`, committee, seq, hash, at, ...(one.v === 2 ? [one.keeps] : [])]
  return Buffer.from(text.join('\n'))
}

export function signCheckpoint(key: KeyObject, head: Head, at: Date, keeps: string = keptFor('history')): Checkpoint {
  const { committee, seq, hash } = head
  const one = { v: 2, committee, seq, hash, at: at.toISOString(), keeps } as const
  return { ...one, key: nameOf(key), signature: sign(null, signedText(one), key).toString('base64') }
}

/** The key's name in a checkpoint: the beginning of the hash of its public half. */
export const nameOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(publicHalf(key).export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16)

export const publicHalf = (key: KeyObject): KeyObject => (key.type === 'public' ? key : createPublicKey(key))

/** The key as PEM text, else from its file, which is made where there is none; only this program's user may read it. */
export function checkpointKey({ pem, file }: { readonly pem: string | null; readonly file: string }): KeyObject {
  if (pem === null && !existsSync(file)) {
    const made = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
    writeFileSync(file, made, { mode: 0o600, flag: 'wx' })
  }
  const key = createPrivateKey(pem ?? readFileSync(file))
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('the key for the audit’s checkpoints is not Ed25519')
  return key
}

export const writeCheckpoint = (file: string, checkpoint: Checkpoint): void =>
  appendFileSync(file, `${JSON.stringify(checkpoint)}\n`, { mode: 0o600 })

/** The checkpoints of a file, and the numbers of lines that are none or that no known key has signed. */
export function readCheckpoints(text: string, keys: readonly KeyObject[]) {
  const known = new Map(keys.map((key) => [nameOf(key), publicHalf(key)]))
  const good: Checkpoint[] = []
  const bad: number[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const checkpoint = checkpointIn(line)
    const key = checkpoint && known.get(checkpoint.key)
    if (checkpoint && key && verify(null, signedText(checkpoint), key, Buffer.from(checkpoint.signature, 'base64')))
      good.push(checkpoint)
    else bad.push(index + 1)
  }
  return { good, bad }
}

function checkpointIn(line: string): Checkpoint | null {
  try {
    return checkpointForm.parse(JSON.parse(line))
  } catch {
    return null
  }
}

/** The newest checkpoint of each committee near the end of the file: where a program that begins again goes on. */
export function newestCheckpoints(file: string, keys: readonly KeyObject[]): Map<string, Checkpoint> {
  return new Map(readCheckpoints(endOf(file), keys).good.map((checkpoint) => [checkpoint.committee, checkpoint]))
}

function endOf(file: string, bytes = 262_144): string {
  if (!existsSync(file)) return ''
  const opened = openSync(file, 'r')
  try {
    const { size } = fstatSync(opened)
    const end = Buffer.alloc(Math.min(size, bytes))
    readSync(opened, end, 0, end.length, size - end.length)
    return end.toString('utf8')
  } finally {
    closeSync(opened)
  }
}
