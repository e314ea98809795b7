/** What a desk says is to be done, and until when: the day that was really named, and the act that really comes next. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatDate } from '#content'
import { plantArranging } from '../../test/set-up/arranging.world.ts'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { plantMeeting } from '../../test/set-up/meetings.ts'
import { type PersonKey, plantDiscussion } from '../../test/set-up/world.ts'
import { newId } from '../kit/id.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const signedIn = (key: PersonKey) => house.signedIn(house.world.people[key])

/** The row of one discussion, from its name to the end of it. */
async function deskRow(key: PersonKey, id: string): Promise<string> {
  const { body } = await (await signedIn(key)).visit('/desk')
  return body.split('<li').find((row) => row.includes(`/discussions/${id}`)) ?? ''
}

test('an offer has one last day: the desk says the one that the letter and the page say (P14)', async () => {
  const { owner, world } = house
  const id = await plantDiscussion(owner, world, {
    status: 'facilitator-asked',
    people: { isla: 'requester', marion: 'facilitator-asked' },
  })
  await owner.query(
    `insert into facilitator_offer (committee_id, discussion_id, id, person_id, asked_by, asked_at, answer_by)
     values ($1, $2, $3, $4, $5, now(), '2031-04-09')`,
    [world.strathlorne, id, newId(), world.people.marion.personId, world.people.ruth.personId],
  )
  const said = formatDate(new Date('2031-04-09T12:00:00Z'))
  expect(await deskRow('marion', id)).toContain(said)
  expect((await (await signedIn('marion')).visit(`/discussions/${id}/offer`)).body).toContain('9 April 2031')
})

test('times are answered by the day the facilitator named (P16)', async () => {
  const { owner, world } = house
  const id = await plantArranging(house, 'finding-time')
  await owner.query(
    `insert into time_poll (committee_id, discussion_id, id, asked_at, closes_on, how)
     values ($1, $2, $3, now(), '2031-04-09', 'online')`,
    [world.strathlorne, id, newId()],
  )
  expect(await deskRow('marion', id)).toContain(formatDate(new Date('2031-04-09T12:00:00Z')))
})

test('on the day of the meeting the desk says which day it is (P18)', async () => {
  const { id } = await plantMeeting(house)
  const row = await deskRow('marion', id)
  expect(row).toContain('Open the meeting')
  expect(row).toContain(`Meeting ${formatDate(house.clock.now())}`)
  expect(row).not.toContain('No date set')
  expect((await (await signedIn('marion')).visit(`/discussions/${id}/arranging`)).body).toContain('/meeting/opening')
})

test('a meeting that is open says so on the desk of whoever is in it (P18)', async () => {
  const { id } = await plantMeeting(house)
  await house.owner.query(`update discussion set status = 'meeting-open' where id = $1`, [id])
  await house.owner.query(`update meeting set state = 'open' where discussion_id = $1`, [id])
  const row = await deskRow('tom', id)
  expect(row).toContain('The meeting is open')
  expect(row).not.toContain('No date set')
})

test('a facilitator who knows the time finds the way to set it at once (P16)', async () => {
  const id = await plantArranging(house)
  const marion = await signedIn('marion')
  const known = `href="/discussions/${id}/arranging/time"`
  expect((await marion.visit(`/discussions/${id}`)).body).toContain(known)
  expect((await marion.visit(`/discussions/${id}/arranging/times`)).body).toContain(known)
  expect((await marion.visit(`/discussions/${id}/arranging/time`)).status).toBe(200)
})

test('a meeting whose day has passed says so, to who leads it and to who waits for it (P18)', async () => {
  const { id } = await plantMeeting(house, { inMinutes: -3 * 24 * 60 })
  const row = await deskRow('marion', id)
  expect(row).toContain('Was to be')
  expect(row).toContain('Was the meeting held?')
  expect(row).not.toContain('/meeting/opening')
  const isla = (await (await signedIn('isla')).visit('/desk')).body
  expect(isla).toContain('The day of the meeting has passed')
})

test('the page of a meeting whose day has passed offers who leads it what fits, and tells the others who says it (P16, P18)', async () => {
  const { id } = await plantMeeting(house, { inMinutes: -3 * 24 * 60 })
  const page = `/discussions/${id}`
  for (const address of [page, `${page}/arranging`]) {
    const { body } = await (await signedIn('marion')).visit(address)
    for (const part of ['meeting/opening', 'arranging/new-time', 'arranging/postponement', 'arranging/cancellation'])
      expect(body).toContain(`href="${page}/${part}"`)
    expect(body).toContain('held?')
  }
  const isla = (await (await signedIn('isla')).visit(page)).body
  expect(isla).toContain(`${house.world.people.marion.name} says whether it was held`)
  expect(isla).not.toContain('/meeting/opening')
  const today = await plantMeeting(house)
  expect((await (await signedIn('marion')).visit(`/discussions/${today.id}`)).body).not.toContain('held?')
})

test.each(['another-route', 'not-this-time'] as const)(
  'a request that found %s is done: nobody holds it, and the team can be reached (P4, P13)',
  async (status) => {
    const { owner, world } = house
    const id = await plantDiscussion(owner, world, { status, people: { aisha: 'requester' } })
    const desk = (await (await signedIn('aisha')).visit('/desk')).body
    const [before = '', done = ''] = desk.split('Nothing waits for others.')
    expect(before).not.toContain(id)
    expect(done).toContain(id)
    const page = (await (await signedIn('aisha')).visit(`/discussions/${id}`)).body
    expect(page).toContain('Nobody has to do anything')
    expect(page).toContain('mailto:reviewing.team@strathlorne.example')
  },
)
