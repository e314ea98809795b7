import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import { plantHeldMeeting } from '../../../test/set-up/meetings.ts'
import type { Actor } from '../../discussion.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const count = async (): Promise<number> =>
  (await house.owner.query('select count(*)::int as notes from learning_note')).rows[0].notes

test('a note is written, changes its shape without losing a word, is taken along and deleted', async () => {
  const { id } = await plantHeldMeeting(house)
  const isla = await house.signedIn(house.world.people.isla)
  const about = `/learning/about/${id}`
  const begun = await isla.submit(about, {
    'general.learned': 'I stopped asking when.',
    ...today,
    'use-shape': 'gibbs',
  })
  expect(begun.status).toBe(303)
  const address = (begun.location ?? '').split('?')[0] ?? ''
  expect(begun.location).toBe(`${address}?shape=gibbs`)
  const gibbs = await isla.visit(`${address}?shape=gibbs`)
  expect(gibbs.body).toContain('I stopped asking when.') // in the other shape, still there
  await isla.submit(
    `${address}?shape=gibbs`,
    { 'gibbs.feelings': 'Relieved, and then not.', minutes: '90', ...today },
    address,
  )
  const text = await isla.visit(`${address}/text`)
  expect(text.body).toContain('I stopped asking when.')
  expect(text.body).toContain('Relieved, and then not.')
  expect((await isla.visit('/learning/notes.csv')).body).toContain('Relieved, and then not.')
  expect((await isla.submit(address, { minutes: 'a while', ...today }, address)).status).toBe(422)
  expect((await isla.submit(address, {}, `${address}/deletion`)).status).toBe(422)
  expect((await isla.submit(address, { sure: 'yes' }, `${address}/deletion`)).status).toBe(303)
  expect((await isla.visit(address)).status).toBe(404)
})

test('a copy leaves once nothing in the note names somebody; reasons are remembered with it, words in another shape too', async () => {
  const { id } = await plantHeldMeeting(house)
  const tom = await house.signedIn(house.world.people.tom)
  const written = { title: 'Quiet', 'general.learned': 'Kieran was quiet. So was Lomax in the book.', ...today }
  const begun = await tom.submit(`/learning/about/${id}`, written)
  expect(begun.status).toBe(303) // it is one's own: writing it is never held up
  const address = begun.location ?? ''
  const held = await tom.visit(`${address}/text`)
  expect([held.status, held.body.includes('<mark class="cg-mark-t">Kieran</mark>')]).toEqual([422, true])
  expect(held.body).toContain('href="#f-general-learned"')
  const table = await tom.visit('/learning/notes.csv')
  expect([table.status, table.body.includes(`href="${address}/text"`)]).toEqual([422, true])
  const keep = /Lomax<\/mark>[\s\S]*?name="(_kept\.general\.learned\.[0-9a-f]{6})"/.exec(held.body)?.[1] ?? ''
  const mended = { ...written, 'general.learned': 'The child was quiet. So was Lomax in the book.', [keep]: 'author' }
  expect((await tom.submit(`${address}/text`, { ...mended, copy: 'text' }, address)).location).toBe(`${address}/text`)
  const copy = await tom.visit(`${address}/text`)
  expect([copy.status, copy.body.includes('So was Lomax')]).toEqual([200, true])
  await tom.submit(`${address}?shape=gibbs`, { 'gibbs.feelings': 'I rang 0131 496 0123.', ...today }, address)
  await tom.submit(`${address}?shape=kolb`, { ...today }, address)
  const other = await tom.visit(`${address}/text`)
  expect([other.status, other.body.includes('id="f-gibbs-feelings.guard"')]).toEqual([422, true])
  expect((await tom.submit(address, { sure: 'yes' }, `${address}/deletion`)).status).toBe(303)
})

