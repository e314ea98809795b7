import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demonstration, interfaceWords } from '#content'
import { chase } from '../../src/chase/chase.ts'
import { committeeNames } from '../../src/committee-names.ts'
import { openDemonstration } from '../../src/demonstration/demonstration.ts'
import type { MovableClock } from '../../src/kit/clock.ts'
import { type Database, openDatabase } from '../../src/kit/database.ts'
import type { CalendarEntry } from '../../src/kit/tables.ts'
import { calendarText } from '../../src/post/calendar-part.ts'
import { writeOut } from '../../src/post/letter-text.ts'
import type { YearFigures } from '../../src/reports/publication.ts'
import { beginSession } from '../../src/trust/sessions.ts'
import { createWeb } from '../../src/web-server.ts'
import { type TestDatabase, testDatabase } from '../set-up/test-database.ts'

/**
 * The demonstration is a year of the procedure, done by the procedure (docs/decisions/0007). What it leaves behind is looked at
 * here: letters with all their values, links that lead somewhere, a history with words, nothing in the future.
 */
let made: TestDatabase
let owner: pg.Client
let database: Database
let app: FastifyInstance
let clock: MovableClock

beforeAll(async () => {
  made = await testDatabase()
  const application = { url: made.applicationUrl }
  clock = await openDemonstration({ ownerUrl: made.ownerUrl, application, say: () => {} })
  owner = new pg.Client({ connectionString: made.ownerUrl })
  await owner.connect()
  await owner.query('set search_path = common_ground')
  database = openDatabase({ ...application, connections: 2 })
  const house = {
    database,
    clock,
    demonstration: false,
    publicUrl: 'http://common-ground.example',
    namesOf: committeeNames(database),
  }
  const publicFolder = mkdtempSync(join(tmpdir(), 'cg-public-'))
  app = await createWeb({
    house,
    secret: 'a secret of the tests, long enough for it',
    publicFolder,
    logLevel: 'silent',
    version: 'test',
  })
  await app.ready()
}, 120_000)
afterAll(async () => {
  await app.close()
  await database.close()
  await owner.end()
  await made.close()
})

interface Letter {
  readonly committee_id: string
  readonly letter: string
  readonly values: Record<string, string>
  readonly link: string
  readonly calendar: CalendarEntry | null
  readonly name: string
  readonly address: string
  readonly written_at: Date
}

const letters = async (): Promise<Letter[]> =>
  (
    await owner.query(`select l.committee_id, l.letter, l."values", l.link, l.calendar, l.written_at,
        coalesce(p.name, nullif(l.to_name, ''), 'Reviewing Team') as name, coalesce(p.email, l.to_address) as address
      from letter l left join person p on p.id = l.person_id`)
  ).rows

test('every letter of the year can be written, with its calendar entry', async () => {
  const all = await letters()
  expect(all.length).toBeGreaterThan(200)
  const names = committeeNames(database)
  for (const { committee_id, letter, values, name, link, address, calendar, written_at } of all) {
    const of = await names(committee_id)
    const { subject } = writeOut({
      letter,
      values,
      names: of,
      recipientName: name,
      link: `https://common-ground.example${link}`,
    })
    expect(subject.length).toBeGreaterThan(3)
    if (!calendar) continue
    const ics = calendarText({
      entry: calendar,
      to: { name, address },
      names: of,
      values,
      from: of.mailbox,
      stamp: written_at,
    })
    expect(ics).toMatch(/^BEGIN:VCALENDAR/)
  }
})

test('every link in a letter leads to a page', async () => {
  const paths = new Set((await letters()).map(({ letter, link }) => `${letter} ${pattern(link)}`))
  const lost = [...paths].filter((line) => !isThere(line.split(' ')[1] ?? ''))
  expect(lost.sort()).toEqual([])
})

test('no letter and no event holds a word that somebody typed', async () => {
  const typed = demonstration.puzzles.flatMap(({ areas, complex, stuck }) => [areas, complex, stuck])
  const { rows } = await owner.query(`select "values"::text || coalesce(calendar::text, '') as held from letter
    union all select facts::text from history`)
  const leaks = typed.filter((words) => rows.some(({ held }) => held.includes(words.slice(0, 25))))
  expect(leaks).toEqual([])
})

test('every event of the year has its sentence, and nothing lies in the future', async () => {
  const { rows } = await owner.query<{ event: string }>('select distinct event from history')
  expect(rows.length).toBeGreaterThan(30)
  expect(rows.map(({ event }) => event).filter((event) => !(event in interfaceWords.events))).toEqual([])
  const future =
    await owner.query(`select 'history' as found, event as what from history where at > now() + interval '1 minute'
    union select 'discussion', status from discussion where status_since > now() + interval '1 minute'
    union select 'letter', letter from letter where written_at > now() + interval '1 minute'`)
  expect(future.rows).toEqual([])
})

test('every invented person has an address that ends in .example, and both committees have work in hand', async () => {
  const { rows } = await owner.query(`select email from person where email not like '%.example'
    union select email from invitation where email not like '%.example' union select email from team_member where email not like '%.example'`)
  expect(rows).toEqual([])
  const { rows: committees } = await owner.query(
    `select committee_id, count(distinct status)::int as statuses from discussion group by 1`,
  )
  expect(committees.length).toBe(2)
  expect(Math.max(...committees.map(({ statuses }) => statuses))).toBeGreaterThan(15)
})

