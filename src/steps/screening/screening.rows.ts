/** What screening keeps: the screener's single answers, and the reasoned outcomes (P13). */
import { sql } from 'kysely'
import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import type { Access } from '../../trust/access.ts'
import { screeningOutcomeAt } from '../../trust/request-words.ts'
import { type At, oneByOne, openWords, sealWords } from '../../trust/sealed-words.ts'
import type { KeptAnswers, OutcomeId, QuestionId } from './screening.question.ts'

interface ScreeningAnswerTable {
  committee_id: string
  discussion_id: string
  round: number
  question: QuestionId
  answer: string
  reason: string
  answered_at: Date
  answered_by: string
}
interface ScreeningOutcomeTable {
  committee_id: string
  discussion_id: string
  number: number
  round: number
  outcome: OutcomeId
  reason: string
  condition: string
  question: string
  called: string
  next_step: string
  helper: string
  due_on: string | null
  may_come_back: boolean
  decided_by: string
  decided_at: Date
  reply: string
  replied_at: Date | null
  settled_at: Date | null
}
declare module '../../kit/tables.ts' {
  interface Tables {
    screening_answer: ScreeningAnswerTable
    screening_outcome: ScreeningOutcomeTable
  }
}

type Key = Pick<Discussion, 'committeeId' | 'id'>

const reasonAt = (question: string): At => ({ table: 'screening_answer', row: question, column: 'reason' })

/** What the screener writes in words; who helps is a colleague's name, and stays plain. */
const wordsOf = ({
  reason,
  condition,
  question,
  called,
  next_step,
  helper,
}: Pick<ScreeningOutcomeTable, 'reason' | 'condition' | 'question' | 'called' | 'next_step' | 'helper'>) => ({
  reason,
  condition,
  question,
  called,
  next_step,
  helper,
})

/** What makes this person no free screener (P13): coded words of common_ground.involvement. Empty: nothing that we know of. */
export async function involvementOf(tx: Tx, discussion: Key, personId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ because: string }>`
    select because from involvement(${discussion.id}) where person_id = ${personId}`.execute(tx)
  return rows.map((row) => row.because).filter((because) => because !== 'screened' && because !== 'left-out')
}

/** Rounds count how often the request was sent: after coming back, the questions are asked anew. */
export async function roundOf(tx: Tx, { committeeId, id }: Key): Promise<number> {
  const sent = await tx
    .selectFrom('history')
    .select((of) => of.fn.countAll<number>().as('times'))
    .where('committee_id', '=', committeeId)
    .where('discussion_id', '=', id)
    .where('event', 'in', ['request-sent', 'request-came-back'])
    .executeTakeFirst()
  return Math.max(1, sent?.times ?? 1)
}

export interface ScreeningSoFar {
  readonly round: number
  readonly answers: KeptAnswers
}

/** The screener's answers of the present round. */
export async function answersSoFar(tx: Tx, discussion: Key): Promise<ScreeningSoFar> {
  const round = await roundOf(tx, discussion)
  const rows = await tx
    .selectFrom('screening_answer')
    .select(['question', 'answer', 'reason'])
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('round', '=', round)
    .execute()
  return {
    round,
    answers: Object.fromEntries(
      await oneByOne(
        rows,
        async ({ question, answer, reason }) =>
          [question, { answer, reason: await openWords(tx, discussion, reasonAt(question), reason) }] as const,
      ),
    ),
  }
}

/** For the screener's pages. */
export const answersSeen = async ({ tx, discussion }: Access<'screening'>): Promise<KeptAnswers> =>
  (await answersSoFar(tx, discussion)).answers

export async function keepScreeningAnswer(
  tx: Tx,
  { committeeId, id }: Key,
  row: Omit<ScreeningAnswerTable, 'committee_id' | 'discussion_id'>,
): Promise<void> {
  const about = { committeeId, id }
  const reason = await sealWords(tx, about, reasonAt(row.question), row.reason, row.answered_at)
  await tx
    .insertInto('screening_answer')
    .values({ committee_id: committeeId, discussion_id: id, ...row, reason })
    .onConflict((conflict) =>
      conflict.columns(['committee_id', 'discussion_id', 'round', 'question']).doUpdateSet((taken) => ({
        answer: taken.ref('excluded.answer'),
        reason: taken.ref('excluded.reason'),
        answered_at: taken.ref('excluded.answered_at'),
        answered_by: taken.ref('excluded.answered_by'),
      })),
    )
    .execute()
}

/** A colleague screens in their own name, so nobody's answers are passed on. */
export async function forgetAnswers(tx: Tx, { committeeId, id }: Key, round: number): Promise<void> {
  await tx
    .deleteFrom('screening_answer')
    .where('committee_id', '=', committeeId)
    .where('discussion_id', '=', id)
    .where('round', '=', round)
    .execute()
}

export async function keepOutcome(
  tx: Tx,
  { committeeId, id }: Key,
  row: Omit<ScreeningOutcomeTable, 'committee_id' | 'discussion_id' | 'number' | 'reply' | 'replied_at' | 'settled_at'>,
): Promise<void> {
  const last = await lastOutcome(tx, { committeeId, id })
  const number = (last?.number ?? 0) + 1
  await tx
    .insertInto('screening_outcome')
    .values({
      committee_id: committeeId,
      discussion_id: id,
      number,
      reply: '',
      replied_at: null,
      settled_at: null,
      ...row,
      ...(await sealWords(tx, { committeeId, id }, screeningOutcomeAt, wordsOf(row), row.decided_at)),
    })
    .execute()
}

/** The outcome that stands now, with the screener's name; null before the first. */
export async function lastOutcome(tx: Tx, { committeeId, id }: Key) {
  const row = await tx
    .selectFrom('screening_outcome')
    .innerJoin('person', 'person.id', 'screening_outcome.decided_by')
    .selectAll('screening_outcome')
    .select('person.name as screener')
    .where('committee_id', '=', committeeId)
    .where('discussion_id', '=', id)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return row
    ? {
        ...row,
        ...(await openWords(tx, { committeeId, id }, screeningOutcomeAt, { ...wordsOf(row), reply: row.reply })),
      }
    : null
}
export type StandingOutcome = NonNullable<Awaited<ReturnType<typeof lastOutcome>>>

/** The outcome for its readers: requester, managers, screener. */
export const outcomeOf = ({ tx, discussion }: Access<'screening-outcome'>) => lastOutcome(tx, discussion)

/** Notes what came back on the outcome that stands: a reply, or that it is settled. */
export async function noteOnOutcome(
  tx: Tx,
  { committeeId, id }: Key,
  note: Partial<Pick<ScreeningOutcomeTable, 'reply' | 'replied_at' | 'settled_at'>>,
): Promise<void> {
  const last = await lastOutcome(tx, { committeeId, id })
  if (!last) return
  const reply =
    note.reply && note.replied_at
      ? await sealWords(tx, { committeeId, id }, screeningOutcomeAt, note.reply, note.replied_at)
      : note.reply
  await tx
    .updateTable('screening_outcome')
    .set({ ...note, ...(reply === undefined ? {} : { reply }) })
    .where('committee_id', '=', committeeId)
    .where('discussion_id', '=', id)
    .where('number', '=', last.number)
    .execute()
}