test('nobody else reads a learning note: not the facilitator, a manager, an administrator or the program itself', async () => {
  const { people, strathlorne } = house.world
  const isla = await house.signedIn(people.isla)
  const begun = await isla.submit('/learning/new', { title: 'Private', 'general.felt': 'Tired and hopeful.', ...today })
  const others: Actor[] = [
    people.marion,
    people.gregor,
    people.ada,
    people.fiona,
    people.morag,
    { kind: 'system', committeeId: strathlorne },
  ]
  for (const actor of others) {
    const seen = await house.database.withActor(actor, (tx) => tx.selectFrom('learning_note').selectAll().execute())
    expect(seen).toEqual([])
    const changed = await house.database.withActor(actor, (tx) =>
      tx.updateTable('learning_note').set({ title: 'Seen' }).executeTakeFirst(),
    )
    expect(changed.numUpdatedRows).toBe(0n)
    if (actor.kind !== 'person') continue
    const visitor = await house.signedIn(actor)
    for (const part of ['', '/text']) expect((await visitor.visit(`${begun.location}${part}`)).status).toBe(404)
    expect((await visitor.visit('/learning')).body).not.toContain('Private')
  }
  expect((await house.stranger().visit(begun.location ?? '')).status).toBe(303)
})

test('the program can delete the notes of somebody without reading them; a person cannot delete those of another', async () => {
  const { people, strathlorne } = house.world
  const tom = await house.signedIn(people.tom)
  await tom.submit('/learning/new', { title: 'Mine', ...today })
  const before = await count()
  const dispose = (actor: Actor) =>
    house.database.withActor(actor, (tx) =>
      tx
        .selectNoFrom((of) => of.fn<number>('dispose_of_learning_notes', [of.val(people.tom.personId)]).as('gone'))
        .execute(),
    )
  await dispose(people.marion)
  expect(await count()).toBe(before)
  await dispose({ kind: 'system', committeeId: strathlorne })
  expect(await count()).toBe(before - 1)
})

test('a note may name a discussion one took part in, and no other; the right to read a note does not hang on it', async () => {
  const { people } = house.world
  const { id } = await plantHeldMeeting(house)
  const gregor = await house.signedIn(people.gregor)
  expect((await gregor.visit(`/learning/about/${id}`)).status).toBe(404)
  expect((await gregor.visit(`/learning/certificate/${id}`)).status).toBe(404)
  const tom = await house.signedIn(people.tom)
  const begun = await tom.submit(`/learning/about/${id}`, { title: 'After the meeting', ...today })
  await house.owner.query(`update relation set ended_at = now() where discussion_id = $1 and person_id = $2`, [
    id,
    people.tom.personId,
  ])
  expect((await tom.visit(begun.location ?? '')).status).toBe(200)
})

test('the certificate says when and for how long, and nothing of what it was about', async () => {
  const { id } = await plantHeldMeeting(house)
  const isla = await house.signedIn(house.world.people.isla)
  const page = await isla.visit(`/learning/certificate/${id}`)
  expect(page.body).toContain('It lasted 85 minutes')
  expect(page.body).not.toContain('RCD-')
})

test('sent twice makes one note; saved on two devices shows both texts and loses nothing', async () => {
  const isla = await house.signedIn(house.world.people.isla)
  const before = await count()
  const hidden = await isla.hidden('/learning/new')
  const typed = { ...hidden, 'general.learned': 'One.', ...today }
  const [first, second] = await Promise.all([isla.post('/learning/new', typed), isla.post('/learning/new', typed)])
  expect([first.location, await count()]).toEqual([second.location, before + 1])
  const more = await isla.post('/learning/new', {
    ...typed,
    'general.learned': 'One, and more typed while it was slow.',
  })
  expect([more.status, more.body.includes('more typed while it was slow'), await count()]).toEqual([
    409,
    true,
    before + 1,
  ])
  const address = first.location ?? ''
  const old = await isla.hidden(address)
  await isla.submit(address, { 'general.learned': 'Written at the desk.', ...today })
  const late = await isla.post(address, { ...old, 'general.learned': 'Written on the phone.', ...today })
  expect(late.status).toBe(409)
  expect(late.body).toContain('Written at the desk.')
  expect(late.body).toContain('Written on the phone.')
})

const today = { 'written-on-day': '24', 'written-on-month': '11', 'written-on-year': '2026' }
