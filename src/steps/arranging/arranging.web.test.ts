import { afterAll, beforeAll, expect, test } from 'vitest'
import { addWorkingDays, dayOf, arranging as words } from '#content'
import {
  guest,
  lettersOf,
  letterTo,
  plantArranging,
  setFields,
  statusOf,
  typedAt,
} from '../../../test/set-up/arranging.world.ts'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import { openInvited } from '../../room/invitation-words.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

/** Working days ahead: nothing unusual is asked about. */
const inDays = (days: number): string => dayOf(addWorkingDays(new Date(), days))

const threeTimes = () => ({
  ...typedAt('times-0-', inDays(20), '10:00'),
  ...typedAt('times-1-', inDays(21), '14:00'),
  ...typedAt('times-2-', inDays(22), '09:30'),
  ...typedAt('closes-', '', ''),
  length: 'usual',
  how: 'online',
  'closes-day': String(Number(inDays(5).slice(8))),
  'closes-month': String(Number(inDays(5).slice(5, 7))),
  'closes-year': inDays(5).slice(0, 4),
})

test('from times that are offered to a meeting that everybody has in their calendar', async () => {
  const id = await plantArranging(house)
  const page = `/discussions/${id}`
  const { isla, catriona, calum, marion } = house.world.people
  const facilitator = await house.signedIn(marion)

  const offered = await facilitator.submit(`${page}/arranging/times`, threeTimes())
  expect([offered.status, offered.location]).toEqual([303, `${page}/arranging`])
  expect(await statusOf(house, id)).toBe('finding-time')
  const asked = (await lettersOf(house, id)).filter((one) => one.letter === 'poll-asked')
  expect(asked.map((one) => one.to).sort()).toEqual([isla.email, catriona.email, calum.email, guest.email].sort())
  expect(new Set(asked.map((one) => one.link)).size).toBe(4)

  // The guest answers by the link, the others signed in.
  const options = await optionsOf(id)
  const { link } = await letterTo(house, id, guest.email, 'poll-asked')
  const answers = (one: string, two: string, three: string) => ({
    options,
    [`answer-${options[0]}`]: one,
    [`answer-${options[1]}`]: two,
    [`answer-${options[2]}`]: three,
  })
  const sent = await house.stranger().submit(link, answers('no', 'yes', 'maybe'))
  expect([sent.status, sent.location]).toEqual([303, `${link}/sent`])
  for (const person of [isla, catriona, calum]) {
    const done = await (await house.signedIn(person)).submit(`${page}/times`, answers('maybe', 'yes', 'no'))
    expect(done.status).toBe(303)
  }
  expect((await letterTo(house, id, marion.email, 'poll-ready')).values.count).toBe('4')

  // Others see counts and no names; the facilitator sees names and the best time.
  const seen = await house.stranger().visit(link)
  expect(seen.body).toContain('4 can come')
  for (const name of [catriona.name, calum.name, isla.name]) expect(seen.body).not.toContain(name)
  const hub = await facilitator.visit(`${page}/arranging`)
  expect(hub.body).toContain(catriona.name)
  expect(hub.body).toContain('Best so far')

  const set = await facilitator.submit(`${page}/arranging/time`, {
    ...setFields('', ''),
    option: options[1] ?? '',
    how: 'online',
  })
  expect(set.status).toBe(303)
  expect(await statusOf(house, id)).toBe('time-set')
  const invitations = (await lettersOf(house, id)).filter((one) => one.letter === 'meeting-invitation')
  expect(invitations).toHaveLength(4)
  expect(new Set(invitations.map((one) => one.calendar?.uid)).size).toBe(4)
  for (const { calendar } of invitations)
    expect(calendar).toMatchObject({
      method: 'REQUEST',
      sequence: 0,
      place: 'online',
      url: 'https://meet.council.example/abc',
    })
  const own = await letterTo(house, id, marion.email, 'meeting-set-facilitator')
  expect(own.calendar).toMatchObject({ method: 'REQUEST', sequence: 0 })
  expect(Date.parse(own.calendar?.end ?? '') - Date.parse(own.calendar?.start ?? '')).toBe(90 * 60_000)

  // The link of the first letter still works beside the new one.
  expect((await house.stranger().visit(link)).body).toContain('Can you come?')
})

