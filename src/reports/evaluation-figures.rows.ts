import { sql } from 'kysely'
import type { Tx } from '../kit/database.ts'
import { openEvaluation } from '../trust/evaluation-words.ts'
import { oneByOne } from '../trust/sealed-words.ts'
import type { Asked } from './asked-and-answered.ts'
import type { StoredAnswer } from './evaluation-figures.ts'
import { answersFrom, type KeptAnswer } from './kept-answers.ts'

/** Every answer of the committee, without who and when, and what is known of those that have gone. Row-level security gives them to the Policy Team alone. */
export const storedAnswers = async (tx: Tx): Promise<StoredAnswer[]> => [
  ...(await standingAnswers(tx)),
  ...answersFrom(await keptAnswers(tx)),
]

async function standingAnswers(tx: Tx): Promise<StoredAnswer[]> {
  const { rows } = await sql<StoredAnswer & { committeeId: string }>`
    select committee_id as "committeeId", form, quarter, answers, words from evaluation_answer`.execute(tx)
  return oneByOne(rows, async ({ committeeId, form, quarter, answers, words }) => {
    const said = await openEvaluation(tx, { committeeId, form, quarter }, words)
    return { form, quarter, answers, words: said }
  })
}

async function keptAnswers(tx: Tx): Promise<KeptAnswer[]> {
  const { rows } = await sql<KeptAnswer>`
    select form, quarter, agency, question, given, people from kept_answer order by form, quarter, agency, question, given`.execute(
    tx,
  )
  return rows
}

/** How many people were asked and answered, by form and quarter; the database counts, nobody sees whom. */
export async function askedAndAnswered(tx: Tx): Promise<Asked[]> {
  const { rows } = await sql<Asked>`select form, quarter, asked, answered from evaluation_asked()`.execute(tx)
  return rows
}
