/** What retention destroyed stays destroyed: a backup of the data from before opens nothing of it with the keys there are now (R30). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { record, request } from '#content'
import { liveThrough } from '../../test/set-up/days.ts'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { opened, sealed } from '../../test/set-up/sealed.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'
import type { System } from '../discussion.ts'
import { newId } from '../kit/id.ts'
import { forgetKeys } from './key-ring.ts'
import { agreementAt, answerAt } from './request-words.ts'
import { disposeOf, dueForDisposal } from './retention.ts'
import { wordsGone } from './sealed-words.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const ended = new Date('2026-01-12T10:00:00Z')
const copyAt = { table: 'record_copy', column: 'content' } as const

async function planted() {
  const { owner, world, database } = house
  const { gregor } = world.people
  const people = { isla: 'requester', gregor: 'first-manager', marion: 'facilitator', catriona: 'participant' } as const
  const id = await plantDiscussion(owner, world, { status: 'finished', people, at: ended })
  const about = { committeeId: world.strathlorne, id }
  const here = [about.committeeId, id]
  const answer = await sealed(database, about, answerAt('areas'), 'Seen in different ways.')
  await owner.query(
    `insert into request_answer (committee_id, discussion_id, question, kind, value, answered_at) values ($1, $2, 'areas', 'areas', $3, $4)`,
    [...here, JSON.stringify(answer), ended],
  )
  const agreement = newId()
  const comment = await sealed(database, about, agreementAt(agreement), 'We talked about it.')
  await owner.query(
    `insert into agreement (committee_id, discussion_id, id, role, person_id, answer, comment, at) values ($1, $2, $3, 'first-manager', $4, 'agree', $5, $6)`,
    [...here, agreement, gregor.personId, comment, ended],
  )
  const content = [
    { section: 'learned', title: 'What we learned', lines: [{ label: '', text: 'Ask the school sooner.' }] },
  ]
  await owner.query(
    `insert into record_copy (committee_id, discussion_id, number, content, offered_at, read_until, shared_at) values ($1, $2, 1, $3, $4, $4, $4)`,
    [...here, JSON.stringify(await sealed(database, about, copyAt, content)), ended],
  )
  await owner.query(
    `insert into history (committee_id, discussion_id, number, event, at, facts) values ($1, $2, 90, 'record-shared', $3, '{}')`,
    [...here, ended],
  )
  return { id, about, agreement, answer, comment }
}

const tables = ['request_answer', 'agreement', 'record_copy'] as const
const keysOf = async (id: string) =>
  (
    await house.owner.query('select purpose from common_ground_keys.data_key where subject = $1 order by purpose', [id])
  ).rows.map(({ purpose }) => purpose)

/** The rows as a backup of the data holds them, put back where they were. */
async function backUp(id: string) {
  const { owner } = house
  const kept = new Map<string, unknown[]>()
  for (const table of tables)
    kept.set(table, (await owner.query(`select * from ${table} where discussion_id = $1`, [id])).rows)
  return async () => {
    for (const [table, rows] of kept)
      await owner.query(
        `insert into ${table} select r.* from jsonb_populate_recordset(null::${table}, $1) r on conflict do nothing`,
        [JSON.stringify(rows)],
      )
  }
}

test('what went with its key cannot be read from an old backup; what still has its time can', async () => {
  const { id, about, agreement, answer, comment } = await planted()
  const restore = await backUp(id)
  await liveThrough(house, ['2026-07-13'])
  const proof = await house.owner.query(
    `select class, keys from disposal where discussion_id = $1 and class in ('request', 'agreement') order by class`,
    [id],
  )
  expect(proof.rows).toEqual([
    { class: 'agreement', keys: 1 },
    { class: 'request', keys: 1 },
  ])
  expect(await keysOf(id)).toEqual(['record'])
  await restore()
  forgetKeys()
  const { database } = house
  expect(await opened(database, about, answerAt('areas'), answer)).toBe(wordsGone)
  expect(await opened(database, about, agreementAt(agreement), comment)).toBe(wordsGone)
  const marion = await house.signedIn(house.world.people.marion)
  expect((await marion.visit(`/discussions/${id}/record`)).body).toContain('Ask the school sooner.')
  await liveThrough(house, ['2029-01-13'])
  expect(await keysOf(id)).toEqual([])
  await restore()
  const page = await marion.visit(`/discussions/${id}/record`)
  expect([page.status, page.body.includes(record.pages.read.gone)]).toEqual([200, true])
  expect(page.body).not.toContain('Ask the school')
})

test('a page whose words are gone says so kindly', async () => {
  const { id } = await planted()
  await liveThrough(house, ['2029-01-13'])
  const isla = await house.signedIn(house.world.people.isla)
  const asked = await isla.visit(`/discussions/${id}/request/whole`)
  expect([asked.status, asked.body.includes(request.copy.gone)]).toEqual([200, true])
  const catriona = await house.signedIn(house.world.people.catriona)
  const read = await catriona.visit(`/discussions/${id}/record`)
  expect([read.status, read.body.includes(record.pages.read.gone)]).toEqual([200, true])
})

test('a draft that is deleted takes every key of its discussion along', async () => {
  const { owner, world, database } = house
  const id = await plantDiscussion(owner, world, { status: 'draft', people: { isla: 'requester' } })
  const about = { committeeId: world.strathlorne, id }
  await sealed(database, about, answerAt('areas'), 'One.')
  await sealed(database, about, { table: 'team_member', column: 'reply_text' }, 'Two.')
  expect(await keysOf(id)).toEqual(['request', 'team-list'])
  const isla = await house.signedIn(world.people.isla)
  expect((await isla.submit(`/discussions/${id}/request/delete`)).status).toBe(303)
  expect(await keysOf(id)).toEqual([])
})

test('a key that somebody used while it was being destroyed is forgotten with the commit', async () => {
  const { id, about, answer } = await planted()
  const { database } = house
  const system: System = { kind: 'system', committeeId: about.committeeId }
  const now = new Date('2026-07-13T10:00:00Z')
  await database.withActor(system, async (tx) => {
    for (const due of await dueForDisposal(tx, now)) if (due.discussionId === id) await disposeOf(tx, system, due, now)
    forgetKeys()
    expect(await opened(database, about, answerAt('areas'), answer)).toBe('Seen in different ways.')
  })
  expect(await opened(database, about, answerAt('areas'), answer)).toBe(wordsGone)
})
