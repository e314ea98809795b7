import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { openedRoom, type RoomVisitor, roomVisitor } from '../../test/set-up/room-visitor.ts'
import { type Watcher, watchRoom } from '../../test/set-up/room-watcher.ts'
import { newId } from '../kit/id.ts'

/** Two programs on one database, as behind a load balancer; browsers over real connections. */
let house: TestHouse
let first: string
let second: string
let closeSecond: () => Promise<void>
const open: Watcher[] = []

beforeAll(async () => {
  house = await testHouse()
  first = await house.app.listen({ port: 0, host: '127.0.0.1' })
  const other = await house.another()
  second = await other.app.listen({ port: 0, host: '127.0.0.1' })
  closeSecond = other.close
})
afterEach(() => {
  for (const watcher of open.splice(0)) watcher.close()
})
afterAll(async () => {
  await closeSecond()
  await house.close()
})

const watch = async (visitor: RoomVisitor, origin = first, after?: number): Promise<Watcher> => {
  const watcher = await watchRoom(origin, `${visitor.page}/stream`, visitor.cookie, after)
  open.push(watcher)
  return watcher
}
const card = (text: string, box = 'evidence') => ({ type: 'add', card: newId(), box, text })

test('what one person writes the others see, in order, also through another process (how fast: npm run bench -- room)', async () => {
  const { id, people } = await openedRoom(house)
  const isla = await roomVisitor(house, people.isla, id, first)
  const catriona = await roomVisitor(house, people.catriona, id, second)
  const near = await watch(isla)
  const far = await watch(catriona, second)
  const { content: whole } = await far.until(({ event }) => event === 'whole')
  expect(whole).toMatchObject({ status: 'meeting-open', you: { agreed: true, leading: false } })
  for (let count = 0; count < 20; count += 1) {
    const answer = await isla.operate('matrix', card(`Thought ${count}.`))
    expect(answer.status).toBe(200)
    const number = answer.body.number as number
    const [mine, theirs] = await Promise.all(
      [near, far].map((watcher) => watcher.until((event) => event.event === 'operation' && event.number === number)),
    )
    expect(mine?.content).toMatchObject({ by: 'me', sector: 'social-work' })
    expect(theirs?.content).toMatchObject({ by: null, sector: 'social-work', body: { text: `Thought ${count}.` } })
  }
  const numbers = far.events.filter(({ event }) => event === 'operation').map(({ number }) => number)
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
})

test('whoever comes back goes on from their last number: nothing is lost, nothing comes twice', async () => {
  const { id, people } = await openedRoom(house)
  const isla = await roomVisitor(house, people.isla, id, first)
  const before = await watch(isla)
  const { number: begun } = await before.until(({ event }) => event === 'whole')
  before.close()
  const numbers: number[] = []
  for (const text of ['one', 'two', 'three'])
    numbers.push((await isla.operate('notes', card(text, 'notes'))).body.number)
  for (const origin of [first, second]) {
    const again = await watch(isla, origin, begun)
    await again.until(({ number }) => number === numbers.at(-1))
    expect(again.events.map(({ event, number }) => [event, number])).toEqual(
      numbers.map((number) => ['operation', number]),
    )
  }
})

test('the same operation sent again has one effect and gets the same answer', async () => {
  const { id, people } = await openedRoom(house)
  const isla = await roomVisitor(house, people.isla, id, first)
  const other = await roomVisitor(house, people.isla, id, second)
  const operation = newId()
  const thought = card('Once.')
  const answers = await Promise.all([
    isla.operate('matrix', thought, operation),
    other.operate('matrix', thought, operation),
    isla.operate('matrix', thought, operation),
  ])
  expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1)
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  const { rows } = await house.owner.query(
    `select count(*)::int as rows from operation where discussion_id = $1 and type = 'add'`,
    [id],
  )
  expect(rows).toEqual([{ rows: 1 }])
})

