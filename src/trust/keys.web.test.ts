import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'
import type { Actor } from '../discussion.ts'
import { newId } from '../kit/id.ts'
import { forgetKeys } from './key-ring.ts'
import { keyState, rotateKeys } from './key-rotation.ts'
import { holdMaster, type Master, master, masterFrom } from './master-key.ts'
import { type Place, seal, unseal } from './sealing.ts'

let house: TestHouse
let system: Actor
let committeeId: string
beforeAll(async () => {
  house = await testHouse()
  committeeId = house.world.strathlorne
  system = { kind: 'system', committeeId }
})
afterAll(() => house.close())

const at = new Date('2026-11-20T10:00:00Z')
const placeOf = (row: string): Place => ({ committeeId, table: 'test', row, column: 'text' })
const sealed = (row: string, text: string) =>
  house.database.withActor(system, (tx) => seal(tx, { purpose: 'request', subject: row }, placeOf(row), text, at))
const read = (row: string, value: Buffer) => house.database.withActor(system, (tx) => unseal(tx, placeOf(row), value))

test('two at once that seal for the same subject use one key; the database holds wrapped keys only', async () => {
  const row = newId()
  const both = await Promise.all([sealed(row, 'one'), sealed(row, 'two')])
  const { rows } = await house.owner.query('select wrapped from common_ground_keys.data_key where subject = $1', [row])
  expect(rows).toHaveLength(1)
  expect(await Promise.all(both.map((value) => read(row, value)))).toEqual(['one', 'two'])
})

test('another committee reaches no key of this one', async () => {
  const there: Actor = { kind: 'system', committeeId: house.world.glenbrae }
  const seen = await house.database.withActor(there, (tx) =>
    sql`select id from common_ground_keys.data_key where committee_id = ${committeeId}`.execute(tx),
  )
  expect(seen.rows).toEqual([])
})

test('people make keys and never destroy or change one', async () => {
  await sealed(newId(), 'kept')
  await house.database.withActor(house.world.people.ada, async (tx) => {
    const gone = await sql`delete from common_ground_keys.data_key`.execute(tx)
    const changed = await sql`update common_ground_keys.data_key set wrapped = ''`.execute(tx)
    expect([gone.numAffectedRows, changed.numAffectedRows]).toEqual([0n, 0n])
  })
})

test('rotation under a new master key, broken off again and again, leaves everything readable (R29)', async () => {
  const rows = Array.from({ length: 60 }, () => newId())
  const values: Buffer[] = []
  for (const row of rows) values.push(await sealed(row, `about ${row}`))
  const old = master()
  const present = masterFrom(randomBytes(32))
  /** The new key, with the earlier one at hand until everything is wrapped anew. */
  const both: Master = {
    ...present,
    unwrap: (wrapped, about, id) => (id === old.id ? old : present).unwrap(wrapped, about, id),
  }
  holdMaster(both)
  expect((await keyState(house.database, committeeId)).otherMaster).toBeGreaterThan(0)
  for (let broken = 0; broken < 20; broken++) {
    let calls = 0
    const dying = {
      ...house.database,
      withActor: ((actor: Actor, work: never) => {
        calls += 1
        if (calls > 2 + (broken % 4)) throw new Error('killed')
        return house.database.withActor(actor, work)
      }) as typeof house.database.withActor,
    }
    forgetKeys()
    await rotateKeys(dying, committeeId, at, 3).catch((error: Error) => expect(error.message).toBe('killed'))
    forgetKeys()
    const sample = (broken * 7) % rows.length
    expect(await read(rows[sample] ?? '', values[sample] ?? Buffer.of())).toBe(`about ${rows[sample]}`)
  }
  await rotateKeys(house.database, committeeId, at, 50)
  const state = await keyState(house.database, committeeId)
  expect(state).toMatchObject({ monthsWaiting: 0, keysWaiting: 0, otherMaster: 0 })
  const { rows: written } = await house.owner.query(
    `select person_id from audit where kind = 'rotate-keys' and committee_id = $1`,
    [committeeId],
  )
  expect(written.length, 'one that was broken off and taken up again is one act').toBeLessThan(20)
  expect(written[0]).toEqual({ person_id: null })
  holdMaster(present) // earlier keys are not needed any more
  forgetKeys()
  for (const [index, row] of rows.entries()) expect(await read(row, values[index] ?? Buffer.of())).toBe(`about ${row}`)
  holdMaster(both)
})

test('the sealed note is destroyed with its key when the request ends, and a backup of the data from before opens nothing (R30)', async () => {
  const { people } = house.world
  const id = await plantDiscussion(house.owner, house.world, { status: 'sent', people: { isla: 'requester' } })
  const isla = await house.signedIn(people.isla)
  const written = await isla.submit(`/discussions/${id}/sealed-note`, {
    note: 'Canary Xylophant, and her brother Quillon',
  })
  expect(written.status).toBe(303)
  const { rows: backup } = await house.owner.query('select * from sealed_note where discussion_id = $1', [id])
  expect(backup).toHaveLength(1)
  expect(JSON.stringify(backup)).not.toMatch(/Xylophant/)
  expect((await isla.submit(`/discussions/${id}/withdrawal`, {})).status).toBe(303)
  expect((await house.owner.query('select from sealed_note where discussion_id = $1', [id])).rowCount).toBe(0)
  expect((await house.owner.query('select from common_ground_keys.data_key where subject = $1', [id])).rowCount).toBe(0)
  expect(
    (await house.owner.query('select class, rows, keys from disposal where discussion_id = $1', [id])).rows,
  ).toEqual([{ class: 'sealed-note', rows: 1, keys: 1 }])
  // Last week's backup of the data comes back; the keys were never in it.
  const [row] = backup
  await house.owner.query('insert into sealed_note values ($1, $2, $3, $4, $5)', [
    row.committee_id,
    row.discussion_id,
    row.sealed,
    row.written_by,
    row.written_at,
  ])
  forgetKeys()
  const place: Place = { committeeId, table: 'sealed_note', row: id, column: 'sealed' }
  expect(await house.database.withActor(system, (tx) => unseal(tx, place, row.sealed))).toBeNull()
})
