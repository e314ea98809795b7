import { afterAll, beforeAll, expect, test } from 'vitest'
import { daysFrom, lettersByDay, liveThrough } from '../../test/set-up/days.ts'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { newId } from '../kit/id.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

test('a facilitator hears 90 and 30 days before a refresher is due, of the training that lasts longest', async () => {
  const { owner, world } = house
  const due = (key: 'andrew' | 'marion' | 'morven', day: string) =>
    owner.query('update training set refresher_due_on = $2 where person_id = $1', [world.people[key].personId, day])
  await due('andrew', '2026-04-15')
  await due('marion', '2026-04-15')
  await due('morven', '2026-04-15')
  await owner.query(
    `insert into training (committee_id, id, person_id, kind, provider, completed_on, refresher_due_on, confirmed_by)
     values ($1, $2, $3, 'refresher-444', 'Invented Training', '2026-01-02', '2028-01-02', $4)`,
    [world.strathlorne, newId(), world.people.marion.personId, world.people.neil.personId],
  )
  await owner.query(`update facilitator set state = 'left' where person_id = $1`, [world.people.morven.personId])
  await liveThrough(house, [
    ...daysFrom('2026-01-13', '2026-01-17'),
    ...daysFrom('2026-03-15', '2026-03-17'),
    '2026-04-16',
  ])
  const training = (await lettersByDay(house, null)).filter((line) => line.includes('training-'))
  expect(training.slice(0, 2)).toEqual(['01-15 training-due andrew', '03-16 training-due andrew'])
  // The day after, also those who look for a facilitator.
  expect(training.slice(2)).toEqual([
    '04-16 training-past andrew',
    '04-16 training-past ruth',
    '04-16 training-past shona',
  ])
  expect(training).not.toContain('04-16 training-past marion')
})
