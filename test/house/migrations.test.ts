import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { everyFile, linesWith } from './tree.ts'

const migrations = everyFile('db').map((path) => basename(path))

test('migrations are numbered from 1 without a gap and without two of one number', () => {
  expect(migrations.filter((name) => !/^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.sql$/.test(name))).toEqual([])
  expect(migrations.map((name) => Number(name.slice(0, 4)))).toEqual(migrations.map((_, index) => index + 1))
})

/** Behind a pooler a setting of the session leaks to the next request, and with it the actor (docs/decisions/0003). */
test('who acts is set for one transaction only', () => {
  const sources = everyFile().filter((path) => /^(src|db)\//.test(path) && /\.(tsx?|sql)$/.test(path))
  const lasting = /set_config\s*\([^;]*,\s*false\s*\)/i
  const plain =
    /(?:^|;|`|'|")\s*set\s+(?:session\s+)?(?:role|search_path|app\.|time\s+zone|session\s+authorization|statement_timeout)/i
  const found = sources.flatMap((path) => [...linesWith(path, lasting), ...linesWith(path, plain)])
  expect(found.filter((line) => !isFunctionAttribute(line))).toEqual([])
})

test('every table of a migration stands in the schema common_ground, or in the one for keys', () => {
  const found = migrations.flatMap((name) =>
    linesWith(`db/${name}`, /create\s+(unlogged\s+)?table\s+(?!common_ground(_keys)?\.)/i),
  )
  expect(found).toEqual([])
})

/** `language sql … set search_path = …` on a function lasts as long as its call. */
const isFunctionAttribute = (line: string): boolean => /security definer|language (sql|plpgsql)/.test(line)
