/** Somebody who works in two committees: an administrator sees and ends what is theirs alone, and the other committee hears of a recovery. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { account } from '#content'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { stranger, type Visitor } from '../../test/set-up/visitor.ts'
import { beginSession } from '../trust/sessions.ts'

let house: TestHouse
let ada: Visitor
let page: string
beforeAll(async () => {
  house = await testHouse()
  ada = await house.signedIn(house.world.people.ada)
  page = `/people/${house.world.people.morag.personId}`
})
afterAll(() => house.close())

async function signedInAt(committeeId: string): Promise<Visitor> {
  const { personId } = house.world.people.morag
  const secret = await beginSession(house.database, house.clock, personId, { committeeId })
  return stranger(house.app, { session: secret ?? '' })
}

test('sessions with the other committee are neither shown nor ended, also when they leave', async () => {
  const there = await signedInAt(house.world.glenbrae)
  expect((await ada.visit(page)).body).toContain(account.people.one.no_sessions)
  const here = await signedInAt(house.world.strathlorne)
  const { body } = await ada.visit(page)
  expect(body).not.toContain(account.people.one.no_sessions)
  expect(body.match(/<tbody.*?<\/tbody>/s)?.[0].match(/<tr/g)).toHaveLength(1)
  await ada.submit(page, {}, `${page}/sessions`)
  expect([(await here.visit('/desk')).status, (await there.visit('/desk')).status]).toEqual([303, 200])
  const again = await signedInAt(house.world.strathlorne)
  await ada.submit(page, {}, `${page}/leave`)
  expect([(await again.visit('/desk')).status, (await there.visit('/desk')).status]).toEqual([303, 200])
  await ada.submit(page, {}, `${page}/return`)
})

test('a recovery is told to those who look after them in the other committee, and waits a day', async () => {
  const { morag, rowan, ada: by } = house.world.people
  await house.owner.query(`insert into duty values ($1, $2, 'administrator')`, [house.world.glenbrae, rowan.personId])
  await house.owner.query(
    `insert into passkey (person_id, id, public_key, added_at) values ($1, 'hers', 'key'::bytea, $2)`,
    [morag.personId, house.clock.now()],
  )
  expect((await ada.submit(page, {}, `${page}/invite`)).body).toContain('the link works from')
  const { rows } = await house.owner.query(
    `select committee_id, person_id, values from letter where letter = 'account-recovery-elsewhere'`,
  )
  expect(rows).toMatchObject([
    {
      committee_id: house.world.glenbrae,
      person_id: rowan.personId,
      values: { sender_name: by.name, colleague_name: morag.name },
    },
  ])
  const { rows: kept } = await house.owner.query(
    'select valid_from > $2 as waits from enrolment where person_id = $1 and ended_at is null',
    [morag.personId, house.clock.now()],
  )
  expect(kept).toEqual([{ waits: true }])
})
