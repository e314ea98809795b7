import { type Generated, sql } from 'kysely'
import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { newId } from '../../kit/id.ts'
import type { Json } from '../../kit/tables.ts'
import type { Ticket } from './evaluation.ts'

export type EvaluationForm = 'before' | 'after' | 'three-months'

declare module '../../kit/tables.ts' {
  interface Tables {
    evaluation_ticket: {
      committee_id: string
      discussion_id: string
      id: string
      form: EvaluationForm
      ticket_hash: string
      reminder_hash: Generated<string | null>
      person_id: string | null
      name: string
      email: string
      opens_at: Date
      closes_at: Date
      used: Generated<boolean>
    }
    evaluation_answer: {
      committee_id: string
      id: string
      form: EvaluationForm
      quarter: string
      answers: Json<Record<string, string>>
      words: Json<Record<string, string>>
    }
  }
}

/** Somebody who is asked to answer. */
export interface Asked {
  readonly personId: string | null
  readonly name: string
  readonly email: string
}

/**
 * Who is asked for this form and has no ticket yet: before the meeting everybody invited who has not said no, afterwards
 * everybody who was there. Read by the program itself only.
 */
export async function askedFor(tx: Tx, discussion: Discussion, form: EvaluationForm): Promise<Asked[]> {
  const there =
    form === 'before'
      ? sql`coalesce(i.reply, 'coming') not in ('not-coming', 'not-in-team', 'conflict', 'someone-else')`
      : sql`i.present`
  const { rows } = await sql<Asked>`
    select i.person_id as "personId", i.name, i.email from invitation i
    where i.committee_id = ${discussion.committeeId} and i.discussion_id = ${discussion.id} and i.withdrawn_at is null and ${there}
      and not exists (select 1 from evaluation_ticket t where t.committee_id = i.committee_id and t.discussion_id = i.discussion_id
        and t.form = ${form} and t.email = i.email)
    order by i.name`.execute(tx)
  return rows
}

/** When the meeting is or was; null when none is set. */
export async function heldAt(tx: Tx, discussion: Discussion): Promise<Date | null> {
  const { rows } = await sql<{ starts_at: Date }>`
    select starts_at from meeting where committee_id = ${discussion.committeeId} and discussion_id = ${discussion.id}
    order by number desc limit 1`.execute(tx)
  return rows[0]?.starts_at ?? null
}

/** Whether a form before the meeting closes at another moment than it begins: the meeting was moved. */
export async function closesElsewhere(tx: Tx, discussion: Discussion, begins: Date | null): Promise<boolean> {
  const { rows } = await sql`select from evaluation_ticket where committee_id = ${discussion.committeeId}
    and discussion_id = ${discussion.id} and form = 'before' and closes_at <> ${begins} limit 1`.execute(tx)
  return rows.length > 0
}

export async function closeWhenItBegins(tx: Tx, discussion: Discussion, begins: Date): Promise<void> {
  await sql`update evaluation_ticket set closes_at = ${begins} where committee_id = ${discussion.committeeId}
    and discussion_id = ${discussion.id} and form = 'before' and closes_at <> ${begins}`.execute(tx)
}

export async function giveTickets(
  tx: Tx,
  discussion: Discussion,
  form: EvaluationForm,
  tickets: readonly Ticket[],
  opensAt: Date,
  closesAt: Date,
): Promise<void> {
  if (tickets.length === 0) return
  await tx
    .insertInto('evaluation_ticket')
    .values(
      tickets.map((ticket) => ({
        committee_id: discussion.committeeId,
        discussion_id: discussion.id,
        id: newId(),
        form,
        ticket_hash: ticket.hash,
        person_id: ticket.personId,
        name: ticket.name,
        email: ticket.email,
        opens_at: opensAt,
        closes_at: closesAt,
      })),
    )
    .execute()
}

export interface OpenTicket {
  readonly form: EvaluationForm
  readonly state: 'open' | 'used' | 'closed'
}

/** What the ticket in hand may still do. It is open, too, where it was used and its answer is still owed (`receipt`). */
export async function ticketInHand(tx: Tx, hash: string, receipt: string, now: Date): Promise<OpenTicket | null> {
  const row = await tx
    .selectFrom('evaluation_ticket')
    .select(['form', 'used', 'opens_at', 'closes_at', sql<boolean>`owes_evaluation(${receipt})`.as('owed')])
    .where((is) => is.or([is('ticket_hash', '=', hash), is('reminder_hash', '=', hash)]))
    .executeTakeFirst()
  if (!row) return null
  if (row.used && !row.owed) return { form: row.form, state: 'used' }
  return { form: row.form, state: now < row.opens_at || now > row.closes_at ? 'closed' : 'open' }
}

/** The committee a ticket belongs to, or null for a secret that nobody was given. */
export async function committeeOf(tx: Tx, hash: string): Promise<string | null> {
  const { rows } = await sql<{
    committee: string | null
  }>`select committee_of_evaluation(${hash}) as committee`.execute(tx)
  return rows[0]?.committee ?? null
}
