import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf, formatDate } from '#content'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import { plantMeeting } from '../../../test/set-up/meetings.ts'
import { newId } from '../../kit/id.ts'
import { disposeOfBoards } from '../../room/boards.disposal.ts'
import { writeSealedNote } from '../../trust/sealed-note.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const purpose = ['support', 'learn', 'views', 'not-planning', 'not-decisions']
const fidelity = {
  'f-rules': 'yes',
  'f-purpose': 'yes',
  'f-stages': 'partly',
  'f-tools': 'yes',
  'f-child': 'yes',
  'f-challenge': 'yes',
  'f-all-heard': 'yes',
  'f-no-decisions': 'yes',
  'f-no-names': 'yes',
}

async function one(sql: string, values: unknown[]): Promise<Record<string, unknown>> {
  return (await house.owner.query(sql, values)).rows[0] ?? {}
}
const events = async (id: string) =>
  (await house.owner.query('select event from history where discussion_id = $1 order by number', [id])).rows.map(
    (row) => row.event,
  )
const letters = async (id: string) =>
  (await house.owner.query('select letter from letter where discussion_id = $1 order by letter', [id])).rows.map(
    (row) => row.letter,
  )

test('a meeting from opening to the end: purpose read out, rules agreed by each, cards, a move, held', async () => {
  const { people } = house.world
  const { id, invited } = await plantMeeting(house)
  const marion = await house.signedIn(people.marion)
  const isla = await house.signedIn(people.isla)
  const page = `/discussions/${id}/meeting`

  // Not everything read out: nothing is opened, and what was ticked stays.
  const half = await marion.submit(`${page}/opening`, { purpose: ['support'], here: [invited.isla, invited.catriona] })
  expect(half.status).toBe(422)
  expect(half.body).toContain('Read out and tick each line')
  expect(half.body).toMatch(/value="support"[^>]*checked/)
  expect((await isla.visit(page)).status).toBe(404) // the room is not open yet

  const opened = await marion.submit(`${page}/opening`, { purpose, here: [invited.isla, invited.catriona] })
  expect([opened.status, opened.location]).toEqual([303, page])
  expect(await one('select status from discussion where id = $1', [id])).toEqual({ status: 'meeting-open' })
  expect(await events(id)).toEqual(['meeting-opened'])

  // Isla may not write before she has agreed to the rules herself.
  const card = {
    board: 'four',
    type: 'add',
    card: newId(),
    box: 'reflection',
    function: 'support',
    seat: 'practitioner',
    text: 'It was a hopeful day.',
  }
  expect((await isla.visit(`${page}/four`)).body).not.toContain('name="text"')
  const { _csrf = '' } = await isla.hidden(page, `${page}/promise`)
  const early = await isla.post(`${page}/operations`, { _csrf, ...card })
  expect(early.status).toBe(409)
  expect((await isla.submit(page, { agree: 'yes' }, `${page}/promise`)).status).toBe(303)
  expect((await isla.post(`${page}/operations`, { _csrf, _back: 'four', ...card })).location).toContain('/four?stage=')
  expect((await isla.visit(`${page}/four?stage=reflection`)).body).toContain('It was a hopeful day.')
  expect((await isla.visit(`${page}/kolb`)).body).toContain('It was a hopeful day.') // the same cards under other names

  // The same form twice has one effect.
  const matrixCard = {
    _csrf,
    _key: newId(),
    _back: 'matrix',
    board: 'matrix',
    type: 'add',
    card: newId(),
    box: 'assumption',
    known: 'guess',
    text: 'Another agency is in touch.',
  }
  await isla.post(`${page}/operations`, matrixCard)
  await isla.post(`${page}/operations`, matrixCard)
  const cards = (
    await house.owner.query(`select subject from operation where discussion_id = $1 and board = 'matrix'`, [id])
  ).rows
  expect(cards).toHaveLength(1)
  const move = { board: 'matrix', type: 'move', card: cards[0].subject, box: 'missing' }
  expect((await isla.post(`${page}/operations`, { _csrf, ...move })).status).toBe(303)
  expect((await isla.visit(`${page}/matrix`)).body).toContain('moved here from Assumption')

  // Tom joins late, on his own device, and Una comes without an invitation.
  const tom = await house.signedIn(people.tom)
  expect((await tom.submit(page, { agree: 'yes' }, `${page}/promise`)).status).toBe(303)
  const una = { name: 'Una Petrie', role: 'Depute head', agency: 'education', email: people.una.email }
  expect((await marion.submit(page, una, `${page}/newcomers`)).status).toBe(303)
  expect((await marion.submit(page, una, `${page}/newcomers`)).status).toBe(409) // on the list already

  const { id: unasPlace } = await one('select id from invitation where discussion_id = $1 and person_id = $2', [
    id,
    people.una.personId,
  ])
  const held = await marion.submit(`${page}/end`, {
    there: [...Object.values(invited), String(unasPlace)],
    minutes: '85',
    ...fidelity,
  })
  expect([held.status, held.location]).toEqual([303, `/discussions/${id}/record/draft`])
  expect(await one('select status from discussion where id = $1', [id])).toEqual({ status: 'meeting-ended' })
  const there = (
    await house.owner.query(
      `select person_id from relation where discussion_id = $1 and relation = 'participant' and ended_at is null`,
      [id],
    )
  ).rows
  expect(new Set(there.map((row) => row.person_id))).toEqual(
    new Set([people.isla.personId, people.catriona.personId, people.tom.personId, people.una.personId]),
  )
  expect(await one(`select facts from history where discussion_id = $1 and event = 'meeting-held'`, [id])).toEqual({
    facts: { minutes: 85, people: 5 },
  })
  expect(await one('select moves, boxes from room where discussion_id = $1', [id])).toEqual({
    moves: 1,
    boxes: { evidence: 0, ambiguous: 0, assumption: 0, missing: 1 },
  })
  expect(await letters(id)).toContain('meeting-thanks')
  expect(await letters(id)).toContain('meeting-thanks-guest') // whoever has no account is promised no page
  expect((await tom.visit(`${page}/four`)).body).not.toContain('cg-board') // boards are closed for participants
})

