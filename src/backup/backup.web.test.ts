/** The restore drill: a told story is backed up, comes back whole in another database, and what is wrong is refused (R30, R58). */
import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plotUntil } from '../../test/set-up/journey-world.ts'
import { emptyDatabase, type TestDatabase, testDatabase } from '../../test/set-up/test-database.ts'
import { loadCast } from '../demonstration/cast.ts'
import { tellStory } from '../demonstration/story.ts'
import { openDatabase } from '../kit/database.ts'
import { withOwner } from '../kit/owner.ts'
import { sealWaiting } from '../trust/audit-sealer.ts'
import { verifyAudit } from '../trust/audit-verification.ts'
import { forgetKeys } from '../trust/key-ring.ts'
import { holdMaster, master, masterFrom } from '../trust/master-key.ts'
import { noteOperatorsAct } from '../trust/operators-act.ts'
import { contentOf, tablesOf } from './backed-up-tables.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { restore } from './restore.ts'
import { type Folders, writeBackup } from './write-backup.ts'

let made: TestDatabase
let owner: pg.Client
let folder: string
let backup: Folders
beforeAll(async () => {
  made = await testDatabase()
  owner = new pg.Client({ connectionString: made.ownerUrl })
  await owner.connect()
  await owner.query('insert into common_ground.demonstration_clock (only_row, told) values (true, true)')
  await loadCast(owner, new Date())
  const database = openDatabase({ url: made.applicationUrl, connections: 4 })
  await tellStory(owner, database, [plotUntil('finished')], { go: false })
  await database.close()
  while ((await sealWaiting(owner)) > 0);
  folder = await mkdtemp(join(tmpdir(), 'cg-backup-'))
  backup = { data: join(folder, 'data'), keys: join(folder, 'keys') }
  await noteOperatorsAct(made.ownerUrl, 'make-backup', new Date())
  await writeBackup(owner, backup, new Date())
}, 120_000)
afterAll(async () => {
  await owner.end()
  await rm(folder, { recursive: true, force: true })
  await made.close()
})

/** Content of every table, by name. */
const everything = async (client: pg.Client) => {
  const found: Record<string, unknown> = {}
  for (const of of ['data', 'keys'] as const)
    for (const table of await tablesOf(client, of)) found[table] = await contentOf(client, table)
  return found
}

test('everything comes back: rows, content, references, the audit and what is sealed', async () => {
  const there = await emptyDatabase()
  const back = await restore(there.ownerUrl, backup)
  expect(back).toMatchObject({ sample: 'opened', keysAreOlder: false })
  expect(back.rows).toBeGreaterThan(200)
  expect(back.keys).toBeGreaterThan(3)
  expect(back.auditEntries).toBeGreaterThan(50)
  const before = await everything(owner)
  await withOwner(there.ownerUrl, async (client) => {
    await client.query(`set timezone = 'UTC'`)
    expect(await everything(client)).toEqual(before)
    // As the migrations left it: nothing was switched off for good.
    const { rows } = await client.query(`select
      (select count(*)::int from pg_trigger where not tgisinternal and tgenabled <> 'O') as disabled,
      (select count(*)::int from pg_constraint where contype = 'f' and not convalidated) as unchecked,
      (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname ~ '^common_ground' and c.relkind = 'r'
        and c.relrowsecurity and not c.relforcerowsecurity) as unforced`)
    expect(rows).toEqual([{ disabled: 0, unchecked: 0, unforced: 0 }])
  })
  await expect(restore(there.ownerUrl, backup)).rejects.toThrow('not empty')
  await there.close()
}, 60_000)

test('a backup and a restore are written in the audit of every committee, and its chains stay whole', async () => {
  const there = await emptyDatabase()
  await restore(there.ownerUrl, backup)
  await noteOperatorsAct(there.ownerUrl, 'restore', new Date())
  await withOwner(there.ownerUrl, async (client) => {
    const { rows } = await client.query<{ committees: number; kind: string }>(
      `select count(distinct committee_id)::int as committees, kind from (select committee_id, kind, person_id from common_ground.audit
         union all select committee_id, kind, person_id from common_ground.audit_entry) a
       where kind in ('make-backup', 'restore') and person_id is null group by kind order by kind`,
    )
    const all = (await client.query<{ n: number }>('select count(*)::int as n from common_ground.committee')).rows[0]?.n
    expect(rows).toEqual([
      { committees: all, kind: 'make-backup' },
      { committees: all, kind: 'restore' },
    ])
    while ((await sealWaiting(client)) > 0);
    expect((await verifyAudit(client)).findings).toEqual([])
  })
  await there.close()
})

test('an old backup of the data with the keys of today opens nothing that was destroyed since', async () => {
  const { rows } = await owner.query('select distinct discussion_id as id from common_ground.request_answer')
  await owner.query(`delete from common_ground_keys.data_key where purpose = 'request' and subject = any ($1)`, [
    rows.map(({ id }) => id),
  ])
  const today = { data: join(folder, 'today'), keys: join(folder, 'keys-of-today') }
  await writeBackup(owner, today, new Date())
  const there = await emptyDatabase()
  forgetKeys()
  const back = await restore(there.ownerUrl, { data: backup.data, keys: today.keys })
  expect(back.sample).toBe('none')
  await withOwner(there.ownerUrl, async (client) => {
    const { rows: answers } = await client.query('select from common_ground.request_answer')
    expect(answers.length).toBeGreaterThan(0)
  })
  await there.close()
}, 60_000)

