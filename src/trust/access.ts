/**
 * The door to content. Reading any kind of content needs an `Access` of that kind, and only these functions mint one: forgetting
 * the check does not compile. Minting writes the audit entry in the same transaction.
 */
import type { Discussion, Person } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import type { Tx } from '../kit/database.ts'
import { findDiscussion } from '../kit/discussions.ts'
import { emergencyOpen, readsInEmergency } from './emergency.ts'
import { type Kind, mayRead } from './policy.ts'

declare const checked: unique symbol

/** Proof that this actor may read this kind of content of this discussion in this transaction. */
export interface Access<K extends Kind> {
  readonly [checked]: K
  readonly tx: Tx
  readonly discussion: Discussion
  /** Until when emergency access lasts, or null. What is read by it and by nothing else is audited as such, and does not leave as a file. */
  readonly emergencyUntil: Date | null
  /** Read by emergency access and by nothing else. */
  readonly inEmergency: boolean
}

/**
 * Opens a discussion's summary for a person, or null where it does not exist or is not theirs to see (answer both with 404).
 * Audited once as a read.
 */
export async function openDiscussion(tx: Tx, person: Person, id: string, now: Date): Promise<Access<'summary'> | null> {
  const [discussion, emergencyUntil] = await Promise.all([findDiscussion(tx, id), emergencyOpen(tx, person, id, now)])
  const way = discussion && wayTo(person, { discussion, emergencyUntil }, 'summary', now)
  if (!way) {
    await audit(tx, person, 'refused', 'summary', id, now) // there or not: the same entry for both
    return null
  }
  await audit(tx, person, way, 'summary', discussion.id, now)
  return grant(tx, { discussion, emergencyUntil }, way)
}

/** Asks for a further kind of the same discussion. Null where it is not for this person; audited where it is. */
export async function openKind<K extends Kind>(
  access: Access<'summary'>,
  person: Person,
  kind: K,
  now: Date,
): Promise<Access<K> | null> {
  const way = wayTo(person, access, kind, now)
  if (!way) return null // asked by pages to see what to show: no entry
  await audit(access.tx, person, way, kind, access.discussion.id, now)
  return grant(access.tx, access, way)
}

type Looked = Pick<Access<Kind>, 'discussion' | 'emergencyUntil'>

/** Whether `openKind` would open it. For a page that shows a way there. */
export const mayOpen = (person: Person, looked: Looked, kind: Kind, now: Date): boolean =>
  wayTo(person, looked, kind, now) !== null

function wayTo(person: Person, { discussion, emergencyUntil }: Looked, kind: Kind, now: Date) {
  if (mayRead(person, discussion, kind)) return 'read'
  return readsInEmergency(person, discussion, kind, emergencyUntil, now) ? 'read-in-emergency' : null
}

// The one cast: the brand exists for the compiler only.
const grant = <K extends Kind>(
  tx: Tx,
  { discussion, emergencyUntil }: Looked,
  way: 'read' | 'read-in-emergency',
): Access<K> => ({ tx, discussion, emergencyUntil, inEmergency: way === 'read-in-emergency' }) as unknown as Access<K>
