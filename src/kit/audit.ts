import type { Actor } from '../discussion.ts'
import { personIdOf } from '../discussion.ts'
import type { Tx } from './database.ts'
import { newId } from './id.ts'

/**
 * Says in this transaction who did or read what. If this fails, the transaction fails, and nothing is answered.
 * Coded words and ids only; the application can add entries and never change or remove one.
 */
export async function audit(
  tx: Tx,
  actor: Actor,
  verb: 'read' | 'act' | 'export' | 'sign-in' | 'sign-out',
  kind: string,
  discussionId: string | null,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('audit')
    .values({
      committee_id: actor.committeeId,
      id: newId(),
      at: now,
      actor_kind: actor.kind,
      person_id: personIdOf(actor),
      verb,
      kind,
      discussion_id: discussionId,
    })
    .execute()
}
