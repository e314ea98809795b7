import { type Going, wouldGo } from './chase/would-go.ts'
import { committeeIds } from './committee-names.ts'
import { readConfig } from './config.ts'
import { openDatabaseServer, reachDatabaseServer } from './database-server.ts'
import type { System } from './discussion.ts'
import { type Database, openDatabase } from './kit/database.ts'
import { discussionCalled, endHold, type HoldReason, holdReasons, placeHold } from './trust/legal-hold.ts'

const usage = `Usage: common-ground retention due
       common-ground retention hold DISCUSSION ${holdReasons.join('|')}
       common-ground retention release DISCUSSION
DISCUSSION is the number people know, such as RCD-26-018, or the id in the address of its pages.`

/** `retention`: everything the next look would delete, and keeping a discussion back for a court, an inquiry or a complaint. Ids and coded words only. */
export async function run(words: readonly string[]): Promise<number> {
  const [what, called = '', reason = ''] = words
  const hold = what === 'hold' && words.length === 3 && isHoldReason(reason) ? reason : null
  if (!(what === 'due' && words.length === 1) && !hold && !(what === 'release' && words.length === 2)) {
    console.error(usage)
    return 2
  }
  const config = readConfig(process.env)
  const server = (await reachDatabaseServer(config)) ?? (await openDatabaseServer(config, console.error))
  const database = openDatabase({ ...server.application, connections: 2 })
  try {
    const systems = (await committeeIds(database)).map((committeeId): System => ({ kind: 'system', committeeId }))
    if (what !== 'due') return await holdOrRelease(database, systems, called, hold)
    for (const system of systems)
      for (const going of await wouldGo(database, system, new Date())) console.log(line(system.committeeId, going))
    return 0
  } finally {
    await database.close()
    await server.stop()
  }
}

/** `reason`: null to release. Each committee counts its discussions by itself: where two have this number, nothing is done. */
async function holdOrRelease(
  database: Database,
  systems: readonly System[],
  called: string,
  reason: HoldReason | null,
): Promise<number> {
  const found: { system: System; id: string }[] = []
  for (const system of systems) {
    const id = await database.withActor(system, (tx) => discussionCalled(tx, system, called))
    if (id) found.push({ system, id })
  }
  const [one, another] = found
  if (!one || another) {
    console.error(
      one
        ? `Several committees have a discussion of this number. Give its id:\n${found.map(({ system, id }) => `${system.committeeId} ${id}`).join('\n')}`
        : 'There is no such discussion.',
    )
    return 1
  }
  const done = await database.withActor(one.system, (tx) =>
    reason ? placeHold(tx, one.system, one.id, reason, new Date()) : endHold(tx, one.system, one.id, new Date()),
  )
  if (done)
    console.log(reason ? 'It is kept until it is released.' : 'It is released: what is due goes with the next look.')
  else console.error(reason ? 'It is held already.' : 'It was not held.')
  return done ? 0 : 1
}

const isHoldReason = (word: string): word is HoldReason => holdReasons.some((one) => one === word)

const line = (committeeId: string, { discussionId, kind, rows, keys }: Going): string =>
  `${committeeId} ${discussionId ?? '-'} ${kind} rows ${rows} keys ${keys}`
