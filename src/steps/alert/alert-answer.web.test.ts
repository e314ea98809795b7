import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import { opened } from '../../../test/set-up/sealed.ts'
import { plantDiscussion } from '../../../test/set-up/world.ts'
import { newId, newSecret } from '../../kit/id.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const rows = async (sql: string, ...values: unknown[]) => (await house.owner.query(sql, values)).rows

/** Both managers agreed; Isla writes to Catriona, who has an account, and to Morag, who has none. */
async function told() {
  const { owner, world } = house
  const { catriona } = world.people
  const id = await plantDiscussion(owner, world, {
    status: 'agreed',
    people: { isla: 'requester', gregor: 'first-manager', helen: 'second-manager' },
  })
  const members = [newId(), newId()] as const
  const team = [
    [members[0], catriona.personId, catriona.name, catriona.email],
    [members[1], null, 'Morag Reid', 'morag.reid@charity.example'],
  ]
  for (const [position, [member, person, name, email]] of team.entries())
    await owner.query(
      `insert into team_member (committee_id, discussion_id, id, position, person_id, name, role, agency, email)
       values ($1, $2, $3, $4, $5, $6, 'Worker', 'health', $7)`,
      [world.strathlorne, id, member, position, person, name, email],
    )
  const isla = await house.signedIn(world.people.isla)
  const done = await isla.submit(`/discussions/${id}/alert`, {
    checked: 'yes',
    [`member-${members[0]}`]: 'letter',
    [`member-${members[1]}`]: 'letter',
  })
  expect(done.status).toBe(303)
  const links = await rows(`select to_name, link from letter where discussion_id = $1 and letter = 'alert-team'`, id)
  const linkOf = (name: string): string => links.find(({ to_name }) => to_name === name)?.link ?? ''
  return { id, isla, members, catriona: linkOf(''), morag: linkOf('Morag Reid') }
}

async function memberOf(id: string) {
  const [row] = await rows('select * from team_member where id = $1', id)
  const at = { table: 'team_member', row: id, column: 'reply_text' } as const
  const about = { committeeId: house.world.strathlorne, id: row.discussion_id }
  expect(row.reply_text).not.toContain('nurse')
  return { ...row, reply_text: await opened(house.database, about, at, row.reply_text) }
}
const answersTo = async (id: string) =>
  (await rows(`select person_id, link from letter where discussion_id = $1 and letter = 'alert-answer'`, id)).length

test('each letter has a link of its own that can only answer; opening it changes nothing and shows no work', async () => {
  const { id, members, morag, catriona } = await told()
  expect(morag).toMatch(/^\/told\/[\w-]{43}$/)
  expect(catriona).not.toBe(morag)
  const page = await house.stranger().visit(morag)
  expect(page.status).toBe(200)
  expect(page.body).toContain('Isla')
  const [{ pseudonym, reference }] = await rows('select pseudonym, reference from discussion where id = $1', id)
  expect(page.body).not.toContain(pseudonym)
  expect(page.body).not.toContain(reference)
  expect(await memberOf(members[1])).toMatchObject({ reply: null, replied_at: null })
  expect(
    await rows(`select verb, kind from audit where discussion_id = $1 and kind = 'alert' and verb = 'read'`, id),
  ).not.toEqual([])
})

