import { afterAll, beforeAll, expect, test } from 'vitest'
import { lettersByDay, liveThrough } from '../../test/set-up/days.ts'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'
import { newId } from '../kit/id.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

test('a letter of the alert that did not arrive: the practitioner hears of it once, and reads whose it was', async () => {
  const { owner, world } = house
  const id = await plantDiscussion(owner, world, {
    status: 'sent',
    people: { isla: 'requester', gregor: 'first-manager', helen: 'second-manager' },
  })
  const member = newId()
  await owner.query(
    `insert into team_member (committee_id, discussion_id, id, position, name, role, agency, email, told_at, told_how)
     values ($1, $2, $3, 0, 'Morag Reid', 'Worker', 'third-sector', 'morag.reid@charity.example', now(), 'letter')`,
    [world.strathlorne, id, member],
  )
  await owner.query(
    `insert into letter (committee_id, id, letter, discussion_id, to_name, to_address, once, written_at, due_at, dead_at)
     values ($1, $2, 'alert-team', $3, 'Morag Reid', 'morag.reid@charity.example', $4, '2026-01-01', '2026-01-01', '2026-01-03')`,
    [world.strathlorne, newId(), id, `alert-team:${member}`],
  )
  await owner.query(`update discussion set status_since = '2026-01-05T09:00:00Z' where id = $1`, [id])
  await liveThrough(house, ['2026-01-05', '2026-01-06'])
  expect((await lettersByDay(house, id)).filter((line) => line.includes('bounced'))).toEqual([
    '01-05 alert-bounced isla',
  ])
  const page = await (await house.signedIn(world.people.isla)).visit(`/discussions/${id}/alert/answers`)
  expect(page.body).toContain('Did not arrive: Morag Reid')
})
