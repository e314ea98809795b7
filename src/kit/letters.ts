import type { Discussion, Involved } from '../discussion.ts'
import type { Tx } from './database.ts'
import { newId } from './id.ts'
import type { CalendarEntry } from './tables.ts'

/**
 * An order to write one letter to one person. `values` fill the letter's placeholders: numbers, dates, names of colleagues and
 * labels from lists, never words that somebody typed (letters.yaml, frame.rules).
 */
export interface LetterOrder {
  /** Id of the text in letters*.yaml. */
  readonly letter: string
  readonly to: Recipient
  readonly values?: Readonly<Record<string, string>>
  /** Path in this service; the letter's button leads there. It shows nothing before sign-in unless it is a one-purpose link. */
  readonly link?: string
  readonly calendar?: CalendarEntry
  /** The same letter is not written twice under one key. */
  readonly once?: string
}

/** A registered person, somebody without an account, or the committee's configured mailbox. */
export type Recipient =
  | { readonly person: string }
  | { readonly name: string; readonly address: string }
  | { readonly mailbox: 'reviewing-team' }
  /** Somebody invited to this discussion without an account, whose address the writer need not know. */
  | { readonly invitation: string }

/** Writes the letters into the outbox in this transaction. A job sends them afterwards; nothing is lost when the mail server is away. */
export async function writeLetters(
  tx: Tx,
  committeeId: string,
  discussionId: string | null,
  orders: readonly LetterOrder[],
  now: Date,
): Promise<void> {
  if (orders.length === 0) return
  const rows = orders.map((order) => ({
    committee_id: committeeId,
    id: newId(),
    letter: order.letter,
    discussion_id: discussionId,
    values: JSON.stringify(order.values ?? {}),
    link: order.link ?? '',
    calendar: order.calendar ? JSON.stringify(order.calendar) : null,
    once: order.once ?? null,
    written_at: now,
    due_at: now,
    ...addressee(order.to),
  }))
  await tx
    .insertInto('letter')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function addressee(to: Recipient) {
  if ('person' in to) return { person_id: to.person, to_name: '', to_address: '' }
  if ('mailbox' in to) return { person_id: null, to_name: '', to_address: `mailbox:${to.mailbox}` }
  if ('invitation' in to) return { person_id: null, to_name: '', to_address: `invitation:${to.invitation}` }
  return { person_id: null, to_name: to.name, to_address: to.address }
}

/** One order for each of these people. */
export function toEach(people: readonly Involved[], order: Omit<LetterOrder, 'to'>): LetterOrder[] {
  const ids = new Set(people.map((involved) => involved.personId))
  return [...ids].map((person) => ({ ...order, to: { person } }))
}

/** The page of a discussion, for `link`. */
export const pageOf = (discussion: Pick<Discussion, 'id'>, part = ''): string => `/discussions/${discussion.id}${part}`