test('an answer is kept, the practitioner hears of it once and reads it; it may be changed', async () => {
  const { id, isla, members, morag } = await told()
  const visitor = house.stranger()
  expect((await visitor.submit(morag, { answer: '' })).status).toBe(422)
  const without = await visitor.submit(morag, { answer: 'someone-missing', role: '' })
  expect(without.status).toBe(422)
  expect(without.body).toContain('Say which role or service')
  const named = await visitor.submit(morag, { answer: 'someone-missing', role: 'Gran, Jean Docherty' })
  expect(named.status).toBe(422)
  expect(named.body).toContain('<mark class="cg-mark-t">Jean Docherty</mark>')
  const answered = await visitor.submit(morag, { answer: 'someone-missing', role: 'The school nurse' })
  expect([answered.status, answered.location]).toEqual([303, `${morag}/sent`])
  await visitor.submit(morag, { answer: 'someone-missing', role: 'The school nurse' })
  expect(await memberOf(members[1])).toMatchObject({ reply: 'someone-missing', reply_text: 'The school nurse' })
  expect(await answersTo(id)).toBe(1)
  const read = await isla.visit(`/discussions/${id}/alert/answers`)
  expect(read.body).toContain('Morag Reid')
  expect(read.body).toContain('The school nurse')
  // Seen before sending, not by the letter alone.
  expect((await isla.visit('/desk')).body).toContain('See what the team asks')
  expect((await isla.visit(`/discussions/${id}`)).body).toContain(`/discussions/${id}/alert/answers`)
  const sending = (await isla.visit(`/discussions/${id}/request/send`)).body
  expect(sending).toMatch(/Morag Reid<\/b>: Someone else should know too: The school nurse/)
  await visitor.submit(morag, { answer: 'thanks', role: 'typed and not meant' })
  expect(await memberOf(members[1])).toMatchObject({ reply: 'thanks', reply_text: '' })
  expect(
    (await (await house.signedIn(house.world.people.calum)).visit(`/discussions/${id}/alert/answers`)).status,
  ).toBe(404)
})

test('whoever is only asked to lead the meeting does not read what people of the team answered (P15)', async () => {
  const { owner, world } = house
  const reading = async (relation: 'facilitator-asked' | 'facilitator') => {
    const status = relation === 'facilitator' ? 'facilitator-confirmed' : 'facilitator-asked'
    const id = await plantDiscussion(owner, world, { status, people: { isla: 'requester', marion: relation } })
    return (await (await house.signedIn(world.people.marion)).visit(`/discussions/${id}/alert/answers`)).status
  }
  expect(await reading('facilitator-asked')).toBe(404)
  expect(await reading('facilitator')).toBe(200)
})

test('who does not work with the family leaves the list and the discussion, and the link with it', async () => {
  const { id, members, catriona } = await told()
  const person = await house.signedIn(house.world.people.catriona)
  const list = async () =>
    (await rows(`select ended_at from relation where discussion_id = $1 and relation = 'team-member'`, id)).map(
      ({ ended_at }) => ended_at !== null,
    )
  expect(await list()).toEqual([false])
  await house.stranger().submit(catriona, { answer: 'not-in-team' })
  expect((await memberOf(members[0])).left_at).not.toBeNull()
  expect(await list()).toEqual([true])
  expect((await house.stranger().visit(catriona)).status).toBe(404)
  expect((await person.visit(`/discussions/${id}`)).status).toBe(404)
})

test('a worry is answered with whom to call, kept nowhere and told to nobody', async () => {
  const { id, members, morag } = await told()
  const page = await house.stranger().submit(morag, { answer: 'worry' })
  expect(page.status).toBe(200)
  expect(page.body).toContain('This page does not pass your worry on')
  expect(await memberOf(members[1])).toMatchObject({ reply: null })
  expect(await answersTo(id)).toBe(0)
})

test('after the request has ended there is nothing to answer; a link nobody was given opens nothing', async () => {
  const { id, members, morag } = await told()
  const visitor = house.stranger()
  const hidden = await visitor.hidden(morag)
  await house.owner.query(`update discussion set status = 'withdrawn' where id = $1`, [id])
  expect((await visitor.visit(morag)).body).not.toContain('name="answer"')
  expect((await visitor.post(morag, { ...hidden, answer: 'thanks' })).status).toBe(409)
  expect(await memberOf(members[1])).toMatchObject({ reply: null })
  expect((await house.stranger().visit(`/told/${newSecret()}`)).status).toBe(404)
})
