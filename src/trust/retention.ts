/**
 * What of a discussion is due to go, and its going (P26, P31; retention-rules.ts). A discussion under a legal hold keeps everything. The key goes
 * with the rows, so that an old backup brings nothing back (decision 0024). What goes leaves a proof behind: what kind, how many rows and keys,
 * when; never what it said. What comes to be again after its time (a record taken back and shared anew) goes again.
 */
import { type RawBuilder, sql } from 'kysely'
import type { System } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import { afterCommit, type Tx } from '../kit/database.ts'
import { findDiscussion } from '../kit/discussions.ts'
import { newId } from '../kit/id.ts'
import { overAt, timeBefore } from './keeping-period.ts'
import { forgetKeys, type Purpose } from './key-ring.ts'
import { type Holding, periodOf, type Rule, rules, type Since, wentElsewhere } from './retention-rules.ts'
import { keyOfTable, type SealedTable } from './sealed-words.ts'

export interface Due {
  readonly discussionId: string
  readonly rule: Rule
  /** What its time is counted from. */
  readonly since: Date
}

/** The moment its time is over. */
export const goesAt = ({ rule, since }: Due): Date => overAt(since, periodOf(rule.class))

/** What has to go now: what never went although its time is over, and what is there again. Run as the program itself. */
export async function dueForDisposal(tx: Tx, now: Date): Promise<Due[]> {
  const due: Due[] = []
  for (const rule of rules) {
    const { rows } = await sql<{ id: string; since: Date }>`
      select d.id, ${begun[rule.since]} as since from discussion d
      where ${isOver(rule, now)}
        and (not exists (select from disposal x where x.committee_id = d.committee_id and x.discussion_id = d.id and x.class = ${rule.class})
          or ${isThere(rule)})
      order by d.id`.execute(tx)
    due.push(...rows.map(({ id, since }) => ({ discussionId: id, rule, since })))
  }
  return due
}

const begun = {
  finished: sql`case when d.status = 'finished' then d.status_since end`,
  elsewhere: sql`case when d.status = any(${[...wentElsewhere]}) then d.status_since end`,
  // From the history: the rows themselves are what goes.
  met: sql`(select max(h.at) from history h where h.committee_id = d.committee_id and h.discussion_id = d.id and h.event = 'meeting-held')`,
  shared: sql`(select max(h.at) from history h where h.committee_id = d.committee_id and h.discussion_id = d.id
    and h.event like 'record-shared%')`,
} as const satisfies Record<Since, unknown>

/** Whether its time is over and nobody holds it, in a query over `discussion d`. */
const isOver = (rule: Rule, now: Date): RawBuilder<unknown> => sql`d.committee_id = committee_now()
  and ${begun[rule.since]} <= ${timeBefore(now, periodOf(rule.class))} and not is_held(d.committee_id, d.id)`

/** Whether rows of the rule or keys of theirs are there, in a query over `discussion d`. */
function isThere({ holds }: Rule): RawBuilder<unknown> {
  const rows = holds.map(
    (holding) => sql`exists (select from ${sql.table(holding.table)} held
      where held.committee_id = d.committee_id and held.discussion_id = d.id and ${which(holding)})`,
  )
  const keys = sql`exists (select from common_ground_keys.data_key k
    where k.committee_id = d.committee_id and k.subject = d.id and k.purpose = any (${purposesOf(holds)}))`
  return sql`(${sql.join([...rows, keys], sql` or `)})`
}

const which = ({ where }: Holding): RawBuilder<unknown> => where ?? sql`true`

/** Deletes the rows with their keys and leaves the proof; nothing where a hold was placed, or the work goes on, since it was listed. Run as the program itself. */
export async function disposeOf(
  tx: Tx,
  system: System,
  { discussionId, rule }: Pick<Due, 'discussionId' | 'rule'>,
  now: Date,
): Promise<void> {
  await findDiscussion(tx, discussionId, true)
  const { rows: over } =
    await sql`select from discussion d where d.id = ${discussionId} and ${isOver(rule, now)}`.execute(tx)
  if (over.length === 0) return
  let rows = 0
  for (const holding of rule.holds) {
    const table = sql.table(holding.table)
    const held = sql`where committee_id = committee_now() and discussion_id = ${discussionId} and ${which(holding)}`
    const { numAffectedRows = 0n } = await (holding.empty
      ? sql`update ${table} set ${holding.empty} ${held}`
      : sql`delete from ${table} ${held}`
    ).execute(tx)
    rows += Number(numAffectedRows)
  }
  await proveDisposal(tx, system, discussionId, rule.class, rows, await destroyKeys(tx, discussionId, rule.holds), now)
}

/** Destroys what these rows of a discussion are sealed with. Gives how many keys there were. */
export async function destroyKeys(tx: Tx, discussionId: string, holds: readonly Holding[]): Promise<number> {
  const { numAffectedRows = 0n } = await sql`delete from common_ground_keys.data_key
    where committee_id = committee_now() and subject = ${discussionId} and purpose = any (${purposesOf(holds)})`.execute(
    tx,
  )
  afterCommit(tx, forgetKeys)
  return Number(numAffectedRows)
}

const purposesOf = (holds: readonly Holding[]): Purpose[] => [
  ...new Set(
    holds
      .map(({ table }) => table)
      .filter(isSealedTable)
      .map((table) => keyOfTable[table]),
  ),
]

const isSealedTable = (table: string): table is SealedTable => Object.hasOwn(keyOfTable, table)

/** What kind, how many rows and keys, when; and in the audit that it was done. */
export async function proveDisposal(
  tx: Tx,
  system: System,
  discussionId: string | null,
  kind: string,
  rows: number,
  keys: number,
  now: Date,
): Promise<void> {
  await sql`insert into disposal (committee_id, id, discussion_id, class, rows, keys, at)
    values (committee_now(), ${newId(now.getTime())}, ${discussionId}, ${kind}, ${rows}, ${keys}, ${now})`.execute(tx)
  await audit(tx, system, 'act', 'disposal', discussionId, now)
}
