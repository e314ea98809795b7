import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'

/** P22: a committee's own schools, places, organisations and safe words. */
let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const people = () => house.world.people
const page = '/guard/words'
const lists = { schools: 'Zzyra Academy', places: 'Ottermuir', organisations: 'Quillon Hub', 'safe-words': 'Bramwell' }
const asked = async (text: string) => {
  const id = await plantDiscussion(house.owner, house.world, {
    status: 'with-first-manager',
    people: { isla: 'requester', gregor: 'first-manager', duncan: 'second-manager' },
  })
  const gregor = await house.signedIn(people().gregor)
  return gregor.submit(`/discussions/${id}/agreement`, { answer: 'question', 'question-comment': text })
}

test('administrators and the Reviewing Team keep them; for others there is no such page, and the database says the same', async () => {
  const ada = await house.signedIn(people().ada)
  const wrong = await ada.submit(page, { ...lists, places: 'Ottermuir\n7' })
  expect(wrong.status).toBe(422)
  expect(wrong.body).toContain('Line 2: please use at least three letters.')
  expect(wrong.body).toContain('Quillon Hub') // nothing typed is lost
  expect((await ada.submit(page, lists)).location).toBe('/guard/words?done=asked')
  expect((await (await house.signedIn(people().ruth)).visit(page)).body).toContain('Ottermuir')
  const isla = await house.signedIn(people().isla)
  expect((await isla.visit(page)).status).toBe(404)
  expect((await isla.post(page, { ...(await isla.hidden('/desk', '/sign-out')), ...lists })).status).toBe(404)
  const changed = await house.database.withActor(people().isla, (tx) =>
    sql`update guard_words set safe_words = '{Kieran}'`.execute(tx),
  )
  expect(Number(changed.numAffectedRows)).toBe(0)
  const { rows } = await house.owner.query(
    `select kind, verb from audit where kind = 'guard-words' and verb = 'act' union all
     select kind, verb from audit_entry where kind = 'guard-words' and verb = 'act'`,
  )
  expect(rows).toEqual([{ kind: 'guard-words', verb: 'act' }])
})

test('a new harmless word waits for a second person who keeps the words; the program and the database say so', async () => {
  expect((await asked('Could Bramwell be of help here?')).status).toBe(422)
  const ada = await house.signedIn(people().ada)
  const own = await ada.visit(page)
  expect(own.body).toContain('Waiting for a second person')
  expect(own.body).toContain('Somebody else agrees')
  expect(own.body).not.toContain('I agree')
  const word = { word: 'Bramwell', answer: 'agree' }
  expect((await ada.submit(page, word, '/guard/words/harmless')).status).toBe(409)
  const forced = (person: (typeof house.world.people)['ada']) =>
    house.database.withActor(person, (tx) =>
      sql`update guard_words set safe_words = '{Bramwell}', changed_by = me() where committee_id = committee_now()`.execute(
        tx,
      ),
    )
  await expect(forced(people().ada)).rejects.toThrow('second person')
  const isla = await house.signedIn(people().isla)
  expect(
    (await isla.post('/guard/words/harmless', { ...(await isla.hidden('/desk', '/sign-out')), ...word })).status,
  ).toBe(404)
  const seen = await house.database.withActor(people().isla, (tx) =>
    sql`select word from harmless_word_asked`.execute(tx),
  )
  expect(seen.rows).toEqual([])
  expect((await ada.visit('/desk')).body).not.toContain('Agree to words')

  const ruth = await house.signedIn(people().ruth)
  expect((await ruth.visit('/desk')).body).toContain('Agree to words the check lets pass')
  const waiting = (await ruth.visit(page)).body
  expect(waiting).toContain('Ada Mackie')
  expect((await ruth.submit(page, word, '/guard/words/harmless')).location).toBe('/guard/words?done=agreed')
  expect((await house.owner.query('select safe_words, changed_by from guard_words')).rows).toEqual([
    { safe_words: ['Bramwell'], changed_by: people().ruth.personId },
  ])
  expect((await house.owner.query('select from harmless_word_asked')).rowCount).toBe(0)
  // What is harmless stays so when the lists are kept again, by whomever; a word is taken off by one person alone.
  expect((await ada.submit(page, { ...lists, 'safe-words': 'bramwell\nKieran' })).location).toBe(
    '/guard/words?done=asked',
  )
  // Typed by a colleague it still waits, and is not said to be in use.
  expect((await ruth.submit(page, { ...lists, 'safe-words': 'bramwell\nkieran' })).location).toBe(
    '/guard/words?done=asked',
  )
  expect((await house.owner.query('select word, asked_by from harmless_word_asked')).rows).toEqual([
    { word: 'Kieran', asked_by: people().ada.personId },
  ])
  expect((await ada.submit(page, { word: 'Kieran', answer: 'take-off' }, '/guard/words/harmless')).location).toBe(
    '/guard/words?done=taken-off',
  )
  expect((await ada.submit(page, lists)).location).toBe('/guard/words?done=kept')
})

test('the guard uses them for everybody who writes: found, and let pass; another committee has its own', async () => {
  const found = await asked('The child goes to zzyra academy.')
  expect(found.status).toBe(422)
  expect(found.body).toContain('Name of a school or nursery')
  expect((await asked('We met at the Quillon Hub in Ottermuir.')).body).toContain(
    '<mark class="cg-mark-t">Ottermuir</mark>',
  )
  expect((await asked('Could Bramwell be of help here?')).status).toBe(303)
  const isla = await house.signedIn(people().isla)
  const words = await isla.visit('/guard/words.json')
  expect(JSON.parse(words.body)).toEqual({
    schools: ['Zzyra Academy'],
    places: ['Ottermuir'],
    organisations: ['Quillon Hub'],
    safeWords: ['Bramwell'],
  })
  expect((await house.stranger().visit('/guard/words.json')).status).not.toBe(200)
  const rowan = await house.signedIn(people().rowan)
  expect(JSON.parse((await rowan.visit('/guard/words.json')).body).schools).toEqual([])
})

test('two at once: the later one sees that somebody was faster, and loses nothing', async () => {
  const ada = await house.signedIn(people().ada)
  const ruth = await house.signedIn(people().ruth)
  const old = await ruth.hidden(page)
  await ada.submit(page, { ...lists, places: 'Ottermuir\nSkerrybank' })
  const late = await ruth.post(page, { ...old, ...lists, places: 'Larchhope' })
  expect(late.status).toBe(409)
  expect(late.body).toContain('Larchhope')
  expect((await ada.visit(page)).body).toContain('Skerrybank')
  const again = await ruth.post(page, fieldsIn(late.body))
  expect(again.status).toBe(303)
  const { rows } = await house.owner.query("select places from guard_words where 'Larchhope' = any (places)")
  expect(rows[0]?.places.toSorted()).toEqual(['Larchhope', 'Ottermuir', 'Skerrybank'])
})

/** What the form of the page would send, untouched. */
const fieldsIn = (body: string): Record<string, string> => {
  const form = /<form[^>]*action="\/guard\/words"[\s\S]*?<\/form>/.exec(body)?.[0] ?? ''
  return Object.fromEntries([
    ...[...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]),
    ...[...form.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  ])
}
