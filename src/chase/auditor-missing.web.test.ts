import { afterAll, beforeAll, expect, test } from 'vitest'
import { letterText, namesOf } from '#content'
import { lettersByDay, liveThrough } from '../../test/set-up/days.ts'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'
import { newId } from '../kit/id.ts'
import { writeOut } from '../post/letter-text.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

/** Opened by Fiona on Monday 12 January; Marion and Grace, the auditor, were told. */
async function opened(): Promise<string> {
  const { owner, world } = house
  const { fiona, marion, grace } = world.people
  const about = await plantDiscussion(owner, world, { status: 'sent', people: { isla: 'requester' } })
  const id = newId()
  await owner.query(
    `insert into emergency_access (committee_id, discussion_id, id, reference, person_id, reason, opened_at, ends_at, told)
     values ($1, $2, $3, 'RCD-26-900', $4, 'cannot-reach', '2026-01-12T10:00:00Z', '2026-01-12T11:00:00Z', $5)`,
    [world.strathlorne, about, id, fiona.personId, [marion.personId, grace.personId]],
  )
  return id
}
const missing = async () => (await lettersByDay(house, null)).filter((line) => line.includes('auditor-missing'))
const graceIsHere = (left: string | null) =>
  house.owner.query('update membership set left_at = $2 where person_id = $1', [
    house.world.people.grace.personId,
    left,
  ])

test('a review is late and there is no auditor: administrators hear that, once a round, and nothing of the case', async () => {
  const id = await opened()
  await liveThrough(house, ['2026-01-20']) // late; Grace is there
  expect(await missing()).toEqual([])
  await graceIsHere('2026-01-20T12:00:00Z')
  await liveThrough(house, ['2026-01-21', '2026-01-22'])
  expect(await missing()).toEqual(['01-21 auditor-missing ada'])
  await liveThrough(house, ['2026-01-27', '2026-01-28'])
  expect(await missing()).toEqual(['01-21 auditor-missing ada', '01-27 auditor-missing ada'])
  const { rows } = await house.owner.query(
    `select "values", link, discussion_id from letter where letter = 'auditor-missing'`,
  )
  expect(rows).toEqual(Array(2).fill({ values: {}, link: '/people', discussion_id: null }))
  const { subject, text } = writeOut({
    letter: 'auditor-missing',
    values: {},
    names: namesOf(),
    recipientName: house.world.people.ada.name,
    link: 'https://common-ground.example/people',
  })
  expect(`${subject} ${text}`).not.toMatch(/RCD|emergency access|discussion/i)
  expect(letterText('auditor-missing').to).toEqual(['agency-admin'])
  await house.owner.query('delete from emergency_access where id = $1', [id])
  await graceIsHere(null)
})

test('before it is late nobody hears that nobody can look', async () => {
  await house.owner.query('delete from letter')
  await opened()
  await graceIsHere('2026-01-12T12:00:00Z')
  await liveThrough(house, ['2026-01-19'])
  expect(await missing()).toEqual([])
  await liveThrough(house, ['2026-01-20'])
  expect(await missing()).toEqual(['01-20 auditor-missing ada'])
})
