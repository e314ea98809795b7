import { sql } from 'kysely'
import type { Tx } from '../kit/database.ts'
import { openEvaluation } from '../trust/evaluation-words.ts'
import { oneByOne } from '../trust/sealed-words.ts'
import type { Asked, StoredAnswer } from './evaluation-figures.ts'

/** Every answer of the committee, without who and when. Row-level security gives them to the Policy Team alone. */
export async function storedAnswers(tx: Tx): Promise<StoredAnswer[]> {
  const { rows } = await sql<StoredAnswer & { committeeId: string }>`
    select committee_id as "committeeId", form, quarter, answers, words from evaluation_answer`.execute(tx)
  return oneByOne(rows, async ({ committeeId, form, quarter, answers, words }) => {
    const said = await openEvaluation(tx, { committeeId, form, quarter }, words)
    return { form, quarter, answers, words: said }
  })
}

/** How many people were asked and answered, by form and quarter; the database counts, nobody sees whom. */
export async function askedAndAnswered(tx: Tx): Promise<Asked[]> {
  const { rows } = await sql<Asked>`select form, quarter, asked, answered from evaluation_asked()`.execute(tx)
  return rows
}
