/**
 * A draft that nobody touches: a reminder after two weeks, and after 60 days it is deleted (P31; privacy.yaml, draft), with at least a
 * week between the two, whether a manager has answered in it or not.
 */
import { sql } from 'kysely'
import { daysBetween, formatDate } from '#content'
import type { Discussion, System } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import { afterCommit, type Tx } from '../kit/database.ts'
import { discussionsWhere, findDiscussion } from '../kit/discussions.ts'
import { type LetterOrder, pageOf, writeLetters } from '../kit/letters.ts'
import { deleteAll, deleteFromEach } from '../steps/request/delete-draft.ts'
import { forgetKeys } from '../trust/key-ring.ts'
import { isHeld } from '../trust/legal-hold.ts'
import { proveDisposal } from '../trust/retention.ts'
import { periodOf } from '../trust/retention-rules.ts'
import type { Reminder } from './reminder.ts'

const day = 86_400_000
/** Calendar days. */
export const draftDays = { remind: 14, keep: periodOf('draft').count, warned: 7 } as const

export function draftReminded(): Reminder {
  return {
    when: ['draft'],
    async orders(tx, discussion, now) {
      const touched = await lastTouched(tx, discussion)
      if (daysBetween(touched, now) < draftDays.remind) return []
      return [reminderOf(discussion, touched, disposalOf(touched, now))]
    },
  }
}

const reminderOf = (discussion: Discussion, touched: Date, disposal: Date): LetterOrder => ({
  letter: 'request-draft-reminder',
  to: { person: discussion.begunBy },
  values: { disposal_date: formatDate(disposal, 'long') },
  link: pageOf(discussion, '/request'),
  once: onceOf(discussion, touched),
})

const onceOf = (discussion: Discussion, touched: Date): string =>
  `request-draft-reminder:${discussion.id}:${touched.toISOString()}`

/** 60 days after the last change, and never sooner than a week after we said so. */
const disposalOf = (touched: Date, warned: Date): Date =>
  new Date(Math.max(touched.getTime() + draftDays.keep * day, warned.getTime() + draftDays.warned * day))

/** Whatever somebody did with it last: an answer, the team, asking the other writer to confirm. */
async function lastTouched(tx: Tx, discussion: Discussion): Promise<Date> {
  const { rows } = await sql<{ touched: Date }>`
    select greatest(${discussion.begunAt}::timestamptz, ${discussion.statusSince}::timestamptz,
      (select max(answered_at) from request_answer where committee_id = committee_now() and discussion_id = ${discussion.id}),
      (select max(at) from history where committee_id = committee_now() and discussion_id = ${discussion.id}),
      (select max(at) from submission where committee_id = committee_now() and discussion_id = ${discussion.id})) as touched`.execute(
    tx,
  )
  return rows[0]?.touched ?? discussion.begunAt
}

/** The drafts that may be due; each is then deleted in a transaction of its own. */
export const standingDrafts = (tx: Tx): Promise<Discussion[]> =>
  discussionsWhere(tx, sql`d.status = 'draft'`, sql`order by d.begun_at`)

/** Deletes one draft whose day has come and tells whoever wrote it. True: it is gone. */
export async function disposeOfDraft(tx: Tx, system: System, id: string, now: Date): Promise<boolean> {
  const draft = await findDiscussion(tx, id, true)
  if (draft?.status !== 'draft' || (await isHeld(tx, draft))) return false
  const touched = await lastTouched(tx, draft)
  const warned = await warnedAt(tx, draft, touched)
  if (!warned || now < disposalOf(touched, warned)) return false
  const told = { letter: 'request-draft-deleted', to: { person: draft.begunBy }, once: `request-draft-deleted:${id}` }
  await writeLetters(tx, draft.committeeId, null, [told], now)
  await audit(tx, system, 'act', 'draft-disposal', id, now)
  const keys = await keysOf(tx, draft)
  const answered = await deleteFromEach(tx, draft, ['agreement', 'alert_link']) // what managers answered, the team by link
  const typed = await deleteAll(tx, draft)
  afterCommit(tx, forgetKeys)
  await proveDisposal(tx, system, id, 'draft', answered + typed, keys, now)
  return true
}

/** They go with the discussion (db/0044). */
async function keysOf(tx: Tx, draft: Discussion): Promise<number> {
  const { rows } = await sql<{ keys: number }>`select count(*)::integer as keys from common_ground_keys.data_key
    where committee_id = committee_now() and subject = ${draft.id}`.execute(tx)
  return rows[0]?.keys ?? 0
}

async function warnedAt(tx: Tx, draft: Discussion, touched: Date): Promise<Date | null> {
  const { rows } = await sql<{ written_at: Date }>`
    select written_at from letter where committee_id = committee_now() and once = ${onceOf(draft, touched)}`.execute(tx)
  return rows[0]?.written_at ?? null
}