test('every page that a page leads to is there, for everybody on the way', async () => {
  const { rows } = await owner.query<{
    id: string
    name: string
    key: string
  }>(`select p.id, p.name, (array_agg(distinct
      coalesce(d.duty, case when f.person_id is not null then 'facilitator' when exists (select from membership below
        where below.line_manager_id = p.id) then 'manager' else 'practitioner' end)))[1] as key
    from person p left join duty d on d.person_id = p.id left join facilitator f on f.person_id = p.id group by p.id, f.person_id`)
  const one = [...Map.groupBy(rows, ({ key }) => key).values()].flat()
  const lost = new Map<string, string>()
  for (const person of one) for (const place of person ? await lostFor(person) : []) lost.set(place, person?.name ?? '')
  expect([...lost].sort()).toEqual([])
}, 120_000)

/** The classes whose time a discussion of a year comes to. */
const short = ['board', 'arranging', 'request', 'agreement', 'team-list', 'screening', 'request-elsewhere', 'guard-log']

test('a page says of what has gone that it is deleted, not that it is not written yet', async () => {
  const { rows } = await owner.query<{ id: string; person: string }>(
    `select d.id, d.requester_id as person from discussion d join disposal x on x.discussion_id = d.id and x.class = 'request' limit 1`,
  )
  const { id = '', person = '' } = rows[0] ?? {}
  const session = (await beginSession(database, clock, person)) ?? ''
  const { body } = await app.inject({ url: `/discussions/${id}`, cookies: { session }, remoteAddress: nextAddress() })
  expect(body).toContain(interfaceWords.discussion.kept.words_gone)
  expect(body).not.toContain(interfaceWords.discussion.explore.later)
})

test('what had its time went on its day: the first run finds nothing late, and moving the clock shows each kind go', async () => {
  const proofs = async () => (await owner.query<{ class: string; at: Date }>('select class, at from disposal')).rows
  const told = await proofs()
  for (const kind of [...short, 'message-log'])
    expect(new Set(told.filter((one) => one.class === kind).map(({ at }) => +at)).size, kind).toBeGreaterThan(1)
  expect(await chase({ database, clock })).toEqual([])
  expect(await proofs()).toHaveLength(told.length)
  for (let days = 0; days < 30; days += 1) {
    clock.ahead += 86_400_000
    expect(await chase({ database, clock })).toEqual([])
  }
  const gone = new Set((await proofs()).slice(told.length).map((one) => one.class))
  expect(short.filter((kind) => !gone.has(kind))).toEqual([])
})

test('figures of last year were made in January, and can be shown: who asked, and how many met (P31)', async () => {
  const { rows } = await owner.query<{ year: number; figures: YearFigures }>('select year, figures from publication')
  const today = new Date()
  const isMade = today > new Date(Date.UTC(today.getUTCFullYear(), 0, 20, 10))
  expect(rows.map(({ year }) => year)).toEqual(isMade ? [today.getUTCFullYear() - 1] : [])
  for (const { figures } of rows) {
    expect(figures.requests.cells.filter(({ count }) => count === null)).toEqual([])
    expect(figures.requests.total).toBeGreaterThanOrEqual(25)
    expect(figures.held).toBeGreaterThanOrEqual(5)
  }
})

const farEnough = 120 // pages a person
const alike = 3 // pages of one pattern

/** Each look from an address of its own, so that the rate limit, which other tests try, stays out of it. */
let looks = 0
const nextAddress = (): string => {
  looks += 1
  return `10.0.${looks >> 8}.${looks & 255}`
}

const linksIn = (html: string): string[] =>
  [...html.matchAll(/href="(\/[^"#]*)/g)]
    .map((match) => (match[1] ?? '').replaceAll('&amp;', '&'))
    .filter((path) => !/^\/(assets|favicon)/.test(path))

/** Follows every link from the desk on; what is not found, and where it was offered. */
async function lostFor({ id: personId }: { readonly id: string }): Promise<string[]> {
  const secret = await beginSession(database, clock, personId)
  const seen = new Map<string, number>()
  const lost: string[] = []
  const waiting = [{ path: '/desk', from: '' }]
  const paths = new Set<string>()
  for (const { path, from } of waiting) {
    const shape = pattern(path)
    if (paths.has(path) || paths.size > farEnough || (seen.get(shape) ?? 0) >= alike) continue
    paths.add(path)
    seen.set(shape, (seen.get(shape) ?? 0) + 1)
    const page = await app.inject({ url: path, cookies: { session: secret ?? '' }, remoteAddress: nextAddress() })
    if (path === '/desk') expect(page.statusCode).toBe(200)
    if (page.statusCode >= 400) lost.push(`${page.statusCode} ${shape}, offered by ${pattern(from)}`)
    const { location } = page.headers
    for (const next of [...linksIn(page.body), ...(location?.startsWith('/') ? [location] : [])])
      waiting.push({ path: next, from: path })
  }
  expect(paths.size).toBeGreaterThan(10)
  return lost
}

const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
/** A path with what names one thing put as `:id`, and the query left away. */
const pattern = (link: string): string =>
  link
    .replace(/[?#].*/, '')
    .replaceAll(id, ':id')
    .replace(/[A-Za-z0-9_-]{32,}/g, ':secret')

/** Routes give the same place different names. */
const isThere = (path: string): boolean =>
  path === '' ||
  ['id', 'part', 'note', 'letter'].some((name) =>
    ['ticket', 'secret', 'token'].some((secret) =>
      app.hasRoute({ method: 'GET', url: path.replace(/:id$/, `:${name}`).replaceAll(':secret', `:${secret}`) }),
    ),
  )
