/**
 * Work with the owner's rights. Row-level security binds the owner of a table too, because it is forced, and on a managed server that owner is no
 * superuser: the force is taken off inside one transaction and stands again before anybody else can see it. The tables are locked for so long.
 */
import pg from 'pg'

/** One connection, for as long as the work lasts. */
export async function withOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Runs `work` in a transaction of its own in which every row is seen and may be written. */
export async function behindTheWalls<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    const { forceAgain } = await takeForceOff(client)
    const done = await work()
    await forceAgain()
    await client.query('commit')
    return done
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** Within the caller's transaction. `forceAgain` puts it back; a rollback does too. */
export async function takeForceOff(client: pg.Client): Promise<{ readonly forceAgain: () => Promise<void> }> {
  if (await seesEveryRow(client)) return { forceAgain: async () => {} }
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('common_ground', 'common_ground_keys') and c.relkind in ('r', 'p') and c.relforcerowsecurity order by 1`,
  )
  const each = async (what: 'force' | 'no force') => {
    for (const { name } of rows) await client.query(`alter table ${name} ${what} row level security`)
  }
  await each('no force')
  return { forceAgain: () => each('force') }
}

/** Whether this login is a superuser or bypasses row-level security. */
export async function seesEveryRow(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ yes: boolean }>(
    'select rolsuper or rolbypassrls as yes from pg_roles where rolname = current_user',
  )
  return rows[0]?.yes ?? false
}
