/** What a house that has run for years did long ago: what had its time is gone (P31), what was due is done. Else the program does it while it is measured. */
import { sql } from 'kysely'
import pg from 'pg'
import { chase } from '../src/chase/chase.ts'
import type { System } from '../src/discussion.ts'
import { systemClock } from '../src/kit/clock.ts'
import { openDatabase, type Tx } from '../src/kit/database.ts'
import { dueForDisposal } from '../src/trust/retention.ts'
import type { Rule } from '../src/trust/retention-rules.ts'

/** Many discussions at a time, with the rules of the program; then the program's own round, which finds little left. */
export async function putInOrder(ownerUrl: string): Promise<void> {
  const database = openDatabase({ url: ownerUrl, connections: 1 })
  try {
    const committees = await database.ask<{ id: string }>('select id from common_ground.committee', [])
    for (const { id } of committees) await letGo(database, { kind: 'system', committeeId: id })
    const [failure] = await chase({ database, clock: systemClock })
    if (failure) throw new Error(`something due could not be done: ${failure.doing}, ${failure.code}`)
  } finally {
    await database.close()
  }
  await tidied(ownerUrl)
}

async function letGo(database: ReturnType<typeof openDatabase>, system: System): Promise<void> {
  const now = systemClock.now()
  const due = await database.withActor(system, (tx) => dueForDisposal(tx, now))
  for (const [rule, ones] of Map.groupBy(due, (one) => one.rule))
    for (let from = 0; from < ones.length; from += 500) {
      const ids = ones.slice(from, from + 500).map(({ discussionId }) => discussionId)
      await database.withActor(system, (tx) => disposeOfMany(tx, rule, ids, now))
    }
}

async function disposeOfMany(tx: Tx, rule: Rule, ids: readonly string[], now: Date): Promise<void> {
  for (const { table, where = sql`true`, empty } of rule.holds) {
    const held = sql`where committee_id = committee_now() and discussion_id = any(${ids}::uuid[]) and ${where}`
    await (empty
      ? sql`update ${sql.table(table)} set ${empty} ${held}`
      : sql`delete from ${sql.table(table)} ${held}`
    ).execute(tx)
  }
  await sql`insert into disposal (committee_id, id, discussion_id, class, rows, keys, at)
    select committee_now(), gen_random_uuid(), id, ${rule.class}, 1, 0, ${now} from unnest(${ids}::uuid[]) id`.execute(
    tx,
  )
}

/** Letters went out, and nothing that was deleted lies about. */
async function tidied(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('update common_ground.letter set sent_at = due_at where sent_at is null')
    await client.query('vacuum analyze')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}
