import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import { plantMeeting } from '../../../test/set-up/meetings.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const purpose = ['support', 'learn', 'views', 'not-planning', 'not-decisions']

/** Opened by Marion; nobody has agreed yet. */
async function openedMeeting() {
  const { people } = house.world
  const { id, invited } = await plantMeeting(house)
  const page = `/discussions/${id}/meeting`
  const marion = await house.signedIn(people.marion)
  await marion.submit(`${page}/opening`, { purpose, here: [invited.isla, invited.catriona] })
  return { id, page, invited, marion, people }
}

test('whoever has not agreed reads on each board why it has no field, and says yes right there (P18)', async () => {
  const { page, people } = await openedMeeting()
  const isla = await house.signedIn(people.isla)
  for (const board of ['four', 'matrix', 'kolb', 'gibbs', 'notes', 'genogram', 'ecomap']) {
    const { body } = await isla.visit(`${page}/${board}`)
    expect(body).toContain('You see this board and cannot write on it yet.')
    expect(body).toContain('What is said here stays here')
    expect(body).not.toContain('name="text"')
  }
  expect((await isla.visit(`${page}/matrix`)).body).toContain('You can write here once you have said yes')
  const unticked = await isla.submit(`${page}/matrix`, {}, `${page}/promise`)
  expect(unticked.status).toBe(422)
  expect(unticked.body).toContain('Tick to say that you agree')
  const agreed = await isla.submit(`${page}/matrix`, { agree: 'yes' }, `${page}/promise`)
  expect([agreed.status, agreed.location]).toEqual([303, `${page}/matrix`])
  const { body } = await isla.visit(`${page}/matrix`)
  expect(body).toContain('name="text"')
  expect(body).not.toContain('cannot write on it yet')
})

test('the facilitator decides when the group goes on: whoever has not said yes looks on and writes nothing, and reads so', async () => {
  const { page, marion, people } = await openedMeeting()
  const isla = await house.signedIn(people.isla)
  expect((await isla.visit(page)).body).toContain('The facilitator says when we go on.')
  expect((await marion.submit(page, { part: 'experience' }, `${page}/part`)).status).toBe(303)
  const there = (await isla.visit(`${page}/four`)).body
  expect(there).toContain('Each person says yes to our promises before they write.')
  expect(there).not.toContain('name="text"')
})

test('the facilitator sees on each board who has not agreed, and ticks for all who said it aloud', async () => {
  const { id, page, invited, marion, people } = await openedMeeting()
  const isla = await house.signedIn(people.isla)
  const before = (await marion.visit(`${page}/four`)).body
  expect(before).toContain('Not agreed yet: 2')
  expect(before).toContain(`${people.catriona.name}`)
  expect((await isla.visit(`${page}/four`)).body).not.toContain('Not agreed yet')
  const marks = { mark: 'agreed', person: [invited.isla, invited.catriona] }
  expect((await isla.submit(`${page}/four`, marks, `${page}/promise`)).status).toBe(422) // not hers to say
  const ticked = await marion.submit(`${page}/four`, marks, `${page}/people`)
  expect([ticked.status, ticked.location]).toEqual([303, `${page}/four`])
  expect((await marion.visit(`${page}/four`)).body).not.toContain('Not agreed yet')
  const { rows } = await house.owner.query(
    'select rules_agreed_at is not null as agreed from invitation where discussion_id = $1 and present',
    [id],
  )
  expect(rows).toEqual([{ agreed: true }, { agreed: true }])
  expect((await isla.visit(`${page}/four`)).body).toContain('name="text"')
})