test('after the end, those who were there see a kind end instead of nothing; others learn nothing', async () => {
  const { people } = house.world
  const { id, invited } = await plantMeeting(house)
  const marion = await house.signedIn(people.marion)
  const isla = await house.signedIn(people.isla)
  const page = `/discussions/${id}/meeting`
  await marion.submit(`${page}/opening`, { purpose, here: [invited.isla] })
  const { _csrf } = await isla.hidden(page, `${page}/promise`)
  await house.owner.query(`update discussion set status = 'meeting-ended' where id = $1`, [id])
  await house.owner.query(
    `insert into relation (committee_id, discussion_id, person_id, relation, since) values ($1, $2, $3, 'topic-expert', $4) on conflict do nothing`,
    [house.world.strathlorne, id, people.tom.personId, house.clock.now()],
  )
  const end = await isla.visit(`/discussions/${id}/meeting/four`)
  expect(end.status).toBe(200)
  expect(end.body).toContain('The meeting has ended')
  expect(end.body).toContain('Marion Duthie writes the record')
  expect(end.body).toContain(`/learning/about/${id}`)
  const late = await isla.post(`/discussions/${id}/meeting/operations`, {
    _csrf: _csrf ?? '',
    board: 'four',
    type: 'add',
    text: 'A thought that came too late.',
  })
  expect(late.status).toBe(409)
  expect(late.body).toContain('A thought that came too late.')
  expect((await (await house.signedIn(people.tom)).visit(`/discussions/${id}/meeting`)).status).toBe(404)
  expect((await (await house.signedIn(people.rowan)).visit(`/discussions/${id}/meeting`)).status).toBe(404)
  await house.owner.query(`update discussion set status = 'finished' where id = $1`, [id])
  const finished = await isla.visit(`/discussions/${id}/meeting`)
  expect([finished.status, finished.body.includes('The meeting has ended')]).toEqual([200, true])
  expect(finished.body).not.toContain('writes the record') // that is over
})

test('a topic expert outside their part reads why, and sees no board', async () => {
  const { people } = house.world
  const { id } = await plantMeeting(house)
  await house.owner.query(`update discussion set status = 'meeting-open' where id = $1`, [id])
  await house.owner.query(
    `insert into relation (committee_id, discussion_id, person_id, relation, since) values ($1, $2, $3, 'topic-expert', $4)`,
    [house.world.strathlorne, id, people.aisha.personId, house.clock.now()],
  )
  const over = await (await house.signedIn(people.aisha)).visit(`/discussions/${id}/meeting`)
  expect(over.status).toBe(200)
  expect(over.body).toContain('You do not see the room now')
  expect(over.body).not.toContain('cg-board')
})

test('the room opens one hour before and not earlier, and only for the facilitator', async () => {
  const { people } = house.world
  const { id, invited } = await plantMeeting(house, { inMinutes: 90 })
  const marion = await house.signedIn(people.marion)
  const early = await marion.submit(`/discussions/${id}/meeting/opening`, { purpose, here: [invited.isla] })
  expect(early.status).toBe(409)
  expect(await one('select status from discussion where id = $1', [id])).toEqual({ status: 'time-set' })
  const isla = await house.signedIn(people.isla)
  expect((await isla.visit(`/discussions/${id}/meeting/opening`)).status).toBe(404)
})

