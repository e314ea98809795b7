import type { Person } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { type CommitteeWords, committeeWords } from '../trust/committee-words.ts'

export interface WrittenWords {
  readonly words: CommitteeWords
  /** 0 before anybody has written. */
  readonly version: number
  readonly changedAt: Date | null
}

export async function wordsWritten(tx: Tx, { committeeId }: Person): Promise<WrittenWords> {
  const row = await tx
    .selectFrom('guard_words')
    .select(['version', 'changed_at'])
    .where('committee_id', '=', committeeId)
    .executeTakeFirst()
  return { words: await committeeWords(tx), version: row?.version ?? 0, changedAt: row?.changed_at ?? null }
}

/** False where somebody else was faster: `seen` is the version the form was made from. */
export async function writeWords(
  tx: Tx,
  { committeeId, personId }: Person,
  { schools, places, organisations, safeWords }: CommitteeWords,
  seen: number,
  now: Date,
): Promise<boolean> {
  const lists = {
    schools: [...schools],
    places: [...places],
    organisations: [...organisations],
    safe_words: [...safeWords],
  }
  const written = { ...lists, version: seen + 1, changed_by: personId, changed_at: now }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('guard_words')
    .values({ committee_id: committeeId, ...written })
    .onConflict((conflict) =>
      conflict.column('committee_id').doUpdateSet(written).where('guard_words.version', '=', seen),
    )
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}
