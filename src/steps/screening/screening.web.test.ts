import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import { sealed } from '../../../test/set-up/sealed.ts'
import { type PersonKey, plantDiscussion } from '../../../test/set-up/world.ts'
import type { Status } from '../../discussion.ts'
import { findDiscussion } from '../../kit/discussions.ts'
import { newId } from '../../kit/id.ts'
import { askGuard, markedIn } from '../../trust/guarded.ts'
import { answerAt } from '../../trust/request-words.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

/** A request that has arrived: Isla asks, Gregor and Helen agreed, Catriona and Calum are the team and know of it. */
async function arrived(status: Status = 'sent'): Promise<string> {
  const { owner, world } = house
  const id = await plantDiscussion(owner, world, {
    status,
    people: { isla: 'requester', gregor: 'first-manager', helen: 'second-manager' },
  })
  const { strathlorne, people } = world
  for (const [position, key] of (['catriona', 'calum'] as const).entries())
    await owner.query(
      `insert into team_member (committee_id, discussion_id, id, position, person_id, name, role, agency, email, told_at, told_how)
       values ($1, $2, $3, $4, $5, $6, $7, 'health', $8, now(), 'letter')`,
      [strathlorne, id, newId(), position, people[key].personId, people[key].name, people[key].job, people[key].email],
    )
  const answers = {
    areas: ['areas', 'We each see the strengths of this family in another way, and do not know why.'],
    'stuck-why': ['request', 'Each of us would describe a different family.'],
    'supervision-dates': ['request', ['2026-11-10']],
    'other-processes': ['request-screening', ['none']],
  } as const
  const about = { committeeId: strathlorne, id }
  for (const [question, [kind, value]] of Object.entries(answers)) {
    const kept = typeof value === 'string' ? await sealed(house.database, about, answerAt(question), value) : value
    await owner.query('insert into request_answer values ($1, $2, $3, $4, $5, now())', [
      strathlorne,
      id,
      question,
      kind,
      JSON.stringify(kept),
    ])
  }
  const copyAt = { table: 'request_copy', row: 'areas', column: 'answer' } as const
  const copy = await sealed(house.database, about, copyAt, ['As sent.'])
  await owner.query(
    `insert into request_copy values ($1, $2, 1, 0, 'Explore', 'areas', 'What to explore', 'areas', $3, now())`,
    [strathlorne, id, JSON.stringify(copy)],
  )
  await owner.query(`insert into history values ($1, $2, 1, 'request-sent', $3, now())`, [
    strathlorne,
    id,
    people.isla.personId,
  ])
  return id
}

const at = (id: string, part = '') => `/discussions/${id}${part}`
const signedIn = (key: PersonKey) => house.signedIn(house.world.people[key])
const statusOf = async (id: string) =>
  (await house.owner.query('select status from discussion where id = $1', [id])).rows[0]?.status
const eventsOf = async (id: string) =>
  (
    await house.owner.query('select event from history where discussion_id = $1 and number > 1 order by number', [id])
  ).rows.map((row) => row.event)
const lettersOf = async (id: string, letter: string) =>
  (
    await house.owner.query('select person_id from letter where discussion_id = $1 and letter = $2', [id, letter])
  ).rows.map((row) => row.person_id)
const personId = (key: PersonKey) => house.world.people[key].personId

async function taken(by: PersonKey = 'ruth') {
  const id = await arrived()
  const screener = await signedIn(by)
  await screener.submit(at(id, '/screening/take'), { 'screener-free': 'yes' })
  return { id, screener }
}

const noToAll = {
  'harm-now': 'no',
  'learning-review': 'no',
  'clear-issue': 'no',
  'plan-work': 'no',
  supervision: 'no',
  'other-process': 'no',
  complex: 'yes',
  stuck: 'yes',
}

async function answered(
  id: string,
  screener: Awaited<ReturnType<typeof signedIn>>,
  answers: Record<string, string> = noToAll,
) {
  for (const [question, answer] of Object.entries(answers)) {
    const sent = await screener.submit(at(id, '/screening'), { question, answer, reason: 'As the request says.' })
    expect(sent.status).toBe(303)
  }
}

