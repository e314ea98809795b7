import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/kit/id.ts'
import { type TestHouse, testHouse } from '../set-up/house.ts'
import { plantDiscussion } from '../set-up/world.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

test('who may only see that a discussion exists cannot write its content, whatever the statement says', async () => {
  const { owner, world, database } = house
  const { isla, catriona, marion } = world.people
  const id = await plantDiscussion(owner, world, {
    status: 'record-shared',
    people: { isla: 'requester', marion: 'facilitator', catriona: 'participant' },
  })
  await owner.query(
    `insert into record_section (committee_id, discussion_id, section, answers, written_at, written_by) values ($1, $2, 'views', '{}', now(), $3)`,
    [world.strathlorne, id, marion.personId],
  )
  const emptied = (person: typeof isla) =>
    database.withActor(person, async (tx) => {
      const done = await sql`update record_section set answers = '{"text":""}'`.execute(tx) // no where: reading is not asked for
      return Number(done.numAffectedRows)
    })
  expect([await emptied(isla), await emptied(catriona), await emptied(marion)]).toEqual([0, 0, 1])
  const outcome = (person: typeof isla) =>
    database.withActor(person, (tx) =>
      sql`insert into screening_outcome (committee_id, discussion_id, number, round, outcome, decided_by, decided_at)
        values (${world.strathlorne}, ${id}, 1, 1, 'suitable', ${person.personId}, now())`.execute(tx),
    )
  await expect(outcome(catriona)).rejects.toThrow('row-level security')
  await owner.query(
    `insert into invitation (committee_id, discussion_id, id, name, email, invited_as, ticket_hash, invited_at)
    values ($1, $2, $3, 'Somebody', 's@school.example', 'team-member', $4, now())`,
    [world.strathlorne, id, newId(), 'a'.repeat(64)],
  )
  const link = { kind: 'ticket', committeeId: world.strathlorne, ticketHash: 'a'.repeat(64) } as const
  const forged = database.withActor(link, (tx) =>
    sql`insert into topic_note (committee_id, discussion_id, text, written_at) values (${world.strathlorne}, ${id}, 'x', now())`.execute(
      tx,
    ),
  )
  await expect(forged).rejects.toThrow('row-level security')
})
