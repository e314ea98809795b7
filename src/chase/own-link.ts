/**
 * Each reminder carries a link of its own for somebody without an account: earlier links' secrets are not kept. The link is made with
 * the letter and only then, so that looking again leaves no link behind that no letter holds (db/0008-arranging.sql).
 */
import { sql } from 'kysely'
import type { Discussion } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { hashOf, newSecret } from '../kit/id.ts'
import type { LetterOrder } from '../kit/letters.ts'
import { recipientOf } from '../room/meeting.rows.ts'

/** One invitation and whom it is for. */
export interface Addressed {
  readonly id: string
  readonly personId: string | null
  readonly name: string
  readonly email: string
}

/** `link` of the order is for somebody who signs in. */
export async function onceWithLink<One extends Addressed>(
  tx: Tx,
  discussion: Discussion,
  invited: readonly One[],
  now: Date,
  orderFor: (one: One) => Omit<LetterOrder, 'to' | 'once'> & { readonly once: string },
): Promise<readonly LetterOrder[]> {
  const orders: LetterOrder[] = []
  for (const one of invited) {
    const order = orderFor(one)
    if (await isWritten(tx, order.once)) continue
    const link = one.personId === null ? await ownLink(tx, discussion, one, now) : (order.link ?? '')
    orders.push({ ...order, to: recipientOf(one), link })
  }
  return orders
}

export async function isWritten(tx: Tx, once: string): Promise<boolean> {
  const { rows } = await sql`select from letter where committee_id = committee_now() and once = ${once}`.execute(tx)
  return rows.length > 0
}

async function ownLink(tx: Tx, discussion: Discussion, invitation: Addressed, now: Date): Promise<string> {
  const secret = newSecret()
  await sql`insert into invitation_link (committee_id, discussion_id, hash, invitation_id, made_at)
    values (${discussion.committeeId}, ${discussion.id}, ${hashOf(secret)}, ${invitation.id}, ${now})`.execute(tx)
  return `/replies/${secret}`
}
