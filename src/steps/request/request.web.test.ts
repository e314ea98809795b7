import { afterAll, beforeAll, expect, test } from 'vitest'
import { request as words } from '#content'
import { completeFields } from '../../../test/set-up/complete-request.ts'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import type { Visitor } from '../../../test/set-up/visitor.ts'
import type { PersonKey } from '../../../test/set-up/world.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const personId = (key: PersonKey) => house.world.people[key].personId
const signedIn = (key: PersonKey) => house.signedIn(house.world.people[key])
const rows = async (sql: string, ...values: unknown[]) => (await house.owner.query(sql, values)).rows
const statusOf = async (id: string) => (await rows('select status from discussion where id = $1', id))[0]?.status
const lettersOf = async (id: string) =>
  (
    await rows(
      'select letter, person_id, to_address from letter where discussion_id = $1 order by written_at, letter',
      id,
    )
  ).map(({ letter, person_id, to_address }) => `${letter} ${nameOf(person_id) ?? to_address}`)
const nameOf = (id: string | null) =>
  Object.entries(house.world.people).find(([, person]) => person.personId === id)?.[0]

const begin = async (isla: Visitor, typed = { 'filled-by': 'practitioner' } as Record<string, string>) => {
  const begun = await isla.submit('/requests/new', typed)
  expect(begun.status).toBe(303)
  return (begun.location ?? '').replace('/request', '')
}

/** Fills in every part as a practitioner would. */
async function fillIn(writer: Visitor, at: string, fields = completeFields(house.world)) {
  for (const [part, typed] of Object.entries(fields)) {
    const saved = await writer.submit(`${at}/request/${part}`, typed)
    expect([part, saved.status]).toEqual([part, 303])
  }
}

async function agreedAndTold(isla: Visitor) {
  const at = await begin(isla)
  await fillIn(isla, at)
  await isla.submit(`${at}/request`)
  await (await signedIn('gregor')).submit(`${at}/agreement`, { answer: 'agree' })
  await (await signedIn('helen')).submit(`${at}/agreement`, { answer: 'agree' })
  const [page] = [await isla.visit(`${at}/alert`)]
  const members = [...page.body.matchAll(/name="(member-[^"]+)"/g)].map((match) => match[1] ?? '')
  await isla.submit(`${at}/alert`, { checked: 'yes', ...Object.fromEntries(members.map((name) => [name, 'letter'])) })
  return at
}

const promises = {
  'no-identifiers': 'yes',
  'not-decisions': 'yes',
  'duties-stay': 'yes',
  'emails-checked': 'yes',
  sharing: 'yes',
}

test('a practitioner asks: every part, two managers, the team, and off it goes', async () => {
  const isla = await signedIn('isla')
  const at = await agreedAndTold(isla)
  const id = at.split('/').at(-1) ?? ''
  expect(await statusOf(id)).toBe('agreed')
  const check = await isla.visit(`${at}/request/send`)
  expect(check.body).toContain('We each see the strengths of this family differently')
  const sent = await isla.submit(`${at}/request/send`, { 'safety-now': 'no', ...promises })
  expect(sent.location).toBe(`${at}/request/sent`)
  expect((await isla.visit(`${at}/request/explore`)).location).toBe(`${at}/request/whole`) // text now, no form
  expect(await statusOf(id)).toBe('sent')
  expect((await isla.visit(`${at}/request/sent`)).body).toMatch(/RCD-\d\d-\d{3}/)
  expect(await lettersOf(id)).toEqual(
    expect.arrayContaining([
      'agreement-asked gregor',
      'request-received isla',
      'request-received gregor',
      'request-arrived mailbox:reviewing-team',
    ]),
  )
  const copy = await rows(
    'select question, kind, answer from request_copy where discussion_id = $1 order by position',
    id,
  )
  expect(copy.find((row) => row.question === 'age-band')?.answer).toEqual([expect.stringMatching(/^v1:/)])
  expect((await (await signedIn('gregor')).visit(`/discussions/${id}/request/whole`)).body).toContain('5 to 11')
  expect(copy.some((row) => row.question === 'safety-now')).toBe(false)
})

