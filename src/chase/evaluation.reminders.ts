import { sql } from 'kysely'
import { addWorkingDays, formatDate } from '#content'
import type { Status } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { hashOf, newSecret } from '../kit/id.ts'
import type { LetterOrder } from '../kit/letters.ts'
import { recipientOf } from '../room/meeting.rows.ts'
import { type Addressed, isWritten } from './own-link.ts'
import type { Reminder } from './reminder.ts'

interface Ticket extends Addressed {
  readonly closesAt: Date
}

/** Once, five working days before a form closes, to tickets that were not used (P25). It gets a link of its own, because the first one's secret is not kept. */
export function ticketsReminded(form: 'after' | 'three-months', letter: string, when: readonly Status[]): Reminder {
  return {
    when,
    async orders(tx, discussion, now) {
      const { rows } = await sql<Ticket>`
        select id, person_id as "personId", name, email, closes_at as "closesAt" from evaluation_ticket
        where committee_id = committee_now() and discussion_id = ${discussion.id} and form = ${form} and not used
          and closes_at > ${now}`.execute(tx)
      const orders: LetterOrder[] = []
      for (const ticket of rows)
        if (addWorkingDays(now, 5) >= ticket.closesAt) orders.push(...(await remindTicket(tx, ticket, letter)))
      return orders
    },
  }
}

async function remindTicket(tx: Tx, ticket: Ticket, letter: string): Promise<LetterOrder[]> {
  const once = `${letter}:${ticket.id}`
  if (await isWritten(tx, once)) return []
  const secret = newSecret()
  await sql`update evaluation_ticket set reminder_hash = ${hashOf(secret)}
    where committee_id = committee_now() and id = ${ticket.id}`.execute(tx)
  const values = { due_date: formatDate(ticket.closesAt, 'long') }
  return [{ letter, to: recipientOf(ticket), values, link: `/evaluations/${secret}`, once }]
}
