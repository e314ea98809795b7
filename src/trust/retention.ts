/**
 * How long things are kept (P26, P31): the periods of privacy.yaml, what they are counted from, and which tables they empty. A discussion under a
 * legal hold keeps everything. The key goes with the rows, so that an old backup brings nothing back (decision 0024). What goes leaves a proof
 * behind: what kind, how many rows and keys, when; never what it said.
 */
import { sql } from 'kysely'
import { privacy } from '#content'
import type { Status, System } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import type { Tx } from '../kit/database.ts'
import { findDiscussion } from '../kit/discussions.ts'
import { newId } from '../kit/id.ts'
import type { Access } from './access.ts'
import { type Period, periodIn, timeAfter, timeBefore } from './keeping-period.ts'
import { forgetKeys } from './key-ring.ts'
import { type HoldReason, isHeld } from './legal-hold.ts'
import { keyOfTable, type SealedTable } from './sealed-words.ts'

/** From what a period is counted: the end of the discussion, the day it went another way or was withdrawn, or the day its record was shared. */
type Since = 'finished' | 'elsewhere' | 'shared'
/** A request that goes no further here unless its practitioner comes back. */
const wentElsewhere: readonly Status[] = ['withdrawn', 'another-route', 'not-this-time']

interface Rule {
  /** Id of a class of privacy.yaml. */
  readonly class: string
  readonly since: Since
  readonly tables: readonly string[]
}

export const rules: readonly Rule[] = [
  { class: 'request', since: 'finished', tables: ['request_answer', 'request_copy'] },
  { class: 'agreement', since: 'finished', tables: ['agreement'] },
  { class: 'team-list', since: 'finished', tables: ['alert_link', 'team_member'] },
  { class: 'screening', since: 'finished', tables: ['screening_answer'] },
  {
    class: 'request-elsewhere',
    since: 'elsewhere',
    tables: ['request_answer', 'request_copy', 'agreement', 'alert_link', 'team_member', 'screening_answer'],
  },
  { class: 'guard-log', since: 'shared', tables: ['guard_choice', 'kept_word'] },
  { class: 'circulation', since: 'shared', tables: ['read_back'] },
  { class: 'record', since: 'shared', tables: ['record_section', 'record_copy', 'topic_note'] },
]

export const periodOf = (id: string): Period => periodIn(privacy.classes.find((one) => one.id === id)?.kept.for ?? '')

export interface Due {
  readonly discussionId: string
  readonly rule: Rule
}

/** What has to go now. Run as the program itself. */
export async function dueForDisposal(tx: Tx, now: Date): Promise<Due[]> {
  const due: Due[] = []
  for (const rule of rules) {
    const { rows } = await sql<{ id: string }>`
      select d.id from discussion d
      where d.committee_id = committee_now() and ${begun[rule.since]} <= ${timeBefore(now, periodOf(rule.class))}
        and not is_held(d.committee_id, d.id)
        and not exists (select from disposal x where x.committee_id = d.committee_id and x.discussion_id = d.id and x.class = ${rule.class})
      order by d.id`.execute(tx)
    due.push(...rows.map(({ id }) => ({ discussionId: id, rule })))
  }
  return due
}

const begun = {
  finished: sql`case when d.status = 'finished' then d.status_since end`,
  elsewhere: sql`case when d.status = any(${[...wentElsewhere]}) then d.status_since end`,
  // From the history: the copy itself is what goes.
  shared: sql`(select max(h.at) from history h where h.committee_id = d.committee_id and h.discussion_id = d.id
    and h.event like 'record-shared%')`,
} as const satisfies Record<Since, unknown>

/** Deletes the rows with their keys and leaves the proof; nothing where a hold was placed since. Run as the program itself. */
export async function disposeOf(tx: Tx, system: System, { discussionId, rule }: Due, now: Date): Promise<void> {
  const discussion = await findDiscussion(tx, discussionId, true)
  if (!discussion || (await isHeld(tx, discussion))) return
  let rows = 0
  for (const table of rule.tables) {
    const { numAffectedRows = 0n } = await sql`
      delete from ${sql.table(table)} where committee_id = committee_now() and discussion_id = ${discussionId}`.execute(
      tx,
    )
    rows += Number(numAffectedRows)
  }
  await proveDisposal(tx, system, discussionId, rule.class, rows, await destroyKeys(tx, discussionId, rule.tables), now)
}

/** Destroys what these tables of a discussion are sealed with. Gives how many keys there were. */
export async function destroyKeys(tx: Tx, discussionId: string, tables: readonly string[]): Promise<number> {
  const purposes = new Set(tables.filter(isSealedTable).map((table) => keyOfTable[table]))
  const { numAffectedRows = 0n } = await sql`delete from common_ground_keys.data_key
    where committee_id = committee_now() and subject = ${discussionId} and purpose = any (${[...purposes]})`.execute(tx)
  forgetKeys()
  return Number(numAffectedRows)
}

const isSealedTable = (table: string): table is SealedTable => Object.hasOwn(keyOfTable, table)

/** What kind, how many rows and keys, when; and in the audit that it was done. */
export async function proveDisposal(
  tx: Tx,
  system: System,
  discussionId: string,
  kind: string,
  rows: number,
  keys: number,
  now: Date,
): Promise<void> {
  await sql`insert into disposal (committee_id, id, discussion_id, class, rows, keys, at)
    values (committee_now(), ${newId(now.getTime())}, ${discussionId}, ${kind}, ${rows}, ${keys}, ${now})`.execute(tx)
  await audit(tx, system, 'act', 'disposal', discussionId, now)
}

/** What of a discussion goes when, for its page: dates where they are known to the person looking. */
export interface Keeping {
  /** Class of privacy.yaml → when it goes; null where the time has not begun to run. */
  readonly goes: Readonly<Record<string, Date | null>>
  /** Class → when it went. */
  readonly gone: Readonly<Record<string, Date>>
  readonly hold: HoldReason | null
}

export async function keepingOf({ tx, discussion }: Access<'summary'>): Promise<Keeping> {
  const { committeeId, id } = discussion
  const { rows } = await sql<{
    class: string | null
    at: Date | null
    what: 'gone' | 'shared' | 'boards' | 'hold'
  }>`
    select class, at, 'gone' as what from disposal where committee_id = ${committeeId} and discussion_id = ${id}
    union all select null, max(at), 'shared' from history
      where committee_id = ${committeeId} and discussion_id = ${id} and event like 'record-shared%'
    union all select null, boards_go_at, 'boards' from room where committee_id = ${committeeId} and discussion_id = ${id}
    union all select reason, placed_at, 'hold' from legal_hold
      where committee_id = ${committeeId} and discussion_id = ${id} and ended_at is null`.execute(tx)
  const at = (what: string): Date | null => rows.find((row) => row.what === what)?.at ?? null
  const starts: Readonly<Record<Since, Date | null>> = {
    finished: discussion.status === 'finished' ? discussion.statusSince : null,
    elsewhere: wentElsewhere.includes(discussion.status) ? discussion.statusSince : null,
    shared: at('shared'),
  }
  const end = (rule: Rule): Date | null => {
    const start = starts[rule.since]
    return start && timeAfter(start, periodOf(rule.class))
  }
  const gone = rows.flatMap((row) => (row.what === 'gone' && row.class && row.at ? [[row.class, row.at] as const] : []))
  return {
    goes: { ...Object.fromEntries(rules.map((rule) => [rule.class, end(rule)])), board: at('boards') },
    gone: Object.fromEntries(gone),
    hold: (rows.find(({ what }) => what === 'hold')?.class as HoldReason | undefined) ?? null,
  }
}
