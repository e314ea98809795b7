/** When every time is over nothing readable is left of a discussion, of what belongs to none, or of anybody who took part; figures are as before (P31, R30). */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { privacy } from '#content'
import { chase } from '../../src/chase/chase.ts'
import { type Cast, castOf, loadCast } from '../../src/demonstration/cast.ts'
import { tellStory } from '../../src/demonstration/story.ts'
import type { Person } from '../../src/discussion.ts'
import { type Database, openDatabase } from '../../src/kit/database.ts'
import { askedAndAnswered, storedAnswers } from '../../src/reports/evaluation-figures.rows.ts'
import { evaluationFigures, quartersWith } from '../../src/reports/evaluation-figures.ts'
import { confidence, daysToMeeting, nearMisses } from '../../src/reports/impact.rows.ts'
import { countsOf, yearsWithFigures } from '../../src/reports/publication.rows.ts'
import { committeeRules } from '../../src/trust/committee-retention.ts'
import { rules } from '../../src/trust/retention-rules.ts'
import { plotUntil } from '../set-up/journey-world.ts'
import { testDatabase } from '../set-up/test-database.ts'
import { plantTheRest } from '../set-up/the-rest.ts'

let owner: pg.Client
let database: Database
let cast: Cast
let committeeId: string
const begun = new Date()

beforeAll(async () => {
  const made = await testDatabase()
  owner = new pg.Client({ connectionString: made.ownerUrl })
  await owner.connect()
  await owner.query('set search_path = common_ground')
  await owner.query('insert into demonstration_clock (only_row, told) values (true, true)')
  await loadCast(owner, begun)
  database = openDatabase({ url: made.applicationUrl, connections: 4 })
  const plots = (['finished', 'another-route', 'withdrawn', 'postponed', 'three-months-on', 'draft'] as const).map(
    (until) => plotUntil(until),
  )
  await tellStory(owner, database, plots, { go: false })
  cast = await castOf(owner, 'strathlorne')
  committeeId = cast.isla.committeeId
  await plantTheRest({ owner, database, cast, begun })
}, 120_000)
afterAll(async () => {
  await database.close()
  await owner.end()
})

/** So many years and months after the beginning. */
const later = (years: number, months = 0): Date =>
  new Date(Date.UTC(begun.getUTCFullYear() + years, begun.getUTCMonth() + months, 15, 12))

/** Classes that left a proof so far; proofs go in their turn. */
const proved = new Set<string>()

async function goBy(...times: readonly Date[]): Promise<void> {
  for (const time of times) {
    await owner.query('update letter set sent_at = written_at where sent_at is null') // there is no post here
    expect(await chase({ database, clock: { now: () => time } })).toEqual([])
    for (const { class: name } of (await owner.query('select distinct class from disposal where rows + keys > 0')).rows)
      proved.add(name)
  }
}

/** Everything that is counted, as those see it who may. */
async function figures(by: Person) {
  return database.withActor(by, async (tx) => {
    const answers = await storedAnswers(tx)
    const quarters = quartersWith(answers, '2026-Q4')
    const [from = '', to = ''] = [quarters[0], quarters.at(-1)]
    const { middles, byAgency } = evaluationFigures(answers, quarters, () => ({ from, to }))
    const years = await yearsWithFigures(tx)
    return {
      nearMisses: sorted(await nearMisses(tx)),
      days: await daysToMeeting(tx, '2026-Q4', 5),
      confidence: sorted(await confidence(tx, '2026-Q4', 5)),
      asked: sorted(await askedAndAnswered(tx)),
      years: await Promise.all(years.map(async (year) => sorted(await countsOf(tx, year)))),
      middles: sorted([...middles]),
      byAgency: sorted(byAgency),
    }
  })
}
const sorted = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort()

