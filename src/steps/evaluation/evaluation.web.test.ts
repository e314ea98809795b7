import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evaluation as words } from '#content'
import { plantTicket, type TicketForm } from '../../../test/set-up/evaluation-ticket.ts'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import { plantMeeting } from '../../../test/set-up/meetings.ts'
import { plantDiscussion } from '../../../test/set-up/world.ts'
import { chase } from '../../chase/chase.ts'
import { hashOf, newSecret } from '../../kit/id.ts'
import { openEvaluation } from '../../trust/evaluation-words.ts'
import { oneByOne } from '../../trust/sealed-words.ts'
import { receiptOf } from './answers-kept.rows.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const ticket = (form?: TicketForm, open?: { closesInDays: number }) => plantTicket(house, form, open)
const ratings = { before: 'b-understand', after: 'a-safe', 'three-months': 't-understand' } as const
async function answersKept() {
  const committeeId = house.world.strathlorne
  const { rows } = await house.owner.query('select form, quarter, answers, words from evaluation_answer order by id')
  return house.database.withActor({ kind: 'system', committeeId }, (tx) =>
    oneByOne(rows, async ({ form, quarter, answers, words: said }) => {
      const words = await openEvaluation(tx, { committeeId, form, quarter }, said)
      return { form, answers, words }
    }),
  )
}
const used = async (secret: string) =>
  (await house.owner.query('select used from evaluation_ticket where ticket_hash = $1', [hashOf(secret)])).rows[0]?.used

test('each of the three forms is answered without an account, and opening it changes nothing', async () => {
  for (const form of ['before', 'after', 'three-months'] as const) {
    const secret = await ticket(form)
    const page = await house.stranger().visit(`/evaluations/${secret}`)
    expect(page.status).toBe(200)
    expect(page.headers['referrer-policy']).toBe('no-referrer')
    await house.stranger().visit(`/evaluations/${secret}`)
    expect(await used(secret)).toBe(false)
    const empty = await house.stranger().submit(`/evaluations/${secret}`, {})
    expect([empty.status, empty.body.includes(words.messages.empty)]).toEqual([422, true])
    const onlyTalk = await house
      .stranger()
      .submit(`/evaluations/${secret}`, form === 'after' ? { 'a-support': 'yes' } : {})
    expect(onlyTalk.status).toBe(form === 'after' ? 303 : 422)
    expect(await used(secret)).toBe(false)
    const sent = await house.stranger().submit(`/evaluations/${secret}`, { [ratings[form]]: '3' })
    expect([sent.status, sent.location]).toEqual([303, '/evaluations/thanks'])
    expect(await used(secret)).toBe(true)
  }
})

test('every rating and every line is kept, now and looking back; a wish to talk is not', async () => {
  const secret = await ticket()
  const sent = await house.stranger().submit(`/evaluations/${secret}`, {
    agency: 'health',
    'a-understand': '8',
    'a-understand-then': '0',
    'a-safe': '5',
    'a-time': 'none',
    'a-best': 'Hearing the school.',
    'a-support': 'yes',
  })
  expect(sent.location).toBe('/evaluations/thanks/support')
  expect((await house.stranger().visit('/evaluations/thanks/support')).body).toContain('116 123')
  const kept = (await answersKept()).find(({ answers }) => answers.agency === 'health')
  expect(kept).toEqual({
    form: 'after',
    answers: { agency: 'health', 'a-understand': '8', 'a-understand-then': '0', 'a-safe': '5', 'a-time': 'none' },
    words: { 'a-best': 'Hearing the school.' },
  })
  expect(JSON.stringify(await answersKept())).not.toContain('support')
})

test('what is wrong is said and nothing typed is lost; the link is not used up by it', async () => {
  const secret = await ticket()
  const long = 'x'.repeat(401)
  const wrong = await house
    .stranger()
    .submit(`/evaluations/${secret}`, { 'a-safe': '9', 'a-best': long, 'a-theme': 'Kept.' })
  expect(wrong.status).toBe(422)
  expect(wrong.body).toContain('Choose a number from 1 to 5')
  expect(wrong.body).toContain('Use 400 characters or fewer')
  expect(wrong.body).toContain('Kept.')
  expect(await used(secret)).toBe(false)
})

test('a link works once, also for two who send at the same moment', async () => {
  const secret = await ticket()
  const before = (await answersKept()).length
  const visitors = [house.stranger(), house.stranger(), house.stranger()]
  const forms = await Promise.all(visitors.map((visitor) => visitor.hidden(`/evaluations/${secret}`)))
  const sent = await Promise.all(
    visitors.map((visitor, at) => visitor.post(`/evaluations/${secret}`, { ...forms[at], 'a-safe': '4' })),
  )
  expect(sent.map(({ status }) => status).sort()).toEqual([303, 410, 410])
  expect((await answersKept()).length).toBe(before + 1)
  const again = await house.stranger().visit(`/evaluations/${secret}`)
  expect(again.status).toBe(410)
  expect(again.body).toContain('This link has been used already')
})