test('weeks after its day the facilitator is asked whether it is today, and the meeting then stands on the real day', async () => {
  const { people } = house.world
  const { id, invited } = await plantMeeting(house, { inMinutes: -20 * 24 * 60 })
  const marion = await house.signedIn(people.marion)
  const page = `/discussions/${id}/meeting/opening`
  expect((await marion.visit(page)).body).toContain('When does the meeting take place?')
  const typed = { purpose, here: [invited.isla] }
  const asked = await marion.submit(page, typed)
  expect(asked.status).toBe(409)
  expect(asked.body).toContain('The meeting was planned for another day')
  expect(asked.body).toMatch(/value="learn"[^>]*checked/)
  expect((await marion.submit(page, { ...typed, day: 'today' })).status).toBe(303)
  const { starts_at, ends_at } = await one('select starts_at, ends_at from meeting where discussion_id = $1', [id])
  expect(dayOf(new Date(String(starts_at)))).toBe(dayOf(house.clock.now()))
  expect(Number(ends_at) - Number(starts_at)).toBe(90 * 60_000)
})

test('a meeting held on its day without this page is said to be so: it leads to its end and stands on that day (P18)', async () => {
  const { people } = house.world
  const { id, invited } = await plantMeeting(house, { inMinutes: -3 * 24 * 60 })
  const marion = await house.signedIn(people.marion)
  const day = await one('select starts_at from meeting where discussion_id = $1', [id])
  const said = await marion.submit(`/discussions/${id}/meeting/opening`, { purpose, here: [invited.isla], day: 'then' })
  expect([said.status, said.location]).toEqual([303, `/discussions/${id}/meeting/end`])
  expect(await events(id)).toEqual(['meeting-said-held'])
  const end = await marion.visit(`/discussions/${id}/meeting/end`)
  expect(end.body).toMatch(/name="minutes"[^>]*value="90"|value="90"[^>]*name="minutes"/)
  await marion.submit(`/discussions/${id}/meeting/end`, {
    shown: [invited.isla],
    there: [invited.isla],
    minutes: '90',
    ...fidelity,
  })
  const on = dayOf(new Date(String(day.starts_at)))
  expect(
    await one(`select facts ->> 'on' as on from history where discussion_id = $1 and event = 'meeting-held'`, [id]),
  ).toEqual({ on })
  expect(await one('select state, starts_at from meeting where discussion_id = $1', [id])).toEqual({
    state: 'held',
    ...day,
  })
  expect((await (await house.signedIn(people.isla)).visit('/learning')).body).toContain(
    formatDate(new Date(String(day.starts_at)), 'day'),
  )
})

test('anyone in the room stops it for safety; nothing of why is kept but that it was for safety', async () => {
  const { people } = house.world
  const { id, page } = await openedMeeting()
  const isla = await house.signedIn(people.isla)
  const stopped = await isla.submit(`${page}/stop`, { reason: 'harm-now' })
  expect([stopped.status, stopped.location]).toEqual([303, `${page}/stop?reason=harm-now`])
  expect((await isla.visit(`${page}/stop?reason=harm-now`)).body).toContain('Agree who calls')
  expect(await one('select status from discussion where id = $1', [id])).toEqual({ status: 'meeting-stopped' })
  expect(await one(`select facts from history where discussion_id = $1 and event = 'meeting-stopped'`, [id])).toEqual({
    facts: { safety: true },
  })
  expect(await letters(id)).toContain('meeting-stopped-safety')
  const marion = await house.signedIn(people.marion)
  expect((await marion.submit(`${page}/go-on`)).status).toBe(303)
  expect(await one('select status from discussion where id = $1', [id])).toEqual({ status: 'meeting-open' })
})

test('a pause leaves the status; only the facilitator ends it for other reasons; a stopped meeting finds a new time', async () => {
  const { people } = house.world
  const { id, page } = await openedMeeting()
  const isla = await house.signedIn(people.isla)
  expect((await isla.submit(`${page}/stop`, { reason: 'recording' })).status).toBe(303)
  expect(await one('select status from discussion where id = $1', [id])).toEqual({ status: 'meeting-open' })
  expect((await isla.submit(`${page}/stop`, { reason: 'too-few' })).status).toBe(409)
  const marion = await house.signedIn(people.marion)
  expect((await marion.submit(`${page}/stop`, { reason: 'unwell' })).status).toBe(422) // go on or find a new time?
  expect((await marion.submit(`${page}/stop`, { reason: 'unwell', afterwards: 'later' })).status).toBe(303)
  expect(await letters(id)).toContain('meeting-stopped')
  expect((await marion.submit(`${page}/go-on`, {}, `${page}/new-time`)).status).toBe(303)
  expect(await one('select status from discussion where id = $1', [id])).toEqual({ status: 'postponed' })
  expect(await one('select state from meeting where discussion_id = $1', [id])).toEqual({ state: 'postponed' })
})

