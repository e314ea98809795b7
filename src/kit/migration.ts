/** Migrations: plain SQL in `db/`, numbered, forward only, each in its own transaction, with a checksum, under one lock. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { CannotStart } from './cannot-start.ts'

export interface MigrationOptions {
  /** Address with the owner's rights. */
  readonly ownerUrl: string
  /** Folder of the numbered SQL files. */
  readonly folder: string
  /** Password for the login role `common_ground_application`; left as it is when absent. */
  readonly applicationPassword?: string
  readonly onProgress?: (file: string) => void
  /** Exactly these and no more: for a restore. Throws where one of them is not there or is another. */
  readonly only?: readonly { readonly file: string; readonly checksum: string }[]
}

/** Brings the schema up to date. Returns the files applied now. Throws when an applied file has changed since. */
export async function migrate({
  ownerUrl,
  folder,
  applicationPassword,
  onProgress,
  only,
}: MigrationOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(`set lock_timeout = '30s'`)
    await client.query('select pg_advisory_lock(6021847)')
    await client.query(`create table if not exists public.common_ground_migration
      (file text primary key, checksum text not null, applied_at timestamptz not null default now())`)
    const applied: string[] = []
    for (const { file, sql, checksum } of chosen(await migrationFiles(folder), only)) {
      if (await isApplied(client, file, checksum)) continue
      onProgress?.(file)
      await apply(client, file, sql, checksum)
      applied.push(file)
    }
    if (applicationPassword !== undefined) await setPassword(client, applicationPassword)
    return applied
  } finally {
    await client.end()
  }
}

function chosen<Found extends { file: string; checksum: string }>(
  files: Found[],
  only: MigrationOptions['only'],
): Found[] {
  if (!only) return files
  return only.map(({ file, checksum }) => {
    const found = files.find((one) => one.file === file)
    if (!found || found.checksum !== checksum)
      throw new CannotStart(
        `This version does not have the migration ${file} of the backup. Restore with the version that made it, or a newer one.`,
      )
    return found
  })
}

async function migrationFiles(folder: string) {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (file) => {
      const sql = await readFile(join(folder, file), 'utf8')
      return { file, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

async function isApplied(client: pg.Client, file: string, checksum: string): Promise<boolean> {
  const { rows } = await client.query('select checksum from public.common_ground_migration where file = $1', [file])
  if (rows.length === 0) return false
  if (rows[0].checksum !== checksum)
    throw new Error(
      `${file} was changed after it had been applied. Migrations only go forward: undo the change and add a new file.`,
    )
  return true
}

async function apply(client: pg.Client, file: string, sql: string, checksum: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('reset role')
    await client.query('insert into public.common_ground_migration (file, checksum) values ($1, $2)', [file, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${file} failed`, { cause: error })
  }
}

async function setPassword(client: pg.Client, password: string): Promise<void> {
  await client.query(`alter role common_ground_application password ${client.escapeLiteral(password)}`)
}