test('a link shows number, time, place and rules; no word pair, no case content, no other people', async () => {
  const { id, link } = await invited()
  await house.owner.query(
    `insert into request_answer (committee_id, discussion_id, question, kind, value, answered_at) values ($1, $2, 'areas', 'areas', '"Canary-words"', now())`,
    [house.world.strathlorne, id],
  )
  const { rows } = await house.owner.query<{ reference: string; pseudonym: string }>(
    'select reference, pseudonym from discussion where id = $1',
    [id],
  )
  const seen = await house.stranger().visit(link)
  expect(seen.status).toBe(200)
  expect(seen.body).toContain(rows[0]?.reference)
  expect(seen.body).toContain('Room 4, Town House')
  expect(seen.body).toContain('Marion Duthie')
  expect(seen.body).toContain('What is said here stays here')
  for (const hidden of [rows[0]?.pseudonym ?? '', 'Canary', 'Isla Farquhar', 'Catriona', id])
    expect(seen.body).not.toContain(hidden)
  expect(seen.headers['referrer-policy']).toBe('no-referrer')
  expect(seen.headers['cache-control']).toBe('no-store')
})

test('by the link of a letter only somebody who is coming sees where the meeting is online, until it ends', async () => {
  const { link } = await invited()
  const address = 'meet.council.example'
  const visitor = house.stranger()
  const before = (await visitor.visit(link)).body
  expect([before.includes(address), before.includes(words.link_page.link_later)]).toEqual([false, true])
  await visitor.submit(link, { reply: 'not-coming' })
  expect((await visitor.visit(link)).body).not.toContain(address)
  await visitor.submit(link, { reply: 'coming-online' })
  expect((await visitor.visit(link)).body).toContain(address)
})

test('whoever is late finds room and link: on the page of the discussion, and by the link of the letter', async () => {
  const { id, link } = await invited()
  await house.stranger().submit(link, { reply: 'coming' })
  await house.owner.query(
    `update meeting set starts_at = now() - interval '20 minutes', ends_at = now() + interval '1 hour' where discussion_id = $1`,
    [id],
  )
  for (const status of ['time-set', 'meeting-open']) {
    await house.owner.query('update discussion set status = $2 where id = $1', [id, status])
    await house.owner.query('update meeting set state = $2 where discussion_id = $1', [
      id,
      status === 'time-set' ? 'set' : 'open',
    ])
    const calum = await house.signedIn(house.world.people.calum)
    for (const { body } of [await house.stranger().visit(link), await calum.visit(`/discussions/${id}`)])
      for (const where of ['Room 4, Town House', 'meet.council.example']) expect(body).toContain(where)
  }
  expect((await (await house.signedIn(house.world.people.gregor)).visit(`/discussions/${id}`)).body).not.toContain(
    'Room 4',
  )
  await house.owner.query(`update meeting set ends_at = now() - interval '1 minute' where discussion_id = $1`, [id])
  expect((await house.stranger().visit(link)).body).not.toContain('Room 4')
})

test('opening a link changes nothing but the audit', async () => {
  const { link } = await invited()
  const before = await everything()
  for (const path of [link, `${link}/sent`, link]) expect((await house.stranger().visit(path)).status).toBe(200)
  expect(await everything()).toEqual(before)
})

test('a reply by the link is kept, can be changed, and leaves a mark without words in the history', async () => {
  const { id, link } = await invited()
  const visitor = house.stranger()
  expect((await visitor.submit(link, { reply: 'coming', needs: ['captions', 'breaks'] })).status).toBe(303)
  expect(
    (await visitor.submit(link, { reply: 'not-coming', view: 'Think about sleep', needs: 'captions' })).status,
  ).toBe(303)
  expect(await invitationOf(id, guest.email)).toMatchObject({
    reply: 'not-coming',
    view: 'Think about sleep',
    access_needs: ['captions'],
  })
  const { rows } = await house.owner.query(
    `select by_person, facts from history where discussion_id = $1 and event = 'reply-given'`,
    [id],
  )
  expect(rows).toHaveLength(2)
  expect(rows[0]?.by_person).toBeNull()
  expect(JSON.stringify(rows)).not.toMatch(/sleep|not-coming|captions/)
  // The facilitator alone sees what was said and needed.
  const hub = await (await house.signedIn(house.world.people.marion)).visit(`/discussions/${id}/arranging`)
  expect(hub.body).toContain('Think about sleep')
  expect(hub.body).toContain('do not say who asked')
  const other = await (await house.signedIn(house.world.people.isla)).visit(`/discussions/${id}`)
  expect(other.body).not.toContain('Think about sleep')
  expect((await (await house.signedIn(house.world.people.isla)).visit(`/discussions/${id}/arranging`)).status).toBe(404)
})

