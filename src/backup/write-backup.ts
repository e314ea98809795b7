/**
 * A backup: every table as compressed lines of JSON, from one moment's view of the database, while the service goes on. Keys are written to a folder
 * of their own (decision 0013). It needs none of PostgreSQL's own programs, and loads into another major version.
 */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { CannotStart } from '../kit/cannot-start.ts'
import { seesEveryRow, takeForceOff } from '../kit/owner.ts'
import { headsOf } from '../trust/audit-sealer.ts'
import { contentOf, migrationsOf, sameEverywhere, tablesOf } from './backed-up-tables.ts'
import { type BackedUpTable, type Manifest, manifestFile } from './manifest.ts'

export interface Folders {
  readonly data: string
  readonly keys: string
}

/** `client` has the owner's rights. Gives how many rows of data and how many keys were written. */
export async function writeBackup(client: pg.Client, folders: Folders, now: Date): Promise<RowsWritten> {
  for (const folder of Object.values(folders)) await emptyFolder(folder)
  // Where the force of row-level security has to be taken off first, the transaction changes something; it is rolled back in any case.
  const readOnly = (await seesEveryRow(client)) ? ', read only' : ''
  await client.query(`begin transaction isolation level repeatable read${readOnly}`)
  try {
    await client.query(sameEverywhere)
    await takeForceOff(client)
    const data = await writeTables(client, 'data', folders.data, now)
    const keys = await writeTables(client, 'keys', folders.keys, now)
    return { data: rowsIn(data), keys: rowsIn(keys) }
  } finally {
    await client.query('rollback')
  }
}

export interface RowsWritten {
  readonly data: number
  readonly keys: number
}

const rowsIn = ({ tables }: Manifest): number => tables.reduce((sum, { rows }) => sum + rows, 0)

async function emptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0)
    throw new CannotStart(`${folder} is not empty: a backup is never written over another.`)
}

async function writeTables(client: pg.Client, of: Manifest['of'], folder: string, now: Date): Promise<Manifest> {
  const tables: BackedUpTable[] = []
  for (const table of await tablesOf(client, of)) tables.push(await writeTable(client, table, folder))
  const server = await client.query<{ version: string }>(`select current_setting('server_version') as version`)
  const manifest: Manifest = {
    format: 1,
    of,
    made_at: now.toISOString(),
    postgres: server.rows[0]?.version ?? '',
    migrations: await migrationsOf(client),
    tables,
    audit: of === 'data' ? await headsOf(client) : [],
  }
  const text = `${JSON.stringify(manifest, null, 1)}\n`
  await writeFile(join(folder, manifestFile), text, { mode: 0o600, flag: 'wx', flush: true })
  return manifest
}

async function writeTable(client: pg.Client, table: string, folder: string): Promise<BackedUpTable> {
  const content = await contentOf(client, table)
  const file = `${table}.ndjson.gz`
  const hash = createHash('sha256')
  await pipeline(
    Readable.from(linesOf(client, table)),
    createGzip(),
    async function* (chunks) {
      for await (const chunk of chunks) {
        hash.update(chunk)
        yield chunk
      }
    },
    createWriteStream(join(folder, file), { mode: 0o600, flags: 'wx', flush: true }),
  )
  return { table, file, ...content, sha256: hash.digest('hex') }
}

const page = 500

async function* linesOf(client: pg.Client, table: string): AsyncGenerator<string> {
  await client.query(`declare backup_rows no scroll cursor for select row_to_json(t)::text from ${table} t`)
  for (;;) {
    const { rows } = await client.query<[string]>({ text: `fetch ${page} from backup_rows`, rowMode: 'array' })
    if (rows.length > 0) yield `${rows.map(([line]) => line).join('\n')}\n`
    if (rows.length < page) break
  }
  await client.query('close backup_rows')
}
