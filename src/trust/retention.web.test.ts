import { afterAll, beforeAll, expect, test } from 'vitest'
import { liveThrough } from '../../test/set-up/days.ts'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { sealed, sealedByNobody } from '../../test/set-up/sealed.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'
import type { Status, System } from '../discussion.ts'
import { newId } from '../kit/id.ts'
import { endHold, placeHold } from './legal-hold.ts'
import { disposeOf, dueForDisposal } from './retention.ts'
import { rules } from './retention-rules.ts'
import { writeSealedNote } from './sealed-note.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const ended = new Date('2026-01-12T10:00:00Z')

/** With an answer, a shared record and what a participant said of it. */
async function planted(status: Status): Promise<string> {
  const { owner, world } = house
  const people = { isla: 'requester', gregor: 'first-manager', marion: 'facilitator', catriona: 'participant' } as const
  const id = await plantDiscussion(owner, world, { status, people, at: ended })
  const here = [world.strathlorne, id]
  await owner.query(
    `insert into request_answer (committee_id, discussion_id, question, kind, value, answered_at) values ($1, $2, 'areas', 'areas', '"A-text"', $3)`,
    [...here, ended],
  )
  if (status === 'draft') return id
  await owner.query(
    `insert into record_copy (committee_id, discussion_id, number, content, offered_at, read_until, shared_at) values ($1, $2, 1, '[]', $3, $3, $3)`,
    [...here, ended],
  )
  await owner.query(
    `insert into history (committee_id, discussion_id, number, event, at, facts)
     values ($1, $2, 89, 'meeting-held', $3, '{}'), ($1, $2, 90, 'record-shared', $3, '{}')`,
    [...here, ended],
  )
  return id
}

const rows = async (table: string, id: string) =>
  Number((await house.owner.query(`select count(*) from ${table} where discussion_id = $1`, [id])).rows[0]?.count)
const proofs = async (id: string) =>
  (await house.owner.query('select class, rows from disposal where discussion_id = $1 order by class, at', [id])).rows

test('the request goes six months after the end and the record after three years, and each leaves a proof', async () => {
  const id = await planted('finished')
  await liveThrough(house, ['2026-07-11'])
  expect(await rows('request_answer', id)).toBe(1)
  await liveThrough(house, ['2026-07-13'])
  expect([await rows('request_answer', id), await rows('record_copy', id)]).toEqual([0, 1])
  expect(await proofs(id)).toContainEqual({ class: 'request', rows: 1 })
  await liveThrough(house, ['2029-01-13'])
  expect(await rows('record_copy', id)).toBe(0)
  expect((await proofs(id)).map((proof) => proof.class)).toEqual(
    rules
      .filter(({ since }) => since !== 'elsewhere')
      .map((rule) => rule.class)
      .sort(),
  )
})

test('what somebody wished for the meeting, and needs to take part, goes a month after it: answers and copy', async () => {
  const id = await planted('record-shared')
  const here = [house.world.strathlorne, id, ended]
  for (const [at, question] of ['access', 'times-not-possible', 'how-to-meet'].entries()) {
    await house.owner.query(
      `insert into request_answer (committee_id, discussion_id, question, kind, value, answered_at) values ($1, $2, $4, 'request-wishes', '"A-text"', $3)`,
      [...here, question],
    )
    await house.owner.query(
      `insert into request_copy (committee_id, discussion_id, number, position, part, question, label, kind, answer, sent_at)
       values ($1, $2, 1, $5, 'Wishes', $4, 'What would help?', 'request-wishes', $6, $3)`,
      [...here, question, at, JSON.stringify([sealedByNobody])],
    )
  }
  await liveThrough(house, ['2026-02-11'])
  expect([await rows('request_answer', id), await rows('request_copy', id)]).toEqual([4, 3])
  await liveThrough(house, ['2026-02-13'])
  expect([await rows('request_answer', id), await rows('request_copy', id)]).toEqual([1, 0]) // the areas stay
  expect(await proofs(id)).toContainEqual({ class: 'arranging', rows: 6 })
})

test('a withdrawn request goes after three months; one under way stays', async () => {
  const [withdrawn, open] = [await planted('withdrawn'), await planted('themes-sent')]
  await liveThrough(house, ['2026-04-13'])
  expect([await rows('request_answer', withdrawn), await rows('request_answer', open)]).toEqual([0, 1])
})