test('"may I watch" is answered without a read of content: yes, or not there', async () => {
  const { id, people } = await openedRoom(house)
  const reads = async () =>
    (await house.owner.query(`select count(*)::int as n from audit where discussion_id = $1`, [id])).rows[0].n
  const [isla, calum] = [
    await roomVisitor(house, people.isla, id, first),
    await roomVisitor(house, people.calum, id, first),
  ]
  const before = await reads()
  const ask = async ({ page, cookie }: typeof isla) =>
    (await fetch(`${first}${page}/stream`, { method: 'HEAD', headers: { cookie } })).status
  expect([await ask(isla), await ask(calum), (await reads()) - before]).toEqual([204, 404, 0])
})

test('whose access ends, their stream closes within a second, and nothing more is sent', async () => {
  const { id, people } = await openedRoom(house)
  const isla = await roomVisitor(house, people.isla, id, first)
  const catriona = await roomVisitor(house, people.catriona, id, second)
  const watcher = await watch(catriona, second)
  await watcher.until(({ event }) => event === 'whole')
  await house.owner.query(
    `update relation set ended_at = now() where discussion_id = $1 and person_id = $2 and ended_at is null`,
    [id, people.catriona.personId],
  )
  const gone = watcher.ended(1000)
  await isla.operate('notes', card('Not for those who left.', 'notes'))
  expect(await gone).toBeLessThan(1000)
  expect(JSON.stringify(watcher.events)).not.toContain('Not for those')
  expect((await watch(catriona, second)).status).toBe(404)
})

test('whoever signs out, their stream closes within a second', async () => {
  const { id, people } = await openedRoom(house)
  const tom = await roomVisitor(house, people.isla, id, first)
  const watcher = await watch(tom)
  await watcher.until(({ event }) => event === 'whole')
  await house.owner.query('update session set ended_at = $2 where person_id = $1 and ended_at is null', [
    people.isla.personId,
    house.clock.now(),
  ])
  expect(await watcher.ended(1000)).toBeLessThan(1000)
})

test('whoever leaves while the room is being read for them is gone: nothing goes on being read in their name', async () => {
  const { id, people } = await openedRoom(house)
  const isla = await roomVisitor(house, people.isla, id, first)
  const reads = async () => {
    const { rows } = await house.owner.query(
      `select count(*)::int as count from (select discussion_id, person_id, verb from audit union all
         select discussion_id, person_id, verb from audit_entry) entry
       where discussion_id = $1 and person_id = $2 and verb = 'read'`,
      [id, people.isla.personId],
    )
    return rows[0].count
  }
  // So many that whoever comes back from the beginning gets the whole room anew; reading it waits for this lock.
  const writers = [
    isla,
    await roomVisitor(house, people.marion, id, first),
    await roomVisitor(house, people.catriona, id, first),
  ]
  for (let count = 0; count <= 34; count += 1)
    for (const writer of writers) await writer.operate('notes', card(`Thought ${count}.`, 'notes'))
  await house.owner.query('begin')
  await house.owner.query('lock table invitation in access exclusive mode')
  const watcher = await watch(isla, first, 0)
  await new Promise((resolve) => setTimeout(resolve, 200))
  watcher.close()
  await new Promise((resolve) => setTimeout(resolve, 200))
  await house.owner.query('commit')
  await new Promise((resolve) => setTimeout(resolve, 500))
  const before = await reads()
  await new Promise((resolve) => setTimeout(resolve, 1000))
  expect(await reads()).toBe(before)
})