test('people without a part in it, managers and other committees find nothing', async () => {
  const { people } = house.world
  const { page } = await openedMeeting()
  for (const person of [people.gregor, people.helen, people.ruth, people.fiona, people.andrew, people.rowan]) {
    const visitor = await house.signedIn(person)
    for (const part of ['', '/four', '/matrix', '/stop', '/end', '/opening'])
      expect((await visitor.visit(page + part)).status).toBe(404)
  }
  expect((await house.stranger().visit(page)).status).toBe(303)
})

test('a removed card loses its words at once; boards are disposed of on their day', async () => {
  const { people } = house.world
  const { id, page, invited } = await openedMeeting()
  const marion = await house.signedIn(people.marion)
  const { _csrf = '' } = await marion.hidden(`${page}/notes`, `${page}/operations`)
  const operate = (body: Record<string, string>) =>
    marion.post(`${page}/operations`, { _csrf, board: 'notes', ...body })
  const card = newId()
  await operate({ type: 'add', card, box: 'notes', text: 'A name slipped in.' })
  const stays = newId()
  await operate({ type: 'add', card: stays, box: 'notes', text: 'This thought stays.' })
  await operate({ type: 'keep', card: stays, kept: 'yes' })
  await operate({ type: 'remove', card })
  const words = await house.owner.query(`select words from operation where discussion_id = $1 and words <> '{}'`, [id])
  expect(words.rows).toEqual([{ words: { text: expect.stringMatching(/^v1:/) } }])
  const notes = (await marion.visit(`${page}/notes`)).body
  expect(notes).toContain('This thought stays.')
  expect(notes).not.toContain('A name')
  await marion.submit(`${page}/end`, { there: [invited.isla], minutes: '60', material: [stays], ...fidelity })
  const draft = () => marion.visit(`/discussions/${id}/record/draft`).then(({ body }) => body)
  expect(await draft()).toMatch(/Marked on the boards[\s\S]*This thought stays\./)
  const system = { kind: 'system', committeeId: house.world.strathlorne } as const
  const dispose = (days: number) =>
    house.database.withActor(system, (tx) =>
      disposeOfBoards(tx, system, new Date(house.clock.now().getTime() + days * 86_400_000)),
    )
  await dispose(1)
  expect(
    (await one('select count(*)::int as rows from operation where discussion_id = $1', [id])).rows,
  ).toBeGreaterThan(2)
  await dispose(30)
  expect(await one('select count(*)::int as rows from operation where discussion_id = $1', [id])).toEqual({ rows: 0 })
})

test('words that are still to be looked at stand on no paper and beside no record; a whole board is ticked at once (P22)', async () => {
  const { people } = house.world
  const { id, page, invited } = await openedMeeting()
  const marion = await house.signedIn(people.marion)
  const { _csrf = '' } = await marion.hidden(`${page}/notes`, `${page}/operations`)
  const add = async (board: string, box: string, text: string) => {
    const card = newId()
    const sent = await marion.post(`${page}/operations`, { _csrf, board, type: 'add', card, box, text })
    expect(sent.status).toBe(303)
    return card
  }
  const unsure = await add('notes', 'notes', 'We listened with grace.')
  await marion.post(`${page}/operations`, { _csrf, board: 'notes', type: 'keep', card: unsure, kept: 'yes' })
  const notes = [await add('notes', 'notes', 'We ask first.'), await add('notes', 'notes', 'We listen.')]
  const cells = [await add('matrix', 'evidence', 'A visit.'), await add('matrix', 'missing', 'A view.')]
  // The sealed note learns a name that stands on a board already.
  const about = { committeeId: house.world.strathlorne, id }
  await house.database.withActor(people.isla, (tx) =>
    writeSealedNote(tx, people.isla, about, 'Grace Summerhill, nine.', house.clock.now()),
  )
  const paper = (await marion.visit(`${page}/pack`)).body
  expect(paper).toContain('Words to look at: 1')
  expect(paper).not.toContain('with grace')
  for (const text of ['We ask first.', 'A visit.']) expect(paper).toContain(text)
  const end = (await marion.visit(`${page}/end`)).body
  expect(end).toContain(`href="${page}/notes#card-${unsure}">We listened with grace.`)
  expect(end).not.toMatch(new RegExp(`<input(?=[^>]*value="${unsure}")(?=[^>]*type="checkbox")`))
  const wrong = await marion.submit(`${page}/end`, {
    there: [invited.isla],
    minutes: '60',
    ...fidelity,
    'whole-four': 'x',
  })
  expect(wrong.status).toBe(422)
  const sent = {
    cards: [unsure, ...notes, ...cells],
    material: [...cells, unsure],
    'whole-notes': 'all',
    'whole-matrix': 'none',
  }
  await marion.submit(`${page}/end`, { there: [invited.isla], minutes: '60', ...fidelity, ...sent })
  const draft = (await marion.visit(`/discussions/${id}/record/draft`)).body
  for (const text of ['We ask first.', 'We listen.']) expect(draft).toContain(text)
  for (const text of ['with grace', 'A visit.', 'A view.']) expect(draft).not.toContain(text)
})

