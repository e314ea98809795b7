import pg from 'pg'
import { expect, test } from 'vitest'
import { testDatabase } from './test-database.ts'

test('a test file gets a migrated database of its own, under row-level security', async () => {
  const database = await testDatabase()
  const client = new pg.Client({ connectionString: database.applicationUrl })
  await client.connect()
  const { rows } = await client.query(
    `select current_user as who, (select count(*)::int from pg_class where relname = 'discussion') as tables`,
  )
  await client.end()
  expect(rows[0]).toEqual({ who: 'common_ground_application', tables: 1 })
  await database.close()
})

test('a connection left open fails the test that left it', async () => {
  const database = await testDatabase()
  const client = new pg.Client({ connectionString: database.applicationUrl })
  client.on('error', () => {})
  await client.connect()
  await expect(database.close()).rejects.toThrow('left 1 connection(s) open: common_ground_application (idle)')
})
