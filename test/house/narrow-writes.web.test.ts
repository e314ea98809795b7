import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/discussion.ts'
import { newId } from '../../src/kit/id.ts'
import { type TestHouse, testHouse } from '../set-up/house.ts'
import { plantDiscussion } from '../set-up/world.ts'

/** What somebody with the application's own hands on the database can do as a person: no more than the program does for them. */
let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

/** Rows changed, or 'refused'. */
async function tried(actor: Actor, statement: ReturnType<typeof sql>): Promise<number | 'refused'> {
  try {
    const done = await house.database.withActor(actor, (tx) => statement.execute(tx))
    return Number(done.numAffectedRows ?? done.rows.length)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '42501') return 'refused'
    throw error
  }
}

test('a discussion that was sent is not made a draft again, and its history stays', async () => {
  const { isla, gregor } = house.world.people
  const id = await plantDiscussion(house.owner, house.world, {
    status: 'sent',
    people: { isla: 'requester', gregor: 'first-manager' },
  })
  await house.owner.query(
    `insert into history (committee_id, discussion_id, number, event, at) values ($1, $2, 1, 'agreement-asked', now())`,
    [isla.committeeId, id],
  )
  for (const person of [isla, gregor]) {
    await house.owner.query(`update discussion set status = 'sent' where id = $1`, [id])
    expect(await tried(person, sql`update discussion set status = 'draft' where id = ${id}`)).toBe('refused')
    expect(await tried(person, sql`update discussion set begun_by = ${person.personId} where id = ${id}`)).toBe(
      'refused',
    )
    // Even from a status that leads back to draft, what was sent stays.
    await tried(person, sql`update discussion set status = 'with-first-manager' where id = ${id}`)
    await tried(person, sql`update discussion set status = 'draft' where id = ${id}`)
    expect(await tried(person, sql`delete from history where discussion_id = ${id}`)).toBe(0)
    expect(await tried(person, sql`delete from relation where discussion_id = ${id}`)).toBe(0)
    expect(await tried(person, sql`delete from discussion where id = ${id}`)).toBe(0)
  }
})

test('nobody puts themselves, or others, into a part that is not theirs to give', async () => {
  const { isla, catriona, ruth, marion, calum } = house.world.people
  const id = await plantDiscussion(house.owner, house.world, {
    status: 'finding-facilitator',
    people: { isla: 'requester', catriona: 'participant' },
  })
  const put = (who: string, part: string) =>
    sql`insert into relation (committee_id, discussion_id, person_id, relation, since) values (${isla.committeeId}, ${id}, ${who}, ${part}, now())`
  expect(await tried(catriona, put(catriona.personId, 'facilitator'))).toBe('refused')
  expect(await tried(catriona, put(calum.personId, 'participant'))).toBe('refused')
  expect(await tried(calum, put(calum.personId, 'screener'))).toBe('refused')
  expect(await tried(isla, put(isla.personId, 'facilitator'))).toBe('refused')
  expect(await tried(ruth, put(ruth.personId, 'requester'))).toBe('refused')
  expect(await tried(ruth, put(calum.personId, 'facilitator-asked')), 'not in the register').toBe('refused')
  expect(await tried(ruth, put(marion.personId, 'facilitator-asked'))).toBe(1)
  expect(await tried(marion, put(marion.personId, 'facilitator'))).toBe(1)
})

test('themes come from whoever leads a discussion; letters are about a discussion one sees, to people who work here', async () => {
  const { isla, rowan } = house.world.people
  const id = await plantDiscussion(house.owner, house.world, { status: 'sent', people: { catriona: 'requester' } })
  expect(
    await tried(
      isla,
      sql`insert into theme (committee_id, id, code, polarity, learning, arrived_on, state_since) values (${isla.committeeId}, ${newId()}, 'x', 'both', 'x', now(), now())`,
    ),
  ).toBe('refused')
  const letter = (about: string | null, to: string) =>
    sql`insert into letter (committee_id, id, letter, discussion_id, person_id, written_at, due_at) values (${isla.committeeId}, ${newId()}, 'alert', ${about}, ${to}, now(), now())`
  expect(await tried(isla, letter(id, isla.personId))).toBe('refused')
  expect(await tried(isla, letter(null, rowan.personId))).toBe('refused')
  expect(await tried(isla, letter(null, isla.personId))).toBe(1)
})

test('people are seen by those who work in the same committee', async () => {
  const { isla, rowan, morag } = house.world.people
  const seen = await house.database.withActor(isla, (tx) =>
    sql<{ id: string }>`select id from person`.execute(tx).then(({ rows }) => new Set(rows.map((row) => row.id))),
  )
  expect(seen.has(rowan.personId)).toBe(false)
  expect(seen.has(morag.personId), 'works in both').toBe(true)
  const nobody = await house.database.withNobody((tx) => sql`select id from person`.execute(tx))
  expect(nobody.rows).toEqual([])
})

