import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { allocation, formatDate } from '#content'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import { plantHeldMeeting } from '../../../test/set-up/meetings.ts'
import { type PersonKey, plantDiscussion } from '../../../test/set-up/world.ts'
import type { System } from '../../discussion.ts'
import { act } from '../../kit/act.ts'
import { newId } from '../../kit/id.ts'
import { candidatesFor } from './allocation.rows.ts'
import { endOffer } from './facilitator-answer.ts'
import { offersToEnd } from './offers.rows.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())
// Nobody's room is taken by what another test did.
beforeEach(() => house.owner.query(`update relation set ended_at = now() where relation like 'facilitator%'`))

/** Found suitable by Shona: Isla asks, Gregor and Helen agreed; Calum and Tom are the team. */
async function suitable(team: readonly PersonKey[] = ['calum', 'tom']): Promise<string> {
  const { owner, world } = house
  const id = await plantDiscussion(owner, world, {
    status: 'finding-facilitator',
    people: { isla: 'requester', gregor: 'first-manager', helen: 'second-manager', shona: 'screener' },
  })
  for (const [position, key] of team.entries()) await addToTeam(id, position, key)
  await answerRequest(id, 'areas', 'areas', 'We-each-see-it-in-another-way.')
  await answerRequest(id, 'complex-why', 'request', 'Only-after-a-yes.')
  await answerRequest(id, 'how-to-meet', 'request-arranging', 'online')
  return id
}

/** By address alone, as somebody typed it: the account is found from it. */
async function addToTeam(id: string, position: number, key: PersonKey) {
  const { people, strathlorne } = house.world
  await house.owner.query(
    `insert into team_member (committee_id, discussion_id, id, position, person_id, name, role, agency, email)
     values ($1, $2, $3, $4, null, $5, $6, 'health', $7)`,
    [strathlorne, id, newId(), position, people[key].name, people[key].job, ` ${people[key].email.toUpperCase()}`],
  )
}

const answerRequest = (id: string, question: string, kind: string, value: unknown) =>
  house.owner.query('insert into request_answer values ($1, $2, $3, $4, $5, now())', [
    house.world.strathlorne,
    id,
    question,
    kind,
    JSON.stringify(value),
  ])

const at = (id: string, part = '') => `/discussions/${id}${part}`
const signedIn = (key: PersonKey) => house.signedIn(house.world.people[key])
const personId = (key: PersonKey) => house.world.people[key].personId
const statusOf = async (id: string) =>
  (await house.owner.query('select status from discussion where id = $1', [id])).rows[0]?.status
const eventsOf = async (id: string) =>
  (await house.owner.query('select event from history where discussion_id = $1 order by number', [id])).rows.map(
    (row) => row.event,
  )
const lettersOf = async (id: string, letter: string) =>
  (
    await house.owner.query('select person_id from letter where discussion_id = $1 and letter = $2', [id, letter])
  ).rows.map((row) => row.person_id)
const ask = async (id: string, key: PersonKey) =>
  (await signedIn('ruth')).submit(at(id, '/allocation'), { facilitator: personId(key) })
const every = ['not-working', 'not-managing', 'not-personal', 'not-decided', 'no-stake', 'will-say']

test('given a suitable request, when Marion is asked and says yes, then she leads it and everybody who should know is told', async () => {
  const id = await suitable()
  const list = await (await signedIn('ruth')).visit(at(id, '/allocation'))
  expect(list.status).toBe(200)
  expect(list.body).toContain('Marion Duthie')
  expect(list.body).not.toContain('Only-after-a-yes.')
  expect(list.body).toContain('what the group would like to explore') // said before anybody is asked
  expect((await ask(id, 'marion')).status).toBe(303)
  expect(await statusOf(id)).toBe('facilitator-asked')
  expect(await lettersOf(id, 'facilitator-offer')).toEqual([personId('marion')])

  const marion = await signedIn('marion')
  const offer = await marion.visit(at(id, '/offer'))
  expect(offer.body).toContain('We-each-see-it-in-another-way.')
  expect(offer.body).toContain('Calum Sim')
  expect(offer.body).toContain('Online')
  expect(offer.body).not.toContain('Only-after-a-yes.')
  expect((await marion.submit(at(id, '/offer'), { lines: every.slice(1) })).status).toBe(422)
  expect(await statusOf(id)).toBe('facilitator-asked')
  expect((await marion.submit(at(id, '/offer'), { lines: every })).status).toBe(303)
  expect(await statusOf(id)).toBe('facilitator-confirmed')
  expect(await eventsOf(id)).toEqual(['facilitator-asked', 'facilitator-accepted'])
  expect(await lettersOf(id, 'facilitator-thanks')).toEqual([personId('marion')])
  expect(new Set(await lettersOf(id, 'facilitator-confirmed'))).toEqual(new Set([personId('isla'), personId('gregor')]))
  const relations = await house.owner.query(
    'select relation from relation where discussion_id = $1 and person_id = $2 and ended_at is null',
    [id, personId('marion')],
  )
  expect(relations.rows).toEqual([{ relation: 'facilitator' }])
})

