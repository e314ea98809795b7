/**
 * Sign-in sessions: an opaque 256-bit id in a cookie, its hash in the database, 30 minutes idle, 10 hours at most.
 */
import type { Duty, Person, Sector } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import type { Clock } from '../kit/clock.ts'
import type { Database } from '../kit/database.ts'
import { hashOf, newSecret } from '../kit/id.ts'

export const idleMinutes = 30
export const longestHours = 10

/** `__Host-` ties the cookie to this very host, and needs TLS. */
export const sessionCookieName = (secure: boolean): string => (secure ? '__Host-session' : 'session')

/** The person a cookie belongs to, or null. Touches the session at most once a minute. */
export async function personWith(database: Database, clock: Clock, secret: string): Promise<Person | null> {
  const now = clock.now()
  const hash = hashOf(secret)
  const [row] = await database.ask<SignedInRow>(
    `select * from common_ground.signed_in($1, $2, make_interval(mins => $3), make_interval(hours => $4))`,
    [hash, now, idleMinutes, longestHours],
  )
  if (!row) return null
  if (now.getTime() - row.last_seen_at.getTime() > 60_000)
    await database.ask('update common_ground.session set last_seen_at = $2 where id_hash = $1', [hash, now])
  return personOfRow(row)
}

interface SignedInRow {
  person_id: string
  committee_id: string
  name: string
  email: string
  job: string
  agency_id: string
  agency: string
  sector: Sector
  duties: Duty[]
  last_seen_at: Date
}

const personOfRow = (row: SignedInRow): Person => ({
  kind: 'person',
  personId: row.person_id,
  committeeId: row.committee_id,
  name: row.name,
  email: row.email,
  job: row.job,
  agencyId: row.agency_id,
  agency: row.agency,
  sector: row.sector,
  duties: row.duties,
})

/** Begins a session and returns the secret for the cookie. Null where the person does not work in that committee (any more). */
export async function beginSession(
  database: Database,
  clock: Clock,
  personId: string,
  committeeId?: string,
): Promise<string | null> {
  const now = clock.now()
  const memberships = await membershipsOf(database, personId)
  const chosen = memberships.find((membership) => !committeeId || membership.committeeId === committeeId)
  if (!chosen) return null
  const secret = newSecret()
  await database.withActor({ kind: 'system', committeeId: chosen.committeeId }, async (tx) => {
    await tx
      .insertInto('session')
      .values({
        id_hash: hashOf(secret),
        person_id: personId,
        committee_id: chosen.committeeId,
        begun_at: now,
        last_seen_at: now,
      })
      .execute()
  })
  await database.withActor(actorOf(personId, chosen.committeeId), (tx) =>
    audit(tx, actorOf(personId, chosen.committeeId), 'sign-in', 'session', null, now),
  )
  return secret
}

/** A person as an actor before anything else is known of them. */
const actorOf = (personId: string, committeeId: string): Person => ({
  kind: 'person',
  personId,
  committeeId,
  name: '',
  email: '',
  job: '',
  agencyId: '',
  agency: '',
  sector: 'office',
  duties: [],
})

export async function endSession(database: Database, clock: Clock, secret: string): Promise<void> {
  await database.pool.query('update common_ground.session set ended_at = $2 where id_hash = $1 and ended_at is null', [
    hashOf(secret),
    clock.now(),
  ])
}

/** The committees somebody works in, with the names they set. */
export async function membershipsOf(database: Database, personId: string) {
  const rows = await database.ask<{ committee_id: string; names: Record<string, string> }>(
    'select committee_id, names from common_ground.memberships_of($1)',
    [personId],
  )
  return rows.map((row) => ({ committeeId: row.committee_id, names: row.names }))
}
