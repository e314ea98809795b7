/** The answers of a request, as whoever reads it for an answer reads them: a manager, the screener. */
import type { Tx } from '../kit/database.ts'
import { openAnswer } from './request-words.ts'
import { oneByOne } from './sealed-words.ts'

export type RequestAnswers = ReadonlyMap<string, string | readonly string[]>

/** All answers this person may read; row-level security leaves out the rest. */
export async function requestAnswers(
  tx: Tx,
  { committeeId, id }: { committeeId: string; id: string },
): Promise<RequestAnswers> {
  const rows = await tx
    .selectFrom('request_answer')
    .select(['question', 'value'])
    .where('committee_id', '=', committeeId)
    .where('discussion_id', '=', id)
    .execute()
  return new Map(
    await oneByOne(rows, async (row) => [row.question, await openAnswer(tx, { committeeId, id }, row)] as const),
  )
}
