/** In January the Policy Team makes the figures of the year before (P31); whoever looks in the first weeks of a year can still do so. */
import type { Database } from '../kit/database.ts'
import { makePublication } from '../reports/publication.make.ts'
import type { Cast } from './cast.ts'

export async function publishLastYear(database: Database, { neil }: Cast): Promise<void> {
  const thisYear = new Date().getUTCFullYear()
  const day = new Date(Date.UTC(thisYear, 0, 20, 10))
  if (day < new Date()) await database.withActor(neil, (tx) => makePublication(tx, neil, thisYear - 1, day))
}
