/**
 * Sealing what people write about a case: version | key id (16) | nonce | tag | text. The place (committee, table, row, column) and the key
 * are bound, so that a value moved to another row or changed in one bit does not open (R28). Row modules call `seal` and `unseal`.
 */

import type { Tx } from '../kit/database.ts'
import { keyFor, keyNamed, type Purpose } from './key-ring.ts'
import { closed, opened } from './sealed-bytes.ts'

export interface Place {
  readonly committeeId: string
  readonly table: string
  /** The row's own id. */
  readonly row: string
  readonly column: string
}

/** What is destroyed as a whole has one key. */
export interface Under {
  readonly purpose: Purpose
  readonly subject: string
}

const version = 1
const header = 17

export async function seal(tx: Tx, under: Under, place: Place, text: string, now: Date): Promise<Buffer> {
  const { id, key } = await keyFor(tx, place.committeeId, under, now)
  return sealWith(key, id, place, text)
}

/** Null where its key has been destroyed. Throws where it was tampered with. */
export async function unseal(tx: Tx, place: Place, sealed: Buffer): Promise<string | null> {
  const id = keyIdOf(sealed)
  const key = await keyNamed(tx, place.committeeId, id)
  return key && unsealWith(key, place, sealed)
}

export function sealWith(key: Buffer, id: string, place: Place, text: string): Buffer {
  return Buffer.concat([
    Buffer.of(version),
    Buffer.from(id.replaceAll('-', ''), 'hex'),
    closed(key, Buffer.from(text, 'utf8'), boundTo(place, id)),
  ])
}

export function unsealWith(key: Buffer, place: Place, sealed: Buffer): string {
  return opened(key, sealed.subarray(header), boundTo(place, keyIdOf(sealed))).toString('utf8')
}

function keyIdOf(sealed: Buffer): string {
  if (sealed.length < header || sealed[0] !== version) throw new Error('not sealed by us')
  const hex = sealed.subarray(1, header).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const boundTo = ({ committeeId, table, row, column }: Place, key: string): string =>
  JSON.stringify([version, committeeId, table, row, column, key])