test('at the end the facilitator chooses card by card what stands beside the record; what came meanwhile is left alone', async () => {
  const { people } = house.world
  const { id, page, invited } = await openedMeeting()
  const marion = await house.signedIn(people.marion)
  const { _csrf = '' } = await marion.hidden(`${page}/notes`, `${page}/operations`)
  const add = async (text: string): Promise<string> => {
    const card = newId()
    await marion.post(`${page}/operations`, { _csrf, board: 'notes', type: 'add', card, box: 'notes', text })
    return card
  }
  const keep = (card: string) =>
    marion.post(`${page}/operations`, { _csrf, board: 'notes', type: 'keep', card, kept: 'yes' })
  const [marked, chosen, left] = [
    await add('Marked at first.'),
    await add('We chose it at the end.'),
    await add('Left out.'),
  ]
  await keep(marked)
  const end = (await marion.visit(`${page}/end`)).body
  expect(end).toMatch(new RegExp(`<input(?=[^>]*value="${marked}")(?=[^>]*type="checkbox")[^>]*checked`))
  expect(end).not.toMatch(new RegExp(`<input(?=[^>]*value="${chosen}")(?=[^>]*type="checkbox")[^>]*checked`))
  const late = await add('Came meanwhile.')
  await keep(late)
  const shown = [marked, chosen, left]
  await marion.submit(`${page}/end`, {
    there: [invited.isla],
    minutes: '60',
    cards: shown,
    material: [chosen],
    ...fidelity,
  })
  const draft = (await marion.visit(`/discussions/${id}/record/draft`)).body
  for (const text of ['We chose it at the end.', 'Came meanwhile.']) expect(draft).toContain(text)
  for (const text of ['Marked at first.', 'Left out.']) expect(draft).not.toContain(text)

  // The room says what is now, and offers nothing of what is over.
  const over = (await marion.visit(page)).body
  for (const now of ['The meeting has ended', 'What happens next', 'What you marked in the meeting', 'are deleted on'])
    expect(over).toContain(now)
  expect(over).toContain('We chose it at the end.')
  for (const gone of ['Agenda', 'In this part', 'Raise my hand', 'Go on to', 'Everyone follows me', 'Left out.'])
    expect(over).not.toContain(gone)
  expect((await marion.visit(`${page}/notes`)).body).toContain('Left out.')
})

test('somebody with a conflict of interest may be in the room, and sees nothing of it here', async () => {
  const { id, invited } = await plantMeeting(house)
  const { marion, tom } = house.world.people
  await house.owner.query(
    'insert into conflict_of_interest (committee_id, discussion_id, person_id) values ($1, $2, $3)',
    [house.world.strathlorne, id, tom.personId],
  )
  const page = `/discussions/${id}/meeting`
  const opening = { purpose, here: [invited.isla, invited.tom] }
  expect((await (await house.signedIn(marion)).submit(`${page}/opening`, opening)).location).toBe(page)
  expect((await (await house.signedIn(tom)).visit(page)).status).toBe(404)
  expect(
    await one(`select count(*)::int as parts from relation where discussion_id = $1 and relation = 'participant'`, [
      id,
    ]),
  ).toEqual({
    parts: 1,
  })
})

async function openedMeeting() {
  const { id, invited } = await plantMeeting(house)
  const page = `/discussions/${id}/meeting`
  const marion = await house.signedIn(house.world.people.marion)
  await marion.submit(`${page}/opening`, { purpose, here: [invited.isla, invited.catriona] })
  const isla = await house.signedIn(house.world.people.isla)
  await isla.submit(page, { agree: 'yes' }, `${page}/promise`)
  return { id, invited, page }
}
