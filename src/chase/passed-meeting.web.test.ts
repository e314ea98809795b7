import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { plantMeeting } from '../../test/set-up/meetings.ts'
import { chase } from './chase.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const aDay = 24 * 60
const purpose = ['support', 'learn', 'views', 'not-planning', 'not-decisions']

async function letters(id: string) {
  const { rows } = await house.owner.query(
    `select letter, count(*)::int as count from letter where discussion_id = $1 group by 1 order by 1`,
    [id],
  )
  return Object.fromEntries(rows.map((row) => [row.letter, row.count]))
}

test('who leads a meeting that nobody opened is asked once, and later once more with the Reviewing Team (P4, P18)', async () => {
  const soon = await plantMeeting(house, { inMinutes: -4 * aDay })
  const late = await plantMeeting(house, { inMinutes: -14 * aDay })
  const ahead = await plantMeeting(house)
  await chase(house)
  await chase(house)
  expect((await letters(soon.id))['meeting-day-passed']).toBe(1)
  expect((await letters(late.id))['meeting-day-passed']).toBe(2)
  expect((await letters(ahead.id))['meeting-day-passed']).toBeUndefined()
})

test('put off or called off after its day, people hear that it did not take place (P16)', async () => {
  for (const [part, reason, letter] of [
    ['postponement', 'illness', 'meeting-postponed-late'],
    ['cancellation', 'no-time', 'meeting-cancelled-late'],
  ] as const) {
    const { id } = await plantMeeting(house, { inMinutes: -4 * aDay })
    const marion = await house.signedIn(house.world.people.marion)
    const page = `/discussions/${id}/arranging/${part}`
    expect((await marion.visit(page)).body).toContain('people are told that it did not take place')
    expect((await marion.submit(page, { reason })).status).toBe(303)
    expect(await letters(id)).toMatchObject({ [letter]: 4, 'meeting-off-facilitator-late': 1 })
  }
})

test('which day it was has to be said before a meeting whose day has passed is opened', async () => {
  const { id, invited } = await plantMeeting(house, { inMinutes: -4 * aDay })
  const marion = await house.signedIn(house.world.people.marion)
  const page = `/discussions/${id}/meeting/opening`
  expect((await marion.submit(page, { purpose, here: [invited.isla] })).status).toBe(409)
  expect((await marion.submit(page, { purpose, here: [invited.isla], day: 'never' })).status).toBe(422)
})
