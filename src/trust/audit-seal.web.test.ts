/** Sealing: what waits moves into the chain within a second, in order, and nobody who works for the program can touch it. */
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'
import { audit } from '../kit/audit.ts'
import { systemClock } from '../kit/clock.ts'
import { checkpointKey, readCheckpoints } from './audit-checkpoint.ts'
import { sealWaiting, startSealer } from './audit-sealer.ts'
import { verifyAudit } from './audit-verification.ts'

let house: TestHouse
let ownerUrl: string
beforeAll(async () => {
  house = await testHouse()
  ownerUrl = house.world.ownerUrl
})
afterAll(() => house.close())

const entries = async () =>
  (
    await house.owner.query(`select seq::int, verb, kind from audit_entry where committee_id = $1 order by seq`, [
      house.world.strathlorne,
    ])
  ).rows

test('what was read is in the chain within a second, in the order in which it was written, and a checkpoint is outside', async () => {
  const id = await plantDiscussion(house.owner, house.world, { status: 'agreed', people: { isla: 'requester' } })
  const folder = mkdtempSync(join(tmpdir(), 'cg-audit-'))
  const key = checkpointKey({ pem: null, file: join(folder, 'key.pem') })
  const file = join(folder, 'checkpoints.jsonl')
  const isla = await house.signedIn(house.world.people.isla)
  const failures: string[] = []
  const sealer = startSealer({
    ownerUrl,
    key,
    file,
    clock: systemClock,
    log: { error: (_facts, words) => failures.push(words) },
  })
  try {
    await new Promise((go) => setTimeout(go, 500))
    await isla.visit(`/discussions/${id}`)
    await new Promise((go) => setTimeout(go, 1000))
    const { rows } = await house.owner.query('select count(*)::int as n from audit')
    expect(rows[0].n).toBe(0)
  } finally {
    await sealer.stop()
  }
  expect(failures).toEqual([])
  const sealed = await entries()
  expect(sealed.map(({ seq }) => seq)).toEqual(sealed.map((_one, index) => index + 1))
  expect(sealed.map(({ verb, kind }) => `${verb} ${kind}`)).toEqual([
    'sign-in session',
    'read summary',
    'read areas',
    'read agreement',
    'read request-team',
  ])
  const { good, bad } = readCheckpoints(readFileSync(file, 'utf8'), [key])
  expect(bad).toEqual([])
  expect(good.at(-1)).toMatchObject({ committee: house.world.strathlorne, seq: 5 })
  expect((await verifyAudit(house.owner, good)).findings).toEqual([])
})

test('what leaves with somebody is in the chain at once, in its own transaction', async () => {
  const { isla } = house.world.people
  const before = (await entries()).length
  await house.database.withActor(isla, async (tx) => {
    await audit(tx, isla, 'export', 'record', null, new Date())
    await audit(tx, isla, 'read', 'emergency-access', null, new Date())
  })
  expect((await entries()).slice(before)).toMatchObject([
    { verb: 'export', kind: 'record' },
    { verb: 'read', kind: 'emergency-access' },
  ])
  const rolledBack = house.database.withActor(isla, async (tx) => {
    await audit(tx, isla, 'export', 'record', null, new Date())
    throw new Error('after all not')
  })
  await expect(rolledBack).rejects.toThrow('after all not')
  expect(await entries()).toHaveLength(before + 2)
  expect((await verifyAudit(house.owner)).findings).toEqual([])
})

test('while somebody appends, the sealer passes that committee by and waits for nobody', async () => {
  const other = new pg.Client({ connectionString: ownerUrl })
  await other.connect()
  try {
    await other.query(`begin; select * from common_ground.audit_head for update`)
    const { isla } = house.world.people
    await house.database.withActor(isla, (tx) => audit(tx, isla, 'read', 'desk', null, new Date()))
    expect(await sealWaiting(house.owner)).toBe(0)
    await other.query('rollback')
    expect(await sealWaiting(house.owner)).toBe(1)
  } finally {
    await other.end()
  }
})

test('the program can neither change, remove, empty nor seal the audit, nor switch off what guards it, nor write for another', async () => {
  const refused = async (text: string) => {
    const { isla } = house.world.people
    const tried = house.database.withActor(isla, async () => {
      const client = await house.database.pool.connect()
      try {
        await client.query(`begin; set local search_path = common_ground`)
        await client.query(text)
      } finally {
        await client.query('rollback')
        client.release()
      }
    })
    await expect(tried, text).rejects.toThrow(/permission denied|must be owner|in the name of/)
  }
  for (const table of ['audit', 'audit_entry', 'audit_head']) {
    await refused(`update ${table} set committee_id = gen_random_uuid()`)
    await refused(`delete from ${table}`)
    await refused(`truncate ${table}`)
    await refused(`alter table ${table} disable trigger all`)
    await refused(`drop table ${table}`)
    await refused(
      `select hash from ${table === 'audit_entry' ? 'audit_head' : table === 'audit' ? 'audit_head' : table}`,
    )
  }
  await refused(`insert into audit_entry (committee_id, seq) values (gen_random_uuid(), 1)`)
  await refused('select seal_audit(1000)')
  await refused('set local role common_ground_audit')
  await refused(`select set_config('app.committee', '${house.world.strathlorne}', true); select append_audit('[{"committee_id":
    "${house.world.glenbrae}", "verb": "read", "kind": "x", "actor_kind": "person", "shown": []}]')`)
})

test('nor can whoever owns the tables, as long as the triggers stand', async () => {
  for (const text of [
    'update audit_entry set verb = verb',
    'delete from audit_entry',
    'truncate audit_entry',
    'delete from audit_head',
  ])
    await expect(house.owner.query(text), text).rejects.toThrow('the audit only grows')
})

test('entries that nobody seals are said by /ready', async () => {
  const { isla } = house.world.people
  await sealWaiting(house.owner)
  const ready = async () => (await house.stranger().visit('/ready')).body
  expect(JSON.parse(await ready())).toEqual({ status: 'ready' })
  await house.database.withActor(isla, (tx) => audit(tx, isla, 'read', 'desk', null, new Date()))
  await house.owner.query(`set session_replication_role = replica; update audit set written_at = written_at - interval '6 seconds';
    set session_replication_role = origin`)
  expect(JSON.parse(await ready())).toEqual({ status: 'ready', late: 'audit' })
})