test('a silent board: others get nothing of it until it is shown, not even in the database', async () => {
  const { id, people } = await openedRoom(house)
  const marion = await roomVisitor(house, people.marion, id, first)
  const isla = await roomVisitor(house, people.isla, id, first)
  const catriona = await roomVisitor(house, people.catriona, id, second)
  const theirs = await watch(catriona, second)
  await theirs.until(({ event }) => event === 'whole')
  expect((await isla.operate('matrix', { type: 'silent', on: 'yes' })).body).toEqual({ refused: 'facilitator-only' })
  await marion.operate('matrix', { type: 'silent', on: 'yes' })
  const { body } = await isla.operate('matrix', card('Quietly thought.', 'missing'))
  await theirs.until(({ event, number }) => event === 'passed' && number === body.number)
  expect(JSON.stringify(theirs.events)).not.toContain('Quietly')
  expect((await catriona.visit('/matrix')).body).not.toContain('Quietly')
  expect((await isla.visit('/matrix')).body).toContain('Quietly')
  const inReach = (person: typeof people.isla) =>
    house.database.withActor(person, (tx) =>
      tx.selectFrom('operation').select('words').where('discussion_id', '=', id).where('type', '=', 'add').execute(),
    )
  expect([await inReach(people.catriona), await inReach(people.isla)].map((rows) => rows.length)).toEqual([0, 1])
  await marion.operate('matrix', { type: 'silent', on: 'no' })
  const whole = await theirs.until(({ event, number }) => event === 'whole' && number > body.number)
  expect(JSON.stringify(whole.content)).toContain('Quietly thought.')
  expect((await inReach(people.catriona)).length).toBe(1)
})

test('an act of the procedure reaches the room too: somebody agrees to the rules, the part changes, the meeting stops', async () => {
  const { id, people } = await openedRoom(house)
  const marion = await roomVisitor(house, people.marion, id, first)
  const tom = await roomVisitor(house, people.tom, id, second)
  const watcher = await watch(marion)
  const { content } = await watcher.until(({ event }) => event === 'whole')
  const agreed = (whole: { people: { name: string; hasAgreed: boolean }[] }) =>
    whole.people.filter((one) => one.hasAgreed).map((one) => one.name)
  expect(agreed(content)).not.toContain(people.tom.name)
  await tom.submit('', { agree: 'yes' }, '/promise')
  await watcher.until(({ event, content: whole }) => event === 'whole' && agreed(whole).includes(people.tom.name))
  await marion.submit('', { part: 'analysis' }, '/part')
  await watcher.until(({ event, content: one }) => event === 'operation' && one.body.part === 'analysis')
  await tom.submit('/stop', { reason: 'harm-now' })
  await watcher.until(({ event, content: whole }) => event === 'whole' && whole.status === 'meeting-stopped')
})

test('nothing that is too large, ill-formed, out of turn or without the form’s token is taken', async () => {
  const { id, people } = await openedRoom(house)
  const isla = await roomVisitor(house, people.isla, id, first)
  const tom = await roomVisitor(house, people.tom, id, first) // has not agreed yet
  expect((await tom.operate('notes', card('Early.', 'notes'))).body).toEqual({ refused: 'agree-rules-first' })
  expect((await isla.operate('notes', card('x'.repeat(501), 'notes'))).status).toBe(422)
  expect((await isla.operate('notes', { ...card('Who does what.', 'notes'), owner: 'health' })).status).toBe(422)
  expect((await isla.operate('actions', card('Health will refer.'))).status).toBe(422)
  expect((await isla.operate('notes', card('y'.repeat(70_000), 'notes'))).status).toBe(413)
  expect((await isla.operate('matrix', { type: 'move', card: newId(), box: 'missing' })).body).toEqual({
    refused: 'card-gone',
  })
  expect((await isla.operate('notes', card('Forged.', 'notes'), newId(), { csrf: '' })).status).toBe(403)
  const gregor = await roomVisitor(house, people.gregor, id, first)
  expect((await gregor.operate('notes', card('Manager.', 'notes'))).status).toBe(404)
  expect((await watch(gregor)).status).toBe(404)
})

const chosenFor = async (id: string) =>
  (
    await house.owner.query(
      'select place, kind, severity, reason from guard_choice where discussion_id = $1 order by kind',
      [id],
    )
  ).rows

