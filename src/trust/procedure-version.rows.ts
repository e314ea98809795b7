/** Versions a committee agreed after the first one: written by the Policy Team, read by everybody of the committee, changed by nobody. */
import { sql } from 'kysely'
import type { Person } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import type { Json } from '../kit/tables.ts'
import { firstVersion, labelOf, type ProcedureVersion } from './procedure-version.ts'

/** A clause as it was agreed: paragraphs are parted by an empty line (procedure-text.ts). */
export interface SectionText {
  readonly id: string
  readonly clause: string
  readonly title: string
  readonly text: string
}

declare module '../kit/tables.ts' {
  interface Tables {
    procedure_document: {
      committee_id: string
      number: number
      what: string
      approved_by: string
      approved_on: string
      effective_on: string
      review_on: string
      sections: Json<readonly SectionText[]>
      noted_by: string
      noted_at: Date
    }
  }
}

/** All versions of this committee, oldest first. */
export async function procedureVersions(tx: Tx): Promise<ProcedureVersion[]> {
  const { rows } = await sql<Omit<ProcedureVersion, 'label'>>`
    select number, approved_by as "approvedBy", approved_on::text as "approvedOn", effective_on::text as "effectiveOn",
      review_on::text as "reviewOn", what
    from procedure_document where committee_id = committee_now() order by number`.execute(tx)
  return [firstVersion, ...rows.map((row) => ({ ...row, label: labelOf(row.number) }))]
}

/** Its words; null for the first one, whose words stand in the content. */
export async function textOfVersion(tx: Tx, number: number): Promise<readonly SectionText[] | null> {
  const { rows } = await sql<{ sections: readonly SectionText[] }>`
    select sections from procedure_document where committee_id = committee_now() and number = ${number}`.execute(tx)
  return rows[0]?.sections ?? null
}

export type NewVersion = Omit<ProcedureVersion, 'label'> & { readonly sections: readonly SectionText[] }

/** False where somebody else noted one meanwhile. */
export async function noteVersion(tx: Tx, by: Person, version: NewVersion, now: Date): Promise<boolean> {
  const written = await tx
    .insertInto('procedure_document')
    .values({
      committee_id: by.committeeId,
      number: version.number,
      what: version.what,
      approved_by: version.approvedBy,
      approved_on: version.approvedOn,
      effective_on: version.effectiveOn,
      review_on: version.reviewOn,
      sections: JSON.stringify(version.sections),
      noted_by: by.personId,
      noted_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n
}
