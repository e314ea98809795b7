import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import { plantHeldMeeting } from '../../../test/set-up/meetings.ts'
import type { Visitor } from '../../../test/set-up/visitor.ts'
import { plantDiscussion } from '../../../test/set-up/world.ts'
import { newId } from '../../kit/id.ts'
import { nobodyCouldTell } from './careful-reader.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const readAgain = { read: 'yes', ...nobodyCouldTell }
const people = () => house.world.people
const one = async (sql: string, values: unknown[]): Promise<Record<string, unknown>> =>
  (await house.owner.query(sql, values)).rows[0] ?? {}
const statusOf = async (id: string) => (await one('select status from discussion where id = $1', [id])).status
const lettersOf = async (id: string, letter: string) =>
  (
    await house.owner.query('select person_id from letter where discussion_id = $1 and letter = $2', [id, letter])
  ).rows.map((row) => row.person_id)
const addressesOf = async (id: string, letter: string) =>
  (
    await house.owner.query('select to_address from letter where discussion_id = $1 and letter = $2', [id, letter])
  ).rows.map((row) => row.to_address)

const texts = {
  explored: { text: 'We explored how help can be long and change little.' },
  views: { text: 'Some of us saw hope, others were careful.' },
  learning: { together: 'Ask when, not only whether.' },
  wellbeing: { answer: 'yes' },
}

/** Written and ready, with Isla, Catriona and Tom as participants. */
async function writtenRecord() {
  const { id } = await plantHeldMeeting(house)
  const marion = await house.signedIn(people().marion)
  for (const [section, answers] of Object.entries(texts)) await write(marion, id, section, answers)
  return { id, marion, page: `/discussions/${id}/record` }
}

const write = (visitor: Visitor, id: string, section: string, answers: Record<string, string>) =>
  visitor.submit(`/discussions/${id}/record/draft?section=${section}`, answers, `/discussions/${id}/record/draft`)

async function sharedRecord() {
  const { id, marion, page } = await writtenRecord()
  await marion.submit(`${page}/offer`, { days: '5' })
  for (const person of [people().isla, people().catriona, people().tom])
    await (await house.signedIn(person)).submit(page, { answer: 'fine' })
  await marion.submit(`${page}/share`, readAgain)
  return { id, marion, page }
}

test('the record is written in parts, read, and shared with those who were there', async () => {
  const { id, page, marion } = await writtenRecord()
  const isla = await house.signedIn(people().isla)
  expect((await isla.visit(page)).status).toBe(404) // not offered yet
  expect((await marion.visit(page)).body).toContain('There is no record yet')
  expect((await marion.submit(`${page}/offer`, { days: '0' })).status).toBe(422)
  expect((await marion.submit(`${page}/offer`, { days: '5' })).status).toBe(303)
  expect(await statusOf(id)).toBe('record-being-read')
  expect(new Set(await lettersOf(id, 'record-to-read'))).toEqual(
    new Set([people().isla.personId, people().catriona.personId, people().tom.personId]),
  )

  const reading = await isla.visit(page)
  expect(reading.body).toContain('We explored how help can be long')
  expect(reading.body).toContain('Month and year')
  expect(reading.body).not.toContain('Catriona') // kinds of agency, never people
  expect((await isla.submit(page, { answer: 'change' })).status).toBe(422) // which part?
  expect((await isla.submit(page, { answer: 'change', 'change-comment': 'Say more about trust.' })).status).toBe(303)
  expect((await marion.visit(`${page}/draft`)).body).toContain('Say more about trust.')
  const catriona = await house.signedIn(people().catriona)
  expect((await catriona.visit(page)).body).not.toContain('Say more about trust.') // the facilitator's to see

  expect((await marion.submit(`${page}/share`, readAgain)).status).toBe(409) // people are still reading
  await catriona.submit(page, { answer: 'fine' })
  await (await house.signedIn(people().tom)).submit(page, { answer: 'fine' })
  await write(marion, id, 'views', { text: 'We learned what trust asks of us.' })
  expect((await marion.visit(`${page}/share`)).body).toContain('No account: Gillian Guest. They cannot read it here')
  expect((await marion.submit(`${page}/share`, {})).status).toBe(422) // a last reading first
  expect((await marion.submit(`${page}/share`, readAgain)).status).toBe(303)
  expect(await statusOf(id)).toBe('record-shared')
  expect((await isla.visit(page)).body).toContain('We learned what trust asks of us.')
  expect(await lettersOf(id, 'record-shared')).toHaveLength(3)
  // Gillian was there and has no account: she is told whom to ask, and the facilitator hands it over.
  expect(await addressesOf(id, 'record-shared-guest')).toEqual(['gillian.guest@housing.example'])
  expect(await lettersOf(id, 'record-hand-over')).toEqual([people().marion.personId])
  expect(
    JSON.stringify((await house.owner.query('select * from letter where discussion_id = $1', [id])).rows),
  ).not.toContain('trust')
  const word = await isla.visit(`${page}/word`)
  expect([word.status, word.headers['content-type']]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ])
  expect(word.headers['content-disposition']).toMatch(/-record\.docx"$/) // the request is another file
})