test('a link in hand reads neither the history nor who else has a part', async () => {
  const ticketHash = 'a'.repeat(64)
  const { isla, catriona } = house.world.people
  const id = await plantDiscussion(house.owner, house.world, {
    status: 'time-set',
    people: { isla: 'requester', marion: 'facilitator', catriona: 'team-member' },
  })
  await house.owner.query(
    `insert into history (committee_id, discussion_id, number, event, at) values ($1, $2, 1, 'request-sent', now())`,
    [isla.committeeId, id],
  )
  await house.owner.query(
    `insert into invitation (committee_id, discussion_id, id, name, email, invited_as, ticket_hash, invited_at)
     values ($1, $2, $3, 'Guest', 'guest@health.example', 'team-member', $4, now())`,
    [isla.committeeId, id, newId(), ticketHash],
  )
  const guest: Actor = { kind: 'ticket', committeeId: isla.committeeId, ticketHash }
  const read = (actor: Actor, query: ReturnType<typeof sql>) =>
    house.database.withActor(actor, (tx) => query.execute(tx).then(({ rows }) => rows))
  expect(await read(guest, sql`select id from discussion`)).toEqual([{ id }])
  expect(await read(guest, sql`select number from history`)).toEqual([])
  expect(await read(guest, sql`select relation from relation`)).toEqual([{ relation: 'facilitator' }])
  // Whoever may call it off learns who to tell, not under which address somebody without an account is reached.
  expect(await read(isla, sql`select name, email from standing_invitations(${id})`)).toEqual([{ name: '', email: '' }])
  expect(await read(catriona, sql`select id from standing_invitations(${id})`)).toEqual([])
})

test('a conflict of interest closes the discussion at once, whatever else somebody is to it', async () => {
  const { marion, ruth } = house.world.people
  const id = await plantDiscussion(house.owner, house.world, {
    status: 'facilitator-asked',
    people: { marion: 'facilitator-asked', catriona: 'participant', isla: 'requester' },
  })
  await house.owner.query(
    `insert into facilitator_offer (committee_id, discussion_id, id, person_id, asked_by, asked_at, answer_by)
     values ($1, $2, $3, $4, $5, now(), now())`,
    [ruth.committeeId, id, newId(), marion.personId, ruth.personId],
  )
  const sees = async () =>
    (await house.database.withActor(marion, (tx) => sql`select id from discussion where id = ${id}`.execute(tx))).rows
      .length
  expect(await sees()).toBe(1)
  await tried(
    marion,
    sql`update facilitator_offer set answer = 'passed', reason = 'know-family' where discussion_id = ${id}`,
  )
  expect(await sees()).toBe(0)
  const again = sql`update relation set ended_at = null where discussion_id = ${id} and person_id = ${marion.personId}`
  expect(await tried(ruth, again)).toBe('refused')
})

test('what people said and whom they named stays, for everybody who can read it', async () => {
  const { isla, gregor, helen, ruth } = house.world.people
  const { owner, world } = house
  const id = await plantDiscussion(owner, world, {
    status: 'being-screened',
    people: { isla: 'requester', gregor: 'first-manager', helen: 'second-manager', ruth: 'screener' },
  })
  const values = (told: string | null) => [world.strathlorne, id, newId(), told]
  const member = `insert into team_member (committee_id, discussion_id, id, position, name, role, agency, email, told_at)
    values ($1, $2, $3, 1, 'A Colleague', 'Nurse', 'health', 'a.colleague@health.example', $4)`
  await owner.query(
    `insert into agreement (committee_id, discussion_id, id, person_id, role, answer, at) values ($1, $2, $3, $4, 'first-manager', 'agree', now())`,
    [world.strathlorne, id, newId(), gregor.personId],
  )
  await owner.query(member, values(null))
  const answered = (at: string) =>
    owner.query(
      `insert into screening_answer (committee_id, discussion_id, round, question, answer, reason, answered_at, answered_by) values ($1, $2, 1, $3, 'no', '', $4, $5)`,
      [world.strathlorne, id, `q-${at}`, at, ruth.personId],
    )
  await answered('2026-02-01')
  await owner.query(
    `insert into screening_outcome (committee_id, discussion_id, number, round, outcome, reason, decided_by, decided_at) values ($1, $2, 1, 1, 'more-needed', '', $3, '2026-03-01')`,
    [world.strathlorne, id, ruth.personId],
  )
  await answered('2026-04-01')
  await owner.query(
    `insert into facilitator_offer (committee_id, discussion_id, id, person_id, asked_by, asked_at, answer_by) values ($1, $2, $3, $4, $5, now(), now())`,
    [world.strathlorne, id, newId(), world.people.marion.personId, ruth.personId],
  )
  const tables = ['agreement', 'team_member', 'screening_outcome', 'facilitator_offer'] as const
  for (const person of [isla, gregor, helen, ruth])
    for (const table of tables)
      expect(await tried(person, sql`delete from ${sql.table(table)} where discussion_id = ${id}`), table).toBe(0)
  // The screener passes on what was not decided on yet, and nobody else does.
  for (const person of [isla, gregor])
    expect(await tried(person, sql`delete from screening_answer where discussion_id = ${id}`)).toBe(0)
  expect(await tried(ruth, sql`delete from screening_answer where discussion_id = ${id}`)).toBe(1)
  await owner.query(`update discussion set status = 'suitable-with-conditions' where id = $1`, [id])
  await answered('2026-05-01')
  expect(await tried(ruth, sql`delete from screening_answer where discussion_id = ${id}`)).toBe(0)

  await owner.query(`update discussion set status = 'agreed' where id = $1`, [id])
  await owner.query(member, values('2026-01-01'))
  for (const person of [gregor, ruth])
    expect(await tried(person, sql`delete from team_member where discussion_id = ${id}`)).toBe(0)
  expect(await tried(isla, sql`delete from team_member where discussion_id = ${id}`), 'not whoever was told').toBe(1)
})
