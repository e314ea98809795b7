/** Who has been told about the procedure (P28): a list that only grows. */
import { sql } from 'kysely'
import type { Person } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import type { BriefingForm } from './dissemination.form.ts'

declare module '../kit/tables.ts' {
  interface Tables {
    briefing: {
      committee_id: string
      id: string
      told: string
      agency_id: string
      way: string
      told_on: string
      how_many: number | null
      version: string
      told_by: string
      questions: string
      noted_by: string
      noted_at: Date
    }
  }
}

export interface Briefing {
  readonly id: string
  readonly told: string
  readonly agencyId: string
  readonly agency: string
  readonly way: string
  /** 'YYYY-MM-DD' */
  readonly toldOn: string
  readonly howMany: number | null
  readonly version: string
  readonly toldBy: string
  readonly questions: string
}

/** Newest first. */
export async function briefingsIn(tx: Tx): Promise<Briefing[]> {
  const { rows } = await sql<Briefing>`
    select b.id, b.told, b.agency_id as "agencyId", a.name as agency, b.way, b.told_on as "toldOn", b.how_many as "howMany", b.version,
      b.told_by as "toldBy", b.questions
    from briefing b join agency a on a.committee_id = b.committee_id and a.id = b.agency_id
    where b.committee_id = committee_now() order by b.told_on desc, b.noted_at desc`.execute(tx)
  return rows
}

/** The same form twice is noted once. */
export async function noteBriefing(tx: Tx, person: Person, id: string, form: BriefingForm, now: Date): Promise<void> {
  await tx
    .insertInto('briefing')
    .values({
      committee_id: person.committeeId,
      id,
      told: form.group,
      agency_id: form.agency,
      way: form.way,
      told_on: form.date,
      how_many: form['how-many'],
      version: form.version,
      told_by: form.by,
      questions: form.questions,
      noted_by: person.personId,
      noted_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export interface AgencyName {
  readonly id: string
  readonly name: string
}

/** Partner agencies; the committee's own office is none. */
export async function partnerAgencies(tx: Tx): Promise<AgencyName[]> {
  return tx
    .selectFrom('agency')
    .select(['id', 'name'])
    .where('sector', '<>', 'office')
    .where('committee_id', '=', sql<string>`committee_now()`)
    .orderBy('name')
    .execute()
}