test('given a request that arrived, when a free colleague takes it, then they alone read it and are named', async () => {
  const id = await arrived()
  const ruth = await signedIn('ruth')
  expect((await ruth.visit(at(id, '/screening'))).status).toBe(404)
  const page = await ruth.visit(at(id, '/screening/take'))
  expect(page.status).toBe(200)
  expect(page.body).not.toContain('strengths of this family')
  const done = await ruth.submit(at(id, '/screening/take'), { 'screener-free': 'yes' })
  expect(done).toMatchObject({ status: 303, location: at(id, '/screening') })
  expect(await statusOf(id)).toBe('being-screened')
  const screening = await ruth.visit(at(id, '/screening'))
  expect(screening.status).toBe(200)
  expect(screening.body).toContain('strengths of this family')
  expect(screening.body).toContain('2 of 2 told')
  await house.owner.query(
    `update team_member set told_at = null, skip_reason = 'safety' where discussion_id = $1 and position = 1`,
    [id],
  )
  const held = (await ruth.visit(`/discussions/${id}/screening`)).body
  expect(held).toContain('1 of 2 told. 1 not told for now')
  expect((await (await signedIn('shona')).visit(at(id, '/screening'))).status).toBe(404)
  expect((await (await signedIn('shona')).visit(at(id, '/screening/take'))).body).toContain(
    'A colleague has taken it on',
  )
})

test('the practitioner’s days run from when it was sent: taking it on, or standing aside, begins none anew (P13)', async () => {
  const id = await arrived()
  await house.owner.query(`update discussion set status_since = status_since - interval '7 days' where id = $1`, [id])
  const since = async () =>
    (await house.owner.query('select status_since from discussion where id = $1', [id])).rows[0]?.status_since
  const sent = await since()
  const ruth = await signedIn('ruth')
  await ruth.submit(at(id, '/screening/take'), { 'screener-free': 'yes' })
  expect(await statusOf(id)).toBe('being-screened')
  expect(await since()).toEqual(sent)
  await ruth.submit(at(id, '/screening/pass'), {})
  expect(await statusOf(id)).toBe('sent')
  expect(await since()).toEqual(sent)
})

test.each(['yes', 'not-sure'])(
  'whoever answers %s to harm is shown first whom to call, before any other question (P4)',
  async (answer) => {
    const { id, screener } = await taken()
    const saved = await screener.submit(at(id, '/screening'), {
      question: 'harm-now',
      answer,
      reason: 'Something was said.',
    })
    expect(saved.location).toBe(`${at(id, '/screening')}#open`)
    const { body } = await screener.visit(at(id, '/screening'))
    const [notice, question] = [body.indexOf('tel:999'), body.indexOf('name="answer"')]
    expect(notice).toBeGreaterThan(0)
    expect(question).toBeGreaterThan(notice)
    expect(body.indexOf('id="open"')).toBeLessThan(notice)
    expect(body).toContain(at(id, '/screening/decide?outcome=child-protection'))
    await screener.submit(at(id, '/screening'), { question: 'harm-now', answer: 'no', reason: 'It was cleared up.' })
    expect((await screener.visit(at(id, '/screening'))).body).not.toContain('tel:999')
  },
)

test('without the declaration nothing happens, and the page says what is missing', async () => {
  const id = await arrived()
  const done = await (await signedIn('ruth')).submit(at(id, '/screening/take'), {})
  expect(done.status).toBe(422)
  expect(done.body).toContain('Tick this before you screen the request')
  expect(await statusOf(id)).toBe('sent')
})

