/**
 * No entry in the audit, no answer (R23): the right to write entries is taken away, and every address of the program is asked by
 * everybody. A page that shows anything from the database answers 503 and shows nothing of it.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../set-up/house.ts'
import type { Visitor } from '../set-up/visitor.ts'
import { type PersonKey, plantDiscussion } from '../set-up/world.ts'
import { addressOf, type Route, routesOf } from './routes.ts'

let house: TestHouse
let pages: Route[]
const planted: string[] = []
const notes: string[] = []
/** What no answer may hold: the word pairs of the discussions and a title somebody typed. */
const words: string[] = ['A title of my own']
const visitors = new Map<PersonKey, Visitor>()
const statuses = ['being-screened', 'meeting-open', 'record-shared'] as const
const people = {
  isla: 'requester',
  gregor: 'first-manager',
  helen: 'second-manager',
  ruth: 'screener',
  marion: 'facilitator',
  tom: 'participant',
} as const
const who: readonly PersonKey[] = ['isla', 'gregor', 'ruth', 'marion', 'tom', 'fiona', 'neil', 'ada', 'grace']

beforeAll(async () => {
  house = await testHouse()
  pages = routesOf(house.app).filter(({ method }) => method === 'GET')
  for (const key of who) visitors.set(key, await house.signedIn(house.world.people[key]))
  for (const status of statuses) {
    const id = await plantDiscussion(house.owner, house.world, { status, people })
    planted.push(id)
    words.push(`Test ${id.slice(-12)}`, `RCD-T-${id.slice(-12)}`)
  }
  await visitors.get('marion')?.submit(`/discussions/${planted[statuses.indexOf('record-shared')]}/themes`, {
    'theme-1-code': 'roles',
    'theme-1-polarity': 'difficulty',
    'theme-1-learning': 'We learned to say who is the lead.',
  })
  words.push('We learned to say who is the lead.')
  await visitors.get('ada')?.submit('/people/new', {
    ...{ name: 'Eilidh Gunn', email: 'eilidh.gunn@health.example', job: 'School nurse' },
    agency: house.world.agencies.health ?? '',
  })
  words.push('Eilidh Gunn')
  for (const visitor of visitors.values()) {
    const note = await visitor.submit('/learning/new', { title: 'A title of my own', ...today })
    notes.push(note.location?.split('/').at(-1) ?? '')
  }
})
afterAll(() => house.close())
const today = { 'written-on-day': '24', 'written-on-month': '11', 'written-on-year': '2025' }

/** Pattern → why it is answered without an entry. Anything else that answers with 200 needs one. */
const nothingHeld: Readonly<Record<string, string>> = {
  '/': 'words only',
  '/accessibility': 'words only',
  '/briefing': 'words only',
  '/check': 'what was answered is in the address and nowhere else',
  '/check/:answer': 'what was answered is in the address and nowhere else',
  '/child-protection': 'words and telephone numbers',
  '/contact': 'words and the committee’s mailbox',
  '/account/app': 'a form to set up an app, with a secret made for it',
  '/account/passkey/challenge': 'a number for a browser',
  '/confirm/done': 'words only',
  '/confirm/passkey/challenge': 'a number for a browser',
  '/told/:ticket/sent': 'thanks, in words',
  '/people/agencies': 'the names of partner bodies',
  '/people/new': 'an empty form with the names of partner bodies',
  '/dissemination/new': 'an empty form with the names of partner bodies',
  '/exemptions/new': 'an empty form',
  '/facilitators/me/training': 'an empty form',
  '/learning/new': 'an empty form',
  '/offers/passed': 'words only',
  '/offers/stepped-down': 'words only',
  '/confirm': 'a form without anything from the database',
  '/documents': 'words only; the list of blank documents',
  '/formats': 'a form without anything from the database',
  '/guard/words.json': 'a committee’s schools and harmless words: about no case and no person',
  '/people/held': 'an empty form',
  '/health': 'for machines',
  '/info': 'for machines',
  '/privacy': 'words only',
  '/procedure': 'words only',
  '/ready': 'for machines',
  '/sign-in': 'before there is an actor',
  '/signed-out': 'words only',
}
const wordsOnly =
  /^\/(accessibility|briefing|check|child-protection|contact|documents|formats|privacy|procedure|replies|evaluations|sign-in|signed-out)(\/|$)/

async function withoutAudit<T>(work: () => Promise<T>): Promise<T> {
  await house.owner.query('revoke insert on audit from common_ground_application')
  await house.owner.query('revoke execute on function append_audit(jsonb) from common_ground_application')
  try {
    return await work()
  } finally {
    await house.owner.query(`grant insert (committee_id, id, at, actor_kind, person_id, verb, kind, discussion_id, shown,
      about_person, given, taken) on audit to common_ground_application`)
    await house.owner.query('grant execute on function append_audit(jsonb) to common_ground_application')
  }
}

