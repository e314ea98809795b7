/** What allocation reads of the register of facilitators (P14, P15). */

import { sql } from 'kysely'
import { dayOf } from '#content'
import type { Discussion, Sector } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import type { Access } from '../../trust/access.ts'
import type { Candidate, Involvement } from './eligibility.ts'

type Key = Pick<Discussion, 'committeeId' | 'id'>

/** Somebody in the register, with what the shortlist shows of them. */
export interface Listed extends Candidate {
  readonly name: string
  readonly job: string
  readonly agency: string
  readonly sector: Sector
  readonly groupExperience: boolean
}

/**
 * The register as it stands for this discussion. Row-level security and the policy functions give the Reviewing Team everybody, and
 * anybody else themselves only. `personId` narrows to one.
 */
export async function candidatesFor(
  tx: Tx,
  { committeeId, id }: Key,
  now: Date,
  personId?: string,
): Promise<readonly Listed[]> {
  const { rows } = await sql<ListedRow>`
    with involved as materialized (select * from involvement(${id})),
      facts as materialized (select * from facilitator_facts(${id}, ${threeMonthsBefore(now)}))
    select f.person_id, f.state, f.supervision_years, f.group_experience, f.capacity, p.name, m.job, m.agency_id, a.name as agency,
      a.sector, facts.led, facts.last_led, facts.topic, facts.language, facts.place,
      (select max(t.refresher_due_on) from training t where t.committee_id = f.committee_id and t.person_id = f.person_id
        and t.kind in ('core-444', 'refresher-444') and t.confirmed_by is not null) as trained_until,
      array(select i.because from involved i where i.person_id = f.person_id order by 1) as involved,
      exists (select from facilitator_offer o where o.committee_id = f.committee_id and o.discussion_id = ${id}
        and o.person_id = f.person_id and o.answer in ('passed', 'ended', 'stepped-down')) as passed
    from facilitator f
      join facts on facts.person_id = f.person_id
      join person p on p.id = f.person_id and p.left_at is null
      join membership m on m.committee_id = f.committee_id and m.person_id = f.person_id and m.left_at is null
      join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
    where f.committee_id = ${committeeId} and f.state <> 'left' and (${personId ?? null}::uuid is null or f.person_id = ${personId ?? null})
    order by p.name`.execute(tx)
  return rows.map(listedOf)
}

/** For the shortlist. */
export const candidatesSeen = ({ tx, discussion }: Access<'allocation'>, now: Date): Promise<readonly Listed[]> =>
  candidatesFor(tx, discussion, now)

interface ListedRow {
  person_id: string
  state: 'active' | 'paused'
  supervision_years: 'under-1' | '1-to-3' | 'over-3'
  group_experience: boolean
  capacity: number
  name: string
  job: string
  agency_id: string
  agency: string
  sector: Sector
  led: number
  last_led: Date | null
  topic: boolean | null
  language: boolean | null
  place: boolean | null
  trained_until: string | null
  involved: Involvement[]
  passed: boolean
}

const listedOf = (row: ListedRow): Listed => ({
  personId: row.person_id,
  agencyId: row.agency_id,
  state: row.state,
  supervisionYears: row.supervision_years,
  groupExperience: row.group_experience,
  capacity: row.capacity,
  led: row.led,
  lastLed: row.last_led ? dayOf(row.last_led) : null,
  trainedUntil: row.trained_until,
  involved: row.involved,
  topic: row.topic,
  language: row.language,
  place: row.place,
  passed: row.passed,
  name: row.name,
  job: row.job,
  agency: row.agency,
  sector: row.sector,
})

function threeMonthsBefore(now: Date): Date {
  const before = new Date(now)
  before.setUTCMonth(before.getUTCMonth() - 3)
  return before
}

/** The agency of the practitioner, for the wish that the facilitator comes from another one. */
export async function askingAgency({ tx, discussion }: Access<'allocation'>): Promise<string> {
  const { committeeId, requesterId } = discussion
  const row = await tx
    .selectFrom('membership')
    .select('agency_id')
    .where('committee_id', '=', committeeId)
    .where('person_id', '=', requesterId)
    .executeTakeFirst()
  return row?.agency_id ?? ''
}
