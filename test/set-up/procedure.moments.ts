/** A discussion kept as it stood at a moment of its way, and put back later: a run may then begin in the middle of the procedure. */
import type pg from 'pg'

export interface Moment {
  readonly id: string
  readonly status: string
  readonly now: Date
  readonly rows: readonly { readonly tab: string; readonly rows: string }[]
}

/** Every table with rows of discussions, also those that keep them without a reference; the sealed audit only grows and stays as it is. */
export async function tablesOfDiscussions(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ tab: string }>(
    `select table_name as tab from information_schema.columns where table_schema = 'common_ground' and column_name = 'discussion_id' and table_name <> 'audit_entry'`,
  )
  return rows.map(({ tab }) => tab)
}

export async function keepMoment(owner: pg.Client, id: string, status: string, now: Date): Promise<Moment> {
  const tables = await tablesOfDiscussions(owner)
  const parts = [
    `select 'discussion' as tab, jsonb_agg(t)::text as rows from discussion t where id = $1`,
    ...tables.map(
      (tab) => `select '${tab}' as tab, jsonb_agg(t)::text as rows from ${tab} t where t.discussion_id = $1`,
    ),
  ]
  const { rows } = await owner.query<{ tab: string; rows: string | null }>(parts.join(' union all '), [id])
  return { id, status, now, rows: rows.flatMap(({ tab, rows }) => (rows === null ? [] : [{ tab, rows }])) }
}

export const putBack = (owner: pg.Client, { rows }: Moment): Promise<void> => write(owner, rows, [])

type Rows = Moment['rows']
const ofPeople = ['person', 'membership', 'duty']

/** What is known of people, before somebody leaves: an account that was closed for long is emptied. */
export async function keepPeople(owner: pg.Client): Promise<Rows> {
  const parts = ofPeople.map((tab) => `select '${tab}' as tab, jsonb_agg(t)::text as rows from ${tab} t`)
  return (await owner.query<{ tab: string; rows: string }>(parts.join(' union all '))).rows
}

export const putPeopleBack = (owner: pg.Client, rows: Rows): Promise<void> => write(owner, rows, ofPeople)

/** Straight into the tables: no trigger runs, and the order of the rows does not matter. */
async function write(owner: pg.Client, rows: Rows, emptied: readonly string[]): Promise<void> {
  await owner.query("begin; set local session_replication_role = 'replica'")
  try {
    for (const tab of emptied) await owner.query(`delete from ${tab}`)
    for (const { tab, rows: kept } of rows)
      await owner.query(`insert into ${tab} select * from jsonb_populate_recordset(null::${tab}, $1::jsonb)`, [kept])
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}
