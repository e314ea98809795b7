/** A register is no discussion: changing it is one small transaction with its audit entry, and a form sent twice has one effect. */
import type { Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import type { Tx } from '../kit/database.ts'
import type { House } from '../kit/web.ts'

/** `kept`: written now, or by the same form before. `stale`: somebody else was faster. */
export type Kept = 'kept' | 'stale'

/** `work` gives false where it came too late; else true, or the id of the discussion it was about. */
export async function changeRegister(
  { database, clock }: Pick<House, 'database' | 'clock'>,
  person: Person,
  { name, key }: { readonly name: string; readonly key: string },
  work: (tx: Tx, now: Date) => Promise<boolean | string>,
): Promise<Kept> {
  const now = clock.now()
  try {
    return await database.withActor(person, async (tx): Promise<Kept> => {
      if (!(await isFirst(tx, person, name, key, now))) return 'kept'
      const done = await work(tx, now)
      if (!done) throw new TooLate()
      await audit(tx, person, 'act', name, typeof done === 'string' ? done : null, now)
      return 'kept'
    })
  } catch (error) {
    if (error instanceof TooLate) return 'stale'
    throw error
  }
}

/** Thrown so that the form's key is not taken either: sent once more, it would be told that it was kept. */
class TooLate extends Error {}

/** Takes the form's key; false when it was taken before. */
async function isFirst(tx: Tx, person: Person, name: string, key: string, now: Date): Promise<boolean> {
  const taken = await tx
    .insertInto('submission')
    .values({ committee_id: person.committeeId, key, step: name, body_hash: '', discussion_id: null, at: now })
    .onConflict((conflict) => conflict.columns(['committee_id', 'key']).doNothing())
    .executeTakeFirst()
  return (taken.numInsertedOrUpdatedRows ?? 0n) > 0n
}