test('after the days for reading it can be shared without every answer', async () => {
  const { id, marion, page } = await writtenRecord()
  await marion.submit(`${page}/offer`, { days: '2' })
  expect((await marion.submit(`${page}/share`, readAgain)).status).toBe(409)
  await house.owner.query(`update record_copy set read_until = now() - interval '1 hour' where discussion_id = $1`, [
    id,
  ])
  expect((await marion.submit(`${page}/share`, readAgain)).status).toBe(303)
})

test('before the meeting nobody is told that a record was deleted', async () => {
  const id = await plantDiscussion(house.owner, house.world, {
    status: 'time-set',
    people: { isla: 'requester', marion: 'facilitator' },
  })
  const { status, body } = await (await house.signedIn(people().marion)).visit(`/discussions/${id}/record`)
  expect([status, body.includes('There is no record yet'), body.includes('/record/draft')]).toEqual([200, true, false])
})

test('those who were not there find nothing: managers, screener, lead officer, colleagues, other committees', async () => {
  const { id, page } = await sharedRecord()
  const { gregor, helen, ruth, fiona, andrew, aisha, rowan } = people()
  for (const person of [gregor, helen, ruth, fiona, andrew, aisha, rowan]) {
    const visitor = await house.signedIn(person)
    for (const part of ['', '/word', '/draft', '/offer', '/share', '/take-back'])
      expect((await visitor.visit(page + part)).status).toBe(404)
    expect((await visitor.visit(`/discussions/${id}/topic-note`)).status).toBe(404)
  }
  // Row-level security says the same, whatever the pages do.
  const seen = await house.database.withActor(gregor, (tx) =>
    tx.selectFrom('record_copy').select('number').where('discussion_id', '=', id).execute(),
  )
  expect(seen).toEqual([])
})

test('somebody could be recognised: one step takes it back from everyone at once, and it stays back until it is put right', async () => {
  const { id, marion, page } = await sharedRecord()
  const tom = await house.signedIn(people().tom)
  const isla = await house.signedIn(people().isla)
  expect((await isla.visit(page)).body).toContain('We explored')
  expect((await tom.submit(`${page}/take-back`, { reason: 'mistake' })).status).toBe(409) // other reasons go through the facilitator
  expect((await tom.submit(`${page}/take-back`)).status).toBe(303)
  expect(await statusOf(id)).toBe('record-recalled')
  for (const visitor of [isla, tom]) {
    const after = await visitor.visit(page)
    expect(after.body).not.toContain('We explored')
    expect(after.body).toContain('being put right')
    expect((await visitor.visit(`${page}/word`)).status).toBe(404)
  }
  const seen = await house.database.withActor(people().isla, (tx) =>
    tx.selectFrom('record_copy').select('number').where('discussion_id', '=', id).execute(),
  )
  expect(seen).toEqual([])
  expect((await lettersOf(id, 'record-taken-back')).filter(Boolean)).toHaveLength(3)
  // Gillian may have it on paper: she is asked too, and Tom learns nothing of her (decision 0025).
  expect((await addressesOf(id, 'record-taken-back')).filter(Boolean)).toEqual(['gillian.guest@housing.example'])
  expect(await lettersOf(id, 'record-someone-known')).toEqual([people().marion.personId])

  expect((await marion.submit(`${page}/offer`, { days: '1' })).status).toBe(409) // still open
  const { id: finding } = await one(`select id from read_back where discussion_id = $1 and answer = 'someone-known'`, [
    id,
  ])
  expect((await marion.visit(`/discussions/${id}`)).body).toContain('Put the record right')
  const untouched = await marion.submit(`${page}/draft`, { finding: String(finding) }, `${page}/settle`)
  expect(untouched.status).toBe(422)
  expect(untouched.body).toContain('Change the words first')
  await write(marion, id, 'explored', { text: 'We explored help that changes little.' })
  expect((await marion.submit(`${page}/draft`, { finding: String(finding) }, `${page}/settle`)).status).toBe(303)
  expect((await marion.visit(`/discussions/${id}`)).body).toContain('Offer it again')
  expect((await marion.submit(`${page}/offer`, { days: '1' })).status).toBe(303)
  const copies = (
    await house.owner.query('select content from record_copy where discussion_id = $1 order by number', [id])
  ).rows
  expect(copies[0].content).toEqual([]) // what was taken back is not kept
  for (const person of [people().isla, people().catriona, people().tom])
    await (await house.signedIn(person)).submit(page, { answer: 'fine' })
  expect((await marion.submit(`${page}/share`, readAgain)).status).toBe(303)
  expect(await lettersOf(id, 'record-corrected')).toHaveLength(3)
  expect((await isla.visit(page)).body).toContain('help that changes little')
})

