import { afterAll, beforeAll, expect, test } from 'vitest'
import { privacy } from '#content'
import { lettersByDay, liveThrough } from '../../test/set-up/days.ts'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'
import { newId } from '../kit/id.ts'
import { draftDays } from './draft.reminders.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const at = new Date('2026-01-12T10:00:00Z')
const draft = async () => {
  const { owner, world } = house
  const id = await plantDiscussion(owner, world, { status: 'draft', people: { isla: 'requester' }, at })
  await owner.query(
    `insert into request_answer (committee_id, discussion_id, question, kind, value, answered_at) values ($1, $2, 'areas', 'areas', '"A-text"', $3)`,
    [world.strathlorne, id, at],
  )
  return id
}
const tables = ['discussion', 'relation', 'history', 'request_answer', 'team_member'] as const
const rowsOf = async (id: string) => {
  let count = 0
  for (const table of tables) {
    const key = table === 'discussion' ? 'id' : 'discussion_id'
    count += (await house.owner.query(`select from ${table} where ${key} = $1`, [id])).rowCount ?? 0
  }
  return count
}

test('the days are those we promise', () => {
  const kept = privacy.classes.find(({ id }) => id === 'draft')?.kept.for
  expect(kept).toBe(`${draftDays.keep} days`)
})

test('a draft nobody touches is called to mind after 14 days and deleted after 60, also where a manager answered; one that was touched stays', async () => {
  const { owner, world } = house
  const [left, touched, answered] = [await draft(), await draft(), await draft()]
  await owner.query(
    `insert into agreement (committee_id, discussion_id, id, role, person_id, answer, at) values ($1, $2, $3, 'first-manager', $4, 'not-me', $5)`,
    [world.strathlorne, answered, newId(), world.people.gregor.personId, at],
  )
  await liveThrough(house, ['2026-01-25', '2026-01-26', '2026-02-20'])
  // Only the team was changed: no answer has a new date, and yet somebody was here.
  await owner.query(
    `insert into submission (committee_id, key, step, body_hash, discussion_id, at) values ($1, $2, 'save-answers', '', $3, '2026-02-20T12:00:00Z')`,
    [world.strathlorne, newId(), touched],
  )
  await liveThrough(house, ['2026-03-12'])
  const inAll = await rowsOf(left)
  await liveThrough(house, ['2026-03-13', '2026-03-14'])
  expect(await rowsOf(left)).toBe(0)
  expect(await rowsOf(touched)).toBeGreaterThan(0)
  expect(await rowsOf(answered)).toBe(0)
  expect(await lettersByDay(house, left)).toEqual(['01-26 request-draft-reminder isla'])
  expect(await lettersByDay(house, touched)).toEqual([
    '01-26 request-draft-reminder isla',
    '03-12 request-draft-reminder isla',
  ])
  expect(await lettersByDay(house, answered)).toEqual(['01-26 request-draft-reminder isla'])
  expect(await lettersByDay(house, null)).toEqual([
    '03-13 request-draft-deleted isla',
    '03-13 request-draft-deleted isla',
  ])
  const { rows } = await owner.query(`select class, rows, keys from disposal where discussion_id = $1`, [left])
  expect(rows).toEqual([{ class: 'draft', rows: inAll, keys: 0 }])
})

test('however long nobody looked, a week lies between the warning and the deletion', async () => {
  const id = await draft()
  await liveThrough(house, ['2026-06-01', '2026-06-07'])
  expect(await rowsOf(id)).toBeGreaterThan(0)
  const { rows } = await house.owner.query(
    `select "values" ->> 'disposal_date' as day from letter where discussion_id = $1`,
    [id],
  )
  expect(rows).toEqual([{ day: 'Monday 8 June 2026' }])
  await liveThrough(house, ['2026-06-08'])
  expect(await rowsOf(id)).toBe(0)
})

test('what was sent longest ago is forgotten, and a draft is not called to mind anew by that', async () => {
  const id = await draft()
  await house.owner.query(
    `insert into submission (committee_id, key, step, body_hash, discussion_id, at) values ($1, $2, 'save-answers', '', $3, '2026-01-13T12:00:00Z')`,
    [house.world.strathlorne, newId(), id],
  )
  await liveThrough(house, ['2026-06-01', '2026-06-02'])
  expect(await lettersByDay(house, id)).toEqual(['06-01 request-draft-reminder isla'])
})
