import { foldersIn } from './backup/folders.ts'
import { type Restored, restore } from './backup/restore.ts'
import { readConfig } from './config.ts'
import { startEmbeddedPostgres } from './kit/postgres-launcher.ts'
import { readMasterKey } from './master-key-setting.ts'
import { holdMaster } from './trust/master-key.ts'
import { noteOperatorsAct } from './trust/operators-act.ts'

/** `restore FOLDER [--keys FOLDER]`: into a database that nobody works in, with the service stopped. */
export async function run(words: readonly string[]): Promise<number> {
  const folders = foldersIn(words)
  if (!folders) {
    console.error('Usage: common-ground restore FOLDER [--keys FOLDER]')
    return 2
  }
  const config = readConfig(process.env)
  holdMaster(readMasterKey(config))
  const embedded =
    config.databaseOwnerUrl === null
      ? await startEmbeddedPostgres({ dataDir: config.dataDir, log: console.error })
      : { ownerUrl: config.databaseOwnerUrl, stop: async () => {} }
  try {
    const restored = await restore(embedded.ownerUrl, folders)
    await noteOperatorsAct(embedded.ownerUrl, 'restore', new Date())
    console.log(report(restored).join('\n'))
    return 0
  } finally {
    await embedded.stop()
  }
}

const report = ({ rows, keys, auditEntries, sample, keysAreOlder }: Restored): string[] => [
  `${rows} rows and ${keys} keys are back, each table as it was written.`,
  `${auditEntries} entries of the audit were followed: every chain is whole.`,
  sample === 'opened' ? 'A sealed answer opens.' : 'Nothing sealed was there to open.',
  ...(keysAreOlder ? ['The keys are older than the data: what was sealed in between stays closed.'] : []),
]
