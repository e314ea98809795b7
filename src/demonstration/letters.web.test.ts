import { afterAll, beforeAll, expect, test } from 'vitest'
import { namesOf } from '#content'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { newId } from '../kit/id.ts'
import { kindsWritten } from './letter-kinds.rows.ts'
import { lettersOnPage, lettersWritten } from './letters.rows.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const everything = { to: '', kind: '' }

test('every letter can be read, also those before the newest fifty, each on one page', async () => {
  const { owner, world, database } = house
  const many = lettersOnPage + 3
  for (let at = 0; at < many; at += 1)
    await owner.query(
      `insert into letter (committee_id, id, letter, person_id, values, link, written_at, due_at)
       values ($1, $2, 'themes-arrived', $3, '{}', '', '2026-03-01'::timestamptz + make_interval(mins => $4), now())`,
      [world.strathlorne, newId(), world.people.isla.personId, at],
    )
  const shown = { database, publicUrl: '', namesOf: async () => namesOf() }
  const [first, second] = [await lettersWritten(shown, 1, everything), await lettersWritten(shown, 2, everything)]
  expect([first.letters.length, first.more]).toEqual([lettersOnPage, true])
  expect([second.letters.length, second.more]).toEqual([3, false])
  expect(new Set([...first.letters, ...second.letters].map(({ id }) => id)).size).toBe(many)
})

test('whose letters they are is found by a part of the name or of the address, as it was typed', async () => {
  const { owner, world, database } = house
  await owner.query(
    `insert into letter (committee_id, id, letter, to_name, to_address, values, link, written_at, due_at)
     values ($1, $2, 'themes-arrived', 'Gillian Guest', 'gillian_guest@housing.example', '{}', '', now(), now())`,
    [world.strathlorne, newId()],
  )
  const shown = { database, publicUrl: '', namesOf: async () => namesOf() }
  const to = async (words: string) => (await lettersWritten(shown, 1, { to: words, kind: '' })).letters.length
  expect([await to('gillian'), await to('n_g'), await to('n%g'), await to('nobody')]).toEqual([1, 1, 0, 0])
  expect(await to('isla.farquhar')).toBeGreaterThan(0)
})

test('one kind of letter is found by its subject among those that were written, and a kind nobody has written is none', async () => {
  const { owner, world } = house
  await owner.query(
    `insert into letter (committee_id, id, letter, to_name, to_address, values, link, written_at, due_at)
     values ($1, $2, 'format-asked', 'Harris Hall', 'harris@housing.example', '{}', '', now(), now())`,
    [world.strathlorne, newId()],
  )
  const shown = { database: house.database, publicUrl: '', namesOf: async () => namesOf() }
  expect((await kindsWritten(shown)).map(({ value }) => value)).toContain('format-asked')
  const { letters } = await lettersWritten(shown, 1, { to: '', kind: 'format-asked' })
  expect(letters.map(({ to }) => to)).toEqual(['Harris Hall, harris@housing.example'])
})
