import { afterAll, beforeAll, expect, test } from 'vitest'
import { liveThrough, tenOn } from '../../test/set-up/days.ts'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'
import type { System } from '../discussion.ts'
import { newId } from '../kit/id.ts'
import { type Going, wouldGo } from './would-go.ts'

let house: TestHouse
let system: System
beforeAll(async () => {
  house = await testHouse()
  system = { kind: 'system', committeeId: house.world.strathlorne }
  await plant()
})
afterAll(() => house.close())

const long = new Date('2026-01-12T10:00:00Z')

/** A draft, a finished discussion with a letter, an account that closed, a form that was sent, an exemption: each past its time in August. */
async function plant(): Promise<void> {
  const { owner, world } = house
  const { isla, tom } = world.people
  const [draft, finished] = [
    await plantDiscussion(owner, world, { status: 'draft', people: { isla: 'requester' }, at: long }),
    await plantDiscussion(owner, world, { status: 'finished', people: { isla: 'requester' }, at: long }),
  ]
  for (const id of [draft, finished])
    await owner.query(
      `insert into request_answer (committee_id, discussion_id, question, kind, value, answered_at) values ($1, $2, 'areas', 'areas', '"A-text"', $3)`,
      [system.committeeId, id, long],
    )
  await owner.query(
    `insert into letter (committee_id, id, letter, person_id, written_at, due_at, sent_at) values ($1, $2, 'meeting-set', $3, '2025-06-01', '2025-06-01', '2025-06-01')`,
    [system.committeeId, newId(), isla.personId],
  )
  await owner.query('update membership set left_at = $2 where person_id = $1', [tom.personId, long])
  await owner.query(
    `insert into submission (committee_id, key, step, body_hash, at) values ($1, $2, 'themes', '', $3)`,
    [system.committeeId, newId(), long],
  )
  await owner.query(
    `insert into harmless_word_asked (committee_id, word, asked_by, asked_at) values ($1, 'Bramwell', $2, $3)`,
    [system.committeeId, isla.personId, long],
  )
}

const counts = async () => {
  const found: Record<string, number> = {}
  for (const table of [
    'discussion',
    'request_answer',
    'letter',
    'submission',
    'harmless_word_asked',
    'disposal',
    'audit',
    'passkey',
    'common_ground_keys.data_key',
  ])
    found[table] = (await house.owner.query(`select from ${table}`)).rowCount ?? 0
  found.emptied = (await house.owner.query(`select from person where email like id || '%'`)).rowCount ?? 0
  return found
}
const asText = (going: readonly Going[]) =>
  going.map(({ discussionId, kind, rows, keys }) => `${discussionId} ${kind} ${rows} ${keys}`).sort()

test('what the operator is shown is what the job then deletes, and showing it changes nothing', async () => {
  await liveThrough(house, ['2026-03-01']) // the draft is called to mind; nothing else but the word and the draft's form is over
  await house.owner.query('delete from disposal')
  const now = tenOn('2026-08-10')
  const before = await counts()
  const shown = await wouldGo(house.database, system, now)
  expect(await counts()).toEqual(before)
  expect(new Set(shown.map(({ kind }) => kind))).toEqual(
    new Set(['draft', 'request', 'message-log', 'account', 'submissions']),
  )
  await liveThrough(house, ['2026-08-10'])
  const { rows: gone } = await house.owner.query<Going>(
    `select discussion_id as "discussionId", class as kind, rows, keys from disposal where rows + keys > 0 and committee_id = $1`,
    [system.committeeId],
  )
  const after = await counts()
  expect(asText(shown.filter(({ kind }) => kind !== 'submissions'))).toEqual(asText(gone))
  expect(shown.find(({ kind }) => kind === 'submissions')?.rows).toBe(
    (before.submission ?? 0) - (after.submission ?? 0),
  )
  expect(await wouldGo(house.database, system, now)).toEqual([])
})