test('the keys of another master key are said before anything is written', async () => {
  const there = await emptyDatabase()
  const own = master()
  holdMaster(masterFrom(randomBytes(32)))
  forgetKeys()
  await expect(restore(there.ownerUrl, backup)).rejects.toThrow(/does not open these keys.* Nothing was restored\.$/s)
  holdMaster(own)
  await withOwner(there.ownerUrl, async (client) => {
    const { rows } = await client.query(`select to_regclass('common_ground.discussion') as made`)
    expect(rows).toEqual([{ made: null }])
  })
  await there.close()
}, 60_000)

test('where keys do not come back after the data did, it is said that the data are in', async () => {
  const there = await emptyDatabase()
  const copy = { data: backup.data, keys: join(folder, 'forged-keys') }
  await forge(backup.keys, copy.keys, 'keys', 'common_ground_keys.data_key')
  const stopped = await restore(there.ownerUrl, copy).catch(String)
  expect(stopped).toContain('common_ground_keys.data_key did not come back as it was written.')
  expect(stopped).toContain('The data are in this database, but the restore did not end: do not use it.')
  expect(stopped).not.toContain('Nothing was restored')
  await withOwner(there.ownerUrl, async (client) => {
    expect((await client.query('select from common_ground.person')).rowCount).toBeGreaterThan(0)
    expect((await client.query('select from common_ground_keys.data_key')).rowCount).toBe(0)
  })
  await there.close()
}, 60_000)

test('a damaged or missing file, and a schema that this version does not know, are refused before anything is written', async () => {
  const there = await emptyDatabase()
  const copy = { data: join(folder, 'copy'), keys: backup.keys }
  await cp(backup.data, copy.data, { recursive: true })
  const file = join(copy.data, 'common_ground.discussion.ndjson.gz')
  const whole = await readFile(file)
  const damaged = Buffer.from(whole)
  damaged[damaged.length >> 1] = (damaged[damaged.length >> 1] ?? 0) ^ 1
  await writeFile(file, damaged)
  await expect(restore(there.ownerUrl, copy)).rejects.toThrow('is damaged')
  await rm(file)
  await expect(restore(there.ownerUrl, copy)).rejects.toThrow('cannot be read')
  await writeFile(file, whole)
  const manifest = readManifest(copy.data, 'data')
  const said = join(copy.data, 'manifest.json')
  const migrations = [...manifest.migrations, { file: '9999-from-tomorrow.sql', checksum: '0'.repeat(64) }]
  await writeFile(said, JSON.stringify({ ...manifest, migrations }))
  await expect(restore(there.ownerUrl, copy)).rejects.toThrow('does not have the migration 9999-from-tomorrow.sql')
  await rm(said)
  await expect(restore(there.ownerUrl, copy)).rejects.toThrow('no finished backup')
  await withOwner(there.ownerUrl, async (client) => {
    const { rows } = await client.query(`select to_regclass('common_ground.discussion') as made`)
    expect(rows).toEqual([{ made: null }])
  })
  await there.close()
}, 60_000)

/** A copy whose manifest says something else of one table. */
async function forge(from: string, to: string, of: Manifest['of'], table: string): Promise<void> {
  await cp(from, to, { recursive: true })
  const manifest = readManifest(to, of)
  const tables = manifest.tables.map((one) =>
    one.table === table ? { ...one, digest: String(BigInt(one.digest) + 1n) } : one,
  )
  await writeFile(join(to, 'manifest.json'), JSON.stringify({ ...manifest, tables }))
}

test('rows that are not those that were written are refused, and nothing of them stays', async () => {
  const there = await emptyDatabase()
  const copy = { data: join(folder, 'forged'), keys: backup.keys }
  await forge(backup.data, copy.data, 'data', 'common_ground.discussion')
  await expect(restore(there.ownerUrl, copy)).rejects.toThrow(
    'common_ground.discussion did not come back as it was written.\nNothing was restored.',
  )
  await withOwner(there.ownerUrl, async (client) => {
    expect((await client.query('select from common_ground.person')).rowCount).toBe(0)
  })
  await there.close()
}, 60_000)

test('an owner who is no superuser restores and backs up too, past forced row-level security', async () => {
  const there = await emptyDatabase({ login: 'backup_of_a_managed_server' })
  await restore(there.ownerUrl, { ...backup })
  const again = { data: join(folder, 'again'), keys: join(folder, 'keys-again') }
  await withOwner(there.ownerUrl, async (client) => writeBackup(client, again, new Date()))
  const contents = ({ tables }: Manifest) => tables.map(({ table, rows, digest }) => [table, rows, digest])
  expect(contents(readManifest(again.data, 'data'))).toEqual(contents(readManifest(backup.data, 'data')))
  await there.close()
}, 60_000)