test('what may show who somebody is stays with its writer, all of it named at once, until it is changed or kept with a reason (P22)', async () => {
  const { id, people } = await openedRoom(house)
  const isla = await roomVisitor(house, people.isla, id, first)
  const catriona = await watch(await roomVisitor(house, people.catriona, id, second), second)
  const { content: before } = await catriona.until(({ event }) => event === 'whole')
  const thought = card('Kieran moved to Stornoway. Kieran was born on 03.05.2019.', 'notes')
  const held = await isla.operate('notes', thought)
  expect(held.status).toBe(422)
  const named = ['Kieran', 'Stornoway', '03.05.2019']
  for (const words of named) expect(held.body.errors.text).toContain(`“${words}”`)
  expect(held.body.findings.text.map((one: { words: string }) => one.words).toSorted()).toEqual(named.toSorted())
  const one = card('We thought of a family in Stornoway.', 'notes')
  const asked = await isla.operate('notes', one)
  expect([asked.status, asked.body.findings.text[0].severity]).toEqual([422, 'check'])
  const kept = { [`_kept.text.${asked.body.findings.text[0].mark}`]: 'needed' }
  const again = { ...one, text: `${one.text} Kieran was there.` }
  expect((await isla.operate('notes', again, newId(), { kept })).status).toBe(422)
  expect(
    (await isla.operate('notes', one, newId(), { kept: { ...kept, forged: 7, [Object.keys(kept)[0] ?? '']: 'x' } }))
      .status,
  ).toBe(422)
  expect(await chosenFor(id)).toEqual([])
  const taken = await isla.operate('notes', one, newId(), { kept })
  expect([taken.status, taken.body.number]).toEqual([200, before.number + 1]) // nothing was written before
  const seen = await catriona.until(({ number }) => number === taken.body.number)
  expect(JSON.stringify(seen)).not.toContain('Please check')
  expect(await chosenFor(id)).toEqual([
    { place: `room.notes.${one.card}.text`, kind: 'PLACE', severity: 'check', reason: 'needed' },
  ])
  // It is remembered for this card, on every process, and for no other.
  const change = { type: 'edit', card: one.card, text: 'We thought of two families in Stornoway.' }
  const elsewhere = await roomVisitor(house, people.isla, id, second)
  expect((await elsewhere.operate('notes', change)).status).toBe(200)
  expect((await isla.operate('notes', card('A family in Stornoway.', 'notes'))).status).toBe(422)
})

test('what must change is kept on nobody’s word, on no board; what is rare together is held too (P22)', async () => {
  const { id, people } = await openedRoom(house)
  const isla = await roomVisitor(house, people.isla, id, first)
  const person = newId()
  const sent = [
    ['notes', card('Kieran is tired.', 'notes'), 'text'],
    ['matrix', { ...card('A visit.'), wouldMove: 'Ring 07700 900123' }, 'wouldMove'],
    ['genogram', { type: 'add-person', person, label: 'Kieran' }, 'label'],
    ['ecomap', { type: 'household', label: 'Kieran at home' }, 'label'],
  ] as const
  for (const [board, body, field] of sent) {
    const { status, body: answer } = await isla.operate(board, body)
    const [one] = answer.findings[field]
    expect([board, status, one.severity, one.mayKeep]).toEqual([board, 422, 'must', false])
    const kept = { [`_kept.${field}.${one.mark}`]: 'wrong' }
    expect((await isla.operate(board, body, newId(), { kept })).status).toBe(422)
  }
  const together = card('The only Somali family in the village, with a blind father.', 'notes')
  const rare = await isla.operate('notes', together)
  expect([rare.status, rare.body.findings.text[0].kind]).toEqual([422, 'combination'])
  const kept = { [`_kept.text.${rare.body.findings.text[0].mark}`]: 'wrong' }
  expect((await isla.operate('notes', together, newId(), { kept })).status).toBe(200)
})