test.each(['another-route', 'not-this-time'] as const)(
  'a request that found %s goes after three months, its page says so, and nobody comes back to nothing',
  async (status) => {
    const id = await planted(status)
    const isla = await house.signedIn(house.world.people.isla)
    await house.owner.query(
      `insert into screening_outcome (committee_id, discussion_id, number, round, outcome, reason, decided_by, decided_at) values ($1, $2, 1, 1, $3, '', $4, $5)`,
      [
        house.world.strathlorne,
        id,
        status === 'another-route' ? 'escalation' : status,
        house.world.people.ruth.personId,
        ended,
      ],
    )
    await liveThrough(house, ['2026-04-11'])
    expect(await rows('request_answer', id)).toBe(1)
    const before = (await isla.visit(`/discussions/${id}`)).body
    expect(before).toContain('A request that went another way')
    expect(before).toContain('/screening/come-back')
    await liveThrough(house, ['2026-04-13'])
    expect(await rows('request_answer', id)).toBe(0)
    const after = (await isla.visit(`/discussions/${id}`)).body
    expect(after).not.toContain('/screening/come-back')
    const page = (await isla.visit(`/discussions/${id}/screening/come-back`)).body
    expect(page).toContain('This request is closed')
    expect(page).not.toMatch(/still here|safety-now/)
    const { _csrf = '' } = await isla.hidden('/formats')
    const sent = await isla.post(`/discussions/${id}/screening/come-back`, { _csrf, _key: newId(), 'safety-now': 'no' })
    expect(sent.status).toBe(409)
  },
)

test('a hold keeps the sealed note through the end of a discussion, the boards past their day and a draft past its own; all go when it ends', async () => {
  const { database, owner, world } = house
  const system: System = { kind: 'system', committeeId: world.strathlorne }
  const [shared, draft] = [await planted('record-being-read'), await planted('draft')]
  const about = { committeeId: world.strathlorne, id: shared }
  await database.withActor(world.people.isla, (tx) =>
    writeSealedNote(tx, world.people.isla, about, 'Kieran Doe', ended),
  )
  await owner.query(
    `insert into room (committee_id, discussion_id, opened_at, opened_by, purpose_read, part_since, ended_at, boards_go_at)
     values ($1, $2, $3, $4, '{}', $3, $3, $3)`,
    [world.strathlorne, shared, ended, world.people.marion.personId],
  )
  for (const id of [shared, draft])
    expect(await database.withActor(system, (tx) => placeHold(tx, system, id, 'court', ended))).toBe(true)
  expect(await database.withActor(system, (tx) => placeHold(tx, system, shared, 'court', ended))).toBe(false)
  await owner.query(`update discussion set status = 'record-shared' where id = $1`, [shared])
  await liveThrough(house, ['2026-02-01', '2026-05-01', '2026-05-10'])
  const boards = async () =>
    (await owner.query('select boards_gone_at from room where discussion_id = $1', [shared])).rows[0]
  expect([await rows('sealed_note', shared), await rows('request_answer', draft)]).toEqual([1, 1])
  expect(await boards()).toEqual({ boards_gone_at: null })
  const isla = await house.signedIn(world.people.isla)
  await expect(owner.query('delete from discussion where id = $1', [draft])).rejects.toThrow('legal hold')
  const deleting = await isla.submit(`/discussions/${draft}/request/delete`)
  expect(deleting.status).toBe(409)
  for (const id of [shared, draft])
    expect(await database.withActor(system, (tx) => endHold(tx, system, id, new Date('2026-05-11T10:00:00Z')))).toBe(
      true,
    )
  expect(await rows('sealed_note', shared)).toBe(0)
  await liveThrough(house, ['2026-05-12', '2026-05-20'])
  expect((await boards())?.boards_gone_at).not.toBeNull()
  expect(await rows('request_answer', draft)).toBe(0)
  expect((await proofs(shared)).map((proof) => proof.class)).toEqual(['arranging', 'board', 'sealed-note'])
})

test('a hold placed between looking and deleting is not missed', async () => {
  const id = await planted('finished')
  const { database, world } = house
  const system: System = { kind: 'system', committeeId: world.strathlorne }
  const now = new Date('2026-08-01T10:00:00Z')
  const due = (await database.withActor(system, (tx) => dueForDisposal(tx, now))).filter(
    (one) => one.discussionId === id,
  )
  expect(due.length).toBeGreaterThan(0)
  await database.withActor(system, (tx) => placeHold(tx, system, id, 'court', now))
  for (const one of due) await database.withActor(system, (tx) => disposeOf(tx, system, one, now))
  expect(await rows('request_answer', id)).toBe(1)
  expect(await proofs(id)).toEqual([])
})

