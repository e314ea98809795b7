/** The tables of a backup, and their content in one number. */
import type pg from 'pg'

/** Nobody stays signed in after a restore, and no link for a minute works again. */
const leftOut = [
  'common_ground.session',
  'common_ground.sign_in_link',
  'common_ground.used_once',
  'common_ground.attempt',
]

/** 'schema.table', sorted. `keys`: those of the schema that stands apart. */
export async function tablesOf(client: pg.Client, of: 'data' | 'keys'): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relkind = 'r' order by 1`,
    [of === 'keys' ? 'common_ground_keys' : 'common_ground'],
  )
  return rows.map(({ name }) => name).filter((name) => !leftOut.includes(name))
}

/** So that a row is written the same way by every server; and reading fails instead of leaving out what row-level security hides. */
export const sameEverywhere = `set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local row_security = off; set local statement_timeout = 0;
  set local idle_in_transaction_session_timeout = 0; set local lock_timeout = '30s'`

export interface Content {
  readonly rows: number
  /** Sum of a hash of each row: the same for the same rows in any order. */
  readonly digest: string
}

export async function contentOf(client: pg.Client, table: string): Promise<Content> {
  const { rows } = await client.query<{ rows: number; digest: string }>(
    `select count(*)::integer as rows, coalesce(sum(('x' || left(md5(row_to_json(t)::text), 15))::bit(60)::bigint), 0)::text as digest
     from ${table} t`,
  )
  return rows[0] ?? { rows: 0, digest: '0' }
}

export async function migrationsOf(client: pg.Client): Promise<{ file: string; checksum: string }[]> {
  return (await client.query('select file, checksum from public.common_ground_migration order by file')).rows
}
