import { committeeIds } from './committee-names.ts'
import { readConfig } from './config.ts'
import { openDatabaseServer, reachDatabaseServer } from './database-server.ts'
import type { System } from './discussion.ts'
import { openDatabase } from './kit/database.ts'
import { heldAbout, heldAsJson, subjectOf } from './registers/held-about.rows.ts'

const usage = 'Usage: common-ground privacy held ADDRESS > held.json'

/** `privacy held`: everything held about one person, for every committee that holds something: one JSON object a line of committees. */
export async function run(words: readonly string[]): Promise<number> {
  const [what, address = ''] = words
  if (what !== 'held' || words.length !== 2 || !address.includes('@')) {
    console.error(usage)
    return 2
  }
  const config = readConfig(process.env)
  const server = (await reachDatabaseServer(config)) ?? (await openDatabaseServer(config, console.error))
  const database = openDatabase({ ...server.application, connections: 2 })
  try {
    for (const committeeId of await committeeIds(database)) {
      const system: System = { kind: 'system', committeeId }
      const at = new Date()
      const things = await database.withActor(system, async (tx) =>
        heldAbout(tx, system, await subjectOf(tx, address), at),
      )
      if (things.length > 0) process.stdout.write(heldAsJson(things, { committee: committeeId, at }))
    }
    return 0
  } finally {
    await database.close()
    await server.stop()
  }
}