test('the list names who cannot be asked with the rule, and a forged form does not get round it', async () => {
  const id = await suitable(['catriona', 'tom']) // Morven manages Catriona
  const page = await (await signedIn('ruth')).visit(at(id, '/allocation'))
  expect(page.body).toContain('Manages someone in the team')
  const forged = await ask(id, 'morven')
  expect(forged.status).toBe(409)
  expect(forged.body).toContain('This person has a part in the work')
  expect(await statusOf(id)).toBe('finding-facilitator')
  expect(await eventsOf(id)).toEqual([])
})

test('somebody the practitioner named, somebody untrained and somebody without room cannot be asked', async () => {
  const id = await suitable()
  await answerRequest(id, 'not-facilitator', 'request-independence', [personId('andrew')])
  expect((await ask(id, 'andrew')).status).toBe(409)
  await house.owner.query('update training set confirmed_by = null where person_id = $1', [personId('marion')])
  expect((await ask(id, 'marion')).body).toContain('This person cannot be asked now')
  await house.owner.query('update training set confirmed_by = $2 where person_id = $1', [
    personId('marion'),
    personId('neil'),
  ])
  await house.owner.query('update facilitator set capacity = 0 where person_id = $1', [personId('marion')])
  expect((await ask(id, 'marion')).status).toBe(409)
  await house.owner.query('update facilitator set capacity = 3 where person_id = $1', [personId('marion')])
  expect((await ask(id, 'ruth')).status).toBe(409)
  expect(await eventsOf(id)).toEqual([])
})

test('becoming involved after being asked: the yes is refused', async () => {
  const id = await suitable()
  await ask(id, 'marion')
  await addToTeam(id, 9, 'marion')
  const yes = await (await signedIn('marion')).submit(at(id, '/offer'), { lines: every })
  expect(yes.status).toBe(409)
  expect(yes.body).toContain('You have a part in this work')
  expect(await statusOf(id)).toBe('facilitator-asked')
})

test('passing ends access at once, tells the team without a reason, and whoever has a part is not asked again', async () => {
  const id = await suitable()
  await ask(id, 'marion')
  const marion = await signedIn('marion')
  expect(await marion.submit(at(id, '/offer/pass'), { reason: 'involved' })).toMatchObject({
    status: 303,
    location: '/offers/passed',
  })
  expect((await marion.visit('/offers/passed')).body).toContain('We will ask someone else')
  expect((await marion.visit(at(id))).status).toBe(404)
  expect(await statusOf(id)).toBe('finding-facilitator')
  expect(new Set(await lettersOf(id, 'facilitator-passed'))).toEqual(new Set([personId('ruth'), personId('shona')]))
  const history = await house.owner.query(`select facts::text from history where discussion_id = $1`, [id])
  expect(history.rows.map((row) => row.facts).join()).not.toContain('involved')
  const again = await ask(id, 'marion')
  expect(again.status).toBe(409)
  expect((await ask(id, 'andrew')).status).toBe(303)
})

test('one person at a time, also when two colleagues ask at once', async () => {
  const id = await suitable()
  const [ruth, shona] = [await signedIn('ruth'), await signedIn('shona')]
  const forms = await Promise.all([ruth, shona].map((one) => one.hidden(at(id, '/allocation'))))
  const answers = await Promise.all([
    ruth.post(at(id, '/allocation'), { ...forms[0], facilitator: personId('marion') }),
    shona.post(at(id, '/allocation'), { ...forms[1], facilitator: personId('andrew') }),
  ])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
  expect(await lettersOf(id, 'facilitator-offer')).toHaveLength(1)
})

