import { dirname } from 'node:path'
import { foldersIn } from './backup/folders.ts'
import { openSample } from './backup/sealed-sample.ts'
import { writeBackup } from './backup/write-backup.ts'
import { readConfig } from './config.ts'
import { wakeDatabase } from './database-at-rest.ts'
import { CannotStart } from './kit/cannot-start.ts'
import { withOwner } from './kit/owner.ts'
import { readMasterKey } from './master-key-setting.ts'
import { holdMaster } from './trust/master-key.ts'
import { noteOperatorsAct } from './trust/operators-act.ts'

/** `backup FOLDER [--keys FOLDER]`: beside the running service or without it. Two folders, so that data and keys can be kept apart. */
export async function run(words: readonly string[]): Promise<number> {
  const folders = foldersIn(words)
  if (!folders) {
    console.error('Usage: common-ground backup FOLDER [--keys FOLDER]')
    return 2
  }
  const config = readConfig(process.env)
  holdMaster(readMasterKey(config))
  const server = await wakeDatabase(config)
  if (!server) throw new CannotStart('There is no database yet.')
  try {
    await noteOperatorsAct(server.ownerUrl, 'make-backup', new Date())
    const { written, sample } = await withOwner(server.ownerUrl, async (client) => ({
      written: await writeBackup(client, folders, new Date()),
      sample: await openSample(client, server.ownerUrl),
    }))
    console.log(`${written.data} rows in ${folders.data}\n${written.keys} keys in ${folders.keys}`)
    if (dirname(folders.keys) === dirname(folders.data))
      console.log(
        'Take the two apart now: who has both can read everything, also what is destroyed later. Next time: --keys FOLDER.',
      )
    console.log(
      sample === 'opened' ? 'A sealed answer opens with these keys.' : 'Nothing sealed was there to try the keys on.',
    )
    return 0
  } finally {
    await server.stop()
  }
}
