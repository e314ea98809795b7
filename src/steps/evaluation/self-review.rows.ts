/** The facilitator's own review (P29). Row-level security shows it to its author and to nobody else, as a learning note; it is sealed under a key of theirs. */
import type { Generated } from 'kysely'
import type { Person } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import type { Json } from '../../kit/tables.ts'
import { openAt, sealAt } from '../../trust/sealed-words.ts'
import type { Place } from '../../trust/sealing.ts'

type ReviewAnswers = Readonly<Record<string, string>>

declare module '../../kit/tables.ts' {
  interface Tables {
    self_review: {
      committee_id: string
      person_id: string
      discussion_id: string
      answers: Json<ReviewAnswers>
      version: Generated<number>
      changed_at: Date
    }
  }
}

export interface SelfReview {
  readonly answers: ReviewAnswers
  /** 0 before it was first saved. */
  readonly version: number
}

export async function ownReview(tx: Tx, person: Person, discussionId: string): Promise<SelfReview> {
  const row = await tx
    .selectFrom('self_review')
    .select(['answers', 'version'])
    .where('committee_id', '=', person.committeeId)
    .where('person_id', '=', person.personId)
    .where('discussion_id', '=', discussionId)
    .executeTakeFirst()
  if (!row) return { answers: {}, version: 0 }
  return { answers: await openAt(tx, placeOf(person, discussionId), row.answers), version: row.version }
}

const placeOf = ({ committeeId, personId }: Person, discussionId: string): Place => ({
  committeeId,
  table: 'self_review',
  row: `${personId} ${discussionId}`,
  column: 'answers',
})

/** Saves over the version that was seen; false when it was saved on another device meanwhile. */
export async function saveReview(
  tx: Tx,
  person: Person,
  discussionId: string,
  { answers, version }: SelfReview,
  now: Date,
): Promise<boolean> {
  const under = { purpose: 'self-review', subject: person.personId } as const
  const sealed = await sealAt(tx, under, placeOf(person, discussionId), answers, now)
  const words = { answers: JSON.stringify(sealed), version: version + 1, changed_at: now }
  const key = { committee_id: person.committeeId, person_id: person.personId, discussion_id: discussionId }
  if (version === 0) {
    const added = await tx
      .insertInto('self_review')
      .values({ ...key, ...words })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return (added.numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const saved = await tx
    .updateTable('self_review')
    .set(words)
    .where('committee_id', '=', key.committee_id)
    .where('person_id', '=', key.person_id)
    .where('discussion_id', '=', key.discussion_id)
    .where('version', '=', version)
    .executeTakeFirst()
  return saved.numUpdatedRows > 0n
}
