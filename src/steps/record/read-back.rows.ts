/** What participants say after reading. The facilitator sees all of it, each participant their own. */
import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { newId } from '../../kit/id.ts'
import type { Access } from '../../trust/access.ts'
import { type At, oneByOne, openWords, sealWords } from '../../trust/sealed-words.ts'
import type { ReadBackAnswer, TakeBackReason } from './record.tables.ts'

export interface ReadBack {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly copy: number
  readonly answer: ReadBackAnswer
  readonly reason: TakeBackReason | null
  readonly comment: string
  readonly at: Date
  /** Put right by the facilitator. */
  readonly settledAt: Date | null
}

const commentAt = (id: string): At => ({ table: 'read_back', row: id, column: 'comment' })

/** All answers this actor may see, oldest first. */
export async function readBacksIn(tx: Tx, discussion: Discussion): Promise<ReadBack[]> {
  const rows = await tx
    .selectFrom('read_back')
    .innerJoin('person', 'person.id', 'read_back.person_id')
    .selectAll('read_back')
    .select('person.name')
    .where('read_back.committee_id', '=', discussion.committeeId)
    .where('read_back.discussion_id', '=', discussion.id)
    .orderBy('read_back.at')
    .orderBy('read_back.id')
    .execute()
  return oneByOne(rows, async (row) => ({
    id: row.id,
    personId: row.person_id,
    name: row.name,
    copy: row.copy,
    answer: row.answer,
    reason: row.reason,
    comment: await openWords(tx, discussion, commentAt(row.id), row.comment),
    at: row.at,
    settledAt: row.settled_at,
  }))
}

/** For pages: the facilitator's with all of them, a participant's with their own. */
export const readBacksSeen = ({ tx, discussion }: Access<'record-draft' | 'record'>): Promise<ReadBack[]> =>
  readBacksIn(tx, discussion)

/** Somebody could be recognised, and it has not been put right yet: nothing is offered or shared (P22). */
export const isOpen = (answer: ReadBack): boolean => answer.answer === 'someone-known' && answer.settledAt === null

export async function writeReadBack(
  tx: Tx,
  discussion: Discussion,
  answer: Pick<ReadBack, 'personId' | 'copy' | 'answer' | 'reason' | 'comment'>,
  now: Date,
): Promise<void> {
  const id = newId(now.getTime())
  const comment = await sealWords(tx, discussion, commentAt(id), answer.comment, now)
  await tx
    .insertInto('read_back')
    .values({
      committee_id: discussion.committeeId,
      discussion_id: discussion.id,
      id,
      person_id: answer.personId,
      copy: answer.copy,
      answer: answer.answer,
      reason: answer.reason,
      comment,
      at: now,
    })
    .execute()
}

export async function settle(tx: Tx, discussion: Discussion, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('read_back')
    .set({ settled_at: now })
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('id', '=', id)
    .execute()
}
