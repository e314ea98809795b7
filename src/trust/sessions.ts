/**
 * Sign-in sessions: an opaque 256-bit secret in a cookie, its hash in the database, 30 minutes idle, 10 hours at most. A new secret at
 * every sign-in and whenever the person confirms who they are. The clock is that of the machine also where a demonstration's is moved.
 */
import type { Duty, Person, Sector } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import type { Clock } from '../kit/clock.ts'
import type { Database } from '../kit/database.ts'
import { hashOf, newId, newSecret } from '../kit/id.ts'
import type { RequestSession } from '../kit/web.ts'

export const idleMinutes = 30
export const longestHours = 10

/** The session a request belongs to. */
export type Session = RequestSession
/** How somebody showed who they are. */
export type Way = Session['way']

export interface SignedIn {
  readonly person: Person
  readonly session: Session
}

/** `__Host-` ties the cookie to this very host, and needs TLS. */
export const sessionCookieName = (secure: boolean): string => (secure ? '__Host-session' : 'session')

/** Whom a cookie belongs to, or null. Touches the session at most once a minute. */
export async function signedInWith(database: Database, clock: Clock, secret: string): Promise<SignedIn | null> {
  const now = clock.now()
  const hash = hashOf(secret)
  const row = await rowOf(database, hash, now)
  if (!row) return null
  if (now.getTime() - row.last_seen_at.getTime() > 60_000)
    await database.ask('update common_ground.session set last_seen_at = $2 where id_hash = $1', [hash, now])
  return {
    person: personOfRow(row),
    session: { id: row.session_id, begunAt: row.begun_at, confirmedAt: row.confirmed_at, way: row.way },
  }
}

/**
 * For what stays open (a stream): whether this session still stands, without touching it. Asked when access changed and now and then,
 * because time alone ends a session too.
 */
export async function sessionStands(database: Database, clock: Clock, { id }: Pick<Session, 'id'>): Promise<boolean> {
  const rows = await database.ask<{ id_hash: string }>('select id_hash from common_ground.session where id = $1', [id])
  return rows[0] !== undefined && (await rowOf(database, rows[0].id_hash, clock.now())) !== undefined
}

async function rowOf(database: Database, hash: string, now: Date): Promise<SignedInRow | undefined> {
  const [row] = await database.ask<SignedInRow>(
    `select * from common_ground.signed_in($1, $2, make_interval(mins => $3), make_interval(hours => $4))`,
    [hash, now, idleMinutes, longestHours],
  )
  return row
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
  session_id: string
  begun_at: Date
  confirmed_at: Date
  way: Way
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

export interface Beginning {
  readonly committeeId?: string | undefined
  readonly way?: Way
  /** Id of the provider they came through, to sign out there too. */
  readonly provider?: string | undefined
  /** Kind of browser and machine (browserOf), for the list of one's own sessions. */
  readonly browser?: string
  /** When the person showed who they are, if not now: going to another committee is no new proof. */
  readonly after?: Session
}

/** Begins a session and returns the secret for the cookie. Null where the person does not work in that committee (any more). */
export async function beginSession(
  database: Database,
  clock: Clock,
  personId: string,
  { committeeId, way = 'demonstration', provider, browser = 'other', after }: Beginning = {},
): Promise<string | null> {
  const now = clock.now()
  const memberships = await membershipsOf(database, personId)
  const chosen = memberships.find((membership) => !committeeId || membership.committeeId === committeeId)
  if (!chosen) return null
  const secret = newSecret()
  const actor = personAs(personId, chosen.committeeId)
  await database.withActor(actor, async (tx) => {
    const { epoch } = await tx.selectFrom('person').select('epoch').where('id', '=', personId).executeTakeFirstOrThrow()
    await tx
      .insertInto('session')
      .values({
        id: newId(),
        id_hash: hashOf(secret),
        person_id: personId,
        committee_id: chosen.committeeId,
        epoch,
        begun_at: after?.begunAt ?? now,
        last_seen_at: now,
        confirmed_at: after?.confirmedAt ?? now,
        way: after?.way ?? way,
        browser,
        provider: provider ?? null,
      })
      .execute()
    await audit(tx, actor, 'sign-in', 'session', null, now)
  })
  return secret
}

/** A person as an actor before anything else is known of them. */
export const personAs = (personId: string, committeeId: string): Person => ({
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

/** The person has just shown who they are once more: the session goes on under a new secret, which is returned. */
export async function confirmSession(database: Database, clock: Clock, { person, session }: SignedIn): Promise<string> {
  const secret = newSecret()
  await database.withActor(person, async (tx) => {
    await tx
      .updateTable('session')
      .set({ id_hash: hashOf(secret), confirmed_at: clock.now() })
      .where('id', '=', session.id)
      .where('ended_at', 'is', null)
      .execute()
    await audit(tx, person, 'sign-in', 'confirmed', null, clock.now())
  })
  return secret
}

/** Ends the session of this cookie, in the person's own name where they are known. */
export async function endSession(database: Database, clock: Clock, secret: string): Promise<void> {
  const now = clock.now()
  const row = await rowOf(database, hashOf(secret), now)
  if (!row) return
  const person = personOfRow(row)
  await database.withActor(person, async (tx) => {
    await tx.updateTable('session').set({ ended_at: now }).where('id', '=', row.session_id).execute()
    await audit(tx, person, 'sign-out', 'session', null, now)
  })
}

/** The committees somebody works in, with the names they set. */
export async function membershipsOf(database: Database, personId: string) {
  const rows = await database.ask<{ committee_id: string; names: Record<string, string> }>(
    'select committee_id, names from common_ground.memberships_of($1)',
    [personId],
  )
  return rows.map((row) => ({ committeeId: row.committee_id, names: row.names }))
}
