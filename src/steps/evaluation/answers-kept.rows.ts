/**
 * Answers to a form, kept apart from the ticket that let somebody answer. The ticket is used up in one transaction and the answers are kept in
 * another that knows of no ticket; both write all rows of their kind anew (db/0042). Nothing ties the two together: the answer's id is
 * random, it carries the quarter only, and neither a transaction's number nor an order says which ticket was used for it.
 */
import { sql } from 'kysely'
import type { System, TicketHolder } from '../../discussion.ts'
import { type Database, isWorthRetrying } from '../../kit/database.ts'
import { quarterOf } from '../../kit/quarter.ts'
import { sealEvaluation } from '../../trust/evaluation-words.ts'
import type { EvaluationForm } from './evaluation.rows.ts'

export interface Given {
  readonly answers: Readonly<Record<string, string>>
  readonly words: Readonly<Record<string, string>>
}

/** False when the ticket was used or closed meanwhile. Where the answers cannot be kept the ticket is good again, and this throws. */
export async function keepAnswers(database: Database, holder: TicketHolder, given: Given, now: Date): Promise<boolean> {
  const form = await useTicket(database, holder, now)
  if (!form) return false
  try {
    await keep(database, { kind: 'system', committeeId: holder.committeeId }, form, given, now)
    return true
  } catch (error) {
    await database.withActor(holder, (tx) => sql`select give_evaluation_ticket_back()`.execute(tx))
    throw error
  }
}

/** Reminders may be writing the same tickets: whoever was in the way is through in a moment. */
async function useTicket(database: Database, holder: TicketHolder, now: Date): Promise<EvaluationForm | null> {
  for (let tries = 1; ; tries += 1) {
    try {
      const { rows } = await database.withActor(holder, (tx) =>
        sql<{ form: EvaluationForm | null }>`select use_evaluation_ticket(${now}) as form`.execute(tx),
      )
      return rows[0]?.form ?? null
    } catch (error) {
      if (tries >= 3 || !isWorthRetrying(error)) throw error
    }
  }
}

async function keep(
  database: Database,
  system: System,
  form: EvaluationForm,
  { answers, words }: Given,
  now: Date,
): Promise<void> {
  const quarter = quarterOf(now)
  const { rows } = await database.withActor(system, async (tx) => {
    const sealed = await sealEvaluation(tx, { committeeId: system.committeeId, form, quarter }, words)
    return sql<{ kept: boolean }>`
      select keep_evaluation_answer(${form}, ${quarter}, ${JSON.stringify(answers)}::jsonb, ${JSON.stringify(sealed)}::jsonb) as kept`.execute(
      tx,
    )
  })
  if (!rows[0]?.kept) throw new Error('a ticket was used and no answer was owed for it')
}
