/** Requests for other formats and languages, as they are kept (P31). */
import type { Actor } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'

declare module '../../kit/tables.ts' {
  interface Tables {
    format_request: {
      committee_id: string
      id: string
      format: string
      subject: string
      other_format: string
      by_when: string | null
      reach: string
      asked_at: Date
      due_on: string
      answered_at: Date | null
      answered_by: string | null
    }
  }
}

export interface FormatRequest {
  readonly id: string
  readonly format: string
  readonly subject: string
  readonly otherFormat: string
  readonly byWhen: string | null
  readonly reach: string
  readonly askedAt: Date
  /** 'YYYY-MM-DD' */
  readonly dueOn: string
}

/** Written by whoever asks: a person, or the program for somebody without an account. Nobody can read it back but the Policy Team. */
export async function keepRequest(tx: Tx, committeeId: string, asked: FormatRequest): Promise<void> {
  await tx
    .insertInto('format_request')
    .values({
      committee_id: committeeId,
      id: asked.id,
      format: asked.format,
      subject: asked.subject,
      other_format: asked.otherFormat,
      by_when: asked.byWhen,
      reach: asked.reach,
      asked_at: asked.askedAt,
      due_on: asked.dueOn,
      answered_at: null,
      answered_by: null,
    })
    .execute()
}

/** Those that wait for an answer, the most pressing first. Row-level security gives them to the Policy Team alone. */
export async function openRequests(tx: Tx): Promise<FormatRequest[]> {
  const rows = await tx
    .selectFrom('format_request')
    .selectAll()
    .where('answered_at', 'is', null)
    .orderBy('due_on')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    format: row.format,
    subject: row.subject,
    otherFormat: row.other_format,
    byWhen: row.by_when,
    reach: row.reach,
    askedAt: row.asked_at,
    dueOn: row.due_on,
  }))
}

/** True when this was open and is now answered. */
export async function markAnswered(tx: Tx, actor: Actor & { kind: 'person' }, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('format_request')
    .set({ answered_at: now, answered_by: actor.personId })
    .where('committee_id', '=', actor.committeeId)
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
