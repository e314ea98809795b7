/** Two people at once, a double click, the back button, a form that somebody else has overtaken: one effect and a clear page. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../set-up/house.ts'
import { type PersonKey, plantDiscussion } from '../set-up/world.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const signedIn = (key: PersonKey) => house.signedIn(house.world.people[key])
const people = { isla: 'requester', gregor: 'first-manager', helen: 'second-manager' } as const

async function countsOf(id: string) {
  const { rows } = await house.owner.query(
    `select (select count(*)::int from history where discussion_id = $1) as events,
       (select count(*)::int from agreement where discussion_id = $1) as agreements,
       (select count(*)::int from letter where discussion_id = $1) as letters,
       (select count(*)::int from audit where discussion_id = $1 and verb = 'act') as acts,
       (select status from discussion where id = $1) as status, (select version from discussion where id = $1) as version`,
    [id],
  )
  return rows[0]
}

test('the same form sent twenty times at once has one effect, and each sending gets the same kind answer', async () => {
  const id = await plantDiscussion(house.owner, house.world, { status: 'with-first-manager', people })
  const gregor = await signedIn('gregor')
  const path = `/discussions/${id}/agreement`
  const form = { ...(await gregor.hidden(path)), answer: 'agree', 'agree-comment': 'Yes, this would help us.' }

  const answers = await Promise.all(Array.from({ length: 20 }, () => gregor.post(path, form)))

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
  expect(new Set(answers.map(({ location }) => location)).size).toBe(1)
  expect(await countsOf(id)).toMatchObject({
    events: 1,
    agreements: 1,
    acts: 1,
    status: 'with-second-manager',
    version: 2,
  })
})

test('going back and sending the form again leads to the same place and does nothing', async () => {
  const id = await plantDiscussion(house.owner, house.world, { status: 'with-first-manager', people })
  const gregor = await signedIn('gregor')
  const path = `/discussions/${id}/agreement`
  const form = { ...(await gregor.hidden(path)), answer: 'agree', 'agree-comment': '' }
  const first = await gregor.post(path, form)
  const before = await countsOf(id)

  const again = await gregor.post(path, form)

  expect([again.status, again.location]).toEqual([303, first.location])
  expect(await countsOf(id)).toEqual(before)
})

test('two of the Reviewing Team take the same request at once: one screens, the other reads that somebody was faster', async () => {
  const id = await plantDiscussion(house.owner, house.world, { status: 'sent', people })
  const [ruth, shona] = await Promise.all([signedIn('ruth'), signedIn('shona')])
  const path = `/discussions/${id}/screening/take`
  const forms = await Promise.all([ruth.hidden(path), shona.hidden(path)])

  const answers = await Promise.all([
    ruth.post(path, { ...forms[0], 'screener-free': 'yes' }),
    shona.post(path, { ...forms[1], 'screener-free': 'yes' }),
  ])

  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
  const { rows } = await house.owner.query(
    `select count(*)::int as screeners from relation where discussion_id = $1 and relation = 'screener' and ended_at is null`,
    [id],
  )
  expect(rows[0]?.screeners).toBe(1)
  expect(await countsOf(id)).toMatchObject({ events: 1, status: 'being-screened' })
})

test('the two managers answer at once: the second is not asked before the first has agreed', async () => {
  const id = await plantDiscussion(house.owner, house.world, { status: 'with-first-manager', people })
  const [gregor, helen] = await Promise.all([signedIn('gregor'), signedIn('helen')])
  const path = `/discussions/${id}/agreement`
  const mine = await gregor.hidden(path)
  const forged = { _csrf: (await helen.hidden('/requests/new'))._csrf ?? '', answer: 'agree' }

  const [first, second] = await Promise.all([gregor.post(path, { ...mine, answer: 'agree' }), helen.post(path, forged)])

  expect(first.status).toBe(303)
  const counts = await countsOf(id)
  // Whoever was faster: never more agreements than answers that were taken.
  expect(counts.agreements).toBe([first, second].filter(({ status }) => status === 303).length)
  expect(counts.events).toBe(counts.agreements)
})

test('a form that somebody else has overtaken is refused with 409, and what was typed is still there', async () => {
  const id = await plantDiscussion(house.owner, house.world, { status: 'with-first-manager', people })
  const gregor = await signedIn('gregor')
  const path = `/discussions/${id}/agreement`
  const form = await gregor.hidden(path)
  await house.owner.query('update discussion set version = version + 1 where id = $1', [id])

  const answer = await gregor.post(path, {
    ...form,
    answer: 'question',
    'question-comment': 'Who else knows the family well?',
  })

  expect(answer.status).toBe(409)
  expect(answer.body).toContain('Who else knows the family well?')
  expect(await countsOf(id)).toMatchObject({ events: 0, agreements: 0, status: 'with-first-manager' })
  // The page that came back carries the new version: read, send again, done.
  const again = await gregor.submit(path, { answer: 'question', 'question-comment': 'Who else knows the family well?' })
  expect(again.status).toBe(303)
})

test('other words under a key that was used before are not taken for the first ones', async () => {
  const id = await plantDiscussion(house.owner, house.world, { status: 'with-first-manager', people })
  const gregor = await signedIn('gregor')
  const path = `/discussions/${id}/agreement`
  const form = await gregor.hidden(path)
  await gregor.post(path, { ...form, answer: 'agree' })

  const other = await gregor.post(path, {
    ...form,
    answer: 'not-now',
    reason: 'time',
    'not-now-comment': 'After the summer.',
  })

  expect(other.status).toBe(409)
  expect(other.body).toContain('After the summer.')
  expect(await countsOf(id)).toMatchObject({ agreements: 1, status: 'with-second-manager' })
})