test('taken back while it is read; and after the themes it comes back to where it was', async () => {
  const { id, marion, page } = await writtenRecord()
  await marion.submit(`${page}/offer`, { days: '5' })
  const isla = await house.signedIn(people().isla)
  expect((await isla.submit(page, { answer: 'someone-known' })).status).toBe(422)
  expect(
    (
      await isla.submit(page, {
        answer: 'someone-known',
        'someone-known-comment': 'Where it says Kayleigh Sutherland.',
      })
    ).status,
  ).toBe(303)
  expect(await statusOf(id)).toBe('record-recalled')
  const { body: draft } = await marion.visit(`${page}/draft`)
  expect(draft).toContain('Where it says [words left out].')
  expect(draft).not.toContain('Kayleigh')
  expect((await (await house.signedIn(people().tom)).visit(page)).body).not.toContain('We explored')

  await house.owner.query(`update read_back set settled_at = now() where discussion_id = $1`, [id])
  const { committee_id, number } = await one(
    'select committee_id, max(number) as number from history where discussion_id = $1 group by committee_id',
    [id],
  )
  await house.owner.query(
    `insert into history (committee_id, discussion_id, number, event, at) values ($1, $2, $3, 'themes-sent', now())`,
    [committee_id, id, Number(number) + 1],
  )
  await marion.submit(`${page}/offer`, { days: '5' })
  for (const person of [people().isla, people().catriona, people().tom])
    await (await house.signedIn(person)).submit(page, { answer: 'fine' })
  await marion.submit(`${page}/share`, readAgain)
  expect(await statusOf(id)).toBe('themes-sent')
})

test('two devices: the later save of the same part shows both texts and loses nothing', async () => {
  const { id, page } = await writtenRecord()
  const desk = await house.signedIn(people().marion)
  const phone = await house.signedIn(people().marion)
  const draft = `${page}/draft`
  const old = await phone.hidden(`${draft}?section=views`, draft)
  await write(desk, id, 'views', { text: 'Written at the desk.' })
  const late = await phone.post(draft, { ...old, text: 'Written on the phone.' })
  expect(late.status).toBe(409)
  expect(late.body).toContain('Written at the desk.')
  expect(late.body).toContain('Written on the phone.')
  const stored = await desk.visit(`${draft}?section=views`)
  expect(stored.body).toContain('Written at the desk.')
  expect(stored.body).not.toContain('Written on the phone.')
  expect((await phone.post(draft, { ...old, text: 'Written at the desk.' })).status).toBeLessThan(410) // the same words are no conflict
})