test('closed and unknown links say so kindly; nobody signed in is named on a form without a name', async () => {
  const closed = await house.stranger().visit(`/evaluations/${await ticket('after', { closesInDays: -0.5 })}`)
  expect([closed.status, closed.body.includes('This form has closed')]).toEqual([410, true])
  const unknown = await house.stranger().visit(`/evaluations/${newSecret()}`)
  expect([unknown.status, unknown.body.includes('We do not know this link')]).toEqual([404, true])
  expect((await house.stranger().visit('/evaluations/short')).status).toBe(404)
  const isla = await house.signedIn(house.world.people.isla)
  const page = await isla.visit(`/evaluations/${await ticket()}`)
  expect(page.body).not.toContain('Isla Farquhar')
})

test('no answer can be laid beside a ticket: no value, no time, no order and no transaction in common', async () => {
  const { owner } = house
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 4 }), async (ratings) => {
      for (const rating of ratings) {
        const secret = await ticket('three-months')
        await house.stranger().submit(`/evaluations/${secret}`, { 't-understand': String(rating) })
      }
      const { rows: answers } = await owner.query(
        `select xmin::text as transaction, to_jsonb(a) - 'committee_id' - 'form' as content from evaluation_answer a where form = 'three-months'`,
      )
      const { rows: tickets } = await owner.query(
        `select xmin::text as transaction, id, discussion_id, ticket_hash, person_id, name, email from evaluation_ticket where form = 'three-months' and used`,
      )
      // One transaction for all answers, another for all tickets: which ticket it was cannot be told from either.
      expect(new Set(answers.map((row) => row.transaction)).size).toBe(1)
      expect(new Set(tickets.map((row) => row.transaction)).size).toBe(1)
      expect(answers[0]?.transaction).not.toBe(tickets[0]?.transaction)
      expect(answers.length).toBeGreaterThanOrEqual(ratings.length)
      const everything = JSON.stringify(answers.map((row) => row.content))
      for (const { transaction: _, ...row } of tickets)
        for (const value of Object.values(row)) expect(everything).not.toContain(String(value))
    }),
    { numRuns: 3 },
  )
  const { rows } = await owner.query(`select id from evaluation_answer`)
  for (const { id } of rows) expect(id[14]).toBe('4') // random, not ordered by time as other ids are
})

test('an answer that could not be kept uses no link up, and nobody keeps one that no link was used for', async () => {
  const { owner, database, world } = house
  const secret = await ticket('before')
  await owner.query(`alter table evaluation_answer add constraint broken check (form <> 'before') not valid`)
  const before = (await answersKept()).length
  const failed = await house.stranger().submit(`/evaluations/${secret}`, { 'b-understand': '3' })
  expect([failed.status, await used(secret)]).toEqual([500, false])
  await owner.query('alter table evaluation_answer drop constraint broken')
  expect((await owner.query('select from evaluation_owed')).rowCount).toBe(0)
  const receipt = 'x'.repeat(64)
  const keep = sql<{
    kept: boolean
  }>`select keep_evaluation_answer(${receipt}, 'before', '2026-Q4', '{}', '{}') as kept`
  for (const actor of [world.people.neil, { kind: 'system', committeeId: world.strathlorne } as const])
    expect((await database.withActor(actor, (tx) => keep.execute(tx))).rows).toEqual([{ kept: false }])
  expect((await house.stranger().submit(`/evaluations/${secret}`, { 'b-understand': '3' })).status).toBe(303)
  expect((await answersKept()).length).toBe(before + 1)
})

test('where the program stops between ticket and answer the same link still works, once; nothing of it says whose it was', async () => {
  const { owner, database, world, clock } = house
  const secret = await ticket()
  const others = await ticket()
  const before = (await answersKept()).length
  const holder = { kind: 'ticket', committeeId: world.strathlorne, ticketHash: hashOf(secret) } as const
  const receipt = receiptOf(secret)
  await database.withActor(holder, (tx) => sql`select use_evaluation_ticket(${clock.now()}, ${receipt})`.execute(tx))
  expect(await used(secret)).toBe(true)
  const [owed] = (await owner.query('select to_jsonb(o) as row from evaluation_owed o')).rows
  for (const value of Object.values(
    (await owner.query('select * from evaluation_ticket where ticket_hash = $1', [hashOf(secret)])).rows[0],
  ))
    if (typeof value === 'string' && ![world.strathlorne, 'after'].includes(value))
      expect(JSON.stringify(owed)).not.toContain(value)

  expect((await house.stranger().submit(`/evaluations/${others}`, { 'a-safe': '3' })).status).toBe(303)
  expect((await house.stranger().visit(`/evaluations/${others}`)).status).toBe(410)
  const visitors = [house.stranger(), house.stranger()]
  const sent = await Promise.all(visitors.map((one) => one.submit(`/evaluations/${secret}`, { 'a-safe': '4' })))
  expect(sent.map(({ status }) => status).sort()).toEqual([303, 410])
  expect((await answersKept()).length).toBe(before + 2)
  expect((await house.stranger().visit(`/evaluations/${secret}`)).status).toBe(410)
  expect((await owner.query('select from evaluation_owed')).rowCount).toBe(0)
})

