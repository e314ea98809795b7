import { readConfig } from './config.ts'
import { openDatabaseServer, reachDatabaseServer } from './database-server.ts'
import { resetDemonstration } from './demonstration/demonstration.ts'
import { CannotStart } from './kit/cannot-start.ts'
import { readMasterKey } from './master-key-setting.ts'
import { holdMaster } from './trust/master-key.ts'

/** `demo reset`, beside the running program or without it. Refused in production, where there is no demonstration. */
export async function run(words: readonly string[]): Promise<number> {
  if (words.join(' ') !== 'reset') {
    console.error('Usage: common-ground demo reset')
    return 2
  }
  const config = readConfig(process.env)
  if (config.mode !== 'demonstration') throw new CannotStart('There is no demonstration in production mode.')
  holdMaster(readMasterKey(config))
  const server = (await reachDatabaseServer(config)) ?? (await openDatabaseServer(config, console.error))
  try {
    await resetDemonstration({ ...server, say: console.error })
    console.log('The demonstration is back at its beginning.')
    return 0
  } finally {
    await server.stop()
  }
}