test('an offer ends by itself after its day, not on it', async () => {
  const id = await suitable()
  await ask(id, 'marion')
  const system: System = { kind: 'system', committeeId: house.world.strathlorne }
  const posted = () => ({ fields: {}, key: newId() })
  expect(await act(house, endOffer, id, posted(), system)).toMatchObject({
    done: 'refused',
    refusal: { refused: 'too-soon' },
  })
  house.clock.ahead = 14 * 86_400_000
  const today = house.clock.now().toISOString().slice(0, 10)
  expect(await house.database.withActor(system, (tx) => offersToEnd(tx, system.committeeId, today))).toContain(id)
  expect(await act(house, endOffer, id, posted(), system)).toMatchObject({ done: 'acted' })
  house.clock.ahead = 0
  expect(await statusOf(id)).toBe('finding-facilitator')
  expect(await lettersOf(id, 'facilitator-offer-ended')).toContain(personId('marion'))
})

test('stepping down for a conflict ends every access and brings the search back', async () => {
  const id = await suitable()
  await ask(id, 'marion')
  const marion = await signedIn('marion')
  await marion.submit(at(id, '/offer'), { lines: every })
  await house.owner.query(`insert into relation values ($1, $2, $3, 'participant', now())`, [
    house.world.strathlorne,
    id,
    personId('marion'),
  ])
  await house.owner.query(`update discussion set status = 'meeting-open' where id = $1`, [id])
  expect((await marion.submit(at(id, '/step-down'), { reason: 'know-family' })).status).toBe(303)
  expect(await statusOf(id)).toBe('finding-facilitator')
  expect((await marion.visit(at(id))).status).toBe(404)
  expect((await ask(id, 'marion')).status).toBe(409)
  expect(await lettersOf(id, 'facilitator-stepped-down')).toEqual([personId('isla')])
})

test('the Reviewing Team is asked to find the next one, and reads on its page alone why and when somebody stepped down', async () => {
  const id = await suitable()
  await ask(id, 'marion')
  await (await signedIn('marion')).submit(at(id, '/offer'), { lines: every })
  house.clock.ahead = 3 * 24 * 60 * 60 * 1000
  const stepped = formatDate(house.clock.now())
  expect((await (await signedIn('marion')).submit(at(id, '/step-down'), { reason: 'know-family' })).status).toBe(303)
  const reason = allocation.step_down.reasons['know-family']
  const { body } = await (await signedIn('ruth')).visit(at(id, '/allocation'))
  expect(body).toContain(`(Stepped down, ${stepped}: ${reason})`)
  house.clock.ahead = 0
  const { rows } = await house.owner.query<{ letter: string; person_id: string; link: string }>(
    `select * from letter where discussion_id = $1 and letter in ('facilitator-stepped-down', 'facilitator-to-find-again')`,
    [id],
  )
  const toTeam = rows.filter(({ letter }) => letter === 'facilitator-to-find-again')
  expect(toTeam.map(({ person_id }) => person_id)).toContain(personId('ruth'))
  expect(new Set(toTeam.map(({ link }) => link))).toEqual(new Set([at(id, '/allocation')]))
  expect(JSON.stringify(rows)).not.toContain(reason)
  expect((await (await signedIn('isla')).visit(at(id))).body).not.toContain(reason)
})

test('who steps down after the meeting is followed by somebody who goes on with the record: nobody meets twice', async () => {
  const { id } = await plantHeldMeeting(house)
  const marion = await signedIn('marion')
  const sections = {
    explored: { text: 'We explored how help can be long and change little.' },
    learning: { together: 'Ask when.' },
  }
  for (const [section, answers] of Object.entries(sections))
    await marion.submit(at(id, `/record/draft?section=${section}`), answers, at(id, '/record/draft'))
  const meeting = await house.owner.query('select * from meeting where discussion_id = $1', [id])
  expect((await marion.submit(at(id, '/step-down'), { reason: 'ill-or-away' })).status).toBe(303)
  expect(await statusOf(id)).toBe('finding-facilitator')

  for (const [key, part, form] of [
    ['isla', '/withdrawal', {}],
    ['gregor', '/agreement/take-back', { why: 'We thought again.' }],
  ] as const) {
    const { body, status } = await (await signedIn(key)).submit(at(id, part), form)
    expect([part, status, body.includes('The meeting has taken place')]).toEqual([part, 409, true])
  }

  expect(
    (await (await signedIn('shona')).submit(at(id, '/allocation'), { facilitator: personId('andrew') })).status,
  ).toBe(303)
  const andrew = await signedIn('andrew')
  expect((await andrew.visit(at(id, '/offer'))).body).toContain('The meeting has taken place')
  expect((await andrew.submit(at(id, '/offer'), { lines: every })).status).toBe(303)
  expect(await statusOf(id)).toBe('meeting-ended')
  expect((await eventsOf(id)).slice(-3)).toEqual([
    'facilitator-stepped-down',
    'facilitator-asked',
    'facilitator-took-over',
  ])
  expect((await andrew.visit(at(id, '/record/draft'))).body).toContain('We explored how help can be long')
  expect((await house.owner.query('select * from meeting where discussion_id = $1', [id])).rows).toEqual(meeting.rows)
})

