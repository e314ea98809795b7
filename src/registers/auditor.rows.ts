/** The audit as the database gives it to an auditor, and to nobody else (db/0043-auditors-view.sql): no content, ever. */
import { sql } from 'kysely'
import { homeTimeZone } from '#content'
import type { Tx } from '../kit/database.ts'
import type { AuditFilter } from './auditor.filter.ts'

export interface AuditLine {
  readonly seq: number
  readonly id: string
  readonly at: Date
  readonly actorKind: 'person' | 'ticket' | 'system'
  readonly personId: string | null
  readonly name: string | null
  readonly agency: string | null
  readonly verb: string
  readonly kind: string
  readonly discussionId: string | null
  readonly reference: string | null
  readonly pseudonym: string | null
  readonly shown: readonly string[]
  readonly aboutPerson: string | null
  readonly aboutName: string | null
  readonly given: readonly string[]
  readonly taken: readonly string[]
  readonly sealedAt: Date
  /** 64 hexadecimal digits, as the next. */
  readonly prev: string
  readonly hash: string
}

/** `about`: the discussion that the filter's words mean. Newest first. */
export async function auditLines(
  tx: Tx,
  filter: AuditFilter,
  about: string | null,
  most: number,
): Promise<AuditLine[]> {
  const dayBegins = (day: string | null, later: number) =>
    sql`(${day}::date + ${later}::integer)::timestamp at time zone ${homeTimeZone}`
  const { rows } = await sql<AuditLine>`
    with entries as materialized (select * from audit_page(${dayBegins(filter.from, 0)}, ${dayBegins(filter.to, 1)}, ${filter.person}, ${filter.did},
      ${about}, ${filter.before}, ${most}, ${filter.upon}))
    select e.seq, e.id, e.at, e.actor_kind as "actorKind", e.person_id as "personId", p.name, a.name as agency, e.verb, e.kind,
      e.discussion_id as "discussionId", n.reference, n.pseudonym, e.shown,
      e.about_person as "aboutPerson", u.name as "aboutName", e.given, e.taken, e.sealed_at as "sealedAt",
      encode(e.prev, 'hex') as prev, encode(e.hash, 'hex') as hash
    from entries e left join person p on p.id = e.person_id left join person u on u.id = e.about_person
      left join membership m on m.committee_id = e.committee_id and m.person_id = e.person_id
      left join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
      left join names_for_audit(array(select distinct discussion_id from entries where discussion_id is not null)) n on n.id = e.discussion_id
    order by e.at desc, e.seq desc`.execute(tx)
  return rows
}

/** The discussion with this number or word pair, or null. */
export async function findForAudit(tx: Tx, wanted: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select find_for_audit(${wanted}) as id`.execute(tx)
  return rows[0]?.id ?? null
}

export interface AuditCheck {
  readonly checkedAt: Date
  readonly entries: number
  readonly wrong: number | null
  readonly checkpoint: number | null
  readonly checkpointAt: Date | null
}

/** What the last look at the whole chain found; null before the first one. */
export async function lastCheck(tx: Tx): Promise<AuditCheck | null> {
  const { rows } = await sql<AuditCheck>`
    select checked_at as "checkedAt", entries, wrong, checkpoint, checkpoint_at as "checkpointAt"
    from audit_check where committee_id = committee_now()`.execute(tx)
  return rows[0] ?? null
}

/** Everybody who works or worked here, to choose from. */
export async function everybodyHere(tx: Tx): Promise<{ value: string; label: string }[]> {
  const { rows } = await sql<{ value: string; label: string }>`
    select p.id as value, p.name || ', ' || a.name as label
    from membership m join person p on p.id = m.person_id join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
    where m.committee_id = committee_now() order by p.name, p.id`.execute(tx)
  return rows
}
