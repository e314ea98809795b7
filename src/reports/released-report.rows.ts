/** Released reports: written once by the Policy Team, read by them and the Lead Officer (db/0055-evaluation-reports.sql). */
import { sql } from 'kysely'
import type { Person } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import type { Json } from '../kit/tables.ts'
import type { ReleasedFigures } from './released-report.ts'

declare module '../kit/tables.ts' {
  interface Tables {
    evaluation_report: {
      committee_id: string
      number: number
      upto: string
      figures: Json<ReleasedFigures>
      analysis: string
      released_by: string
      released_at: Date
    }
  }
}

export interface ReleasedReport {
  readonly number: number
  /** The last quarter it is about. */
  readonly upto: string
  readonly figures: ReleasedFigures
  /** What the Policy Team makes of the figures. */
  readonly analysis: string
  readonly releasedBy: string
  readonly releasedAt: Date
}

/** Oldest first. */
export async function releasedReports(tx: Tx): Promise<ReleasedReport[]> {
  const { rows } = await sql<ReleasedReport>`
    select r.number, r.upto, r.figures, r.analysis, p.name as "releasedBy", r.released_at as "releasedAt"
    from evaluation_report r join person p on p.id = r.released_by
    where r.committee_id = committee_now() order by r.number`.execute(tx)
  return rows
}

/** False where somebody else released one meanwhile. */
export async function release(
  tx: Tx,
  by: Person,
  { number, upto, figures, analysis }: Omit<ReleasedReport, 'releasedBy' | 'releasedAt'>,
  now: Date,
): Promise<boolean> {
  const written = await tx
    .insertInto('evaluation_report')
    .values({
      committee_id: by.committeeId,
      number,
      upto,
      figures: JSON.stringify(figures),
      analysis,
      released_by: by.personId,
      released_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n
}