test('number and word pair follow nobody else’s', async () => {
  const isla = await signedIn('isla')
  const ids: string[] = []
  for (let begun = 0; begun < 5; begun += 1) ids.push((await begin(isla)).split('/').at(-1) ?? '')
  const found = await rows('select reference, pseudonym from discussion where id = any($1) order by begun_at', ids)
  const numbers = found.map(({ reference }) => Number(/^RCD-\d\d-(\d{4})$/.exec(reference)?.[1]))
  expect(numbers.every((number) => number >= 1000)).toBe(true)
  expect(numbers.slice(1).some((number, at) => number !== (numbers[at] ?? 0) + 1)).toBe(true)
  expect(new Set(found.map(({ pseudonym }) => pseudonym)).size).toBe(5)
  expect(found[0]?.pseudonym).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/)
})

test('two people who begin at once get two numbers', async () => {
  const [isla, tom] = [await signedIn('isla'), await signedIn('tom')]
  const [one, other] = await Promise.all([begin(isla), begin(tom)])
  const found = await rows(
    'select reference from discussion where id = any($1)',
    [one, other].map((at) => at.split('/').at(-1)),
  )
  expect(new Set(found.map((row) => row.reference)).size).toBe(2)
})

test('a form to begin that is sent twice begins one request; one with a mistake begins none', async () => {
  const isla = await signedIn('isla')
  const hidden = await isla.hidden('/requests/new')
  const count = async () => Number((await rows('select count(*) from discussion'))[0]?.count)
  const before = await count()
  const first = await isla.post('/requests/new', { ...hidden, 'filled-by': 'practitioner' })
  const again = await isla.post('/requests/new', { ...hidden, 'filled-by': 'practitioner' })
  expect(again.location).toBe(first.location)
  expect(await count()).toBe(before + 1)
  const wrong = await isla.submit('/requests/new', { 'filled-by': 'first-manager', practitioner: personId('rowan') })
  expect(wrong.status).toBe(422)
  expect((await isla.submit('/requests/new', {})).status).toBe(422)
  expect(await count()).toBe(before + 1)
})

test('"yes" to the safety question stops the form, shows who to call, and is not kept anywhere', async () => {
  const isla = await signedIn('isla')
  const at = await begin(isla)
  const id = at.split('/').at(-1) ?? ''
  for (const answer of ['yes', 'not-sure']) {
    const stopped = await isla.submit(`${at}/request/safety`, { 'safety-now': answer })
    expect(stopped.location).toBe(`${at}/request/safety/advice`)
    expect((await isla.visit(stopped.location ?? '')).body).toContain('call <a href="tel:999">')
    expect((await isla.visit(`${at}/request/explore`)).location).toBe(`${at}/request/safety`)
  }
  expect(
    (await rows('select question from request_answer where discussion_id = $1', id)).map((row) => row.question).sort(),
  ).toEqual(['filled-by', 'practitioner'])
  await isla.submit(`${at}/request/safety`, { 'safety-now': 'no' })
  expect((await isla.visit(`${at}/request/explore`)).status).toBe(200)
})

test('what is incomplete is kept and shown again with what is missing; "later" asks for nothing', async () => {
  const isla = await signedIn('isla')
  const at = await begin(isla)
  await isla.submit(`${at}/request/safety`, { 'safety-now': 'no' })
  const missing = await isla.submit(`${at}/request/explore`, { areas: 'Too short', complex: 'yes' })
  expect(missing.status).toBe(422)
  expect(missing.body).toContain('Too short')
  expect(missing.body).toContain('Say what makes it complex')
  expect((await isla.visit(`${at}/request/explore`)).body).toContain('Too short')
  expect((await isla.visit(`${at}/request`)).body).toContain('Started')
  const later = await isla.submit(`${at}/request/tried`, { later: 'yes', 'tried-happened': 'Half a sentence' })
  expect(later.location).toBe(`${at}/request`)
  expect((await isla.visit(`${at}/request/tried`)).body).toContain('Half a sentence')
})

test('autosave keeps what was typed with 204, changes no history, and makes no open page stale', async () => {
  const isla = await signedIn('isla')
  const at = await begin(isla)
  const id = at.split('/').at(-1) ?? ''
  await isla.submit(`${at}/request/safety`, { 'safety-now': 'no' })
  const hidden = await isla.hidden(`${at}/request/explore`)
  const events = await rows('select count(*) from history where discussion_id = $1', id)
  for (const areas of ['We', 'We each see', 'We each see something else']) {
    const saved = await isla.post(`${at}/request/explore`, { ...hidden, areas }, { 'x-autosave': 'yes' })
    expect(saved.status).toBe(204)
    expect(saved.body).toBe('')
  }
  expect((await isla.visit(`${at}/request/explore`)).body).toContain('We each see something else')
  expect(await rows('select count(*) from history where discussion_id = $1', id)).toEqual(events)
  const pressed = await isla.post(`${at}/request/explore`, { ...hidden, ...completeFields(house.world).explore })
  expect(pressed.location).toBe(`${at}/request/tried`)
})

