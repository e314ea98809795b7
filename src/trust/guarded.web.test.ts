import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'
import { newId } from '../kit/id.ts'
import { openTexts } from './guarded.ts'
import { writeSealedNote } from './sealed-note.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const planted = () =>
  plantDiscussion(house.owner, house.world, {
    status: 'with-first-manager',
    people: { isla: 'requester', gregor: 'first-manager', duncan: 'second-manager' },
  })
const choices = async (id: string) =>
  (await house.owner.query('select place, kind, severity, reason from guard_choice where discussion_id = $1', [id]))
    .rows
const statusOf = async (id: string) =>
  (await house.owner.query('select status from discussion where id = $1', [id])).rows[0]?.status

test('a name in words others will read comes back with 422, what was found beside it, and everything typed', async () => {
  const id = await planted()
  const gregor = await house.signedIn(house.world.people.gregor)
  const asked = { answer: 'question', 'question-comment': 'Has Kieran said what he thinks of it?' }
  const answer = await gregor.submit(`/discussions/${id}/agreement`, asked)
  expect(answer.status).toBe(422)
  expect(answer.body).toContain('Has Kieran said what he thinks of it?')
  expect(answer.body).toContain('<mark class="cg-mark-t">Kieran</mark>')
  expect(answer.body).toContain('Name of a person')
  expect(await statusOf(id)).toBe('with-first-manager')
  expect(
    (
      await gregor.submit(`/discussions/${id}/agreement`, {
        ...asked,
        'question-comment': 'What does the child think?',
      })
    ).status,
  ).toBe(303)
})

test('what is no identifier is kept with a reason, and is remembered without the words', async () => {
  const id = await planted()
  const gregor = await house.signedIn(house.world.people.gregor)
  const asked = { answer: 'question', 'question-comment': 'Would Lomax be a help to you here?' }
  const page = await gregor.submit(`/discussions/${id}/agreement`, asked)
  expect(page.status).toBe(422)
  const keep = /name="(_kept\.question-comment\.[0-9a-f]{6})"/.exec(page.body)?.[1] ?? ''
  expect((await gregor.submit(`/discussions/${id}/agreement`, { ...asked, [keep]: 'whatever' })).status).toBe(422)
  const both = { ...asked, 'question-comment': `${asked['question-comment']} Or Kieran?`, [keep]: 'author' }
  const back = await gregor.submit(`/discussions/${id}/agreement`, both)
  expect(back.body).toMatch(/<option value="author" selected/)
  expect((await gregor.submit(`/discussions/${id}/agreement`, { ...asked, [keep]: 'author' })).status).toBe(303)
  expect(await choices(id)).toEqual([
    { place: 'agreement.question-comment', kind: 'PERSON', severity: expect.any(String), reason: 'author' },
  ])
  // The mark in the form can be tried with a list of names; what is kept cannot.
  const { rows } = await house.owner.query('select mark from guard_choice where discussion_id = $1', [id])
  expect(rows[0]?.mark).toMatch(/^[0-9a-f]{32}$/)
  expect(rows[0]?.mark).not.toContain(keep.split('.')[2] ?? '')
})

test('a number or an address is not a matter of opinion', async () => {
  const id = await planted()
  const gregor = await house.signedIn(house.world.people.gregor)
  for (const said of [
    'Ring the mother on 07700 900123.',
    'The child has CHI 0104174320.',
    'They live at 14 Larch Terrace, PA34 4AB.',
  ]) {
    const page = await gregor.submit(`/discussions/${id}/agreement`, { answer: 'question', 'question-comment': said })
    expect(page.status).toBe(422)
    const marks = [...page.body.matchAll(/name="(_kept\.question-comment\.[0-9a-f]{6})"/g)].map(([, name]) => [
      name,
      'wrong',
    ])
    const again = { answer: 'question', 'question-comment': said, ...Object.fromEntries(marks) }
    expect((await gregor.submit(`/discussions/${id}/agreement`, again)).status).toBe(422)
  }
})

test('names of the sealed note are found in any form, by nobody’s leave, and never reach the page of somebody who did not type them', async () => {
  const id = await planted()
  const { world, database } = house
  const note = 'Grace Summerhill, nine, lives with her gran.'
  await database.withActor(world.people.isla, (tx) =>
    writeSealedNote(tx, world.people.isla, { committeeId: world.strathlorne, id }, note, new Date()),
  )
  const gregor = await house.signedIn(world.people.gregor)
  const path = `/discussions/${id}/agreement`
  const page = await gregor.submit(path, { answer: 'question', 'question-comment': 'is grace told of this?' })
  expect(page.status).toBe(422)
  expect(page.body).toContain('<mark class="cg-mark-t">grace</mark>')
  expect(page.body).not.toContain('_kept.question-comment')
  expect(page.body).not.toContain('Summerhill')
})

test('a last look finds what was written before anybody was asked', async () => {
  const id = await planted()
  const { world, database } = house
  const about = { committeeId: world.strathlorne, id }
  const texts = { 'write-record.learning.text': 'We saw that Kieran waits.', 'write-record.facts.text': 'We met once.' }
  const open = await database.withActor(world.people.isla, (tx) => openTexts(tx, about, texts))
  expect(open).toEqual(['write-record.learning.text'])
})

const noted = async (id: string, note: string) => {
  const { isla, gregor } = house.world.people
  await house.database.withActor(isla, (tx) =>
    writeSealedNote(tx, isla, { committeeId: house.world.strathlorne, id }, note, new Date()),
  )
  return house.signedIn(gregor)
}
const asks = (text: string) => ({ answer: 'question', 'question-comment': text })

test('a sealed note typed in lower case gives its names all the same', async () => {
  const id = await planted()
  const gregor = await noted(id, 'tamsin doe, nine, lives with her gran wilhelmina')
  const page = await gregor.submit(`/discussions/${id}/agreement`, asks('what does tamsin want?'))
  expect(page.status).toBe(422)
  expect(page.body).toContain('<mark class="cg-mark-t">tamsin</mark>')
  expect(page.body).not.toContain('_kept.question-comment')
})

test('people on the list of the team are found in any form; as colleagues who agree they may be kept', async () => {
  const id = await planted()
  const path = `/discussions/${id}/agreement`
  const gregor = await house.signedIn(house.world.people.gregor)
  const said = asks('does quintella see it that way?')
  await house.owner.query(
    `insert into team_member (committee_id, discussion_id, id, position, name, role, agency, email)
     values ($1, $2, $3, 1, 'Quintella Zorab', 'Nurse', 'health', 'q.z@health.example')`,
    [house.world.strathlorne, id, newId()],
  )
  const page = await gregor.submit(path, said)
  expect(page.status).toBe(422)
  expect(page.body).toContain('<mark class="cg-mark-t">quintella</mark>')
  expect(page.body).not.toContain('Zorab')
  const keep = /name="(_kept\.question-comment\.[0-9a-f]{6})"/.exec(page.body)?.[1] ?? ''
  expect((await gregor.submit(path, { ...said, [keep]: 'own-name' })).status).toBe(303)
  const stranger = await house.database.withActor(house.world.people.catriona, (tx) =>
    sql`select team_for_guard(${id})`.execute(tx),
  )
  expect(stranger.rows).toEqual([])
})
