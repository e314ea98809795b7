import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import { openedRoom, roomVisitor } from '../../../test/set-up/room-visitor.ts'
import { hashOf, newId, newSecret } from '../../kit/id.ts'
import { sealInvited } from '../../room/invitation-words.ts'

let house: TestHouse
let origin: string
beforeAll(async () => {
  house = await testHouse()
  origin = await house.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => house.close())

async function relations(id: string, person: string): Promise<string[]> {
  const { rows } = await house.owner.query(
    'select relation from relation where discussion_id = $1 and person_id = $2 and ended_at is null order by relation',
    [id, person],
  )
  return rows.map(({ relation }) => relation)
}

test('a scribe puts the words of others on the screen; the lead is shared with nobody who has a part in the work (P15, P20)', async () => {
  const { id, people, invited } = await openedRoom(house)
  const marion = await roomVisitor(house, people.marion, id, origin)
  const isla = await roomVisitor(house, people.isla, id, origin)
  const catriona = await roomVisitor(house, people.catriona, id, origin)
  const card = newId()
  await isla.operate('notes', { type: 'add', card, box: 'notes', text: 'Said aloud.' })
  const reword = () => catriona.operate('notes', { type: 'edit', card, text: 'In other words.' })
  expect((await reword()).body).toEqual({ refused: 'not-your-card' })
  expect(await marion.submit('', { person: invited.catriona, as: 'co-facilitator' }, '/parts')).toBe(409)
  expect((await marion.visit('')).body).not.toContain('Shares the lead') // offered for nobody for whom it cannot work
  expect(await marion.submit('', { person: invited.catriona, as: 'scribe' }, '/parts')).toBe(303)
  expect(await relations(id, people.catriona.personId)).toContain('scribe')
  expect((await reword()).status).toBe(200)
  expect((await catriona.operate('sheet', { type: 'follow', on: 'yes' })).body).toEqual({ refused: 'facilitator-only' })
  expect(await marion.submit('', { person: invited.catriona, as: 'none' }, '/parts')).toBe(303)
  expect((await reword()).body).toEqual({ refused: 'not-your-card' })
})

test('whoever shares the lead leads the boards and the parts, and neither ends the meeting nor keeps material (P20)', async () => {
  const { id, people } = await openedRoom(house)
  const marion = await roomVisitor(house, people.marion, id, origin)
  const una = { name: people.una.name, role: 'Depute head', agency: 'education', email: people.una.email }
  expect(await marion.submit('', una, '/newcomers')).toBe(303)
  const { rows } = await house.owner.query('select id from invitation where discussion_id = $1 and person_id = $2', [
    id,
    people.una.personId,
  ])
  const offered = (await marion.visit('')).body.match(/Shares the lead<span[^>]*>: [^<]*/g)
  expect(offered).toEqual([expect.stringContaining(people.una.name)])
  expect(await marion.submit('', { person: rows[0].id, as: 'co-facilitator' }, '/parts')).toBe(303)
  const sharing = await roomVisitor(house, people.una, id, origin)
  expect(await sharing.submit('', { agree: 'yes' }, '/promise')).toBe(303)
  expect((await sharing.operate('matrix', { type: 'silent', on: 'yes' })).status).toBe(200)
  expect(await sharing.submit('', { part: 'analysis' }, '/part')).toBe(303)
  expect((await sharing.visit('/end')).status).toBe(404)
  const card = newId()
  await sharing.operate('notes', { type: 'add', card, box: 'notes', text: 'A thought.' })
  expect((await sharing.operate('notes', { type: 'keep', card, kept: 'yes' })).body).toEqual({
    refused: 'facilitator-only',
  })
  expect((await marion.operate('notes', { type: 'keep', card, kept: 'yes' })).status).toBe(200)
})

test('the topic expert sees the room during their part only, writes no card, and nothing of the record (P17)', async () => {
  const { id, people } = await openedRoom(house)
  const expert = people.calum
  const invitation = newId()
  const committeeId = house.world.strathlorne
  const asked = await house.database.withActor({ kind: 'system', committeeId }, (tx) =>
    sealInvited(
      tx,
      { committeeId, id },
      invitation,
      { topic: 'Coercive control', topic_question: 'What helps children?' },
      new Date(),
    ),
  )
  await house.owner.query(
    `insert into invitation (committee_id, discussion_id, id, person_id, name, role, agency, email, invited_as, topic, topic_question, ticket_hash, invited_at)
     values ($1, $2, $3, $4, $5, 'Expert', 'police', $6, 'topic-expert', $8, $9, $7, now())`,
    [
      committeeId,
      id,
      invitation,
      expert.personId,
      expert.name,
      expert.email,
      hashOf(newSecret()),
      asked.topic,
      asked.topic_question,
    ],
  )
  await house.owner.query(
    `insert into relation (committee_id, discussion_id, person_id, relation, since) values ($1, $2, $3, 'topic-expert', now())`,
    [house.world.strathlorne, id, expert.personId],
  )
  const marion = await roomVisitor(house, people.marion, id, origin)
  const calum = await roomVisitor(house, expert, id, origin)
  expect((await calum.visit('')).body).toContain('You do not see the room now')
  expect(await marion.submit('', { person: invitation, let: 'in' }, '/expert')).toBe(303)
  const during = await calum.visit('')
  expect(during.status).toBe(200)
  expect(during.body).toContain('Coercive control')
  expect(during.body).toContain('with us now')
  // Nothing is offered that would be refused: the promises stand there, and no yes to tick.
  expect(during.body).toContain('These promises hold for you too. You have nothing to tick.')
  expect(during.body).not.toContain('/promise"')
  expect((await calum.operate('notes', { type: 'add', card: newId(), box: 'notes', text: 'No.' })).body).toEqual({
    refused: 'expert-looks',
  })
  expect((await calum.operate('sheet', { type: 'hand', on: 'yes' })).status).toBe(200)
  expect(await marion.submit('', { person: invitation, mark: 'agreed' }, '/people')).toBe(409)
  await house.owner.query('update invitation set rules_agreed_at = now() where id = $1', [invitation])
  for (const [board, body] of [
    ['genogram', { type: 'add-person', person: newId() }],
    ['ecomap', { type: 'household', label: 'Child A' }],
  ] as const)
    expect((await calum.operate(board, body)).body).toEqual({ refused: 'expert-looks' })
  const gedcom = '0 HEAD\n0 @A@ INDI\n0 TRLR'
  expect(await calum.submit('/family', { board: 'gedcom', gedcom })).toBe(409)
  expect(await marion.submit('', { part: 'planning' }, '/part')).toBe(303)
  expect((await calum.visit('')).body).toContain('You do not see the room now')
  expect(await relations(id, expert.personId)).toEqual(['topic-expert'])
})
