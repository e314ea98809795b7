/** A register is no discussion: changing it is one small transaction with its audit entry, and a form sent twice has one effect. */
import type { FastifyRequest } from 'fastify'
import type { Person } from '../discussion.ts'
import { audit, type Upon } from '../kit/audit.ts'
import { bodyHashOf } from '../kit/body-hash.ts'
import type { Tx } from '../kit/database.ts'
import { postedFrom } from '../kit/step-pages.ts'
import { fieldsOf, type House } from '../kit/web.ts'

/** `kept`: written now, or by the same form before. `stale`: somebody else was faster. */
export type Kept = 'kept' | 'stale'

export interface Change {
  /** As the audit says it. */
  readonly name: string
  /** The form's own. */
  readonly key: string
  /** What was sent, and where to (`sentWith`). */
  readonly sent: Sent
}

export interface Sent {
  readonly path: string
  readonly fields: Readonly<Record<string, unknown>>
}

export const sentWith = (request: FastifyRequest): Sent => ({
  path: request.url.split('?')[0] ?? '',
  fields: postedFrom(fieldsOf(request)).fields,
})

/** Code of the error that answers a key which was used for something else: nothing is written, and its page keeps what was typed (error.route.tsx). */
export const sentBefore = 'SENT_BEFORE'

/** `work` gives false where it came too late; else true, the id of the discussion it was about, or upon whom it was. Throws `sentBefore`. */
export async function changeRegister(
  { database, clock }: Pick<House, 'database' | 'clock'>,
  person: Person,
  change: Change,
  work: (tx: Tx, now: Date) => Promise<boolean | string | Upon>,
): Promise<Kept> {
  const now = clock.now()
  try {
    return await database.withActor(person, async (tx): Promise<Kept> => {
      if (await isRepeat(tx, person, change, now)) return 'kept'
      const done = await work(tx, now)
      if (!done) throw new TooLate()
      const upon = typeof done === 'object' ? done : undefined
      await audit(tx, person, 'act', change.name, typeof done === 'string' ? done : null, now, { upon })
      return 'kept'
    })
  } catch (error) {
    if (error instanceof TooLate) return 'stale'
    throw error
  }
}

/** Thrown so that the form's key is not taken either: sent once more, it would be told that it was kept. */
class TooLate extends Error {}

/** Takes the form's key; true when this very form took it before. */
async function isRepeat(tx: Tx, person: Person, { name, key, sent }: Change, now: Date): Promise<boolean> {
  const { committeeId, personId } = person
  const body_hash = bodyHashOf([name, sent.path, personId, sent.fields])
  const taken = await tx
    .insertInto('submission')
    .values({ committee_id: committeeId, key, step: name, body_hash, discussion_id: null, at: now })
    .onConflict((conflict) => conflict.columns(['committee_id', 'key']).doNothing())
    .executeTakeFirst()
  if ((taken.numInsertedOrUpdatedRows ?? 0n) > 0n) return false
  const before = await tx
    .selectFrom('submission')
    .select('body_hash')
    .where('committee_id', '=', committeeId)
    .where('key', '=', key)
    .executeTakeFirst()
  if (before?.body_hash === body_hash) return true
  throw Object.assign(new Error('this key was sent with another form'), { statusCode: 409, code: sentBefore })
}
