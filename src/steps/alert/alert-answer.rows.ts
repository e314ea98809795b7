/** Answers to the alert letter (P11): what the link in hand opens, and what has been answered. */
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { TicketHolder } from '../../discussion.ts'
import { audit } from '../../kit/audit.ts'
import type { Database, Tx } from '../../kit/database.ts'
import { hashOf } from '../../kit/id.ts'
import type { Access } from '../../trust/access.ts'
import { keyFor } from '../../trust/key-ring.ts'
import { missedRoleAt } from '../../trust/request-words.ts'
import { oneByOne, openWords, sealWords } from '../../trust/sealed-words.ts'

export interface AlertInHand {
  readonly discussion_id: string
  readonly member_id: string
  readonly practitioner: string
  readonly agency: string | null
  /** What was answered before. */
  readonly reply: string | null
  /** False once an invitation, with a link of its own, has taken its place, or the request has ended. */
  readonly open: boolean
}

/** Who holds this link, or null where nobody was given it. */
export async function holderOfAlert(database: Database, secret: string): Promise<TicketHolder | null> {
  const [row] = await database.ask<{ committee: string | null }>(
    'select common_ground.committee_of_alert($1) as committee',
    [hashOf(secret)],
  )
  return row?.committee ? { kind: 'ticket', committeeId: row.committee, ticketHash: hashOf(secret) } : null
}

/** What the link's page shows; the look is audited. Null: this person has left the list. */
export async function alertInHand(tx: Tx, holder: TicketHolder, now: Date): Promise<AlertInHand | null> {
  const { rows } = await sql<AlertInHand>`select * from alert_in_hand()`.execute(tx)
  const [found] = rows
  if (found) await audit(tx, holder, 'read', 'alert', found.discussion_id, now)
  return found ?? null
}

/** Keeps the answer and tells the practitioner; false where the link has had its time. */
export async function keepAnswer(
  tx: Tx,
  holder: TicketHolder,
  { discussion_id, member_id }: AlertInHand,
  { answer, role }: { readonly answer: string; readonly role: string },
  now: Date,
): Promise<boolean> {
  const about = { committeeId: holder.committeeId, id: discussion_id }
  const said = await sealWords(tx, about, missedRoleAt(member_id), role, now)
  const { rows } = await sql<{ kept: boolean }>`
    select answer_alert(${answer}, ${said}, ${await markOf(tx, about, role, now)}, ${now}) as kept`.execute(tx)
  await audit(tx, holder, 'act', 'alert-answer', discussion_id, now)
  return rows[0]?.kept === true
}

/** The same words have the same mark, so that one answer writes one letter; without the key nobody tries words on it. */
async function markOf(tx: Tx, { committeeId, id }: { committeeId: string; id: string }, text: string, now: Date) {
  const { key } = await keyFor(tx, committeeId, { purpose: 'team-list', subject: id }, now)
  return createHmac('sha256', key).update(`alert answer\n${text}`).digest('hex').slice(0, 16)
}

export interface TeamAnswer {
  readonly name: string
  readonly agency: string
  readonly reply: string
  readonly said: string
  readonly at: Date
  readonly left: boolean
}

/** What the team has answered, the newest first. Who said that they are not of the team stays in this list only. */
export async function teamAnswers({ tx, discussion }: Access<'request-team'>): Promise<TeamAnswer[]> {
  const rows = await tx
    .selectFrom('team_member')
    .select(['id', 'name', 'agency', 'reply', 'reply_text', 'replied_at', 'left_at'])
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('reply', 'is not', null)
    .orderBy('replied_at', 'desc')
    .execute()
  const answers = await oneByOne(rows, async ({ id, name, agency, reply, reply_text, replied_at, left_at }) => {
    if (!reply || !replied_at) return []
    const said = await openWords(tx, discussion, missedRoleAt(id), reply_text)
    return [{ name, agency, reply, said, at: replied_at, left: left_at !== null }]
  })
  return answers.flat()
}

/** Whose letter did not arrive. */
export async function notArrived({ tx, discussion }: Access<'request-team'>): Promise<string[]> {
  const rows = await tx
    .selectFrom('team_member')
    .select('name')
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('bounced_at', 'is not', null)
    .where('left_at', 'is', null)
    .orderBy('position')
    .execute()
  return rows.map(({ name }) => name)
}