test('supervision comes first: the answers stay, the managers cannot be asked', async () => {
  const isla = await signedIn('isla')
  const at = await begin(isla)
  const fields = completeFields(house.world)
  await fillIn(isla, at, { ...fields, supervision: { ...fields.supervision, 'supervision-held': 'no' } })
  expect((await isla.visit(`${at}/request/supervision/advice`)).body).toContain('Take it to supervision first')
  expect((await isla.visit(`${at}/request`)).body).toContain('Please check')
  const hidden = await isla.hidden(`${at}/request/wishes`)
  const asked = await isla.post(`${at}/request`, hidden)
  expect(asked.status).toBe(409)
  expect(asked.body).toContain('Supervision comes first')
})

test('a first line manager writes it: both see it, the practitioner confirms, then the managers are asked', async () => {
  const gregor = await signedIn('gregor')
  const at = await begin(gregor, { 'filled-by': 'first-manager', practitioner: personId('isla') })
  const id = at.split('/').at(-1) ?? ''
  await fillIn(gregor, at)
  const asked = await gregor.submit(`${at}/request`)
  expect(asked.location).toBe(`${at}/request?read=asked`)
  expect(await statusOf(id)).toBe('draft')
  const isla = await signedIn('isla')
  expect((await isla.visit(`${at}/request/wishes`)).body).toContain('Mondays')
  await isla.submit(`${at}/request`)
  expect(await statusOf(id)).toBe('with-first-manager')
  expect(await lettersOf(id)).toEqual(['request-shared isla', 'request-to-confirm isla', 'agreement-asked gregor'])
  expect((await gregor.visit(`${at}/request/wishes`)).body).toContain('Mondays')
  expect((await (await signedIn('helen')).visit(`${at}/request/wishes`)).status).toBe(404)
})

test('two writers: the second to save sees both texts and loses nothing', async () => {
  const gregor = await signedIn('gregor')
  const at = await begin(gregor, { 'filled-by': 'first-manager', practitioner: personId('isla') })
  await gregor.submit(`${at}/request/safety`, { 'safety-now': 'no' })
  const isla = await signedIn('isla')
  const [hers, his] = [await isla.hidden(`${at}/request/explore`), await gregor.hidden(`${at}/request/explore`)]
  const fields = completeFields(house.world).explore
  await gregor.post(`${at}/request/explore`, {
    ...his,
    ...fields,
    'stuck-why': 'What the manager noticed over some months',
  })
  const typed = { ...fields, 'stuck-why': 'What the practitioner noticed over some months' }
  const conflict = await isla.post(`${at}/request/explore`, { ...hers, ...typed })
  expect(conflict.status).toBe(409)
  expect(conflict.body).toContain('What the practitioner noticed')
  expect(conflict.body).toContain('What the manager noticed')
  expect((await isla.submit(`${at}/request/explore`, typed)).status).toBe(303)
})

test('changing what to explore after an agreement makes the managers look again (P10)', async () => {
  const isla = await signedIn('isla')
  const at = await begin(isla)
  const id = at.split('/').at(-1) ?? ''
  await fillIn(isla, at)
  await isla.submit(`${at}/request`)
  await (await signedIn('gregor')).submit(`${at}/agreement`, { answer: 'agree' })
  const fields = completeFields(house.world)
  // Said before anything is typed, beside the button and on the list of parts.
  expect((await isla.visit(`${at}/request/explore`)).body).toContain('Save and ask the managers again')
  expect((await isla.visit(`${at}/request`)).body).toContain('A change goes back to your managers')
  expect((await isla.visit(`${at}/request/wishes`)).body).not.toContain('Save and ask the managers again')
  expect((await isla.submit(`${at}/request/explore`, fields.explore)).status).toBe(303)
  expect(await statusOf(id)).toBe('with-second-manager')
  expect((await isla.submit(`${at}/request/explore`, { ...fields.explore, areas: '' })).status).toBe(422)
  await isla.submit(`${at}/request/explore`, {
    ...fields.explore,
    unstuck: 'We would each be less worried on a Friday.',
  })
  expect(await statusOf(id)).toBe('with-first-manager')
  expect(await lettersOf(id)).toContain('agreement-look-again gregor')
})

