/**
 * The door to content. Reading any kind of content needs an `Access` of that kind, and only these functions mint one: forgetting
 * the check does not compile. Minting writes the audit entry in the same transaction.
 */
import type { Discussion, Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import type { Tx } from '../kit/database.ts'
import { findDiscussion } from '../kit/discussions.ts'
import { type Kind, mayRead } from './policy.ts'

declare const checked: unique symbol

/** Proof that this actor may read this kind of content of this discussion in this transaction. */
export interface Access<K extends Kind> {
  readonly [checked]: K
  readonly tx: Tx
  readonly discussion: Discussion
}

/**
 * Opens a discussion's summary for a person, or null where it does not exist or is not theirs to see (answer both with 404).
 * Audited once as a read.
 */
export async function openDiscussion(tx: Tx, person: Person, id: string, now: Date): Promise<Access<'summary'> | null> {
  const discussion = await findDiscussion(tx, id)
  if (!discussion || !mayRead(person, discussion, 'summary')) {
    await audit(tx, person, 'refused', 'summary', id, now) // there or not: the same entry for both
    return null
  }
  await audit(tx, person, 'read', 'summary', discussion.id, now)
  return grant(tx, discussion)
}

/** Asks for a further kind of the same discussion. Null where it is not for this person; audited where it is. */
export async function openKind<K extends Kind>(
  access: Access<'summary'>,
  person: Person,
  kind: K,
  now: Date,
): Promise<Access<K> | null> {
  if (!mayRead(person, access.discussion, kind)) return null // asked by pages to see what to show: no entry
  await audit(access.tx, person, 'read', kind, access.discussion.id, now)
  return grant(access.tx, access.discussion)
}

// The one cast: the brand exists for the compiler only.
const grant = <K extends Kind>(tx: Tx, discussion: Discussion): Access<K> =>
  ({ tx, discussion }) as unknown as Access<K>
