import { type Going, wouldGo } from './chase/would-go.ts'
import { committeeIds } from './committee-names.ts'
import { readConfig } from './config.ts'
import { openDatabaseServer, reachDatabaseServer } from './database-server.ts'
import type { System } from './discussion.ts'
import { openDatabase } from './kit/database.ts'
import { isId } from './kit/id.ts'
import { endHold, type HoldReason, holdReasons, placeHold } from './trust/legal-hold.ts'

const usage = `Usage: common-ground retention due
       common-ground retention hold DISCUSSION ${holdReasons.join('|')}
       common-ground retention release DISCUSSION`

/** `retention`: everything the next look would delete, and keeping a discussion back for a court, an inquiry or a complaint. Ids and coded words only. */
export async function run(words: readonly string[]): Promise<number> {
  const [what, discussion = '', reason = ''] = words
  const isRight =
    (what === 'due' && words.length === 1) ||
    (what === 'hold' && words.length === 3 && isId(discussion) && isHoldReason(reason)) ||
    (what === 'release' && words.length === 2 && isId(discussion))
  if (!isRight) {
    console.error(usage)
    return 2
  }
  const config = readConfig(process.env)
  const server = (await reachDatabaseServer(config)) ?? (await openDatabaseServer(config, console.error))
  const database = openDatabase({ ...server.application, connections: 2 })
  try {
    let done = what === 'due'
    for (const committeeId of await committeeIds(database)) {
      const system: System = { kind: 'system', committeeId }
      const now = new Date()
      if (what === 'due')
        for (const going of await wouldGo(database, system, now)) console.log(line(committeeId, going))
      else
        done =
          (await database.withActor(system, (tx) =>
            isHoldReason(reason)
              ? placeHold(tx, system, discussion, reason, now)
              : endHold(tx, system, discussion, now),
          )) || done
    }
    if (!done) console.error('There is no such discussion, or it is held already (hold) or not at all (release).')
    return done ? 0 : 1
  } finally {
    await database.close()
    await server.stop()
  }
}

const isHoldReason = (word: string): word is HoldReason => holdReasons.some((one) => one === word)

const line = (committeeId: string, { discussionId, kind, rows, keys }: Going): string =>
  `${committeeId} ${discussionId ?? '-'} ${kind} rows ${rows} keys ${keys}`
