/** Loading a backup into an empty database: everything is checked before and after, and a fault leaves nothing of these tables behind. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import { CannotStart } from '../kit/cannot-start.ts'
import { takeForceOff } from '../kit/owner.ts'
import { contentOf, migrationsOf, sameEverywhere, tablesOf } from './backed-up-tables.ts'
import type { BackedUpTable, Manifest } from './manifest.ts'
import { withoutChecks } from './without-checks.ts'

/** Throws `CannotStart` where a file is missing or is not as it was written. */
export async function checkFiles(folder: string, { tables }: Manifest): Promise<void> {
  for (const { file, sha256 } of tables) {
    const hash = createHash('sha256')
    try {
      for await (const chunk of createReadStream(join(folder, file))) hash.update(chunk)
    } catch {
      throw new CannotStart(`${join(folder, file)} cannot be read. Nothing was restored.`)
    }
    if (hash.digest('hex') !== sha256)
      throw new CannotStart(`${join(folder, file)} is damaged: it is not what was written. Nothing was restored.`)
  }
}

/** Throws `CannotStart` where somebody works in this database already. */
export async function refuseUsed(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('common_ground.committee') is not null as there`,
  )
  if (!rows[0]?.there) return
  const used = await client.query(
    `select from common_ground.person union all select from common_ground.committee limit 1`,
  )
  const keys = await client.query('select from common_ground_keys.data_key limit 1')
  if ((used.rowCount ?? 0) + (keys.rowCount ?? 0) > 0)
    throw new CannotStart('This database is not empty. Restore into a new one; nothing was changed.')
}

/** Throws `CannotStart` where the database has other migrations than the backup. */
export async function refuseOtherVersion(client: pg.Client, { migrations }: Manifest): Promise<void> {
  const here = await migrationsOf(client)
  if (JSON.stringify(here) !== JSON.stringify(migrations))
    throw new CannotStart(
      `This database has another version of the schema than the backup (${migrations.at(-1)?.file}). Restore into a new, empty database.`,
    )
}

/** In one transaction: loads the tables and compares rows and content with what was written. `exactly`: the schema is that of the backup. */
export async function loadTables(client: pg.Client, folder: string, manifest: Manifest, exactly = true): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sameEverywhere)
    const { forceAgain } = await takeForceOff(client)
    const there = await tablesOf(client, manifest.of)
    const { checksAgain } = await withoutChecks(client, there)
    // The migrations themselves write some rows, such as who reads what; the backup has them too.
    for (const table of there) await client.query(`delete from ${table}`)
    for (const one of manifest.tables) await loadTable(client, folder, one)
    await checksAgain()
    for (const one of manifest.tables) await compare(client, one, exactly)
    await forceAgain()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function compare(client: pg.Client, { table, rows, digest }: BackedUpTable, exactly: boolean): Promise<void> {
  const found = await contentOf(client, table)
  if (found.rows !== rows || (exactly && found.digest !== digest))
    throw new CannotStart(`${table} did not come back as it was written.`)
}

const atOnce = { rows: 500, characters: 4_000_000 }

async function loadTable(client: pg.Client, folder: string, { table, file }: BackedUpTable): Promise<void> {
  const columns = await columnsOf(client, table)
  const insert = async (lines: readonly string[]) =>
    client.query(
      `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json)`,
      [`[${lines.join(',')}]`],
    )
  let batch: string[] = []
  let characters = 0
  for await (const line of linesOf(folder, file)) {
    batch.push(line)
    characters += line.length
    if (batch.length < atOnce.rows && characters < atOnce.characters) continue
    await insert(batch)
    batch = []
    characters = 0
  }
  if (batch.length > 0) await insert(batch)
}

/** Each is one row, as JSON. */
export const linesOf = (folder: string, file: string): AsyncIterable<string> =>
  createInterface({
    input: createReadStream(join(folder, file)).pipe(createGunzip()),
    crlfDelay: Number.POSITIVE_INFINITY,
  })

async function columnsOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  return rows[0]?.columns ?? ''
}