test('it is not sent while a child may be at risk, while a tick is missing, or before the team is told', async () => {
  const isla = await signedIn('isla')
  const at = await agreedAndTold(isla)
  const id = at.split('/').at(-1) ?? ''
  const unsafe = await isla.submit(`${at}/request/send`, { 'safety-now': 'not-sure', ...promises })
  expect(unsafe.status).toBe(409)
  expect(unsafe.body).toContain('call <a href="tel:999">')
  const { sharing: _, ...four } = promises
  expect((await isla.submit(`${at}/request/send`, { 'safety-now': 'no', ...four })).status).toBe(422)
  const hidden = await isla.hidden(`${at}/request/send`)
  await house.owner.query('update team_member set told_at = null where discussion_id = $1', [id])
  expect((await isla.post(`${at}/request/send`, { ...hidden, 'safety-now': 'no', ...promises })).status).toBe(409)
  expect(await statusOf(id)).toBe('agreed')
})

test('each reader gets their kinds: managers do not see access needs, the team or the phone', async () => {
  const isla = await signedIn('isla')
  const at = await agreedAndTold(isla)
  await isla.submit(`${at}/request/send`, { 'safety-now': 'no', ...promises })
  const own = await isla.visit(`${at}/request/whole`)
  expect(own.body).toContain('A quiet start')
  const gregor = await (await signedIn('gregor')).visit(`${at}/request/whole`)
  expect(gregor.status).toBe(200)
  expect(gregor.body).toContain('We each see the strengths')
  for (const hidden of ['A quiet start', 'catriona.milne@', '01632 960099']) expect(gregor.body).not.toContain(hidden)
  expect((await (await signedIn('ruth')).visit(`${at}/request/whole`)).status).toBe(404)
  expect((await (await signedIn('calum')).visit(`${at}/request`)).status).toBe(404)
  const word = await isla.visit(`${at}/request.docx`)
  expect(word.headers['content-type']).toContain('wordprocessingml')
  const audited = await rows(
    `select 1 from audit_entry where verb = 'export' and discussion_id = $1`,
    at.split('/').at(-1),
  )
  expect(audited.length).toBe(1)
})

test('a draft is deleted with all it held; one that managers answered is not', async () => {
  const isla = await signedIn('isla')
  const at = await begin(isla)
  const id = at.split('/').at(-1) ?? ''
  await fillIn(isla, at)
  const deleted = await isla.submit(`${at}/request/delete`)
  expect(deleted.status).toBe(303)
  for (const table of [
    'discussion where id',
    'request_answer where discussion_id',
    'team_member where discussion_id',
    'history where discussion_id',
    'relation where discussion_id',
  ])
    expect([table, (await rows(`select 1 from ${table} = $1`, id)).length]).toEqual([table, 0])
  expect((await isla.visit(`${at}/request`)).status).toBe(404)

  const answered = await begin(isla)
  await fillIn(isla, answered)
  await isla.submit(`${answered}/request`)
  await (await signedIn('gregor')).submit(`${answered}/agreement`, { answer: 'not-me' })
  expect(await statusOf(answered.split('/').at(-1) ?? '')).toBe('draft')
  const hidden = await isla.hidden(`${answered}/request/wishes`)
  expect((await isla.post(`${answered}/request/delete`, hidden)).status).toBe(409)
  expect((await isla.visit(`${answered}/request/delete`)).body).toContain('taken back and not deleted')
})

test('somebody told who is taken off the list stays on record; a new address is a new person to tell', async () => {
  const isla = await signedIn('isla')
  const at = await agreedAndTold(isla)
  const id = at.split('/').at(-1) ?? ''
  const page = await isla.visit(`${at}/request/team-around`)
  const ids = [...page.body.matchAll(/name="team-members-(\d+)-id" value="([^"]+)"/g)].map((match) => match[2] ?? '')
  const typed = completeFields(house.world)['team-around'] ?? {}
  await isla.submit(`${at}/request/team-around`, {
    ...typed,
    'team-members-0-id': ids[0] ?? '',
    'team-members-1-id': ids[1] ?? '',
    'team-members-1-email': 'someone.else@police.example',
  })
  const list = await rows('select email, told_at, left_at from team_member where discussion_id = $1 order by email', id)
  expect(list.map(({ email, told_at, left_at }) => [email.split('@')[0], told_at !== null, left_at !== null])).toEqual([
    ['calum.sim', true, true],
    ['catriona.milne', true, false],
    ['someone.else', false, false],
  ])
})

