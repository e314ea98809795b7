/** Who works in a committee, what they do for it, and whether they can sign in: for its administrators. No discussion is read here. */
import { sql } from 'kysely'
import type { Duty, Person, Sector } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'

export interface Colleague {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly job: string
  readonly team: string
  readonly agency: string
  readonly agencyId: string
  readonly sector: Sector
  readonly duties: readonly Duty[]
  /** In the pool of facilitators, also while not asked for anything. */
  readonly inPool: boolean
  readonly lineManagerId: string | null
  readonly leftAt: Date | null
  readonly passkeys: number
  readonly identities: number
  readonly app: boolean
  /** Until when an invitation can be used, where there is one. */
  readonly invitedUntil: Date | null
}

/** Everybody, or one of them; those who have left last. */
export async function colleaguesOf(tx: Tx, now: Date, only: string | null = null): Promise<Colleague[]> {
  const { rows } = await sql<{
    id: string
    name: string
    email: string
    job: string
    team: string
    agency: string
    agencyId: string
    sector: Sector
    duties: Duty[]
    inPool: boolean
    lineManagerId: string | null
    left_at: Date | null
    passkeys: number
    identities: number
    app: boolean
    invited_until: Date | null
  }>`
    select p.id, p.name, p.email, m.job, m.team, a.name as agency, a.id as "agencyId", a.sector, m.left_at, m.line_manager_id as "lineManagerId",
      p.id in (select person_id from pool_here()) as "inPool",
      array(select d.duty from duty d where d.committee_id = m.committee_id and d.person_id = p.id order by d.duty) as duties,
      coalesce(w.passkeys, 0) as passkeys, coalesce(w.identities, 0) as identities, coalesce(w.authenticator, false) as app,
      (select max(e.expires_at) from enrolment e where e.committee_id = m.committee_id and e.person_id = p.id
        and e.used_at is null and e.ended_at is null and e.tries < 5 and e.expires_at > ${now}) as invited_until
    from membership m join person p on p.id = m.person_id
      join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
      left join ways_here() w on w.person_id = p.id
    where m.committee_id = committee_now() and p.emptied_at is null and (${only}::uuid is null or p.id = ${only}::uuid)
    order by m.left_at is not null, p.name, p.id`.execute(tx)
  return rows.map(({ left_at, invited_until, ...row }) => ({ ...row, leftAt: left_at, invitedUntil: invited_until }))
}

export const canSignIn = ({ passkeys, identities, app }: Colleague): boolean => passkeys + identities > 0 || app

export const agenciesHere = (tx: Tx, committeeId: string): Promise<{ id: string; name: string }[]> =>
  tx.selectFrom('agency').select(['id', 'name']).where('committee_id', '=', committeeId).orderBy('name').execute()

/** Leaving ends everything that is open; coming back opens nothing by itself. */
export async function setLeft(tx: Tx, by: Person, personId: string, left: Date | null): Promise<boolean> {
  const changed = await tx
    .updateTable('membership')
    .set({ left_at: left })
    .where('committee_id', '=', by.committeeId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** Whom they report to; null: nobody who works here. What requests may choose from follows from it (decision 0033). */
export async function setManager(tx: Tx, by: Person, personId: string, managerId: string | null): Promise<void> {
  await tx
    .updateTable('membership')
    .set({ line_manager_id: managerId })
    .where('committee_id', '=', by.committeeId)
    .where('person_id', '=', personId)
    .execute()
}

/** Ends what this person has open in the committee; where they work in no other, everything, also what is just being begun. */
export async function endEverything(tx: Tx, by: Person, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('committee_id', '=', by.committeeId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute()
  await sql`select raise_epoch(${personId})`.execute(tx)
}

/** One account opens every committee somebody works in: a new way in is then help back in, also for the first one. */
export async function worksElsewhere(tx: Tx, personId: string): Promise<boolean> {
  const { rows } = await sql<{ elsewhere: boolean }>`select works_elsewhere(${personId}) as elsewhere`.execute(tx)
  return rows[0]?.elsewhere ?? true
}

/** Whether a new way to sign in waits a day: somebody with a duty now or within the last day, or who works in several committees. */
export async function recoveryWaits(tx: Tx, personId: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`select recovery_waits(${personId}, ${now}) as waits`.execute(tx)
  return rows[0]?.waits ?? true
}