test('sent twice, one effect', async () => {
  const { id, marion, page } = await writtenRecord()
  const hidden = await marion.hidden(`${page}/offer`)
  const answers = await Promise.all([
    marion.post(`${page}/offer`, { ...hidden, days: '5' }),
    marion.post(`${page}/offer`, { ...hidden, days: '5' }),
  ])
  expect(answers.map((answer) => answer.status)).toEqual([303, 303])
  expect(await one('select count(*)::int as copies from record_copy where discussion_id = $1', [id])).toEqual({
    copies: 1,
  })
  expect(await lettersOf(id, 'record-to-read')).toHaveLength(3)
})

test('the questions of a careful reader are answered one by one; what is kept is who did and when (P22)', async () => {
  const { id, marion, page } = await writtenRecord()
  await marion.submit(`${page}/offer`, { days: '5' })
  for (const person of [people().isla, people().catriona, people().tom])
    await (await house.signedIn(person)).submit(page, { answer: 'fine' })
  const without = await marion.submit(`${page}/share`, { read: 'yes' })
  expect(without.status).toBe(422)
  expect(without.body.match(/Answer this question/g)?.length).toBeGreaterThanOrEqual(8)
  const unsure = await marion.submit(`${page}/share`, { ...readAgain, 'reader-news': 'maybe' })
  expect(unsure.status).toBe(422)
  expect(unsure.body).toContain('Take out one more detail')
  expect(unsure.body).toMatch(/name="reader-neighbour" value="no" checked/)
  expect(await statusOf(id)).toBe('record-being-read')
  expect((await marion.submit(`${page}/share`, { ...readAgain, 'reader-news': 'changed' })).status).toBe(303)
  const { rows } = await house.owner.query(
    `select by_person, facts from history where discussion_id = $1 and event = 'record-read-carefully'`,
    [id],
  )
  expect(rows).toEqual([{ by_person: people().marion.personId, facts: { copy: 1 } }])
})

test('a name is never kept waiting because others answer; an answer to a copy that was replaced is asked for again', async () => {
  const { marion, page, id } = await writtenRecord()
  await marion.submit(`${page}/offer`, { days: '5' })
  const [isla, tom] = [await house.signedIn(people().isla), await house.signedIn(people().tom)]
  const seen = await isla.hidden(page)
  await tom.submit(page, { answer: 'fine' })
  const known = { answer: 'someone-known', 'someone-known-comment': 'How it is said who came' }
  expect((await isla.post(page, { ...seen, ...known })).status).toBe(303)
  expect(await statusOf(id)).toBe('record-recalled')

  await write(marion, id, 'views', { text: 'We learned what trust asks of us.' })
  const { id: finding } = await one('select id from read_back where discussion_id = $1 and answer = $2', [
    id,
    'someone-known',
  ])
  await marion.submit(`${page}/draft`, { finding: String(finding) }, `${page}/settle`)
  expect((await marion.submit(`${page}/offer`, { days: '5' })).status).toBe(303)
  const late = { ...seen, _key: newId(), answer: 'change', 'change-comment': 'Say more about hope.' }
  const { status, body } = await isla.post(page, late)
  expect([status, body.includes('The record has changed'), body.includes('Say more about hope.')]).toEqual([
    409,
    true,
    true,
  ])
})

test('a part of the record is kept while it is written, each time anew; a name is not, and the page says what it has seen', async () => {
  const { id } = await plantHeldMeeting(house)
  const marion = await house.signedIn(people().marion)
  const at = `/discussions/${id}/record/draft`
  const form = await marion.hidden(`${at}?section=explored`, at)
  const typed = (text: string, seen: string) =>
    marion.post(at, { ...form, seen, text, _key: newId() }, { 'x-autosave': 'yes' })
  const first = await typed('We explored how', '0')
  expect([first.status, first.headers['x-seen'], first.body]).toEqual([204, '1', ''])
  const second = await typed('We explored how help can be long.', '1')
  expect([second.status, second.headers['x-seen']]).toEqual([204, '2'])
  const named = await typed('Kieran Galbraith was afraid.', '2')
  expect([named.status, named.body]).toEqual([422, ''])
  const stale = await typed('Somebody else’s', '1')
  expect(stale.status).toBe(409)
  expect((await marion.visit(at)).body).toContain('We explored how help can be long.')
  expect((await house.stranger().post(at, form, { 'x-autosave': 'yes' })).status).not.toBe(204)
})
