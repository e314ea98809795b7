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

test('a part is given by those whose step it is, and nobody gives one to themselves', async () => {
  const { owner, world, database } = house
  const { isla, catriona, marion, ruth, gregor } = world.people
  const id = await plantDiscussion(owner, world, {
    status: 'time-set',
    people: { isla: 'requester', gregor: 'first-manager', marion: 'facilitator', catriona: 'team-member' },
  })
  const give = (by: typeof isla, to: typeof isla, relation: string) =>
    database.withActor(by, (tx) =>
      sql`insert into relation (committee_id, discussion_id, person_id, relation, since)
        values (${world.strathlorne}, ${id}, ${to.personId}, ${relation}, now())`.execute(tx),
    )
  for (const [by, relation] of [
    [catriona, 'facilitator'],
    [catriona, 'participant'], // not invited
    [isla, 'screener'],
    [gregor, 'facilitator'],
    [isla, 'facilitator-asked'],
    [marion, 'requester'],
  ] as const)
    await expect(give(by, by, relation)).rejects.toThrow('row-level security')
  await give(ruth, ruth, 'screener')
  await give(marion, catriona, 'participant')
  await owner.query(`update relation set ended_at = now() where discussion_id = $1 and person_id = $2`, [
    id,
    gregor.personId,
  ])
  const again = database.withActor(gregor, (tx) =>
    sql`update relation set ended_at = null where discussion_id = ${id}`.execute(tx),
  )
  await expect(again.then(({ numAffectedRows }) => Number(numAffectedRows))).resolves.toBe(0)
})

test('what was asked of somebody cannot be made a draft and deleted with its history', async () => {
  const { owner, world, database } = house
  const { isla, gregor } = world.people
  const id = await plantDiscussion(owner, world, {
    status: 'with-first-manager',
    people: { isla: 'requester', gregor: 'first-manager' },
  })
  await owner.query(
    `insert into history (committee_id, discussion_id, number, event, by_person, at, facts)
      values ($1, $2, 90, 'agreement-asked', $3, now(), '{}')`,
    [world.strathlorne, id, isla.personId],
  )
  for (const person of [isla, gregor]) {
    const gone = await database.withActor(person, async (tx) => {
      await sql`update discussion set status = 'draft' where id = ${id}`.execute(tx)
      const history = await sql`delete from history where discussion_id = ${id}`.execute(tx)
      const parts = await sql`delete from relation where discussion_id = ${id}`.execute(tx)
      const discussion = await sql`delete from discussion where id = ${id}`.execute(tx)
      return [history, parts, discussion].map(({ numAffectedRows }) => Number(numAffectedRows))
    })
    expect(gone).toEqual([0, 0, 0])
  }
})

test('a theme is written only by somebody who led a meeting; what was sent is forgotten by the program alone', async () => {
  const { owner, world, database } = house
  const { columns } = (
    await owner.query(
      `select string_agg(column_name, ',') as columns from information_schema.columns where table_name = 'theme' and is_nullable = 'NO'`,
    )
  ).rows[0]
  expect(columns).toContain('committee_id')
  const forged = database.withActor(world.people.isla, (tx) =>
    sql`insert into theme (committee_id, id) values (${world.strathlorne}, ${newId()})`.execute(tx),
  )
  await expect(forged).rejects.toThrow(/row-level security|null value/)
  await owner.query(`insert into submission (committee_id, key, step, body_hash, at) values ($1, $2, 'x', '', now())`, [
    world.strathlorne,
    newId(),
  ])
  const forgotten = await database.withActor(world.people.isla, (tx) => sql`delete from submission`.execute(tx))
  expect(Number(forgotten.numAffectedRows)).toBe(0)
})
