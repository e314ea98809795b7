/**
 * What people write in an evaluation, sealed under a key of its quarter: it belongs to no discussion, and goes with its quarter. The key bears the
 * quarter's first day, so that it does not tell when somebody first answered.
 */
import type { Tx } from '../kit/database.ts'
import { keySubject } from './key-subject.ts'
import { openAt, sealAt } from './sealed-words.ts'
import type { Place } from './sealing.ts'

interface Batch {
  readonly committeeId: string
  readonly form: string
  /** '2026-Q4' */
  readonly quarter: string
}

export const sealEvaluation = <Words>(tx: Tx, batch: Batch, words: Words): Promise<Words> =>
  sealAt(
    tx,
    { purpose: 'evaluation', subject: keySubject(`evaluation of ${batch.quarter}`) },
    placeOf(batch),
    words,
    firstDayOf(batch.quarter),
  )

export const openEvaluation = <Words>(tx: Tx, batch: Batch, words: Words): Promise<Words> =>
  openAt(tx, placeOf(batch), words)

// Not the row: rows of a quarter are mixed by the database, which gives them their ids (db/0042, keep_evaluation_answer).
const placeOf = ({ committeeId, form, quarter }: Batch): Place => ({
  committeeId,
  table: 'evaluation_answer',
  row: `${form} ${quarter}`,
  column: 'words',
})

const firstDayOf = (quarter: string): Date =>
  new Date(Date.UTC(Number(quarter.slice(0, 4)), (Number(quarter.slice(6)) - 1) * 3, 1))