async function everyRow(): Promise<{ table: string; text: string }[]> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
     where table_schema in ('common_ground', 'common_ground_keys') and table_type = 'BASE TABLE'`,
  )
  const found: { table: string; text: string }[] = []
  for (const { name } of tables)
    for (const { text } of (await owner.query<{ text: string }>(`select row_to_json(t)::text as text from ${name} t`))
      .rows)
      found.push({ table: name.replace(/^common_ground\./, ''), text })
  return found
}

/** What is left: the committee with its agencies and words, ids of people without a name, rules, and the audit with its ids. */
const left = [
  ...[
    'agency',
    'audit',
    'committee',
    'demonstration_clock',
    'disposal',
    'duty_rule',
    'evaluation_owed',
    'guard_words',
    'membership',
  ],
  ...['person', 'procedure_document', 'reading_rule'],
]

test('every class of privacy.yaml has its disposal', () => {
  const elsewhere = ['draft', 'sealed-note', 'request-at-rest', 'discussion-at-rest', 'board', 'history', 'not-kept']
  const known = [...rules, ...committeeRules].map((rule) => rule.class)
  expect(privacy.classes.map(({ id }) => id).filter((id) => !known.includes(id) && !elsewhere.includes(id))).toEqual([])
})

const held = [...new Set(rules.flatMap(({ holds }) => holds.map(({ table }) => table)))]

test('nobody but the program deletes what is kept of a discussion that is over', async () => {
  const { rows: over } = await owner.query<{ id: string }>(
    `select id from discussion where status in ('finished', 'withdrawn', 'another-route')`,
  )
  const ids = over.map(({ id }) => id)
  const counts = async () => {
    const found: Record<string, number> = {}
    for (const table of held)
      found[table] = (await owner.query(`select from ${table} where discussion_id = any ($1)`, [ids])).rowCount ?? 0
    return found
  }
  const before = await counts()
  expect(held.filter((table) => before[table] === 0)).toEqual([])
  for (const person of Object.values(cast))
    for (const table of held)
      await database
        .withActor(person, (tx) =>
          tx
            .deleteFrom(table as 'agreement')
            .where('discussion_id', 'in', ids)
            .execute(),
        )
        .catch(() => {})
  expect(await counts()).toEqual(before)
})

/** Empty at the beginning: what comes with the going itself, what the sealer writes, and what ends by itself within hours. */
const notYet = [
  ...['disposal', 'evaluation_owed', 'kept_answer', 'kept_figure', 'procedure_document'],
  ...['audit_check', 'audit_entry', 'audit_head', 'audit_start'],
  ...['attempt', 'session', 'sign_in_link', 'used_once'],
]

test('there is something to go of every kind', async () => {
  const there = new Set((await everyRow()).map(({ table }) => table))
  const { rows } = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'common_ground' and table_type = 'BASE TABLE'`,
  )
  expect(
    rows
      .map(({ name }) => name)
      .filter((name) => !there.has(name) && !notYet.includes(name))
      .sort(),
  ).toEqual([])
})

test('after eleven years nothing is left but numbers, and the numbers are the same', async () => {
  const months = Array.from({ length: 40 }, (_, month) => later(0, month))
  await goBy(...months.slice(0, 8)) // what was open comes to its end
  const before = await figures(cast.neil)
  expect(before.years.join()).toContain('requests')
  expect(before.middles.join()).toContain('a-challenge')
  await goBy(...months.slice(8))
  expect(await figures(cast.neil)).toEqual(before)
  await owner.query('update membership set left_at = $1 where person_id <> $2', [later(4), cast.neil.personId])
  await goBy(later(4), later(4, 4), later(5), later(6), later(7), later(8))
  expect((await owner.query('select count(*)::int as n from discussion')).rows).toEqual([{ n: 0 }])
  expect(await figures(cast.neil)).toEqual(before)
  await owner.query(
    `insert into procedure_document (committee_id, number, what, approved_by, approved_on, effective_on, review_on, sections, noted_by, noted_at)
     values ($1, 2, 'Words', 'The committee', $3::date - 9, $3, $3::date + 9, '[]', $2, $3::date - 8)`,
    [committeeId, cast.neil.personId, later(4)],
  )
  await owner.query('update membership set left_at = $1 where left_at is null', [later(8)])
  await goBy(later(9), later(11), later(15), later(20))
  const rows = await everyRow()
  expect(rows.filter(({ text }) => /"v1:|\\\\x01/.test(text)).map(({ table }) => table)).toEqual([])
  expect(rows.filter(({ table }) => table.endsWith('data_key'))).toEqual([])
  const names = Object.values(cast).map(({ name }) => name)
  expect(rows.filter(({ text }) => names.some((name) => text.includes(name))).map(({ table }) => table)).toEqual([])
  const ended = ['request-at-rest', 'discussion-at-rest'] // they end and are then another class
  expect(privacy.classes.map(({ id }) => id).filter((id) => !proved.has(id))).toEqual([...ended, 'not-kept'])
  expect([...new Set(rows.map(({ table }) => table))].filter((table) => !left.includes(table)).sort()).toEqual([])
})