test('a missing answer keeps what was typed; the same form sent twice has one effect', async () => {
  const { id, link } = await invited()
  const visitor = house.stranger()
  const wrong = await visitor.submit(link, { reply: 'someone-else', name: 'Innes Colleague', email: 'nowhere' })
  expect(wrong.status).toBe(422)
  expect(wrong.body).toContain('Innes Colleague')
  expect(wrong.body).toContain('Enter a work email')
  const form = {
    ...(await visitor.hidden(link)),
    reply: 'someone-else',
    name: 'Innes Colleague',
    email: 'innes@charity.example',
  }
  expect((await visitor.post(link, form)).status).toBe(303)
  expect((await visitor.post(link, form)).status).toBe(303)
  const letters = (await lettersOf(house, id)).filter((one) => one.letter === 'someone-else-suggested')
  expect(letters).toHaveLength(1)
  expect(JSON.stringify(letters)).not.toContain('Innes')
})

test('a link that is unknown, mistyped or withdrawn: one kind page, and no word of why', async () => {
  const { id, link } = await invited()
  const { id: invitation } = await invitationOf(id, guest.email)
  const facilitator = await house.signedIn(house.world.people.marion)
  const path = `/discussions/${id}/arranging/withdrawn-invitation`
  const off = await facilitator.submit(`${path}?invitation=${invitation}`, {}, path)
  expect(off.status).toBe(303)
  const letter = await letterTo(house, id, guest.email, 'invitation-withdrawn')
  const before = await letterTo(house, id, guest.email, 'meeting-invitation')
  expect(letter.calendar).toMatchObject({ method: 'CANCEL', uid: before.calendar?.uid, sequence: 1 })
  const bodies = new Set<string>()
  for (const gone of [link, `/replies/${'A'.repeat(43)}`, '/replies/short', `${link}/sent`]) {
    const seen = await house.stranger().visit(gone)
    expect(seen.status).toBe(404)
    expect(seen.body).toContain('This link no longer works')
    bodies.add(seen.body.replace(/value="[^"]*"/g, ''))
  }
  expect(bodies.size).toBe(1)
  const visitor = house.stranger()
  await visitor.visit('/sign-in')
  expect((await visitor.post(link, { reply: 'coming' })).status).toBeGreaterThanOrEqual(400)
})

test('secrets are stored as hashes only', async () => {
  const { id, link } = await invited()
  const secret = link.split('/').at(-1) ?? ''
  const { rows } = await house.owner.query('select * from invitation_link where discussion_id = $1', [id])
  const own = await house.owner.query('select * from invitation where discussion_id = $1', [id])
  expect(secret).toHaveLength(43)
  expect(JSON.stringify([rows, own.rows])).not.toContain(secret)
})

test('somebody with a personal link reads nothing from then on, and the facilitator is asked to ring', async () => {
  const { id } = await invited()
  const { catriona, marion } = house.world.people
  const visitor = await house.signedIn(catriona)
  expect((await visitor.visit(`/discussions/${id}`)).status).toBe(200)
  const done = await visitor.submit(`/discussions/${id}/reply`, { reply: 'conflict' })
  expect(done.location).toBe(`/discussions/${id}/replied`)
  expect((await visitor.visit(`/discussions/${id}/replied`)).body).toContain('Thank you')
  expect((await visitor.visit(`/discussions/${id}`)).status).toBe(404)
  expect((await visitor.visit(`/discussions/${id}/reply`)).status).toBe(404)
  expect((await letterTo(house, id, marion.email, 'conflict-told')).calendar).toBeNull()
  const hub = await (await house.signedIn(marion)).visit(`/discussions/${id}/arranging`)
  expect(hub.body).toContain('Please ring Catriona Milne')
  const desk = (await (await house.signedIn(marion)).visit('/desk')).body
  const row = desk.split('<li').find((one) => one.includes('Ring somebody before the meeting')) ?? ''
  expect(row).toContain(`/discussions/${id}/arranging`)
  expect((await (await house.signedIn(house.world.people.isla)).visit('/desk')).body).not.toContain('Ring somebody')
  // The link cannot undo it.
  const { link } = await letterTo(house, id, catriona.email, 'meeting-invitation')
  expect((await house.stranger().submit(link, { reply: 'coming' })).status).toBe(409)
})

test('moved, put off, set again and called off: the sequence grows, CANCEL has the same UID, replies are asked again', async () => {
  const { id, link } = await invited()
  const page = `/discussions/${id}/arranging`
  const facilitator = await house.signedIn(house.world.people.marion)
  const early = house.stranger()
  const seen = await early.hidden(link)
  await house.stranger().submit(link, { reply: 'coming', needs: 'captions' })

  expect((await facilitator.submit(`${page}/new-time`, setFields(inDays(31), '15:00'))).status).toBe(303)
  expect(await invitationOf(id, guest.email)).toMatchObject({ reply: null, access_needs: ['captions'], sequence: 1 })
  const late = await early.post(link, { ...seen, reply: 'not-coming', view: 'Ask what helped.' })
  expect([late.status, late.body.includes('another time now'), late.body.includes('Ask what helped.')]).toEqual([
    409,
    true,
    true,
  ])
  const same = await facilitator.submit(`${page}/new-time`, setFields(inDays(31), '15:00'))
  expect([same.status, same.body.includes('Nothing would change')]).toEqual([409, true])

  expect((await facilitator.submit(`${page}/postponement`, { reason: 'illness' })).status).toBe(303)
  expect(await statusOf(house, id)).toBe('postponed')
  expect((await house.stranger().visit(link)).body).toContain('We look for a new time')

  expect((await facilitator.submit(`${page}/time`, setFields(inDays(40), '11:00'))).status).toBe(303)
  expect((await facilitator.submit(`${page}/cancellation`, { reason: 'child-protection' })).status).toBe(303)
  expect(await statusOf(house, id)).toBe('cancelled')
  expect((await house.stranger().visit(link)).status).toBe(404)

  for (const to of [guest.email, house.world.people.isla.email, house.world.people.marion.email]) {
    const entries = (await lettersOf(house, id))
      .filter((one) => one.to === to && one.calendar)
      .map((one) => one.calendar)
    expect(entries.map((entry) => [entry?.method, entry?.sequence])).toEqual([
      ['REQUEST', 0],
      ['REQUEST', 1],
      ['CANCEL', 2],
      ['REQUEST', 3],
      ['CANCEL', 4],
    ])
    expect(new Set(entries.map((entry) => entry?.uid)).size).toBe(1)
  }
  // Nobody is told why, neither by letter nor in the history.
  const { rows } = await house.owner.query('select event, facts from history where discussion_id = $1', [id])
  expect(JSON.stringify([await lettersOf(house, id), rows])).not.toMatch(/illness|child-protection/)

  // The Reviewing Team sees the kind of reason and lets the same facilitator try again: a second meeting.
  const reviewer = await house.signedIn(house.world.people.ruth)
  expect((await reviewer.visit(`${page}/next`)).body).toContain('Child protection procedures have started')
  expect((await reviewer.submit(`${page}/next`, { next: 'same-facilitator' })).status).toBe(303)
  expect(await statusOf(house, id)).toBe('facilitator-confirmed')
  expect((await facilitator.submit(`${page}/time`, setFields(inDays(50), '10:00'))).status).toBe(303)
  const meetings = await house.owner.query(
    'select number, state, sequence from meeting where discussion_id = $1 order by number',
    [id],
  )
  expect(meetings.rows).toEqual([
    { number: 1, state: 'cancelled', sequence: 4 },
    { number: 2, state: 'set', sequence: 0 },
  ])
})

test('what the practitioner wished for stands beside the times the facilitator offers and sets', async () => {
  const id = await plantArranging(house)
  for (const [question, said] of [
    ['access', 'Step-free'],
    ['times-not-possible', 'Mondays'],
  ])
    await house.owner.query(
      `insert into request_answer (committee_id, discussion_id, question, kind, value, answered_at) values ($1, $2, $3, 'request-wishes', $4, now())`,
      [house.world.strathlorne, id, question, JSON.stringify(said)],
    )
  const facilitator = await house.signedIn(house.world.people.marion)
  for (const part of ['', '/times', '/time']) {
    const { body } = await facilitator.visit(`/discussions/${id}/arranging${part}`)
    expect(body).toContain('Step-free')
    expect(body).toContain('Mondays')
  }
})

test('while a room is typed the guard lets an address stand, as it does when the form is sent', async () => {
  const id = await plantArranging(house)
  const { body } = await (await house.signedIn(house.world.people.marion)).visit(`/discussions/${id}/arranging/time`)
  const [field = ''] = body.match(/<input[^>]*name="place"[^>]*>/) ?? []
  expect(field).toMatch(/data-guard-may="[^"]*\bADDRESS POSTCODE"/)
})

test('a room has an address and no name of a family; nor have the job of a guest, an answer or a wish', async () => {
  const id = await plantArranging(house)
  const facilitator = await house.signedIn(house.world.people.marion)
  const page = `/discussions/${id}/arranging`
  const set = setFields(inDays(21), '10:00')
  const named = await facilitator.submit(`${page}/time`, { ...set, place: 'The house of Kieran Docherty' })
  expect(named.status).toBe(422)
  expect(named.body).toContain('Kieran Docherty')
  const held = await facilitator.submit(`${page}/time`, {
    ...set,
    place: 'Oban Primary School, 12 High Street, PA34 4AB',
  })
  expect(held.status).toBe(303)
  const { link } = await letterTo(house, id, guest.email, 'meeting-invitation')
  const part = { reply: 'part', part: 'After Kieran is collected' }
  expect((await house.stranger().submit(link, part)).status).toBe(422)
  expect((await house.stranger().submit(link, { ...part, part: 'From 5 December on, until 11.00' })).status).toBe(303)
})

test('another facilitator is looked for: the first one reads nothing any more', async () => {
  const { id } = await invited()
  const facilitator = await house.signedIn(house.world.people.marion)
  await facilitator.submit(`/discussions/${id}/arranging/cancellation`, { reason: 'moving' })
  const reviewer = await house.signedIn(house.world.people.shona)
  expect((await reviewer.submit(`/discussions/${id}/arranging/next`, { next: 'new-facilitator' })).status).toBe(303)
  expect(await statusOf(house, id)).toBe('finding-facilitator')
  expect((await facilitator.visit(`/discussions/${id}`)).status).toBe(404)
})

test('a topic expert sees topic and question, declares, and gets a letter; a person with a part in the work is refused', async () => {
  const { id } = await invited()
  const facilitator = await house.signedIn(house.world.people.marion)
  const path = `/discussions/${id}/arranging/expert`
  const asked = {
    name: 'Neil Ogilvie',
    role: 'Paediatrician',
    topic: 'Sleep',
    question: 'What helps a two-year-old sleep?',
  }
  expect((await facilitator.submit(path, { ...asked, email: guest.email })).status).toBe(409)
  expect((await facilitator.submit(path, { ...asked, email: house.world.people.gregor.email })).status).toBe(409)
  expect((await facilitator.submit(path, { ...asked, email: 'neil@hospital.example' })).status).toBe(303)
  const letter = await letterTo(house, id, 'neil@hospital.example', 'expert-invitation')
  expect(JSON.stringify(letter)).not.toMatch(/Sleep|two-year-old/)
  const expert = house.stranger()
  const seen = await expert.visit(letter.link)
  expect(seen.body).toContain('What helps a two-year-old sleep?')
  expect(seen.body).not.toContain('I do not work with this child or family')
  expect(seen.body).toContain('You see the topic and the question')
  expect(seen.body).not.toMatch(/They see the topic|what the group would like to explore/)
  expect((await expert.submit(letter.link, { answer: 'yes' })).status).toBe(422)
  expect((await expert.submit(letter.link, { answer: 'yes', declared: 'yes', need: 'A projector' })).status).toBe(303)
  expect(await invitationOf(id, 'neil@hospital.example')).toMatchObject({
    reply: 'coming',
    access_other: 'A projector',
  })
  await letterTo(house, id, 'neil@hospital.example', 'expert-confirmed')
})

test('a registered topic expert reaches the summary and not what is to be explored', async () => {
  const { id } = await invited()
  const { fiona, marion } = house.world.people
  const facilitator = await house.signedIn(marion)
  const asked = { name: fiona.name, role: 'Lead', topic: 'Sleep', question: 'What helps?', email: fiona.email }
  const named = await facilitator.submit(`/discussions/${id}/arranging/expert`, {
    ...asked,
    question: 'What would Mrs Lomax say?',
  })
  expect([named.status, named.body.includes('a reason is not enough')]).toEqual([422, true])
  expect(named.body).not.toContain('name="_kept')
  expect((await facilitator.submit(`/discussions/${id}/arranging/expert`, asked)).status).toBe(303)
  const expert = await house.signedIn(fiona)
  expect((await expert.visit(`/discussions/${id}/expert-reply`)).body).toContain('What helps?')
  expect((await expert.visit(`/discussions/${id}/reply`)).status).toBe(404)
  expect(
    (await expert.submit(`/discussions/${id}/expert-reply`, { answer: 'other-time', declared: 'yes' })).status,
  ).toBe(303)
})

test('a colleague joins the list and the team; nobody is invited twice', async () => {
  const { id } = await invited()
  const { tom, marion } = house.world.people
  const facilitator = await house.signedIn(marion)
  const path = `/discussions/${id}/arranging/colleague`
  const asked = { name: tom.name, role: 'Guidance teacher', agency: 'education', email: tom.email.toUpperCase() }
  expect((await (await house.signedIn(tom)).visit(`/discussions/${id}`)).status).toBe(404)
  const mother = await facilitator.submit(path, { ...asked, role: 'Mother of the child' })
  expect([mother.status, mother.body.includes('Family members are not told or invited')]).toEqual([422, true])
  expect((await facilitator.submit(path, asked)).status).toBe(303)
  expect((await facilitator.submit(path, asked)).status).toBe(409)
  expect((await letterTo(house, id, tom.email, 'meeting-invitation')).calendar).toMatchObject({ sequence: 0 })
  expect((await (await house.signedIn(tom)).visit(`/discussions/${id}/reply`)).status).toBe(200)
})

test('to a meeting that is over nobody is invited, and nobody is asked for a reply', async () => {
  const { id, link } = await invited()
  const { tom, marion, catriona } = house.world.people
  const page = `/discussions/${id}`
  expect((await (await house.signedIn(catriona)).visit('/desk')).body).toContain(`${page}/reply`)
  house.clock.ahead += 60 * 86_400_000
  try {
    const before = (await lettersOf(house, id)).length
    const facilitator = await house.signedIn(marion)
    const colleague = { name: tom.name, role: 'Guidance teacher', agency: 'education', email: tom.email }
    const expert = {
      name: 'Ada Guest',
      role: 'Adviser',
      email: 'ada@help.example',
      topic: 'Help',
      question: 'What helps?',
    }
    for (const [part, fields] of [
      ['colleague', colleague],
      ['expert', expert],
    ] as const) {
      const late = await facilitator.submit(`${page}/arranging/${part}`, fields)
      expect([part, late.status, late.body.includes('This meeting is over')]).toEqual([part, 409, true])
    }
    expect((await lettersOf(house, id)).length).toBe(before)
    const invitee = await house.signedIn(catriona)
    expect((await invitee.visit('/desk')).body).not.toContain(`${page}/reply`)
    const reply = await invitee.visit(`${page}/reply`)
    expect([reply.status, reply.body.includes('name="reply"')]).toEqual([200, false])
    expect((await house.stranger().visit(link)).body).not.toContain('name="reply"')
  } finally {
    house.clock.ahead -= 60 * 86_400_000
  }
})

test('the address of a meeting online is everybody’s to read: no name of the sealed note stands in it (P22)', async () => {
  const id = await plantArranging(house)
  const { isla, marion } = house.world.people
  const requester = await house.signedIn(isla)
  expect((await requester.submit(`/discussions/${id}/sealed-note`, { note: 'Kayleigh Sutherland' })).status).toBe(303)
  const facilitator = await house.signedIn(marion)
  const path = `/discussions/${id}/arranging/time`
  const at = (link: string) => ({ ...setFields('2027-02-03', '10:00'), how: 'online', link })
  const named = await facilitator.submit(path, at('https://meet.example/kayleigh-sutherland'))
  expect([named.status, named.body.includes('https://meet.example/kayleigh-sutherland')]).toEqual([422, true])
  expect((await facilitator.submit(path, at('https://meet.example/l/19%3ameeting_NzQ0Ym9iYW5u'))).status).toBe(303)
})

test('times: past, missing, doubled and half-typed are said at the field, and what was typed stays', async () => {
  const id = await plantArranging(house)
  const facilitator = await house.signedIn(house.world.people.marion)
  const path = `/discussions/${id}/arranging/time`
  const past = await facilitator.submit(path, setFields('2020-02-03', '10:00'))
  expect([past.status, past.body.includes('Choose a time in the future'), past.body.includes('Room 4')]).toEqual([
    409,
    true,
    true,
  ])
  const missing = await facilitator.submit(path, setFields('2027-03-28', '01:30'))
  expect([missing.status, missing.body.includes('The clocks go forward')]).toEqual([422, true])
  const doubled = await facilitator.submit(path, setFields('2027-10-31', '01:30'))
  expect([doubled.status, doubled.body.includes('Which of the two?')]).toEqual([422, true])
  const unreal = await facilitator.submit(path, setFields('2027-02-31', '10:00'))
  expect([unreal.status, unreal.body.includes('This day does not exist')]).toEqual([422, true])
  const noLink = await facilitator.submit(path, { ...setFields(inDays(30), '10:00'), link: 'javascript:alert(1)' })
  expect(noLink.status).toBe(422)
  expect(await statusOf(house, id)).toBe('facilitator-confirmed')
  expect(await lettersOf(house, id)).toEqual([])
})

test('two at once: setting the time and calling it off have one winner, and the other is told', async () => {
  const { id } = await invited()
  const page = `/discussions/${id}/arranging`
  const one = await house.signedIn(house.world.people.marion)
  const other = await house.signedIn(house.world.people.marion)
  const cancel = { ...(await one.hidden(`${page}/cancellation`)), reason: 'moving' }
  const move = { ...(await other.hidden(`${page}/new-time`)), ...setFields(inDays(33), '10:00') }
  const both = await Promise.all([one.post(`${page}/cancellation`, cancel), other.post(`${page}/new-time`, move)])
  expect(both.map((answer) => answer.status).sort()).toEqual([303, 409])
})

test('replies of several people at once all count', async () => {
  const { id } = await invited()
  const { isla, catriona, calum } = house.world.people
  const people = [isla.email, catriona.email, calum.email, guest.email]
  const links: string[] = []
  for (const to of people) links.push((await letterTo(house, id, to, 'meeting-invitation')).link)
  const sent = await Promise.all(links.map((link) => house.stranger().submit(link, { reply: 'coming' })))
  expect(sent.map((answer) => answer.status)).toEqual([303, 303, 303, 303])
  const { rows } = await house.owner.query(
    `select count(*)::int as count from invitation where discussion_id = $1 and reply = 'coming'`,
    [id],
  )
  expect(rows[0]?.count).toBe(4)
})

test('who must not be told is not invited, and a manager or a stranger to the work sees no place or link', async () => {
  const { id } = await invited()
  expect((await lettersOf(house, id)).some((one) => one.to === 'not.told@health.example')).toBe(false)
  const { gregor, ruth, tom, catriona } = house.world.people
  const placesFor = async (person: typeof gregor) =>
    house.database.withActor(person, (tx) =>
      tx.selectFrom('meeting_place').select('link').where('discussion_id', '=', id).execute(),
    )
  for (const person of [gregor, ruth, tom]) expect(await placesFor(person)).toEqual([])
  expect(await placesFor(catriona)).toHaveLength(1)
})

test('the facilitator steps down: the meeting leaves the calendars and the links end', async () => {
  const { id, link } = await invited()
  const facilitator = await house.signedIn(house.world.people.marion)
  const done = await facilitator.submit(`/discussions/${id}/step-down`, { reason: 'ill-or-away' })
  expect(done.status).toBe(303)
  expect(await statusOf(house, id)).toBe('finding-facilitator')
  const letter = await letterTo(house, id, guest.email, 'meeting-postponed')
  expect(letter.calendar).toMatchObject({ method: 'CANCEL', sequence: 1 })
  expect((await letterTo(house, id, house.world.people.marion.email, 'meeting-off-facilitator')).calendar?.method).toBe(
    'CANCEL',
  )
  expect((await house.stranger().visit(link)).status).toBe(404)
})

test('trying links is slowed down', async () => {
  const answers: number[] = []
  for (let tries = 0; tries <= 60; tries += 1) {
    const url = `/replies/${String(tries).padStart(43, 'x')}`
    answers.push((await house.app.inject({ url, remoteAddress: '192.0.2.7' })).statusCode)
  }
  expect([answers[0], answers[59], answers[60]]).toEqual([404, 404, 429])
})

/** A meeting that is set a month from now, and the guest's link. */
async function invited(): Promise<{ id: string; link: string }> {
  const id = await plantArranging(house)
  const facilitator = await house.signedIn(house.world.people.marion)
  const set = await facilitator.submit(`/discussions/${id}/arranging/time`, setFields(inDays(30), '10:00'))
  expect(set.status).toBe(303)
  return { id, link: (await letterTo(house, id, guest.email, 'meeting-invitation')).link }
}

async function optionsOf(id: string): Promise<string[]> {
  const { rows } = await house.owner.query<{ id: string }>(
    'select id from time_option where discussion_id = $1 order by starts_at',
    [id],
  )
  return rows.map((row) => row.id)
}

async function invitationOf(id: string, email: string) {
  const { rows } = await house.owner.query('select * from invitation where discussion_id = $1 and email = $2', [
    id,
    email,
  ])
  const about = { committeeId: house.world.strathlorne, id }
  const words = await house.database.withActor({ kind: 'system', committeeId: about.committeeId }, (tx) =>
    openInvited(tx, about, rows[0]),
  )
  return { ...rows[0], ...words }
}

/** Every row of every table but the audit. */
async function everything(): Promise<string> {
  const { rows } = await house.owner.query<{ table: string }>(
    `select tablename as table from pg_tables where schemaname = 'common_ground' and tablename <> 'audit' order by tablename`,
  )
  const parts: string[] = []
  for (const { table } of rows) {
    const all = await house.owner.query(
      `select coalesce(json_agg(t order by t::text), '[]')::text as rows from ${table} t`,
    )
    parts.push(`${table} ${all.rows[0]?.rows}`)
  }
  return parts.join('\n')
}

test('an unusual time is pointed out once, before anybody is asked, and never refused (P16)', async () => {
  const id = await plantArranging(house)
  const marion = await house.signedIn(house.world.people.marion)
  const page = `/discussions/${id}/arranging/time`
  const working = new Date(`${inDays(30)}T12:00:00Z`)
  const saturday = new Date(working.getTime() + (6 - working.getUTCDay()) * 86_400_000).toISOString().slice(0, 10)
  const typed = setFields(saturday, '10:00')
  const asked = await marion.submit(page, typed)
  expect(asked.status).toBe(422)
  expect(asked.body).toContain(words.unusual.title)
  expect(asked.body).toContain(`10:00: ${words.unusual.why.weekend}`)
  expect(asked.body).not.toContain('error-summary')
  expect(await statusOf(house, id)).toBe('facilitator-confirmed')
  const _meant = /name="_meant" value="([^"]*)"/.exec(asked.body)?.[1] ?? ''
  expect((await marion.submit(page, { ...typed, _meant })).status).toBe(303)
  expect(await statusOf(house, id)).toBe('time-set')
})

test('several times that are missing are named one by one above the form', async () => {
  const id = await plantArranging(house)
  const marion = await house.signedIn(house.world.people.marion)
  const half = { 'times-0-time': '10:00', 'times-1-time': '11:00', length: 'usual', how: 'online' }
  const { body } = await marion.submit(`/discussions/${id}/arranging/times`, half)
  const summary = /<ul class="ds_error-summary__list">(.*?)<\/ul>/s.exec(body)?.[1] ?? ''
  for (const time of ['Time 1, Day', 'Time 2, Day'])
    expect(summary).toMatch(new RegExp(`href="#f-times-[01]-date">${time}: ${words.errors.date}<`))
})
