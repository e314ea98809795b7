/** Every column that can hold words is sealed, coded by the database, or in a written list with a reason (R28). A new column stands nowhere yet and fails. */

import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../set-up/test-database.ts'
import { plainColumns } from './plain-columns.ts'

let made: TestDatabase
let owner: pg.Client
let columns: readonly Column[]
beforeAll(async () => {
  made = await testDatabase()
  owner = new pg.Client({ connectionString: made.ownerUrl })
  await owner.connect()
  columns = (await owner.query<Column>(everyColumn)).rows
})
afterAll(async () => {
  await owner.end()
  await made.close()
})

interface Column {
  /** table.column */
  readonly at: string
  readonly name: string
  readonly type: string
  /** Conditions of the database on this column. */
  readonly checks: readonly string[]
}

const everyColumn = `
  select c.relname || '.' || a.attname as at, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
    array(select pg_get_constraintdef(k.oid) from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]) as checks
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
  where n.nspname in ('common_ground', 'common_ground_keys', 'public') and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    and format_type(a.atttypid, a.atttypmod) ~ '^(text|json|xml|character|name|varchar)'`

const isSealed = ({ checks }: Column): boolean => checks.some((one) => one.includes('v1:'))
/** The database takes words of a closed list, or small letters and hyphens. */
const isCoded = ({ checks, type }: Column): boolean =>
  type === 'text' &&
  checks.some((one) => /= ANY \(ARRAY\[/.test(one) || /~ '\^\[a-z-?\](\[a-z0-9-\])?[^.\\S]*\$'/.test(one))

const listed = Object.values(plainColumns).flat()

test('every column of text is sealed, coded, or plain for a written reason', () => {
  expect(columns.length).toBeGreaterThan(150)
  const nowhere = columns.filter((column) => !isSealed(column) && !isCoded(column) && !listed.includes(column.at))
  expect(nowhere.map(({ at }) => at)).toEqual([])
})

test('the written list names what there is, once, and nothing that is sealed', () => {
  const known = new Map(columns.map((column) => [column.at, column]))
  const wrong = listed.filter((at, index) => {
    const column = known.get(at)
    return !column || isSealed(column) || listed.indexOf(at) !== index
  })
  expect(wrong).toEqual([])
})

test('the database refuses plain words in every sealed column, and takes what is sealed', async () => {
  const sealed = `v1:${Buffer.alloc(48, 7).toString('base64')}`
  const tries = columns.filter(isSealed)
  expect(tries.length).toBeGreaterThan(25)
  for (const { at, name, type, checks } of tries) {
    const takes = async (text: string): Promise<boolean> => {
      const value = type === 'jsonb' ? JSON.stringify({ here: [text] }) : text
      const all = checks.map((check) => `(${check.replace(/^CHECK /, '').replace(/ NOT VALID$/, '')})`).join(' and ')
      return (await owner.query(`select ${all} as takes from (select $1::${type} as "${name}") row`, [value])).rows[0]
        .takes
    }
    expect([at, await takes('Seen differently by two people.')]).toEqual([at, false])
    expect([at, await takes(`${sealed} and more`)]).toEqual([at, false])
    expect([at, await takes(sealed), await takes('')]).toEqual([at, true, true])
  }
})
