/** The audit's oldest entries go when their time is over, from the beginning, and what is left is followed as before (privacy.yaml, history; R25, R27). */
import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { liveThrough } from '../../test/set-up/days.ts'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'
import type { System } from '../discussion.ts'
import { audit } from '../kit/audit.ts'
import { signCheckpoint } from './audit-checkpoint.ts'
import { headsOf, sealWaiting } from './audit-sealer.ts'
import { verifyAudit } from './audit-verification.ts'
import { endHold, placeHold } from './legal-hold.ts'

let house: TestHouse
let system: System
beforeAll(async () => {
  house = await testHouse()
  system = { kind: 'system', committeeId: house.world.strathlorne }
})
afterAll(() => house.close())

const { privateKey: key } = generateKeyPairSync('ed25519')
const today = new Date('2026-07-01T00:00:00Z')

/** Entries of one day, sealed, and the checkpoint of that evening. */
async function written(day: string, count: number, about: string | null = null) {
  const at = new Date(`${day}T10:00:00Z`)
  await house.database.withActor(system, async (tx) => {
    for (let one = 0; one < count; one += 1) await audit(tx, system, 'act', 'invented', about, at)
  })
  await sealWaiting(house.owner)
  const head = (await headsOf(house.owner)).find(({ committee }) => committee === system.committeeId)
  if (!head) throw new Error('nothing was sealed')
  return signCheckpoint(key, head, new Date(`${day}T20:00:00Z`))
}

const entries = async () =>
  (
    await house.owner.query(
      `select seq::int from audit_entry where committee_id = $1 and kind = 'invented' order by seq`,
      [system.committeeId],
    )
  ).rows.map(({ seq }) => seq)

test('what is older than six years goes, the rest is whole; what is about a held discussion stays with all after it', async () => {
  const held = await plantDiscussion(house.owner, house.world, {
    status: 'finished',
    at: new Date('2026-01-01T10:00:00Z'),
  })
  const checkpoints = [
    await written('2019-03-01', 3),
    await written('2019-04-01', 2, held),
    await written('2020-09-01', 2),
  ]
  expect(await entries()).toEqual([1, 2, 3, 4, 5, 6, 7])
  await house.database.withActor(system, (tx) => placeHold(tx, system, held, 'court', new Date('2026-01-02T10:00:00Z')))
  await liveThrough(house, ['2026-06-30'])
  expect(await entries()).toEqual([4, 5, 6, 7])
  expect((await verifyAudit(house.owner, checkpoints, today)).findings).toEqual([])
  await house.database.withActor(system, (tx) => endHold(tx, system, held, new Date('2026-06-30T12:00:00Z')))
  await liveThrough(house, ['2026-07-01'])
  expect(await entries()).toEqual([6, 7])
  const { findings, entries: followed } = await verifyAudit(house.owner, checkpoints, new Date('2026-07-02T00:00:00Z'))
  expect(findings).toEqual([])
  const { rows: cuts } = await house.owner.query(`select seq::int, keeps from audit_start`)
  expect(cuts).toEqual([{ seq: 5, keeps: '6 years' }])
  expect(followed).toBe(Number((await house.owner.query('select count(*) from audit_entry')).rows[0]?.count))
  const { rows } = await house.owner.query(`select class, rows from disposal where class = 'history' order by at`)
  expect(rows).toEqual([
    { class: 'history', rows: 3 },
    { class: 'history', rows: 2 },
  ])
})

test('nobody takes entries out but so, and a cut that took younger ones is found by the checkpoints', async () => {
  await expect(house.owner.query('delete from audit_entry where seq = 6')).rejects.toThrow('only grows')
  const before = await written('2026-06-20', 2)
  const after = await written('2026-06-25', 2)
  await house.owner.query('alter table audit_entry disable trigger user')
  await house.owner.query(
    `update audit_start s set seq = $2, cut_at = $3, hash = (select e.hash from audit_entry e where e.committee_id = $1 and e.seq = $2)
     where s.committee_id = $1`,
    [system.committeeId, after.seq, '2026-07-01T00:00:00Z'],
  )
  await house.owner.query('delete from audit_entry where committee_id = $1 and seq <= $2', [
    system.committeeId,
    after.seq,
  ])
  const { findings } = await verifyAudit(house.owner, [before, after], new Date('2026-07-02T00:00:00Z'))
  expect(findings).toMatchObject([{ what: 'cut', seq: before.seq + 1, until: after.seq }])
})
