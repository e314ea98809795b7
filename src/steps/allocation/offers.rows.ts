/** The offers that were made and what became of them (P14). At most one of a discussion is open. */
import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { newId } from '../../kit/id.ts'
import type { Access } from '../../trust/access.ts'

interface FacilitatorOfferTable {
  committee_id: string
  discussion_id: string
  id: string
  person_id: string
  asked_by: string
  asked_at: Date
  answer_by: string
  answer: 'accepted' | 'passed' | 'ended' | 'stepped-down' | null
  answered_at: Date | null
  reason: string | null
  declared: string[]
}
declare module '../../kit/tables.ts' {
  interface Tables {
    facilitator_offer: FacilitatorOfferTable
  }
}

type Key = Pick<Discussion, 'committeeId' | 'id'>

/** The offer that waits for an answer, or null. Somebody who was asked sees their own only. */
export async function openOffer(tx: Tx, { committeeId, id }: Key) {
  const row = await tx
    .selectFrom('facilitator_offer')
    .innerJoin('person', 'person.id', 'facilitator_offer.asked_by')
    .selectAll('facilitator_offer')
    .select('person.name as sender')
    .where('committee_id', '=', committeeId)
    .where('discussion_id', '=', id)
    .where('answer', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
export type OpenOffer = NonNullable<Awaited<ReturnType<typeof openOffer>>>

/** All offers so far, newest first, with names, and the reason of somebody who stepped down: the page of that step says who reads it. */
export async function offersOf({ tx, discussion }: Access<'allocation'>) {
  return tx
    .selectFrom('facilitator_offer')
    .innerJoin('person', 'person.id', 'facilitator_offer.person_id')
    .select([
      'facilitator_offer.id',
      'person_id',
      'person.name',
      'asked_at',
      'answer_by',
      'answer',
      'answered_at',
      'reason',
    ])
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .orderBy('asked_at', 'desc')
    .execute()
}

export async function keepOffer(
  tx: Tx,
  { committeeId, id }: Key,
  offer: { personId: string; askedBy: string; answerBy: string; now: Date },
): Promise<void> {
  await tx
    .insertInto('facilitator_offer')
    .values({
      committee_id: committeeId,
      discussion_id: id,
      id: newId(),
      person_id: offer.personId,
      asked_by: offer.askedBy,
      asked_at: offer.now,
      answer_by: offer.answerBy,
      answer: null,
      answered_at: null,
      reason: null,
      declared: [],
    })
    .execute()
}

/** Closes one offer. A reason is kept for those who find the next facilitator, and never goes into history or a letter. */
export async function closeOffer(
  tx: Tx,
  { committeeId, id }: Key,
  which: { readonly personId: string; readonly standing: null | 'accepted' },
  answer: Pick<FacilitatorOfferTable, 'answer' | 'answered_at'> &
    Partial<Pick<FacilitatorOfferTable, 'reason' | 'declared'>>,
): Promise<void> {
  await tx
    .updateTable('facilitator_offer')
    .set(answer)
    .where('committee_id', '=', committeeId)
    .where('discussion_id', '=', id)
    .where('person_id', '=', which.personId)
    .where('answer', which.standing === null ? 'is' : '=', which.standing)
    .execute()
}

/** Discussions with an offer whose day has passed: the program ends them (endOffer). */
export async function offersToEnd(tx: Tx, committeeId: string, today: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('facilitator_offer')
    .select('discussion_id')
    .where('committee_id', '=', committeeId)
    .where('answer', 'is', null)
    .where('answer_by', '<', today)
    .execute()
  return rows.map((row) => row.discussion_id)
}
