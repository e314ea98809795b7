/**
 * Data keys: made when something is first sealed, wrapped by the key of their month, which the master key wraps. They are rows of the schema
 * common_ground_keys, apart from the data. Unwrapped ones stay in memory for a minute.
 */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../kit/database.ts'
import { newId } from '../kit/id.ts'
import { master } from './master-key.ts'
import { closed, opened } from './sealed-bytes.ts'
import type { Under } from './sealing.ts'

/** What is destroyed as a whole: a class of what is kept of a discussion (privacy.yaml), its sealed note, what one person wrote for themselves, a quarter's evaluation, a committee's themes. */
export type Purpose =
  | (
      | 'request'
      | 'agreement'
      | 'team-list'
      | 'screening'
      | 'arranging'
      | 'board'
      | 'record'
      | 'circulation'
      | 'guard-log'
    )
  | ('sealed-note' | 'learning-notes' | 'self-review' | 'evaluation' | 'themes')

interface WrappedKey {
  readonly id: string
  readonly month_key: string
  readonly wrapped: Buffer
}
export interface MonthKey {
  readonly id: string
  readonly month: string
  readonly master: string
  readonly wrapped: Buffer
}

/** The key of this subject, made now where there is none. */
export async function keyFor(tx: Tx, committeeId: string, { purpose, subject }: Under, now: Date) {
  const look = sql<WrappedKey>`select id, month_key, wrapped from common_ground_keys.data_key
    where committee_id = ${committeeId} and purpose = ${purpose} and subject = ${subject}`
  const found = (await look.execute(tx)).rows[0]
  if (found) return { id: found.id, key: await unwrapped(tx, committeeId, found) }
  const month = await monthKeyFor(tx, committeeId, now.toISOString().slice(0, 7), now)
  const id = newId()
  const wrapped = closed(await openMonth(committeeId, month), randomBytes(32), dataKeyAbout(committeeId, id))
  await sql`insert into common_ground_keys.data_key (committee_id, id, purpose, subject, month_key, wrapped, made_at)
    values (${committeeId}, ${id}, ${purpose}, ${subject}, ${month.id}, ${wrapped}, ${now})
    on conflict (committee_id, purpose, subject) do nothing`.execute(tx)
  const made = (await look.execute(tx)).rows[0]
  if (!made) throw new Error('a key that was just made is not there')
  return { id: made.id, key: await unwrapped(tx, committeeId, made) }
}

/** Null where it has been destroyed. */
export async function keyNamed(tx: Tx, committeeId: string, id: string): Promise<Buffer | null> {
  const near = remembered(id)
  if (near) return near
  const { rows } = await sql<WrappedKey>`select id, month_key, wrapped from common_ground_keys.data_key
    where committee_id = ${committeeId} and id = ${id}`.execute(tx)
  return rows[0] ? unwrapped(tx, committeeId, rows[0]) : null
}

export const dataKeyAbout = (committeeId: string, id: string): string => JSON.stringify(['data-key', committeeId, id])
const monthKeyAbout = (committeeId: string, id: string): string => JSON.stringify(['month-key', committeeId, id])

async function unwrapped(tx: Tx, committeeId: string, { id, month_key, wrapped }: WrappedKey): Promise<Buffer> {
  const near = remembered(id)
  if (near) return near
  const { rows } = await sql<MonthKey>`select id, month, master, wrapped from common_ground_keys.month_key
    where committee_id = ${committeeId} and id = ${month_key}`.execute(tx)
  if (!rows[0]) throw new Error('a key without the key of its month')
  return remember(id, opened(await openMonth(committeeId, rows[0]), wrapped, dataKeyAbout(committeeId, id)))
}

/** The month's present key, made where there is none. */
async function monthKeyFor(tx: Tx, committeeId: string, month: string, now: Date): Promise<MonthKey> {
  const look = sql<MonthKey>`select id, month, master, wrapped from common_ground_keys.month_key
    where committee_id = ${committeeId} and month = ${month} and current`
  const found = (await look.execute(tx)).rows[0]
  if (found) return found
  const id = newId()
  const wrapped = await master().wrap(randomBytes(32), monthKeyAbout(committeeId, id))
  await sql`insert into common_ground_keys.month_key (committee_id, id, month, master, wrapped, made_at)
    values (${committeeId}, ${id}, ${month}, ${master().id}, ${wrapped}, ${now})
    on conflict (committee_id, month) where current do nothing`.execute(tx)
  const made = (await look.execute(tx)).rows[0]
  if (!made) throw new Error('the key of a month that was just made is not there')
  return made
}

export async function openMonth(committeeId: string, { id, master: wrappedBy, wrapped }: MonthKey): Promise<Buffer> {
  return remembered(id) ?? remember(id, await master().unwrap(wrapped, monthKeyAbout(committeeId, id), wrappedBy))
}

export async function wrapMonth(committeeId: string, id: string, key: Buffer): Promise<Buffer> {
  return master().wrap(key, monthKeyAbout(committeeId, id))
}

const rememberFor = 60_000
const near = new Map<string, Buffer>()

const remembered = (id: string): Buffer | null => near.get(id) ?? null

function remember(id: string, key: Buffer): Buffer {
  if (near.size >= 5_000) forgetKeys()
  near.set(id, key)
  setTimeout(() => near.delete(id), rememberFor).unref()
  return key
}

/** After keys were destroyed, and in tests. Buffers that a caller still holds are not overwritten under its hands. */
export const forgetKeys = (): void => near.clear()
