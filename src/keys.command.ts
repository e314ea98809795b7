import { committeeIds } from './committee-names.ts'
import { readConfig } from './config.ts'
import { openDatabaseServer, reachDatabaseServer } from './database-server.ts'
import { openDatabase } from './kit/database.ts'
import { readMasterKey } from './master-key-setting.ts'
import { keyState, rotateKeys } from './trust/key-rotation.ts'
import { holdMaster } from './trust/master-key.ts'

/** `keys status`, `keys rotate`: beside the running program or without it. `status`: exit code 1 while a rotation is not finished. */
export async function run(words: readonly string[]): Promise<number> {
  const [what] = words
  if (words.length !== 1 || (what !== 'rotate' && what !== 'status')) {
    console.error('Usage: common-ground keys rotate|status')
    return 2
  }
  const config = readConfig(process.env)
  holdMaster(readMasterKey(config))
  const server = (await reachDatabaseServer(config)) ?? (await openDatabaseServer(config, console.error))
  const database = openDatabase({ ...server.application, connections: 2 })
  try {
    let waiting = 0
    for (const committeeId of await committeeIds(database)) {
      if (what === 'rotate')
        console.log(`${committeeId}: ${await rotateKeys(database, committeeId, new Date())} keys wrapped anew`)
      const state = await keyState(database, committeeId)
      waiting += state.monthsWaiting + state.otherMaster
      console.log(JSON.stringify({ committee: committeeId, ...state }))
    }
    return waiting === 0 ? 0 : 1
  } finally {
    await database.close()
    await server.stop()
  }
}