test.each([
  ['is in the team', 'catriona'],
  ['manages somebody in the team', 'duncan'],
  ['manages the manager of somebody in the team', 'ailsa'],
  ['agreed to the request', 'helen'],
] as const)('a colleague who %s cannot screen it', async (_why, key) => {
  const id = await arrived()
  await house.owner.query(`insert into duty values ($1, $2, 'reviewing-team') on conflict do nothing`, [
    house.world.strathlorne,
    personId(key),
  ])
  const done = await (await signedIn(key)).submit(at(id, '/screening/take'), { 'screener-free': 'yes' })
  await house.owner.query(`delete from duty where person_id = $1`, [personId(key)])
  expect(done.status).toBe(409)
  expect(done.body).toContain('You have a part in this work')
  expect(await statusOf(id)).toBe('sent')
})

test('two colleagues at once: one screens, the other is told', async () => {
  const id = await arrived()
  const [ruth, shona] = [await signedIn('ruth'), await signedIn('shona')]
  const forms = await Promise.all([ruth, shona].map((one) => one.hidden(at(id, '/screening/take'))))
  const answers = await Promise.all(
    [ruth, shona].map((one, which) => one.post(at(id, '/screening/take'), { ...forms[which], 'screener-free': 'yes' })),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
  expect(await eventsOf(id)).toEqual(['screener-named'])
})

test('answers are kept one by one, can be changed, and no fact that is unconfirmed is ever shown', async () => {
  const { id, screener } = await taken()
  await answered(id, screener, { 'harm-now': 'no' })
  const next = await screener.visit(at(id, '/screening'))
  expect(next.body).toContain('As the request says.')
  expect(next.body).toContain('value="learning-review"')
  expect(next.body).not.toContain('Read the full tests in the guidance')
  const wrong = await screener.submit(at(id, '/screening'), {
    question: 'learning-review',
    answer: '',
    reason: 'Kept.',
  })
  expect(wrong.status).toBe(422)
  expect(wrong.body).toContain('Kept.')
  await answered(id, screener, { 'harm-now': 'not-sure' })
  expect((await screener.visit(at(id, '/screening'))).body).toContain('Your answer points to: child protection now')
})

test('suitable: status, history and letters to the practitioner and both managers agree', async () => {
  const { id, screener } = await taken()
  await answered(id, screener)
  const done = await screener.submit(at(id, '/screening/decide?outcome=suitable'), {
    reason: 'Complex, and nobody can say why.',
  })
  expect(done.status).toBe(303)
  expect(await statusOf(id)).toBe('finding-facilitator')
  expect(await eventsOf(id)).toEqual(['screener-named', 'found-suitable'])
  expect(new Set(await lettersOf(id, 'screening-suitable'))).toEqual(
    new Set(['isla', 'gregor', 'helen'].map((key) => personId(key as PersonKey))),
  )
  const outcome = await (await signedIn('helen')).visit(at(id, '/screening/outcome'))
  expect(outcome.status).toBe(200)
  expect(outcome.body).toContain('Complex, and nobody can say why.')
  expect((await (await signedIn('catriona')).visit(at(id, '/screening/outcome'))).status).toBe(404)
})

test('suitable is not given while a question is open, or against the answer about harm; what was typed stays', async () => {
  const { id, screener } = await taken()
  const early = await screener.submit(at(id, '/screening/decide?outcome=suitable'), { reason: 'Typed once.' })
  expect(early.status).toBe(409)
  expect(early.body).toContain('Some questions are still open')
  expect(early.body).toContain('Typed once.')
  await answered(id, screener, { ...noToAll, 'harm-now': 'not-sure' })
  const unsafe = await screener.submit(at(id, '/screening/decide?outcome=suitable'), { reason: 'It fits.' })
  expect(unsafe.status).toBe(409)
  expect(await statusOf(id)).toBe('being-screened')
})

test('child protection now needs the call first, and nothing else holds it up', async () => {
  const { id, screener } = await taken()
  const without = await screener.submit(at(id, '/screening/decide?outcome=child-protection'), {
    reason: 'May be harm.',
  })
  expect(without.status).toBe(422)
  expect(without.body).toContain('Make the call first')
  const done = await screener.submit(at(id, '/screening/decide?outcome=child-protection'), {
    reason: 'May be harm.',
    called: 'The duty team at 10:20.',
    'come-back': 'yes',
  })
  expect(done.status).toBe(303)
  expect(await statusOf(id)).toBe('another-route')
  expect(await lettersOf(id, 'screening-child-protection')).toHaveLength(3)
})

test('more needed: a question, an answer, and the screening goes on', async () => {
  const { id, screener } = await taken()
  const late = await screener.submit(at(id, '/screening/decide?outcome=more-needed'), {
    question: 'What was tried?',
    'due-day': '1',
    'due-month': '1',
    'due-year': '2020',
  })
  expect(late.status).toBe(409)
  expect(late.body).toContain('What was tried?')
  const asked = await screener.submit(at(id, '/screening/decide?outcome=more-needed'), {
    question: 'What was tried?',
    'due-day': '1',
    'due-month': '3',
    'due-year': '2099',
  })
  expect(asked.status).toBe(303)
  expect(await statusOf(id)).toBe('more-needed')
  const isla = await signedIn('isla')
  expect((await isla.visit(at(id, '/screening/answer'))).body).toContain('What was tried?')
  expect((await isla.submit(at(id, '/screening/answer'), { reply: 'Two core groups.' })).status).toBe(303)
  expect(await statusOf(id)).toBe('being-screened')
  expect(await lettersOf(id, 'screening-answered')).toEqual([personId('ruth')])
})

test('a condition: the practitioner says it is done, the screener confirms it', async () => {
  const { id, screener } = await taken()
  await answered(id, screener)
  await screener.submit(at(id, '/screening/decide?outcome=suitable-with-conditions'), {
    reason: 'It fits.',
    condition: 'Tell the second team.',
    'due-day': '1',
    'due-month': '3',
    'due-year': '2099',
  })
  expect(await statusOf(id)).toBe('suitable-with-conditions')
  const isla = await signedIn('isla')
  expect((await isla.submit(at(id, '/screening/done'), { reply: 'They know.' })).status).toBe(303)
  expect(await statusOf(id)).toBe('suitable-with-conditions')
  expect((await screener.visit(at(id, '/screening/confirm'))).body).toContain('They know.')
  expect((await screener.submit(at(id, '/screening/confirm'))).status).toBe(303)
  expect(await statusOf(id)).toBe('finding-facilitator')
  expect(await eventsOf(id)).toEqual(['screener-named', 'found-suitable-with-condition', 'condition-met'])
})

test('wait, and look again: by a colleague too, who still reads nothing of it', async () => {
  const { id, screener } = await taken()
  await answered(id, screener, { ...noToAll, 'other-process': 'yes' })
  await screener.submit(at(id, '/screening/decide?outcome=wait'), {
    reason: 'A court case is at the centre.',
    'look-again-day': '1',
    'look-again-month': '3',
    'look-again-year': '2099',
  })
  expect(await statusOf(id)).toBe('waiting-elsewhere')
  const shona = await signedIn('shona')
  expect((await shona.visit(at(id, '/screening/look-again'))).body).not.toContain('court case')
  expect((await shona.submit(at(id, '/screening/look-again'))).status).toBe(303)
  expect(await statusOf(id)).toBe('being-screened')
  expect((await shona.submit(at(id, '/screening/take-over'), { 'screener-free': 'yes' })).status).toBe(303)
  expect((await screener.visit(at(id, '/screening'))).status).toBe(404)
  expect((await shona.visit(at(id, '/screening'))).status).toBe(200)
})

test('handed on, and back again: a new copy, a new screener, no old answers', async () => {
  const { id, screener } = await taken()
  await answered(id, screener, { 'harm-now': 'no', 'learning-review': 'no', 'clear-issue': 'yes' })
  const done = await screener.submit(at(id, '/screening/decide?outcome=escalation'), {
    reason: 'They can name it.',
    helper: 'The escalation lead',
    'come-back': 'yes',
  })
  expect(done.status).toBe(303)
  expect(await statusOf(id)).toBe('another-route')
  const isla = await signedIn('isla')
  expect((await isla.visit(at(id, '/screening/outcome'))).body).toContain('The escalation lead')
  for (const key of ['isla', 'gregor'] as const) {
    const { body } = await (await signedIn(key)).visit(at(id))
    const card = body.slice(body.indexOf('Escalation fits better'), body.indexOf('What has happened'))
    for (const said of ['They can name it.', 'The escalation lead', at(id, '/screening/outcome')])
      expect(card).toContain(said)
    expect(body).not.toContain('There is nothing for you to do now')
  }
  expect((await (await signedIn('shona')).visit(at(id))).body).not.toContain('They can name it.')
  expect((await isla.submit(at(id, '/screening/come-back'), { 'safety-now': 'not-sure' })).status).toBe(409)
  expect(await statusOf(id)).toBe('another-route')
  expect((await isla.submit(at(id, '/screening/come-back'), { 'safety-now': 'no' })).status).toBe(303)
  expect(await statusOf(id)).toBe('sent')
  const copies = await house.owner.query('select number from request_copy where discussion_id = $1 order by number', [
    id,
  ])
  expect(copies.rows.map((row) => row.number)).toEqual([1, 2])
  expect((await screener.visit(at(id, '/screening'))).status).toBe(404)
  await screener.submit(at(id, '/screening/take'), { 'screener-free': 'yes' })
  expect((await screener.visit(at(id, '/screening'))).body).not.toContain('As the request says.')
})

test('standing aside ends the reading and brings the request back to the list', async () => {
  const { id, screener } = await taken()
  await answered(id, screener, { 'harm-now': 'no' })
  expect((await screener.submit(at(id, '/screening/pass'))).status).toBe(303)
  expect(await statusOf(id)).toBe('sent')
  expect((await screener.visit(at(id, '/screening'))).status).toBe(404)
  const left = await house.owner.query('select from screening_answer where discussion_id = $1', [id])
  expect(left.rowCount).toBe(0)
})

test('what the writer of a request keeps although the guard marks it is shown to the screener, with the reason (P22)', async () => {
  const { id, screener } = await taken()
  const text = 'Mrs Lomax would say that help is a way of walking together.'
  await house.owner.query(`update request_answer set value = $2 where discussion_id = $1 and question = 'stuck-why'`, [
    id,
    JSON.stringify(
      await sealed(house.database, { committeeId: house.world.strathlorne, id }, answerAt('stuck-why'), text),
    ),
  ])
  expect((await screener.visit(at(id, '/screening'))).body).not.toContain('Words that are kept')
  await keeps(id, 'stuck-why', text)
  const page = (await screener.visit(at(id, '/screening'))).body
  expect(page).toContain('Words that are kept')
  expect(page).toContain('<mark class="cg-mark-t">Mrs Lomax</mark>')
  expect(page).toContain('It is the name of a writer or a model')
})

test('so is what they keep in what the people of the team do', async () => {
  const { id, screener } = await taken()
  const role = 'Worker for Mrs Lomax'
  await house.owner.query('update team_member set role = $2 where discussion_id = $1 and position = 1', [id, role])
  expect((await screener.visit(at(id, '/screening'))).body).not.toContain('Words that are kept')
  await keeps(id, 'team-members-1-role', role)
  const page = (await screener.visit(at(id, '/screening'))).body
  expect(page).toContain('Worker for <mark class="cg-mark-t">Mrs Lomax</mark>')
})

/** The practitioner answers the guard that it is the name of a writer. */
async function keeps(id: string, field: string, text: string): Promise<void> {
  const { isla } = house.world.people
  const kept = Object.fromEntries(markedIn(text).map(({ mark }) => [mark, 'author']))
  await house.database.withActor(isla, async (tx) => {
    const discussion = await findDiscussion(tx, id)
    if (!discussion) throw new Error('the discussion that was planted is not there')
    await askGuard(tx, discussion, 'save-answers', { [field]: text }, { [field]: kept }, isla, house.clock.now())
  })
}