test('nobody found: colleagues and the Lead Officer are told, the practitioner hears, once a day; the Lead Officer sees no discussion', async () => {
  const id = await suitable()
  const ruth = await signedIn('ruth')
  expect((await ruth.submit(at(id, '/allocation/not-found'))).status).toBe(303)
  expect((await ruth.submit(at(id, '/allocation/not-found'))).status).toBe(303)
  expect(new Set(await lettersOf(id, 'facilitator-not-found'))).toEqual(new Set([personId('shona'), personId('fiona')]))
  expect(await lettersOf(id, 'facilitator-not-found')).toHaveLength(2)
  expect(await lettersOf(id, 'facilitator-search-longer')).toEqual([personId('isla')])
  expect(await statusOf(id)).toBe('finding-facilitator')
  expect((await (await signedIn('fiona')).visit(at(id, '/allocation'))).status).toBe(404)
})

test('the database finds exactly those who are involved, whatever the lines of management', async () => {
  const { owner, world } = house
  const keys = Object.keys(world.people) as PersonKey[]
  const before = await owner.query('select committee_id, person_id, line_manager_id from membership')
  await owner.query(
    `insert into facilitator (committee_id, person_id, supervision_years) select committee_id, person_id, 'over-3' from membership
    where committee_id = $1 on conflict do nothing`,
    [world.strathlorne],
  )
  try {
    for (let seed = 1; seed <= 25; seed += 1) {
      const random = numbers(seed)
      const managers = new Map<string, string>()
      for (const key of keys) if (random() < 0.7) managers.set(personId(key), personId(pick(keys, random)))
      for (const key of keys)
        await owner.query('update membership set line_manager_id = $2 where person_id = $1', [
          personId(key),
          managers.get(personId(key)) ?? null,
        ])
      const team = keys.filter(() => random() < 0.15)
      const id = await suitable(team)
      const expected = involvementsIn({
        team: team.map(personId),
        managers,
        requester: personId('isla'),
        agreed: [personId('gregor'), personId('helen')],
        screeners: [personId('shona')],
      })
      const found = await house.database.withActor(world.people.ruth, (tx) =>
        candidatesFor(tx, { committeeId: world.strathlorne, id }, new Date()),
      )
      const here = found.map(({ personId: one, involved }) => [one, involved.toSorted()] as const)
      expect(new Map(here)).toEqual(new Map(here.map(([one]) => [one, [...(expected.get(one) ?? [])].toSorted()])))
      expect(here.length).toBeGreaterThan(10)
    }
  } finally {
    for (const row of before.rows)
      await owner.query('update membership set line_manager_id = $3 where committee_id = $1 and person_id = $2', [
        row.committee_id,
        row.person_id,
        row.line_manager_id,
      ])
    await owner.query(`delete from facilitator where profession = ''`)
  }
})

interface Circle {
  readonly team: readonly string[]
  /** Person → line manager. */
  readonly managers: ReadonlyMap<string, string>
  readonly requester: string
  readonly agreed: readonly string[]
  readonly screeners: readonly string[]
}

/** The rules of allocation.yaml once more, written from the text and not from the SQL. */
function involvementsIn({
  team,
  managers,
  requester,
  agreed,
  screeners,
}: Circle): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  const note = (person: string, because: string) => found.set(person, (found.get(person) ?? new Set()).add(because))
  for (const person of team) note(person, 'in-team')
  for (const person of [...team, requester]) {
    const first = managers.get(person)
    const second = first === undefined ? undefined : managers.get(first)
    for (const manager of [first, second]) if (manager !== undefined) note(manager, 'manages-team')
  }
  for (const person of [requester, ...agreed]) note(person, 'asking')
  for (const person of screeners) note(person, 'screened')
  return found
}

/** The same numbers for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}