test('a card that sounds like a decision stands, and its writer alone is told how it could be said (P2)', async () => {
  const { id, people } = await openedRoom(house)
  const isla = await roomVisitor(house, people.isla, id, first)
  const catriona = await watch(await roomVisitor(house, people.catriona, id, second), second)
  await catriona.until(({ event }) => event === 'whole')
  const answer = await isla.operate('notes', card('Health will refer to a specialist by Friday.', 'notes'))
  expect(answer.status).toBe(200)
  expect(answer.body.look).toMatch(
    /^“will refer” may sound like a decision\. .*somebody wrote “We .*It stands on the board/,
  )
  const seen = await catriona.until(({ number }) => number === answer.body.number)
  expect(JSON.stringify(seen)).not.toContain('may sound like')
  const wondering = card('We wondered who will refer, and why nobody has.', 'notes')
  expect((await isla.operate('notes', wondering)).body.look).toBeUndefined()
})

test('without JavaScript the board comes back with the same list and the same ways out; the words stand in no address', async () => {
  const { id, page, people } = await openedRoom(house)
  const isla = await house.signedIn(people.isla)
  const { _csrf = '' } = await isla.hidden(`${page}/notes`, '/sign-out')
  const text = 'Kieran and a family in Stornoway.'
  const post = (words: string, more = {}) =>
    isla.post(`${page}/operations`, {
      ...{ _csrf, _key: newId(), _back: 'notes', board: 'notes' },
      ...{ ...card(words, 'notes'), ...more },
    })
  const posted = await post(text)
  expect(posted.status).toBe(422)
  for (const words of ['Kieran', 'Stornoway']) expect(posted.body).toContain(`<mark class="cg-mark-t">${words}</mark>`)
  expect(posted.body).toContain('You could write:')
  expect(posted.body).toContain(`${text}</textarea>`)
  const keep = [...posted.body.matchAll(/<select[^>]*name="(_kept\.text\.[0-9a-f]{6})"/g)].map(([, name]) => name ?? '')
  expect(keep).toHaveLength(1)
  const changed = 'A child and a family in Stornoway.'
  expect((await post(changed, { [keep[0] ?? '']: 'needed' })).status).toBe(303)
  expect((await isla.visit(`${page}/notes`)).body).toContain(changed)
  const hinted = await post('Health will refer to a specialist by Friday.')
  expect([hinted.status, hinted.body.includes('may sound like a decision')]).toEqual([200, true])
  const { rows } = await house.owner.query(
    'select count(*)::int as n from operation where discussion_id = $1 and board = $2',
    [id, 'notes'],
  )
  expect(rows[0].n).toBe(2)
})

test('a program that runs wild is slowed down, the others are not, and a moment later it goes on', async () => {
  const { id, people } = await openedRoom(house)
  const isla = await roomVisitor(house, people.isla, id, first)
  const catriona = await roomVisitor(house, people.catriona, id, first)
  const hands = (how: number) =>
    Promise.all(Array.from({ length: how }, () => isla.operate('sheet', { type: 'hand', on: 'yes' })))
  await hands(130)
  let answer = await isla.operate('matrix', card('Said too fast.'))
  for (let tries = 0; answer.status === 200 && tries < 20; tries += 1) {
    await hands(20)
    answer = await isla.operate('matrix', card('Said too fast.'))
  }
  expect(answer).toEqual({ status: 429, body: { refused: 'too-fast' } })
  const typed = { board: 'notes', type: 'add', card: newId(), box: 'notes', text: 'Typed without JavaScript.' }
  expect(await isla.submit('/operations', typed)).toBe(429)
  expect((await catriona.operate('matrix', card('Somebody else.'))).status).toBe(200)
  house.clock.ahead += 60_000
  expect((await isla.operate('matrix', card('A minute later.'))).status).toBe(200)
})
