import { namesOf } from '#content'
import { committeeIds } from './committee-names.ts'
import { readConfig } from './config.ts'
import { openDatabaseServer, reachDatabaseServer } from './database-server.ts'
import type { System } from './discussion.ts'
import { paperAsText, paperNames, privacyPaper } from './documents/privacy-papers.ts'
import { openDatabase } from './kit/database.ts'
import { heldAbout, heldAsJson, subjectOf } from './registers/held-about.rows.ts'

const usage = `Usage: common-ground privacy held ADDRESS > held.json
       common-ground privacy ${paperNames.join('|')} > paper.md`

/**
 * `privacy held`: what is held about one person, one JSON object for each committee that holds something. `privacy dpia|ropa|notice`: a paper for
 * data protection as Markdown, with the words every committee begins with; the page has the committee's own names.
 */
export async function run(words: readonly string[]): Promise<number> {
  const [what, address = ''] = words
  const paper = paperNames.find((name) => name === what)
  if (paper && words.length === 1) {
    process.stdout.write(paperAsText(privacyPaper(paper, namesOf())))
    return 0
  }
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
