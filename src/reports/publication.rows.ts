/** Publications: counted and made once by the Policy Team, read by everybody of the committee (db/0046-publications.sql). */
import { sql } from 'kysely'
import type { Person } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import type { Json } from '../kit/tables.ts'
import type { YearCount, YearFigures } from './publication.ts'

declare module '../kit/tables.ts' {
  interface Tables {
    publication: {
      committee_id: string
      year: number
      figures: Json<YearFigures>
      made_by: string
      made_at: Date
    }
  }
}

export interface Publication {
  readonly year: number
  readonly figures: YearFigures
  readonly madeAt: Date
}

/** Counts before anything is hidden: they leave the transaction in `YearFigures` only. Nothing for whoever has not the duty. */
export async function countsOf(tx: Tx, year: number): Promise<YearCount[]> {
  return (await sql<YearCount>`select measure, item, figure from year_figures(${year})`.execute(tx)).rows
}

/** Years in which a request was sent, oldest first. */
export async function yearsWithFigures(tx: Tx): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`select year from years_with_figures() as year order by 1`.execute(tx)
  return rows.map(({ year }) => year)
}

export async function publications(tx: Tx, committeeId: string): Promise<Publication[]> {
  const rows = await tx
    .selectFrom('publication')
    .selectAll()
    .where('committee_id', '=', committeeId)
    .orderBy('year')
    .execute()
  return rows.map(({ year, figures, made_at }) => ({ year, figures, madeAt: made_at }))
}

/** The first one made stays. */
export async function keepPublication(
  tx: Tx,
  by: Person,
  year: number,
  figures: YearFigures,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('publication')
    .values({
      committee_id: by.committeeId,
      year,
      figures: JSON.stringify(figures),
      made_by: by.personId,
      made_at: now,
    })
    .onConflict((conflict) => conflict.columns(['committee_id', 'year']).doNothing())
    .execute()
}