test('the same person in two tabs: the older tab is told and loses nothing; an autosave whose answer was lost is no stranger', async () => {
  const isla = await signedIn('isla')
  const at = await begin(isla)
  await isla.submit(`${at}/request/safety`, { 'safety-now': 'no' })
  const page = `${at}/request/explore`
  const [older, newer] = [await isla.hidden(page), await isla.hidden(page)]
  const fields = completeFields(house.world).explore
  expect(
    (
      await isla.post(
        page,
        { ...newer, ...fields, 'stuck-why': 'What was typed in the newer tab' },
        { 'x-autosave': 'yes' },
      )
    ).status,
  ).toBe(204)
  // The browser never heard that: the same page goes on with what it had seen.
  expect(
    (
      await isla.post(
        page,
        { ...newer, ...fields, 'stuck-why': 'What was typed in the newer tab, and more' },
        { 'x-autosave': 'yes' },
      )
    ).status,
  ).toBe(204)
  const told = await isla.post(page, { ...older, ...fields, 'stuck-why': 'What was typed in the older tab' })
  expect(told.status).toBe(409)
  expect(told.body).toContain('What was typed in the older tab')
  expect(told.body).toContain('What was typed in the newer tab, and more')
})

test('a name in one line of text is found as in a long text: jobs, the team, days, what somebody needs', async () => {
  const isla = await signedIn('isla')
  const at = await begin(isla)
  await isla.submit(`${at}/request/safety`, { 'safety-now': 'no' })
  const fields: Readonly<Record<string, Record<string, string | string[]>>> = completeFields(house.world)
  const spoilt: [string, string, string][] = [
    ['you', 'role', 'Social worker for Kieran'],
    ['you', 'team', 'The team around Kieran'],
    ['wishes', 'times-not-possible', 'Not when Kieran has swimming'],
    ['wishes', 'access', 'A lift, and a seat near Kieran'],
    ['team-around', 'team-members-0-role', 'Mother of Kieran'],
  ]
  for (const [part, field, text] of spoilt) {
    const answer = await isla.submit(`${at}/request/${part}`, { ...fields[part], [field]: text })
    expect([field, answer.status]).toEqual([field, 422])
    expect(answer.body).toContain('<mark class="cg-mark-t">Kieran</mark>')
  }
  for (const [field, text] of [
    ['role', 'Health visitor, Oban Health Centre'],
    ['team', 'Health visiting, Oban Health Centre'],
  ])
    expect((await isla.submit(`${at}/request/you`, { ...fields.you, [field ?? '']: text ?? '' })).status).toBe(303)
})

test('the list, the pages and their numbers have one order', async () => {
  const isla = await signedIn('isla')
  const at = await begin(isla)
  await isla.submit(`${at}/request/safety`, { 'safety-now': 'no' })
  const list = (await isla.visit(`${at}/request`)).body
  const places = words.pages.map(({ id }) => list.indexOf(`href="${at}/request/${id}"`, list.indexOf('cg-tasks')))
  expect(places).toEqual([...places].sort((one, other) => one - other))
  for (const [number, { id }] of words.pages.entries())
    expect((await isla.visit(`${at}/request/${id}`)).body).toContain(`Part ${number + 1} of ${words.pages.length}`)
})

test('what the guard found is said above the form with the name of its question, and leads there', async () => {
  const isla = await signedIn('isla')
  const at = await begin(isla)
  await isla.submit(`${at}/request/safety`, { 'safety-now': 'no' })
  const { body } = await isla.submit(`${at}/request/tried`, {
    'tried-happened': 'Callum Reid, born 3 May 2015, was seen.',
  })
  const summary = /<ul class="ds_error-summary__list">(.*?)<\/ul>/s.exec(body)?.[1] ?? ''
  expect(summary).toMatch(/<a href="#f-tried-happened">What happened\? \d things to look at</)
})
