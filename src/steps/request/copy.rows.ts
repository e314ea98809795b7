/** The copies of a request as it was sent. */
import type { Discussion, Status } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import type { Json } from '../../kit/tables.ts'
import type { Access } from '../../trust/access.ts'
import type { Kind } from '../../trust/policy.ts'
import { type At, oneByOne, openWords, sealWords } from '../../trust/sealed-words.ts'
import { type CopiedAnswer, isTyped } from './request.copy.ts'
import { changeable } from './request.knowledge.ts'

interface RequestCopyTable {
  committee_id: string
  discussion_id: string
  number: number
  position: number
  part: string
  question: string
  label: string
  kind: Kind
  answer: Json<readonly string[]>
  sent_at: Date
}
declare module '../../kit/tables.ts' {
  interface Tables {
    request_copy: RequestCopyTable
  }
}

/** The same in every numbered copy: coming back adds the next one from the last (screening/request-again.rows.ts). */
const copyAt = (question: string): At => ({ table: 'request_copy', row: question, column: 'answer' })

/** Freezes what is sent. A request that is sent again gets a further copy. */
export async function freezeCopy(
  tx: Tx,
  discussion: Discussion,
  copy: readonly CopiedAnswer[],
  now: Date,
): Promise<void> {
  const last = await tx
    .selectFrom('request_copy')
    .select((of) => of.fn.max('number').as('number'))
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .executeTakeFirst()
  await tx
    .insertInto('request_copy')
    .values(
      await oneByOne(copy, async ({ part, question, label, kind, answer }, position) => ({
        committee_id: discussion.committeeId,
        discussion_id: discussion.id,
        number: (last?.number ?? 0) + 1,
        position,
        part,
        question,
        label,
        kind,
        answer: JSON.stringify(await sealWords(tx, discussion, copyAt(question), answer, now)),
        sent_at: now,
      })),
    )
    .execute()
}

/** The newest copy, in the parts this actor may read; null before the request was sent, and while it is being changed after it came back. */
export async function lastCopy({
  tx,
  discussion,
}: Access<'request'>): Promise<{ readonly answers: readonly CopiedAnswer[]; readonly sentAt: Date } | null> {
  if (notSent.includes(discussion.status)) return null
  const rows = await tx
    .selectFrom('request_copy')
    .selectAll()
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .orderBy('number', 'desc')
    .orderBy('position')
    .execute()
  const [newest] = rows
  if (!newest) return null
  const answers = await oneByOne(
    rows.filter((row) => row.number === newest.number),
    async ({ part, question, label, kind, answer }) => ({
      part,
      partId: '',
      question,
      label,
      kind,
      answer: await openWords(tx, discussion, copyAt(question), answer),
      typed: isTyped(question),
    }),
  )
  return { answers, sentAt: newest.sent_at }
}

const notSent: readonly Status[] = changeable
