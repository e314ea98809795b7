/**
 * Writing the demonstration with the owner's rights. Row-level security binds the owner of a table too (force), and on a managed server that
 * owner is no superuser: the walls are taken down for it inside one transaction, and stand again before anybody else can see it.
 */
import pg from 'pg'

/** Runs `work` as a superuser would, in a transaction of its own. */
export async function behindTheWalls<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    const walls = (await isUnbound(client)) ? [] : await takeDown(client)
    const done = await work()
    for (const table of walls) await client.query(`alter table ${table} force row level security`)
    await client.query('commit')
    return done
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function isUnbound(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ unbound: boolean }>(
    'select rolsuper or rolbypassrls as unbound from pg_roles where rolname = current_user',
  )
  return rows[0]?.unbound ?? false
}

/** For this transaction the login acts as the owner of the tables. Gives those whose wall stood. */
async function takeDown(client: pg.Client): Promise<readonly string[]> {
  await client.query('set local role common_ground_owner')
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'common_ground' and c.relkind in ('r', 'p') and c.relforcerowsecurity order by 1`,
  )
  const walls = rows.map(({ name }) => name)
  for (const table of walls) await client.query(`alter table ${table} no force row level security`)
  return walls
}

/** One connection with the owner's rights. */
export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
