/** One's own sessions, and those of somebody an administrator looks after. */
import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import type { Tx } from '../kit/database.ts'
import { idleMinutes, longestHours, type Way } from './sessions.ts'

export interface OpenSession {
  readonly id: string
  readonly begunAt: Date
  readonly lastSeenAt: Date
  readonly way: Way
  readonly browser: string
}

/** What a person has open now, the one used last first. */
export async function openSessionsOf(tx: Tx, personId: string, now: Date): Promise<OpenSession[]> {
  const rows = await tx
    .selectFrom('session')
    .innerJoin('person', (join) =>
      join.onRef('person.id', '=', 'session.person_id').onRef('person.epoch', '=', 'session.epoch'),
    )
    .select(['session.id', 'begun_at', 'last_seen_at', 'way', 'browser'])
    .where('session.person_id', '=', personId)
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
