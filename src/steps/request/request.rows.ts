/** The answers of a request as they are kept: one row a question, with the kind that says who may read it. */
import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import type { Json } from '../../kit/tables.ts'
import type { Kind } from '../../trust/policy.ts'
import { answerAt, openAnswer } from '../../trust/request-words.ts'
import { oneByOne, sealWords } from '../../trust/sealed-words.ts'
import { type Answer, type Answers, kindOf, type Part, questions, safetyMarker } from './request.question.ts'

interface RequestAnswerTable {
  committee_id: string
  discussion_id: string
  question: string
  kind: Kind
  value: Json<Answer>
  answered_at: Date
  answered_by: string | null
  /** Key of the page that wrote it; null where the program did. */
  page: string | null
}
declare module '../../kit/tables.ts' {
  interface Tables {
    request_answer: RequestAnswerTable
  }
}

export interface KeptAnswers {
  readonly answers: Answers
  /** When the last one changed; null before the first. */
  readonly lastAt: Date | null
  /** Question → when its answer was written, and by which page. */
  readonly writes: Readonly<Record<string, { readonly at: Date; readonly page: string | null }>>
}

/** The answers this actor may read: row-level security leaves out the rest. */
export async function answersIn(
  tx: Tx,
  { committeeId, id }: Pick<Discussion, 'committeeId' | 'id'>,
): Promise<KeptAnswers> {
  const rows = await tx
    .selectFrom('request_answer')
    .select(['question', 'value', 'answered_at', 'page'])
    .where('committee_id', '=', committeeId)
    .where('discussion_id', '=', id)
    .execute()
  const times = rows.map((row) => row.answered_at.getTime())
  return {
    answers: Object.fromEntries(
      await oneByOne(rows, async (row) => [row.question, await openAnswer(tx, { committeeId, id }, row)] as const),
    ),
    writes: Object.fromEntries(rows.map((row) => [row.question, { at: row.answered_at, page: row.page }])),
    lastAt: times.length > 0 ? new Date(Math.max(...times)) : null,
  }
}

/** Keeps the answers of one part. An empty answer takes the row away; an unchanged one leaves it as it is. */
export async function keepAnswers(
  tx: Tx,
  discussion: Pick<Discussion, 'committeeId' | 'id'>,
  answers: Answers,
  before: Answers,
  by: string | null,
  now: Date,
  page: string | null = null,
): Promise<void> {
  const changed = Object.keys(answers).filter((question) => !isSame(answers[question], before[question]))
  const empty = changed.filter((question) => isEmpty(answers[question]))
  if (empty.length > 0)
    await tx
      .deleteFrom('request_answer')
      .where('committee_id', '=', discussion.committeeId)
      .where('discussion_id', '=', discussion.id)
      .where('question', 'in', empty)
      .execute()
  const kept = changed.filter((question) => !empty.includes(question))
  const rows = await oneByOne(kept, async (question) => ({
    committee_id: discussion.committeeId,
    discussion_id: discussion.id,
    question,
    kind: kindById(question),
    value: JSON.stringify(await sealAnswer(tx, discussion, question, answers[question] ?? '', now)),
    answered_at: now,
    answered_by: by,
    page,
  }))
  if (rows.length === 0) return
  await tx
    .insertInto('request_answer')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['committee_id', 'discussion_id', 'question']).doUpdateSet((row) => ({
        value: row.ref('excluded.value'),
        answered_at: row.ref('excluded.answered_at'),
        answered_by: row.ref('excluded.answered_by'),
        page: row.ref('excluded.page'),
      })),
    )
    .execute()
}

/** Words are sealed; what is chosen from a list stays plain, because rules ask for it. */
const sealAnswer = (
  tx: Tx,
  about: Pick<Discussion, 'committeeId' | 'id'>,
  question: string,
  answer: Answer,
  now: Date,
) =>
  questions.find(({ id }) => id === question)?.answer.kind === 'text'
    ? sealWords(tx, about, answerAt(question), answer, now)
    : answer

const isEmpty = (answer: Answer | undefined): boolean => answer === undefined || answer.length === 0

export const isSame = (one: Answer | undefined, other: Answer | undefined): boolean =>
  (isEmpty(one) && isEmpty(other)) || JSON.stringify(one) === JSON.stringify(other)

function kindById(id: string): Kind {
  if (id === safetyMarker) return 'request'
  const question = questions.find((one) => one.id === id)
  if (!question) throw new Error(`no question ${id} in request.yaml`)
  return kindOf(question)
}

/** The answers that belong to one part. */
export const answersOfPart = (part: Part, answers: Answers): Answers =>
  Object.fromEntries(part.questions.flatMap(({ id }) => (answers[id] === undefined ? [] : [[id, answers[id]]])))