interface Visit {
  readonly key: PersonKey
  readonly pattern: string
  readonly path: string
}

/** Every address for everybody: those of a discussion once for each discussion, the others once. */
function visits(): Visit[] {
  const all = who.flatMap((key, at) =>
    (key in people ? planted : planted.slice(0, 1)).flatMap((id) =>
      pages.map((route) => {
        const path = route.pattern.includes(':note')
          ? route.pattern.replace(':note', notes[at] ?? '')
          : addressOf(route, { id, discussion: id, part: 'explore', form: 'after' })
        return { key, pattern: route.pattern, path }
      }),
    ),
  )
  return [...new Map(all.map((visit) => [`${visit.key} ${visit.path}`, visit])).values()]
}

/** What everybody is shown: every address, and what the pages there link to. */
async function shownTo(): Promise<Visit[]> {
  const shown: Visit[] = []
  const known = new Set<string>()
  const ahead = visits()
  for (const visit of ahead) {
    const { key, path } = visit
    if (known.has(`${key} ${path}`)) continue
    known.add(`${key} ${path}`)
    const answer = await visitors.get(key)?.visit(path)
    if (answer?.status !== 200) continue
    shown.push(visit)
    for (const linked of linksIn(answer.body)) {
      const pattern = patternOf(linked)
      if (pattern && !shown.some((one) => one.key === key && one.pattern === pattern))
        ahead.push({ key, pattern, path: linked })
    }
  }
  return shown
}

const linksIn = (body: string): string[] => [...body.matchAll(/href="(\/[^"#?]*)/g)].map(([, path = '']) => path)
const patternOf = (path: string): string | undefined =>
  pages.find(
    ({ pattern }) => !pattern.includes('/assets/') && new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(path),
  )?.pattern

/** What nobody is shown here, and why: a new page is not among them, and has to be planted above. */
const elsewhere: readonly (readonly [RegExp, string])[] = [
  [/^\/(sign-in|sign-out|join|confirm\/with|account\/link)\//, 'before, or on the way to, an actor'],
  [/^\/(replies|told|evaluations)\/:ticket|^\/address\/:link/, 'opened by a link, which nobody here holds'],
  [/^\/assets\/|^\/check\/result$/, 'a file of the program, or a way on'],
  [/^\/reports\/(evaluation\/released|publication)\//, 'nothing was released or published'],
  [/^\/(exemptions\/:exemption|emergency\/:access|learning\/(about|certificate)\/)/, 'nobody asked, opened or met'],
  [/^\/discussions\/:id\/(request|agreement|offer|times|reply|expert-reply|record\/word|meeting)/, 'of another status'],
]

test('every page that shows something held answers 503 and shows nothing of it', { timeout: 240_000 }, async () => {
  const shown = await shownTo()
  const seen = new Set(shown.map(({ pattern }) => pattern))
  const unseen = pages.map(({ pattern }) => pattern).filter((pattern) => !seen.has(pattern))
  expect(unseen.filter((pattern) => !elsewhere.some(([known]) => known.test(pattern)))).toEqual([])
  const answered: string[] = []
  const leaked: string[] = []
  let refused = 0
  await withoutAudit(async () => {
    for (const { key, pattern, path } of shown) {
      const answer = await visitors.get(key)?.visit(path)
      if (words.some((word) => answer?.body.includes(word))) leaked.push(`${key} ${pattern}`)
      if (answer?.status === 503) refused++
      else if (!(pattern in nothingHeld) && !wordsOnly.test(pattern)) answered.push(`${answer?.status} ${pattern}`)
    }
  })
  expect([...new Set(answered)]).toEqual([])
  expect(leaked).toEqual([])
  expect(refused).toBeGreaterThan(100)
})

test('what is refused says nothing of whether it is there', async () => {
  const isla = visitors.get('isla')
  const [id = ''] = planted
  const there = await withoutAudit(async () => isla?.visit(`/discussions/${id}`))
  expect(there?.status).toBe(503)
  expect(there?.headers['retry-after']).toBeDefined()
  const { rows } = await house.owner.query(`select count(*)::int as n from audit where verb = 'refused'`)
  const before = rows[0].n
  await visitors.get('neil')?.visit(`/discussions/${id}`)
  const after = await house.owner.query(`select person_id, discussion_id from audit where verb = 'refused' order by at`)
  expect(after.rows.length).toBe(before + 1)
  expect(after.rows.at(-1)).toEqual({ person_id: house.world.people.neil.personId, discussion_id: id })
})

test('a list is one entry with what it named', async () => {
  const [id = ''] = planted
  await visitors.get('isla')?.visit('/desk')
  const { rows } = await house.owner.query(
    `select shown from audit where kind = 'desk' order by written_at desc limit 1`,
  )
  expect(rows[0].shown).toContain(id)
})
