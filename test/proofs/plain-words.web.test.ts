/** What somebody wrote about a case stands nowhere in the database as they wrote it (R28). */

import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadCast } from '../../src/demonstration/cast.ts'
import { tellStory } from '../../src/demonstration/story.ts'
import { type Database, openDatabase } from '../../src/kit/database.ts'
import { plotUntil } from '../set-up/journey-world.ts'
import { testDatabase } from '../set-up/test-database.ts'

let owner: pg.Client
let database: Database
beforeAll(async () => {
  const made = await testDatabase()
  owner = new pg.Client({ connectionString: made.ownerUrl })
  await owner.connect()
  await owner.query('set search_path = common_ground')
  await owner.query('insert into demonstration_clock (only_row, told) values (true, true)')
  await loadCast(owner, new Date())
  database = openDatabase({ url: made.applicationUrl, connections: 4 })
  await tellStory(owner, database, [plotUntil('finished')])
}, 120_000)
afterAll(async () => {
  await database.close()
  await owner.end()
})

/** Columns that may hold words of the pages or of colleagues' names: `table.column` → why they are plain. */
const plain: Readonly<Record<string, string>> = {
  'exemption.what': 'about the procedure, not about a case',
  'exemption.why': 'about the procedure, not about a case',
  'request_copy.label': 'the question as the page asked it',
  'request_copy.part': 'the heading as the page had it',
}

test('after a whole story no word that somebody wrote about it stands in the database', async () => {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'common_ground' and table_type = 'BASE TABLE'`,
  )
  const found: string[] = []
  for (const { name } of tables)
    for (const { row } of (
      await owner.query<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from common_ground."${name}" t`)
    ).rows)
      for (const [column, value] of Object.entries(row))
        if (sentencesIn(value).length > 0) found.push(`${name}.${column}`)
  expect([...new Set(found)].filter((place) => !Object.hasOwn(plain, place)).sort()).toEqual([])
})

/** What reads like somebody's own sentence: six words and more. */
function sentencesIn(value: unknown): string[] {
  if (typeof value === 'string') return /^(?!v1:)(?:\S+\s+){6,}\S+/.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentencesIn) : []
}
