/**
 * The demonstration: invented committees and people, and a year of their discussions, made by doing the procedure. It is the
 * default when no production settings are given, and none of it exists in production.
 */
import pg from 'pg'
import { MovableClock } from '../kit/clock.ts'
import type { Database } from '../kit/database.ts'
import { loadCast } from './cast.ts'
import { tellStory } from './story.ts'

export interface DemonstrationOptions {
  readonly ownerUrl: string
  readonly database: Database
  readonly say: (line: string) => void
}

/** The demonstration's clock, after making the demonstration where the database is empty. */
export async function openDemonstration(options: DemonstrationOptions): Promise<MovableClock> {
  await asOwner(options.ownerUrl, async (client) => {
    const { rows } = await client.query('select 1 from common_ground.committee limit 1')
    if (rows.length === 0) await make(client, options)
  })
  return new MovableClock(await asOwner(options.ownerUrl, readAhead))
}

/** Everything done here goes, and the invented discussions come back. */
export async function resetDemonstration(options: DemonstrationOptions): Promise<void> {
  await asOwner(options.ownerUrl, async (client) => {
    await emptyAll(client)
    await make(client, options)
  })
}

async function make(client: pg.Client, options: DemonstrationOptions): Promise<void> {
  options.say('Making the demonstration ...')
  await client.query('begin')
  await loadCast(client, new Date())
  await client.query('insert into common_ground.demonstration_clock (only_row) values (true) on conflict do nothing')
  await client.query('commit')
  await tellStory(client, options)
}

/** Refuses to touch a database that is not a demonstration's: only that has its clock. */
async function emptyAll(client: pg.Client): Promise<void> {
  const { rows } = await client.query('select 1 from common_ground.demonstration_clock')
  if (rows.length === 0) throw new Error('this database holds no demonstration')
  const tables = await client.query<{ name: string }>(
    `select format('common_ground.%I', tablename) as name from pg_tables where schemaname = 'common_ground'
     and tablename not in ('reading_rule', 'duty_rule')`,
  )
  await client.query(`truncate ${tables.rows.map((row) => row.name).join(', ')}`)
}

/** Milliseconds the demonstration's clock is ahead. */
async function readAhead(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ ms: string }>(
    'select (extract(epoch from ahead) * 1000)::bigint as ms from common_ground.demonstration_clock',
  )
  return Number(rows[0]?.ms ?? 0)
}

async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
