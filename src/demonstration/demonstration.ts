/**
 * The demonstration: invented committees and people, and a year of their discussions, made by doing the procedure. It is the
 * default when no production settings are given, and none of it exists in production.
 */
import type pg from 'pg'
import { CannotStart } from '../kit/cannot-start.ts'
import { MovableClock } from '../kit/clock.ts'
import { type DatabaseOptions, openDatabase } from '../kit/database.ts'
import { behindTheWalls, withOwner } from '../kit/owner.ts'
import { loadCast } from './cast.ts'
import type { Plot } from './plot.ts'
import { tellStory } from './story.ts'

export interface DemonstrationOptions {
  readonly ownerUrl: string
  /** The application's own address: the story is told under row-level security. */
  readonly application: DatabaseOptions
  readonly say: (line: string) => void
  /** What is told; everything where it is left out. */
  readonly plots?: readonly Plot[]
}

/** The demonstration's clock, after making the demonstration where the database is empty. */
export async function openDemonstration(options: DemonstrationOptions): Promise<MovableClock> {
  return withOwner(options.ownerUrl, async (client) => {
    const state = await behindTheWalls(client, () => stateOf(client))
    if (state === 'half-made') await behindTheWalls(client, () => emptyAll(client))
    if (state !== 'made') await make(client, options)
    return new MovableClock(await behindTheWalls(client, () => readAhead(client)))
  })
}

/** Everything done here goes, and the invented discussions come back. */
export async function resetDemonstration(options: DemonstrationOptions): Promise<void> {
  await withOwner(options.ownerUrl, async (client) => {
    await behindTheWalls(client, () => emptyAll(client))
    await make(client, options)
  })
}

async function make(client: pg.Client, options: DemonstrationOptions): Promise<void> {
  options.say('Making the demonstration ...')
  await behindTheWalls(client, async () => {
    await client.query('insert into common_ground.demonstration_clock (only_row) values (true)')
    await loadCast(client, new Date())
  })
  await tell(client, options)
  await behindTheWalls(client, () => client.query('update common_ground.demonstration_clock set told = true'))
}

/** Some two thousand acts. Nothing of it is lost work, so they need not wait for the disk each. */
async function tell(client: pg.Client, { application, plots }: DemonstrationOptions): Promise<void> {
  const hurried = `${application.options ?? ''} -c synchronous_commit=off`
  const database = openDatabase({ ...application, connections: 2, options: hurried })
  try {
    await tellStory(client, database, plots)
  } finally {
    await database.close()
  }
}

/** A start that was cut off leaves a half-made demonstration, which is made anew. Anything else in here is not ours to touch. */
async function stateOf(client: pg.Client): Promise<'empty' | 'half-made' | 'made'> {
  const clock = await client.query<{ told: boolean }>('select told from common_ground.demonstration_clock')
  if (clock.rows[0]) return clock.rows[0].told ? 'made' : 'half-made'
  const { rows } = await client.query('select 1 from common_ground.committee limit 1')
  if (rows.length === 0) return 'empty'
  throw new CannotStart(
    'This database holds real work, and no demonstration is mixed with that. Set MODE=production, or choose another database.',
  )
}

/** Refuses to touch a database that is not a demonstration's: only that has its clock. */
async function emptyAll(client: pg.Client): Promise<void> {
  const { rows } = await client.query('select 1 from common_ground.demonstration_clock')
  if (rows.length === 0) throw new Error('this database holds no demonstration')
  const tables = await client.query<{ name: string }>(
    `select format('common_ground.%I', tablename) as name from pg_tables where schemaname = 'common_ground'
     and tablename not in ('reading_rule', 'duty_rule') and tablename not like 'audit%'`, // the audit only grows, here too
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