test('a request that came back between looking and deleting stays whole', async () => {
  const id = await planted('another-route')
  const { database, owner, world } = house
  const system: System = { kind: 'system', committeeId: world.strathlorne }
  const now = new Date('2026-05-01T10:00:00Z')
  const due = (await database.withActor(system, (tx) => dueForDisposal(tx, now))).filter(
    (one) => one.discussionId === id,
  )
  expect(due.map(({ rule }) => rule.class)).toContain('request-elsewhere')
  await owner.query("update discussion set status = 'sent', status_since = $2 where id = $1", [id, now])
  for (const one of due) await database.withActor(system, (tx) => disposeOf(tx, system, one, now))
  expect(await rows('request_answer', id)).toBe(1)
  expect((await proofs(id)).map((proof) => proof.class)).not.toContain('request-elsewhere')
})

test('the page counts down, and says when something went', async () => {
  const id = await planted('finished')
  const isla = await house.signedIn(house.world.people.isla)
  expect((await isla.visit(`/discussions/${id}`)).body).toMatch(
    /Goes on .*12 July 2026, (in \d+ days|today)[\s\S]*12 January 2029, in \d+ days/,
  )
  const { body } = await isla.visit(`/discussions/${id}`)
  for (const shown of ['Arranging the meeting', 'Seen by: The facilitator', 'The history', '12 January 2032'])
    expect(body).toContain(shown)
  await liveThrough(house, ['2026-07-13'])
  const after = await isla.visit(`/discussions/${id}`)
  expect(after.status).toBe(200)
  expect(after.body).toMatch(/Deleted on .*13 July 2026/)
  for (const part of ['/request/whole', '/record'])
    expect((await isla.visit(`/discussions/${id}${part}`)).status).toBeLessThan(500)
})

/** Somebody who was there, with what they asked for, and somebody who was not. */
async function invited(id: string): Promise<void> {
  const { owner, world, database } = house
  const about = { committeeId: world.strathlorne, id }
  for (const [person, present] of [
    [world.people.catriona, true],
    [world.people.isla, null],
  ] as const) {
    const invitation = newId()
    const needs = await sealed(
      database,
      about,
      { table: 'invitation', row: invitation, column: 'access_other' },
      'A hearing loop.',
    )
    await owner.query(
      `insert into invitation (committee_id, discussion_id, id, person_id, name, email, invited_as, ticket_hash, invited_at, reply, access_needs, access_other, present)
       values ($1, $2, $3, $4, $5, $6, 'team-member', md5($5), $7, 'coming', '{loop}', $8, $9)`,
      [about.committeeId, id, invitation, person.personId, person.name, person.email, ended, needs, present],
    )
  }
}

test('a month after the meeting replies and needs go with their key; who was there stays for three years', async () => {
  const id = await planted('finished')
  await invited(id)
  await liveThrough(house, ['2026-02-11'])
  expect(await rows('invitation', id)).toBe(2)
  await liveThrough(house, ['2026-02-13'])
  const { rows: left } = await house.owner.query(
    'select name, present, reply, access_needs, access_other from invitation where discussion_id = $1',
    [id],
  )
  const { name } = house.world.people.catriona
  expect(left).toEqual([{ name, present: true, reply: null, access_needs: [], access_other: '' }])
  const keys = `select count(*)::int as n from common_ground_keys.data_key where subject = $1`
  expect((await house.owner.query(keys, [id])).rows).toEqual([{ n: 0 }])
  await liveThrough(house, ['2029-01-13'])
  expect(await rows('invitation', id)).toBe(0)
})

test('what comes to be again after its time goes again', async () => {
  const id = await planted('finished')
  await liveThrough(house, ['2026-07-13'])
  const choice = `insert into guard_choice (committee_id, discussion_id, place, mark, kind, severity, reason, at)
    values ($1, $2, 'record', md5('again'), 'name', 'check', 'other', $3)`
  await house.owner.query(choice, [house.world.strathlorne, id, ended])
  await liveThrough(house, ['2026-07-14'])
  expect(await rows('guard_choice', id)).toBe(0)
  expect((await proofs(id)).filter((proof) => proof.class === 'guard-log')).toEqual([
    { class: 'guard-log', rows: 0 },
    { class: 'guard-log', rows: 1 },
  ])
})
