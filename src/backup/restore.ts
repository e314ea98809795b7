/** A restore from beginning to end: files, database, data, the newest schema, keys, audit, a sample. */
import { join } from 'node:path'
import { CannotStart } from '../kit/cannot-start.ts'
import { faultInWords } from '../kit/fault.ts'
import { migrate } from '../kit/migration.ts'
import { withOwner } from '../kit/owner.ts'
import { root } from '../root.ts'
import { verifyAudit } from '../trust/audit-verification.ts'
import { checkMaster } from './keys-open.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { checkFiles, loadTables, refuseOtherVersion, refuseUsed } from './read-backup.ts'
import { openSample } from './sealed-sample.ts'
import type { Folders } from './write-backup.ts'

export interface Restored {
  readonly rows: number
  readonly keys: number
  /** Sealed entries of the audit whose chain was followed. */
  readonly auditEntries: number
  readonly sample: 'opened' | 'none'
  /** The keys are of an earlier moment: what was sealed since then stays closed. */
  readonly keysAreOlder: boolean
}

interface Checked {
  readonly data: Manifest
  readonly keys: Manifest
}

/** Both manifests, with every file as it was written. */
async function checkedBackup(folders: Folders): Promise<Checked> {
  const found = { data: readManifest(folders.data, 'data'), keys: readManifest(folders.keys, 'keys') }
  await checkFiles(folders.data, found.data)
  await checkFiles(folders.keys, found.keys)
  return found
}

/** Into a database that nobody works in. A backup of an earlier version is loaded as it was and then brought up to date. */
export async function restore(ownerUrl: string, folders: Folders): Promise<Restored> {
  const { data, keys } = await checkedBackup(folders)
  await checkMaster(folders.keys, keys)
  await withOwner(ownerUrl, refuseUsed)
  await migrate({ ownerUrl, folder: migrations, only: data.migrations })
  await withOwner(ownerUrl, async (client) => {
    await refuseOtherVersion(client, data)
    await sayingAfter('Nothing was restored.', () => loadTables(client, folders.data, data))
  })
  return sayingAfter(halfRestored, () => finish(ownerUrl, folders, { data, keys }))
}

const migrations = join(root, 'db')

const halfRestored =
  'The data are in this database, but the restore did not end: do not use it. Restore into a new, empty one.'

/** What comes after the data: the newest schema, the keys, and a look at whether all belongs together. */
async function finish(ownerUrl: string, folders: Folders, { data, keys }: Checked): Promise<Restored> {
  await migrate({ ownerUrl, folder: migrations })
  return withOwner(ownerUrl, async (client) => {
    await loadTables(client, folders.keys, keys, JSON.stringify(keys.migrations) === JSON.stringify(data.migrations))
    const { findings, entries } = await verifyAudit(client, data.audit)
    if (findings.length > 0) throw new CannotStart('The audit did not come back whole: look with audit verify.')
    return {
      rows: rowsOf(data),
      keys: rowsOf(keys),
      auditEntries: entries,
      sample: await openSample(client, ownerUrl),
      keysAreOlder: keys.made_at < data.made_at,
    }
  })
}

/** Whatever stops it, the last sentence says how the database is left. */
async function sayingAfter<T>(sentence: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new CannotStart(`${error instanceof CannotStart ? error.message : faultInWords(error)}\n${sentence}`)
  }
}

const rowsOf = ({ tables }: Manifest): number => tables.reduce((sum, { rows }) => sum + rows, 0)
