/**
 * Rotation (R29): every month gets a new key under the present master key, every data key is wrapped anew in small batches, and month keys
 * that wrap nothing any more are destroyed. Each batch is a transaction, the state is in the rows: kill it anywhere, run it again.
 */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { System } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import type { Database, Tx } from '../kit/database.ts'
import { newId } from '../kit/id.ts'
import { dataKeyAbout, type MonthKey, openMonth, wrapMonth } from './key-ring.ts'
import { master } from './master-key.ts'
import { closed, opened } from './sealed-bytes.ts'

export interface KeyState {
  readonly months: number
  readonly keys: number
  /** Month keys and data keys that wait for a rotation to end. */
  readonly monthsWaiting: number
  readonly keysWaiting: number
  /** Month keys under a master key other than the present one. */
  readonly otherMaster: number
}

export async function keyState(database: Database, committeeId: string): Promise<KeyState> {
  return database.withActor({ kind: 'system', committeeId }, async (tx) => {
    const { rows } = await sql<KeyState>`select
      (select count(*)::int from common_ground_keys.month_key) as months,
      (select count(*)::int from common_ground_keys.data_key) as keys,
      (select count(*)::int from common_ground_keys.month_key where not current) as "monthsWaiting",
      (select count(*)::int from common_ground_keys.data_key k join common_ground_keys.month_key m
        on m.committee_id = k.committee_id and m.id = k.month_key where not m.current) as "keysWaiting",
      (select count(*)::int from common_ground_keys.month_key where master <> ${master().id}) as "otherMaster"`.execute(
      tx,
    )
    if (!rows[0]) throw new Error('no answer about keys')
    return rows[0]
  })
}

/** Finishes a rotation that was broken off, or begins one. Returns how many data keys were wrapped anew now. */
export async function rotateKeys(database: Database, committeeId: string, now: Date, batch = 500): Promise<number> {
  const inOne = <T>(work: (tx: Tx) => Promise<T>) => database.withActor({ kind: 'system', committeeId }, work)
  const { monthsWaiting } = await keyState(database, committeeId)
  if (monthsWaiting === 0) await inOne((tx) => renewMonths(tx, committeeId, now))
  let done = 0
  for (;;) {
    const wrapped = await inOne((tx) => wrapBatch(tx, committeeId, batch))
    done += wrapped
    if (wrapped === 0) break
  }
  await inOne((tx) =>
    sql`delete from common_ground_keys.month_key m where not m.current and not exists (
      select from common_ground_keys.data_key k where k.committee_id = m.committee_id and k.month_key = m.id)`.execute(
      tx,
    ),
  )
  return done
}

async function renewMonths(tx: Tx, committeeId: string, now: Date): Promise<void> {
  const { rows } = await sql<MonthKey>`select id, month, master, wrapped from common_ground_keys.month_key
    where committee_id = ${committeeId} and current for update`.execute(tx)
  for (const old of rows) {
    await sql`update common_ground_keys.month_key set current = false where committee_id = ${committeeId} and id = ${old.id}`.execute(
      tx,
    )
    const id = newId()
    const wrapped = await wrapMonth(committeeId, id, randomBytes(32))
    await sql`insert into common_ground_keys.month_key (committee_id, id, month, master, wrapped, made_at)
      values (${committeeId}, ${id}, ${old.month}, ${master().id}, ${wrapped}, ${now})`.execute(tx)
  }
  const system: System = { kind: 'system', committeeId }
  await audit(tx, system, 'act', 'rotate-keys', null, now)
}

interface Waiting {
  readonly id: string
  readonly key: Buffer
  readonly from: MonthKey
  readonly to: MonthKey
}

async function wrapBatch(tx: Tx, committeeId: string, batch: number): Promise<number> {
  const { rows } = await sql<WaitingRow>`
    select k.id, k.wrapped as key, o.id as from_id, o.month, o.master as from_master, o.wrapped as from_wrapped,
      n.id as to_id, n.master as to_master, n.wrapped as to_wrapped
    from common_ground_keys.data_key k
    join common_ground_keys.month_key o on o.committee_id = k.committee_id and o.id = k.month_key and not o.current
    join common_ground_keys.month_key n on n.committee_id = o.committee_id and n.month = o.month and n.current
    where k.committee_id = ${committeeId} limit ${batch} for update of k skip locked`.execute(tx)
  if (rows.length === 0) return 0
  const renewed = await Promise.all(rows.map(waitingOf).map((one) => wrapAnew(committeeId, one)))
  await sql`update common_ground_keys.data_key k set wrapped = n.wrapped, month_key = n.month_key
    from unnest(${renewed.map(({ id }) => id)}::uuid[], ${renewed.map(({ wrapped }) => wrapped)}::bytea[],
      ${renewed.map(({ month }) => month)}::uuid[]) as n(id, wrapped, month_key)
    where k.committee_id = ${committeeId} and k.id = n.id`.execute(tx)
  return rows.length
}

interface WaitingRow {
  readonly id: string
  readonly key: Buffer
  readonly month: string
  readonly from_id: string
  readonly from_master: string
  readonly from_wrapped: Buffer
  readonly to_id: string
  readonly to_master: string
  readonly to_wrapped: Buffer
}

const waitingOf = (row: WaitingRow): Waiting => ({
  id: row.id,
  key: row.key,
  from: { id: row.from_id, month: row.month, master: row.from_master, wrapped: row.from_wrapped },
  to: { id: row.to_id, month: row.month, master: row.to_master, wrapped: row.to_wrapped },
})

async function wrapAnew(committeeId: string, { id, key, from, to }: Waiting) {
  const about = dataKeyAbout(committeeId, id)
  const plain = opened(await openMonth(committeeId, from), key, about)
  return { id, month: to.id, wrapped: closed(await openMonth(committeeId, to), plain, about) }
}
