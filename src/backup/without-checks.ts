/** While tables are loaded one after the other: no trigger fires, and what refers to another table is compared at the end. */
import type pg from 'pg'

/** `checksAgain` fails where a row refers to one that is not there. All within the caller's transaction. */
export async function withoutChecks(
  client: pg.Client,
  tables: readonly string[],
): Promise<{ readonly checksAgain: () => Promise<void> }> {
  const { rows: references } = await client.query<{ from: string; name: string; definition: string }>(
    `select conrelid::regclass::text as "from", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conrelid = any ($1::regclass[])`,
    [tables],
  )
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`)
  for (const { from, name } of references) await client.query(`alter table ${from} drop constraint ${name}`)
  return {
    async checksAgain() {
      for (const { from, name, definition } of references)
        await client.query(`alter table ${from} add constraint ${name} ${definition}`)
      for (const table of tables) await client.query(`alter table ${table} enable trigger user`)
    },
  }
}
