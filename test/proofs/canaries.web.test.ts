/**
 * Canaries (R59): every field that somebody types in gets a word that stands nowhere else. Whole stories run, every page is asked for by everybody,
 * and each word is found only where docs/who-may-read-what.md allows it: never in an address, a subject, the log, or plainly in a sealed column.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { namesOf } from '#content'
import { type Discussion, type Person, relationsOf } from '../../src/discussion.ts'
import { discussionsWhere } from '../../src/kit/discussions.ts'
import { calendarText } from '../../src/post/calendar-part.ts'
import { writeOut } from '../../src/post/letter-text.ts'
import { procedure } from '../../src/procedure.ts'
import { questions } from '../../src/steps/request/request.question.ts'
import { addressOf, routesOf } from '../faults/routes.ts'
import { Canaries } from '../set-up/canaries.ts'
import { pagesBeside, pagesOfStories, writeOn } from '../set-up/canary.pages.ts'
import { CanaryRun, type Story } from '../set-up/canary.run.ts'
import { mayComeAcross } from '../set-up/canary-readers.ts'
import { addressesIn, crawl, patternOf, type SeenPage } from '../set-up/crawl.ts'
import { type TestHouse, testHouse } from '../set-up/house.ts'
import { diceFrom } from '../set-up/procedure.forms.ts'
import { textsOf } from '../set-up/step-texts.ts'
import { plainColumns } from './plain-columns.ts'

let house: TestHouse
let run: CanaryRun
const canaries = new Canaries()
const log: string[] = []
beforeAll(async () => {
  house = await testHouse({ logLevel: 'trace', logTo: { write: (line) => log.push(line) } })
  run = new CanaryRun(house, canaries)
}, 60_000)
afterAll(() => house.close())

/** Straight through; with every turn there is; another way. */
const stories: readonly Story[] = [
  { agreement: [], screen: [], turns: {} },
  {
    agreement: ['question', 'not-now', 'not-me', 'agree', 'agree'],
    screen: ['more-needed', 'suitable-with-conditions'],
    turns: {
      agreed: 'take-agreement-back',
      'record-shared': 'take-back-record',
      'facilitator-confirmed': 'offer-times',
    },
  },
  { agreement: [], screen: ['escalation'], turns: {} },
]

/** Statuses in which everybody looks at everything; the first time a story comes there. */
const looks = new Set(['being-screened', 'time-set', 'meeting-open', 'record-being-read'])
const seen = new Set<string>()
const astray: string[] = []

test('on pages: for those it is for, and in no address', { timeout: 300_000 }, async () => {
  setClock()
  expect(await writeOn(house, canaries, pagesBeside(house.world))).toEqual([])
  for (const [seed, story] of stories.entries())
    await run.tell(story, diceFrom(seed + 1), async (status) => {
      setClock()
      await writeWhereOpen()
      if (looks.delete(status)) await everybodyLooks(status, run.ids.slice(-1))
    })
  setClock()
  await everybodyLooks('the end', run.ids)
  expect([...new Set(astray)]).toEqual([])
  expect([...looks]).toEqual([])
  // A word that nobody came across shows nothing: enough of them were read by somebody, the note by those who opened it.
  const read = new Set(canaries.kept.filter(({ token }) => seen.has(token)).map(({ place }) => place))
  expect(read.has('seal-note note')).toBe(true)
  expect(read.size).toBeGreaterThan(45)
})

const setClock = () => {
  house.clock.ahead = run.now.getTime() - Date.now()
}

async function writeWhereOpen(): Promise<void> {
  const written = new Set(canaries.kept.map(({ place }) => place.split(' ').slice(0, 2).join(' ')))
  const open = (await pagesOfStories(house)).filter(({ place }) => !written.has(`page ${place}`))
  await writeOn(house, canaries, open)
}

async function everybodyLooks(when: string, ids: readonly string[]): Promise<void> {
  const discussions = await standing()
  const patterns = routesOf(house.app).filter(({ method }) => method === 'GET')
  const begin = [
    ...patterns.filter(({ pattern }) => !pattern.includes(':')).map(({ pattern }) => pattern),
    ...ids.flatMap((id) =>
      patterns
        .filter(({ pattern }) => pattern.includes('/:id'))
        .map((route) => addressOf(route, { id, part: 'explore' })),
    ),
  ]
  for (const person of [...Object.values(house.world.people).filter(oneOfEach(discussions)), null])
    for (const page of [...(await crawl(house, person, begin)), ...(await openedNotes(person, ids))]) {
      for (const canary of canaries.foundIn(page.text)) {
        seen.add(canary.token)
        // What is held about a colleague, when they ask: what they said themselves, and their job on a team's list (decision 0022).
        const said =
          /\/held(\.json)?$/.test(patternOf(page.address)) &&
          (canary.place === 'save-answers team-role' || page.address.includes(canary.by ?? '-/-'))
        const discussion = discussions.get(canary.discussionId ?? '') ?? null
        if (!said && !mayComeAcross(canary, person, discussion, house.world.strathlorne))
          astray.push(`${when}: ${canary.place} on ${patternOf(page.address)} for ${person?.name ?? 'nobody'}`)
      }
      for (const address of [page.location, ...addressesIn(page.text)])
        for (const { place } of canaries.foundIn(address)) astray.push(`${when}: ${place} in the address ${address}`)
    }
}

