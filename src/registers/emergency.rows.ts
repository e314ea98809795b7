/** Emergency accesses: rows that functions of the database write alone (db/0040-emergency-access.sql). */
import { sql } from 'kysely'
import type { Tx } from '../kit/database.ts'
import { toldAndHere } from '../trust/emergency.ts'

export const emergencyReasons = ['immediate-safety', 'cannot-reach', 'system-fault'] as const
export type EmergencyReason = (typeof emergencyReasons)[number]
export const emergencyOutcomes = ['needed', 'needed-and-learn', 'not-needed'] as const
export type EmergencyOutcome = (typeof emergencyOutcomes)[number]

export interface Emergency {
  readonly id: string
  readonly discussionId: string
  readonly reference: string
  readonly personId: string
  readonly name: string
  readonly reason: EmergencyReason
  readonly openedAt: Date
  /** When it was closed, or closes by itself. */
  readonly until: Date
  readonly told: readonly string[]
  readonly toldNames: readonly string[]
  readonly toldAndHere: readonly string[]
  readonly lookedAt: Date | null
  readonly lookedByName: string | null
  readonly outcome: EmergencyOutcome | null
}

/** Those that whoever acts opened, was told of, or sees as an auditor; newest first. */
export async function emergenciesIn(tx: Tx, id: string | null = null): Promise<Emergency[]> {
  const { rows } = await sql<Emergency>`
    select e.id, e.discussion_id as "discussionId", e.reference, e.person_id as "personId", p.name, e.reason,
      e.opened_at as "openedAt", coalesce(e.ended_at, e.ends_at) as until, e.told,
      array(select t.name from person t where t.id = any(e.told) order by t.name) as "toldNames",
      ${toldAndHere} as "toldAndHere",
      e.reviewed_at as "lookedAt", r.name as "lookedByName", e.outcome
    from emergency_access e join person p on p.id = e.person_id left join person r on r.id = e.reviewed_by
    where e.committee_id = committee_now() and (${id}::uuid is null or e.id = ${id})
    order by e.opened_at desc limit 200`.execute(tx)
  return rows
}

export interface Opening {
  readonly said: 'opened' | 'not-there' | 'have-it' | 'nobody-to-tell'
  readonly discussionId: string | null
  readonly told: readonly string[] | null
}

export async function openInEmergency(
  tx: Tx,
  id: string,
  { number, reason }: { readonly number: string; readonly reason: EmergencyReason },
  now: Date,
): Promise<Opening> {
  const { rows } = await sql<Opening>`
    select said, discussion_id as "discussionId", told from open_in_emergency(${id}, ${number}, ${reason}, ${now})`.execute(
    tx,
  )
  return rows[0] ?? { said: 'not-there', discussionId: null, told: null }
}

/** Gives the discussion; null where nothing was open to this person. */
export async function endEmergency(tx: Tx, id: string, now: Date): Promise<string | null> {
  const { rows } = await sql<{ about: string | null }>`select end_emergency(${id}, ${now}) as about`.execute(tx)
  return rows[0]?.about ?? null
}

/** One kind of content that was read by it. */
export interface LookInEmergency {
  readonly kind: string
  /** The last time. */
  readonly at: Date
  readonly times: number
}

export interface LookedInto extends Emergency {
  readonly looks: readonly LookInEmergency[]
}

/** What was read by it, newest first; the database gives it to those who see the access (db/0054). */
export async function looksInEmergency(tx: Tx, id: string): Promise<LookInEmergency[]> {
  const { rows } = await sql<LookInEmergency>`
    select kind, last_at as at, times from looks_in_emergency(${id})`.execute(tx)
  return rows
}

/** Gives the discussion; null where it is not this person's to look at, not over yet, or looked at already. */
export async function lookAtEmergency(
  tx: Tx,
  id: string,
  outcome: EmergencyOutcome,
  now: Date,
): Promise<string | null> {
  const { rows } = await sql<{ about: string | null }>`
    select look_at_emergency(${id}, ${outcome}, ${now}) as about`.execute(tx)
  return rows[0]?.about ?? null
}
