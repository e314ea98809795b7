/**
 * Answers to a form, kept apart from the ticket that let somebody answer (decision 0023). The ticket is used up in one transaction and the answers
 * are kept in another that knows of no ticket; both write all rows of their kind anew. Nothing ties the two together: the answer's id is random, it
 * carries the quarter only, and neither a transaction's number nor an order says which ticket was used for it. Between the two stands a receipt:
 * until the answer is kept the same link works, and then no more, wherever the program or the line to the database may have stopped (db/0064).
 */
import { sql } from 'kysely'
import type { System, TicketHolder } from '../../discussion.ts'
import type { Database } from '../../kit/database.ts'
import { triedAgain } from '../../kit/database-fault.ts'
import { hashOf } from '../../kit/id.ts'
import { quarterOf } from '../../kit/quarter.ts'
import { sealEvaluation } from '../../trust/evaluation-words.ts'
import type { EvaluationForm } from './evaluation.rows.ts'

export interface Given {
  readonly answers: Readonly<Record<string, string>>
  readonly words: Readonly<Record<string, string>>
}

/** Whoever holds the link can make it, and nobody from the ticket's row. */
export const receiptOf = (secret: string): string => hashOf(`an answer is owed ${secret}`)

/** False when the ticket was used or closed meanwhile. Where the answers cannot be kept the ticket is good again, and this throws. */
export async function keepAnswers(
  database: Database,
  holder: TicketHolder,
  receipt: string,
  given: Given,
  now: Date,
): Promise<boolean> {
  const form = await useTicket(database, holder, receipt, now)
  if (!form) return false
  try {
    return await keep(database, { kind: 'system', committeeId: holder.committeeId }, receipt, form, given, now)
  } catch (error) {
    await database.withActor(holder, (tx) => sql`select give_evaluation_ticket_back(${receipt})`.execute(tx))
    throw error
  }
}

/** Reminders may be writing the same tickets: whoever was in the way is through in a moment. */
async function useTicket(
  database: Database,
  holder: TicketHolder,
  receipt: string,
  now: Date,
): Promise<EvaluationForm | null> {
  const { rows } = await triedAgain(() =>
    database.withActor(holder, (tx) =>
      sql<{ form: EvaluationForm | null }>`select use_evaluation_ticket(${now}, ${receipt}) as form`.execute(tx),
    ),
  )
  return rows[0]?.form ?? null
}

/** False where the same link has just been answered by another form. */
async function keep(
  database: Database,
  system: System,
  receipt: string,
  form: EvaluationForm,
  { answers, words }: Given,
  now: Date,
): Promise<boolean> {
  const quarter = quarterOf(now)
  const { rows } = await database.withActor(system, async (tx) => {
    const sealed = await sealEvaluation(tx, { committeeId: system.committeeId, form, quarter }, words)
    return sql<{ kept: boolean }>`
      select keep_evaluation_answer(${receipt}, ${form}, ${quarter}, ${JSON.stringify(answers)}::jsonb, ${JSON.stringify(sealed)}::jsonb) as kept`.execute(
      tx,
    )
  })
  return rows[0]?.kept ?? false
}