test('the form before the meeting stays open until it begins, also where the meeting is moved (P25)', async () => {
  const { owner, database, clock } = house
  const { id } = await plantMeeting(house, { inMinutes: 3 * 24 * 60 })
  const closes = async () =>
    (
      await owner.query(
        `select distinct t.closes_at = m.starts_at as together from evaluation_ticket t join meeting m using (discussion_id)
         where discussion_id = $1 and form = 'before'`,
        [id],
      )
    ).rows
  await chase({ database, clock })
  expect(await closes()).toEqual([{ together: true }])
  await owner.query(`update meeting set starts_at = starts_at + interval '9 days', ends_at = ends_at + interval '9 days'
    where discussion_id = '${id}'`)
  expect(await closes()).toEqual([{ together: false }])
  await chase({ database, clock })
  expect(await closes()).toEqual([{ together: true }])
  const letters = await owner.query(`select from letter where discussion_id = $1 and letter = 'evaluation-before'`, [
    id,
  ])
  expect(letters.rows).toHaveLength(4) // one each, not asked again
})

test('answers are read by the Policy Team and written by nobody without a ticket', async () => {
  const { database, world } = house
  const count = (person: (typeof world.people)['neil']) =>
    database.withActor(person, (tx) => tx.selectFrom('evaluation_answer').select('id').execute())
  expect((await count(world.people.neil)).length).toBeGreaterThan(0)
  for (const key of ['fiona', 'ruth', 'isla', 'marion', 'ada'] as const)
    expect(await count(world.people[key])).toEqual([])
  const forged = database.withActor(world.people.neil, (tx) =>
    tx
      .insertInto('evaluation_answer')
      .values({
        committee_id: world.strathlorne,
        id: crypto.randomUUID(),
        form: 'after',
        quarter: '2026-Q4',
        answers: '{}',
        words: '{}',
      })
      .execute(),
  )
  await expect(forged).rejects.toThrow('permission denied')
})

test('the look back of a facilitator is theirs alone, and a second device overwrites nothing', async () => {
  const { owner, world } = house
  const id = await plantDiscussion(owner, world, {
    status: 'meeting-ended',
    people: { isla: 'requester', marion: 'facilitator', ruth: 'screener' },
  })
  const page = `/discussions/${id}/self-review`
  const marion = await house.signedIn(world.people.marion)
  const elsewhere = await house.signedIn(world.people.marion)
  const stale = await elsewhere.hidden(page)
  const saved = await marion.submit(page, { 's-fair': '4', 's-proud': 'We kept the pace.' })
  expect(saved.status).toBe(303)
  expect((await marion.visit(page)).body).toContain('We kept the pace.')
  const second = await elsewhere.post(page, { ...stale, 's-proud': 'Something else.' })
  expect([second.status, second.body.includes('Something else.')]).toEqual([409, true])
  for (const key of ['isla', 'ruth', 'fiona', 'neil', 'andrew'] as const)
    expect((await (await house.signedIn(world.people[key])).visit(page)).status).toBe(404)
  for (const actor of [world.people.neil, { kind: 'system', committeeId: world.strathlorne } as const])
    expect(await house.database.withActor(actor, (tx) => tx.selectFrom('self_review').selectAll().execute())).toEqual(
      [],
    )
})

test('a working day after the meeting the facilitator is reminded once of their own look back, and finds it', async () => {
  const { owner, world, database, clock } = house
  const id = await plantDiscussion(owner, world, {
    status: 'meeting-ended',
    people: { isla: 'participant', marion: 'facilitator' },
    at: new Date(clock.now().getTime() - 4 * 86_400_000),
  })
  await chase({ database, clock })
  await chase({ database, clock })
  const { rows } = await owner.query(
    `select person_id, link from letter where letter = 'self-review' and discussion_id = $1`,
    [id],
  )
  expect(rows).toEqual([{ person_id: world.people.marion.personId, link: `/discussions/${id}/self-review` }])
  const marion = await house.signedIn(world.people.marion)
  expect((await marion.visit(`/discussions/${id}`)).body).toContain(`/discussions/${id}/self-review`)
  const isla = await house.signedIn(world.people.isla)
  expect((await isla.visit(`/discussions/${id}`)).body).not.toContain('self-review')
})
