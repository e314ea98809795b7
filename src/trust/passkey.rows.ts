/** Passkeys in the database. Looked up before anybody is known; otherwise seen and changed by their own person only. */
import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import type { Database, Tx } from '../kit/database.ts'
import type { NewPasskey } from './passkey.ts'

declare module '../kit/tables.ts' {
  interface Tables {
    passkey: {
      person_id: string
      id: string
      public_key: Buffer
      counter: number
      transports: string[]
      synced: boolean
      browser: string
      added_at: Date
      last_used_at: Date | null
    }
  }
}

export interface StoredPasskey {
  readonly personId: string
  readonly id: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: readonly string[]
}

export async function storedPasskeyWith(database: Database, id: string): Promise<StoredPasskey | null> {
  const [row] = await database.ask<{ person_id: string; public_key: Buffer; counter: number; transports: string[] }>(
    'select * from common_ground.passkey_with($1)',
    [id],
  )
  if (!row) return null
  return { personId: row.person_id, id, publicKey: row.public_key, counter: row.counter, transports: row.transports }
}

export interface OwnPasskey extends StoredPasskey {
  readonly addedAt: Date
  readonly lastUsedAt: Date | null
  readonly synced: boolean
  readonly browser: string
}

/** A person's own, oldest first. */
export async function ownPasskeys(tx: Tx, personId: string): Promise<OwnPasskey[]> {
  const rows = await tx
    .selectFrom('passkey')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('added_at')
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    id: row.id,
    publicKey: row.public_key,
    counter: row.counter,
    transports: row.transports,
    addedAt: row.added_at,
    lastUsedAt: row.last_used_at,
    synced: row.synced,
    browser: row.browser,
  }))
}

/** False where this passkey is somebody's already. */
export async function keepPasskey(
  tx: Tx,
  person: Person,
  made: NewPasskey,
  browser: string,
  now: Date,
): Promise<boolean> {
  const kept = await tx
    .insertInto('passkey')
    .values({
      person_id: person.personId,
      id: made.id,
      public_key: Buffer.from(made.publicKey),
      counter: made.counter,
      transports: [...made.transports],
      synced: made.synced,
      browser,
      added_at: now,
      last_used_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  if ((kept.numInsertedOrUpdatedRows ?? 0n) === 0n) return false
  await audit(tx, person, 'act', 'add-passkey', null, now)
  return true
}

/** Only forward: a counter that was passed meanwhile means a copy, and nothing is taken. */
export async function passkeyUsed(tx: Tx, passkey: StoredPasskey, counter: number, now: Date): Promise<boolean> {
  const moved = await tx
    .updateTable('passkey')
    .set({ counter, last_used_at: now })
    .where('person_id', '=', passkey.personId)
    .where('id', '=', passkey.id)
    .where('counter', '=', passkey.counter)
    .executeTakeFirst()
  return moved.numUpdatedRows > 0n
}
