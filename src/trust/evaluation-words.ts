/**
 * What people write in an evaluation, sealed under a key of its quarter: it belongs to no discussion, and goes with its quarter. The key bears the
 * quarter's first day, so that it does not tell when somebody first answered.
 */
import { createHash } from 'node:crypto'
import type { Tx } from '../kit/database.ts'
import { openAt, sealAt } from './sealed-words.ts'
import type { Place } from './sealing.ts'

interface Batch {
  readonly committeeId: string
  readonly form: string
  /** '2026-Q4' */
  readonly quarter: string
}

export const sealEvaluation = <Words>(tx: Tx, batch: Batch, words: Words): Promise<Words> =>
  sealAt(tx, { purpose: 'evaluation', subject: idOf(batch.quarter) }, placeOf(batch), words, firstDayOf(batch.quarter))

export const openEvaluation = <Words>(tx: Tx, batch: Batch, words: Words): Promise<Words> =>
  openAt(tx, placeOf(batch), words)

// Not the row: rows of a quarter are mixed by the database, which gives them their ids (db/0042, keep_evaluation_answer).
const placeOf = ({ committeeId, form, quarter }: Batch): Place => ({
  committeeId,
  table: 'evaluation_answer',
  row: `${form} ${quarter}`,
  column: 'words',
})

/** The same id for the same quarter, in every committee. */
function idOf(quarter: string): string {
  const hex = createHash('sha256').update(`evaluation of ${quarter}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

const firstDayOf = (quarter: string): Date =>
  new Date(Date.UTC(Number(quarter.slice(0, 4)), (Number(quarter.slice(6)) - 1) * 3, 1))
