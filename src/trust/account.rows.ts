/** What opens an account, and where it is open: one's own, and for sessions those of somebody an administrator looks after. */
import { formatDate } from '#content'
import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import type { Tx } from '../kit/database.ts'
import { writeLetters } from '../kit/letters.ts'
import { type OwnPasskey, ownPasskeys } from './passkey.rows.ts'
import { idleMinutes, longestHours, type Way } from './sessions.ts'
import { whomToTell } from './watchers.rows.ts'

export interface OpenSession {
  readonly id: string
  readonly begunAt: Date
  readonly lastSeenAt: Date
  readonly way: Way
  readonly browser: string
}

/** What a person has open now, the one used last first; `here`: in this committee alone. */
export async function openSessionsOf(tx: Tx, personId: string, now: Date, here?: string): Promise<OpenSession[]> {
  const rows = await tx
    .selectFrom('session')
    .innerJoin('person', (join) =>
      join.onRef('person.id', '=', 'session.person_id').onRef('person.epoch', '=', 'session.epoch'),
    )
    .select(['session.id', 'begun_at', 'last_seen_at', 'way', 'browser'])
    .where('session.person_id', '=', personId)
    .$if(here !== undefined, (open) => open.where('session.committee_id', '=', here ?? ''))
    .where('ended_at', 'is', null)
    .where('last_seen_at', '>', new Date(now.getTime() - idleMinutes * 60_000))
    .where('begun_at', '>', new Date(now.getTime() - longestHours * 3_600_000))
    .orderBy('last_seen_at', 'desc')
    .orderBy('session.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    begunAt: row.begun_at,
    lastSeenAt: row.last_seen_at,
    way: row.way,
    browser: row.browser,
  }))
}

/** Ends one of a person's sessions, or all but one. `by` is the person or who looks after them. */
export async function endSessionsOf(
  tx: Tx,
  by: Person,
  personId: string,
  which: { readonly only: string } | { readonly allBut: string },
  now: Date,
): Promise<void> {
  const ending = tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
  await ('only' in which ? ending.where('id', '=', which.only) : ending.where('id', '<>', which.allBut)).execute()
  await audit(tx, by, 'act', 'end-session', null, now)
}

export interface Ways {
  readonly passkeys: readonly OwnPasskey[]
  /** Issuers linked to the account. */
  readonly issuers: readonly string[]
  readonly app: boolean
  readonly count: number
}

/** What opens a person's account; readable by themselves only. */
export async function waysOf(tx: Tx, personId: string): Promise<Ways> {
  const passkeys = await ownPasskeys(tx, personId)
  const identities = await tx.selectFrom('identity').select('issuer').where('person_id', '=', personId).execute()
  const app = await tx
    .selectFrom('authenticator')
    .select('added_at')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const issuers = identities.map(({ issuer }) => issuer)
  return { passkeys, issuers, app: app !== undefined, count: passkeys.length + issuers.length + (app ? 1 : 0) }
}

/** To the address we know, whatever else happened: if it was not them, they learn of it. */
export async function tellChanged(tx: Tx, { personId, committeeId }: Person, now: Date): Promise<void> {
  const values = { decided_on: formatDate(now, 'day'), contact: await whomToTell(tx, personId, [], now) }
  await writeLetters(tx, committeeId, null, [{ letter: 'account-changed', to: { person: personId }, values }], now)
}
