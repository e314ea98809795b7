/** Figures of a year that has ended are counted once, and stay as they were made (P31). */
import { entriesOf, interfaceWords, publication as words } from '#content'
import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import type { Tx } from '../kit/database.ts'
import { countsOf, keepPublication } from './publication.rows.ts'
import { yearFigures } from './publication.ts'

/** Always all of them: which ones stand in the table says nothing. */
const items = {
  requests: entriesOf(interfaceWords.sectors).map(([sector]) => sector),
  outcomes: entriesOf(words.outcome).map(([outcome]) => outcome),
}

/** Somebody of the Policy Team makes the figures of this year. */
export async function makePublication(tx: Tx, by: Person, year: number, now: Date): Promise<void> {
  await keepPublication(tx, by, year, yearFigures(await countsOf(tx, year), items), now)
  await audit(tx, by, 'act', 'publication', null, now)
}
