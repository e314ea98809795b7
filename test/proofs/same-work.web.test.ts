/**
 * A discussion that is hidden and one that does not exist take the same work (R17): an outsider asks every address for both, and the statements sent
 * to the database, the entries in the audit and the answers are the same. What is compared is what can be counted; no time is measured.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Status } from '../../src/discussion.ts'
import { newId } from '../../src/kit/id.ts'
import { addressOf, type Route, routesOf } from '../faults/routes.ts'
import { statementsOf } from '../set-up/asked-statements.ts'
import { type TestHouse, testHouse } from '../set-up/house.ts'
import { diceFrom } from '../set-up/procedure.forms.ts'
import { viewOf } from '../set-up/procedure.view.ts'
import { QuietRun } from '../set-up/quiet.run.ts'
import type { Visitor } from '../set-up/visitor.ts'
import type { PersonKey } from '../set-up/world.ts'

let house: TestHouse
let run: QuietRun
const now = new Date('2026-01-12T10:00:00Z')
beforeAll(async () => {
  house = await testHouse({ sessionClock: { now: () => now } }) // no visit is the one that says when somebody was last here
  run = new QuietRun(house)
  await run.begin('isla', false)
})
afterAll(() => house.close())

/** A colleague, the administrator, and somebody of another committee: no part in anything here. */
const outsiders = ['piotr', 'ada', 'rowan'] as const satisfies readonly PersonKey[]
const stops: readonly Status[] = ['draft', 'being-screened', 'time-set', 'meeting-open', 'themes-sent']

test.each(stops)('one that is %s', async (status) => {
  const id = await tellUntil(status)
  expect(await outsidersAmong(id)).toEqual([...outsiders])
  const hidden = await idsOf(id)
  const differing: string[] = []
  let reached = 0
  for (const key of outsiders) {
    const visitor = await house.signedIn(house.world.people[key])
    const { _csrf = '' } = await visitor.hidden('/formats')
    for (const route of routesOf(house.app).filter(namesSomething)) {
      const ask = (values: Readonly<Record<string, string>>) => workOf(visitor, route, values, _csrf)
      const there = await ask(hidden)
      if (there.statements.length > 1) reached += 1 // more than who is signed in
      const nowhere = await ask(nobodyHas())
      if (!isDeepEqual(there, nowhere)) differing.push(`${key} ${route.method} ${route.pattern}`)
    }
  }
  expect(differing).toEqual([])
  expect(reached).toBeGreaterThan(200)
})

test('the comparison sees a difference: for somebody who takes part the work is another', async () => {
  const [id = ''] = run.ids
  const visitor = await house.signedIn(house.world.people.isla)
  const route = { method: 'GET', pattern: '/discussions/:id' } as const
  const there = await workOf(visitor, route, { id }, '')
  const nowhere = await workOf(visitor, route, nobodyHas(), '')
  expect(there.statements.length).toBeGreaterThan(nowhere.statements.length)
  expect(nowhere.entries).toEqual(['person refused summary {}'])
})

async function tellUntil(status: Status): Promise<string> {
  const [id = ''] = run.ids
  const dice = diceFrom(7)
  for (let tries = 0; tries < 200; tries += 1) {
    const view = await viewOf(house.owner, id)
    if (view?.status === status) return id
    await run.goOn(id, dice)
  }
  throw new Error(`the story never came to ${status}`)
}

/** Nobody of them is named anywhere in it. */
async function outsidersAmong(id: string): Promise<PersonKey[]> {
  const { rows } = await house.owner.query<{ person: string }>(
    `select person_id as person from relation where discussion_id = $1
     union select person_id from team_member where discussion_id = $1 union select person_id from invitation where discussion_id = $1
     union select person_id from facilitator_offer where discussion_id = $1`,
    [id],
  )
  const inside = new Set(rows.map(({ person }) => person))
  return outsiders.filter((key) => !inside.has(house.world.people[key].personId))
}

const namesSomething = ({ pattern }: Route): boolean =>
  /:(id|discussion|theme|access)\b/.test(pattern) && !/\/stream$/.test(pattern)

/** What stands in addresses, of this discussion. */
async function idsOf(id: string): Promise<Record<string, string>> {
  const { rows } = await house.owner.query<{ theme: string }>(
    'select theme_id as theme from theme_source where discussion_id = $1',
    [id],
  )
  return { ...nobodyHas(), id, discussion: id, ...(rows[0] ? { theme: rows[0].theme } : {}) }
}
const nobodyHas = (): Record<string, string> => {
  const id = newId()
  return { id, discussion: id, theme: newId(), access: newId(), part: 'explore', name: 'drawing.png' }
}

/** A card for a board, for the one address that looks at what was sent first. */
const posted = {
  answer: 'yes',
  board: 'matrix',
  type: 'add',
  card: newId(),
  box: 'evidence',
  text: 'Seen by two of us.',
}

/** The answer, the statements and the entries of the audit, without what is new with every asking. */
async function workOf(visitor: Visitor, route: Route, values: Readonly<Record<string, string>>, csrf: string) {
  const path = addressOf(route, values)
  const last = await house.owner.query<{ id: string }>('select id from audit order by id desc limit 1')
  const { result, statements } = await statementsOf(() =>
    route.method === 'GET' ? visitor.visit(path) : visitor.post(path, { ...posted, _csrf: csrf }),
  )
  const { status, body, location } = result
  const plain = (text: string) =>
    Object.values(values)
      .reduce((rest, value) => rest.replaceAll(value, 'ID'), text)
      .replace(/name="(_csrf|_key)" value="[^"]*"/g, 'name="$1"')
      .replace(/\b\d{2}:\d{2}\b/g, 'TIME')
  return {
    answer: `${status} ${plain(location ?? '')} ${plain(body)}`,
    statements: statements.map(plain),
    entries: await entriesAfter(last.rows[0]?.id ?? ''),
  }
}

async function entriesAfter(id: string): Promise<string[]> {
  const { rows } = await house.owner.query<{ entry: string }>(
    `select concat_ws(' ', actor_kind, verb, kind, shown) as entry from audit where id > $1 order by id`,
    [id],
  )
  return rows.map(({ entry }) => entry)
}

const isDeepEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