/** The sealed note is opened on purpose, by a form. */
async function openedNotes(person: Person | null, ids: readonly string[]): Promise<SeenPage[]> {
  const visitor = person ? await house.signedIn(person) : house.stranger()
  const { _csrf = '' } = await visitor.hidden('/formats')
  const pages: SeenPage[] = []
  for (const id of ids) {
    const address = `/discussions/${id}/sealed-note/opening`
    const { status, body } = await visitor.post(address, { _csrf })
    pages.push({ address, status, text: body, location: '' })
  }
  return pages
}

/** Every discussion as it stands. */
async function standing(): Promise<Map<string, Discussion>> {
  const found = await house.database.withActor({ kind: 'system', committeeId: house.world.strathlorne }, (tx) =>
    discussionsWhere(tx, sql`true`, sql``),
  )
  return new Map(found.map((discussion) => [discussion.id, discussion]))
}

test('every field of every step, and every text of the request, had one', () => {
  const planted = new Set(canaries.kept.map(({ place }) => place))
  const fields = procedure.flatMap(({ step }) => textsOf(step).map((field) => `${step.name} ${field}`))
  const asked = questions.filter(({ answer }) => answer.kind === 'text').map(({ id }) => `save-answers answers-${id}`)
  expect([...fields, ...asked].filter((field) => !planted.has(field) && !(field in coded))).toEqual([])
})

const plain = new Set(Object.values(plainColumns).flat())

test('in the database: sealed, or in a column that is named in plain-columns.ts', async () => {
  const { rows: tables } = await house.owner.query<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  const found = new Set<string>()
  for (const { schema, name } of tables) {
    const { rows } = await house.owner.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${schema}."${name}" t`,
    )
    for (const { row } of rows)
      for (const [column, value] of Object.entries(row))
        if (canaries.foundIn(JSON.stringify(value) ?? '').length > 0) found.add(`${name}.${column}`)
  }
  expect([...found].filter((place) => !plain.has(place))).toEqual([])
  expect(found.size).toBeGreaterThan(20)
})

test('in letters: nothing but whom it goes to and where they meet, and nothing at all in a subject or an address', async () => {
  const { rows } =
    await house.owner.query(`select l.committee_id, l.letter, l."values", l.link, l.calendar, l.written_at,
        coalesce(p.name, nullif(l.to_name, ''), 'Reviewing Team') as name, coalesce(p.email, l.to_address) as address
      from letter l left join person p on p.id = l.person_id`)
  const places = canaries.kept.filter(({ place }) => /^(set-time|move-meeting) /.test(place)).map(({ token }) => token)
  const found: string[] = []
  const look = (letter: string, part: string, text: string) => {
    for (const { place } of canaries.foundIn(text)) found.push(`${letter} ${part}: ${place}`)
  }
  const own = (name: string) => canaries.foundIn(name).map(({ token }) => token)
  for (const { letter, values, link, calendar, name, address, written_at } of rows) {
    const names = namesOf({ mailbox: 'reviewing.team@strathlorne.example' })
    const { subject, text, html } = writeOut({ letter, values, names, recipientName: name, link })
    look(letter, 'subject', subject)
    look(letter, 'link', link)
    // Their own name, and where people meet: nothing else that anybody typed.
    const without = (text: string, allowed: readonly string[]) =>
      allowed.reduce((rest, token) => rest.toLowerCase().replaceAll(token, ''), text)
    look(letter, 'text', without(`${text}${html}`, [...own(name), ...places]))
    const to = { name, address }
    const stamp = written_at
    if (calendar)
      look(
        letter,
        'calendar',
        without(calendarText({ entry: calendar, to, names, values, from: 'x@y.example', stamp }), [
          ...own(name),
          ...own(address),
          ...places,
        ]),
      )
  }
  expect(rows.length).toBeGreaterThan(50)
  expect([...new Set(found)].sort()).toEqual([])
})

test('in the log: nothing', () => {
  expect(log.length).toBeGreaterThan(1000)
  expect(log.flatMap((line) => canaries.foundIn(line).map(({ place }) => `${place} in ${line}`))).toEqual([])
})

/** Words of the program's own. */
const coded = { 'save-screening answer': true }

/** One person for each set of parts and duties, whoever else has the same; outsiders have none. */
function oneOfEach(discussions: ReadonlyMap<string, Discussion>): (person: Person) => boolean {
  const met = new Set<string>()
  return (person) => {
    const parts = [...discussions.values()].map((discussion) =>
      relationsOf(discussion, person.personId).toSorted().join(),
    )
    const key = JSON.stringify([person.committeeId, person.duties, parts])
    const isNew = !met.has(key)
    met.add(key)
    return isNew
  }
}
