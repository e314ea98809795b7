/**
 * Somebody with every right over the database changes the audit (R25): with triggers off, with keys dropped, with every hash made
 * anew. Each tampering is done on a real database, looked for from outside, and undone. Short here; 10,000 under npm run prove:long.
 */
import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/kit/id.ts'
import type { Finding, Head } from '../../src/trust/audit-chain.ts'
import { readCheckpoints, signCheckpoint } from '../../src/trust/audit-checkpoint.ts'
import { headsOf, sealWaiting } from '../../src/trust/audit-sealer.ts'
import { verifyAudit } from '../../src/trust/audit-verification.ts'
import { figures, isLong } from '../set-up/figures.ts'
import { type TestDatabase, testDatabase } from '../set-up/test-database.ts'
import { makeWorld, type World } from '../set-up/world.ts'

const runs = isLong ? 10_000 : 300
const length = 120
const signedEvery = 10

let made: TestDatabase
let root: pg.Client
let world: World
let signed: Head[] = []
const { privateKey, publicKey } = generateKeyPairSync('ed25519')

beforeAll(async () => {
  made = await testDatabase()
  world = await makeWorld(made.ownerUrl)
  root = new pg.Client({ connectionString: made.ownerUrl })
  await root.connect()
  await root.query('set search_path = common_ground')
  const lines: string[] = []
  for (const committee of [world.strathlorne, world.glenbrae])
    for (let done = 0; done < length; done += signedEvery) {
      await write(committee, signedEvery)
      await sealWaiting(root)
      for (const head of await headsOf(root))
        if (head.committee === committee) lines.push(JSON.stringify(signCheckpoint(privateKey, head, new Date())))
    }
  const read = readCheckpoints(lines.join('\n'), [publicKey])
  expect(read.bad).toEqual([])
  signed = read.good
})
afterAll(async () => {
  await root.end()
  await made.close()
})

async function write(committee: string, count: number): Promise<void> {
  for (let index = 0; index < count; index++)
    await root.query(
      `insert into audit (committee_id, id, at, actor_kind, person_id, verb, kind, discussion_id, shown, about_person, given)
       values ($1, $2, clock_timestamp(), 'person', $3, 'read', 'summary', $4, $5, $6, $7)`,
      [
        committee,
        newId(),
        world.people.isla.personId,
        newId(),
        index % 3 === 0 ? [newId(), newId()] : [],
        ...(index % 2 === 0 ? [newId(), ['auditor']] : [null, []]),
      ],
    )
}

/** What a superuser does; `at` is the number of the first entry that is not as it was. */
interface Tampering {
  readonly how: (typeof ways)[number]
  readonly at: number
  readonly field: keyof typeof fields
  /** Every hash from there on is made anew, and the head with it: the chain holds together again. */
  readonly remade: boolean
}

const ways = ['change', 'delete', 'insert', 'swap', 'cut', 'cut-with-head', 'head-back', 'back-date'] as const
const fields = {
  id: 'id = gen_random_uuid()',
  person_id: 'person_id = gen_random_uuid()',
  discussion_id: 'discussion_id = gen_random_uuid()',
  nobody: 'person_id = null',
  verb: `verb = 'act'`,
  kind: `kind = 'record'`,
  actor_kind: `actor_kind = 'system'`,
  shown: `shown = array[gen_random_uuid()]`,
  about_person: 'about_person = gen_random_uuid()',
  upon_another: `about_person = case when about_person is null then gen_random_uuid() end, given = '{}'`,
  given: `about_person = coalesce(about_person, gen_random_uuid()), given = '{administrator}'`,
  sealed_at: `sealed_at = sealed_at + interval '1 microsecond'`,
  hash: `hash = sha256('another'::bytea)`,
  prev: `prev = sha256('another'::bytea)`,
} as const

async function tamper({ how, at, field, remade }: Tampering): Promise<void> {
  const here = `committee_id = '${world.strathlorne}'`
  const shift = (from: number, by: number) =>
    root.query(`update audit_entry set seq = seq + ${by + 100_000} where ${here} and seq >= ${from};
      update audit_entry set seq = seq - 100000 where ${here} and seq > 100000 - 5000`)
  if (how === 'change') await root.query(`update audit_entry set ${fields[field]} where ${here} and seq = ${at}`)
  if (how === 'back-date')
    await root.query(`update audit_entry set at = at - interval '1 day' where ${here} and seq = ${at}`)
  if (how === 'delete') {
    await root.query(`delete from audit_entry where ${here} and seq = ${at}`)
    if (remade) await shift(at + 1, -1)
  }
  if (how === 'insert') {
    await shift(at, 1)
    await root.query(`insert into audit_entry (committee_id, seq, id, at, actor_kind, person_id, verb, kind,
      discussion_id, shown, sealed_at, prev, hash) select committee_id, ${at}, gen_random_uuid(), at, actor_kind, person_id, verb, kind,
      discussion_id, shown, sealed_at, prev, hash from audit_entry where ${here} and seq = ${at + 1}`)
  }
  if (how === 'swap')
    await root.query(`update audit_entry set seq = seq + 100000 where ${here} and seq in (${at}, ${at + 1});
      update audit_entry set seq = case seq when ${at + 100_000} then ${at + 1} else ${at} end where ${here} and seq > 100000`)
  if (how === 'cut' || how === 'cut-with-head')
    await root.query(`delete from audit_entry where ${here} and seq >= ${at}`)
  if (how === 'cut-with-head' || how === 'head-back')
    await root.query(`update audit_head h set seq = ${at - 1}, hash = coalesce((select hash from audit_entry e
      where e.committee_id = h.committee_id and e.seq = ${at - 1}), decode(repeat('00', 32), 'hex')) where ${here}`)
  if (remade && !['cut', 'cut-with-head', 'head-back'].includes(how)) await remake(Math.max(1, at - 1))
}

/** As a careful forger would: with the database's own function. */
const remake = (from: number) =>
  root.query(`do $$
    declare one record; link bytea; begin
      select coalesce((select hash from audit_entry where committee_id = '${world.strathlorne}' and seq = ${from} - 1),
        decode(repeat('00', 32), 'hex')) into link;
      for one in select * from audit_entry where committee_id = '${world.strathlorne}' and seq >= ${from} order by seq loop
        update audit_entry set prev = link, hash = audit_hash(link, committee_id, seq, id, at, actor_kind, person_id, verb, kind,
          discussion_id, shown, sealed_at, about_person, given, taken) where committee_id = one.committee_id and seq = one.seq returning hash into link;
        update audit_head set seq = one.seq, hash = link where committee_id = one.committee_id;
      end loop;
    end $$`)

/** Tampers, looks from outside, and puts everything back. */
async function foundAfter(tampering: Tampering): Promise<readonly Finding[]> {
  await root.query(`begin; set local session_replication_role = replica`)
  try {
    await tamper(tampering)
    // The verification opens a transaction of its own; here it looks into the one that is open.
    const inside = { query: (text: unknown, values?: unknown) => insideQuery(text, values) } as unknown as pg.Client
    return (await verifyAudit(inside, signed)).findings
  } finally {
    await root.query('rollback')
  }
}

function insideQuery(text: unknown, values?: unknown) {
  if (typeof text === 'string' && /^(begin|rollback)/.test(text)) return Promise.resolve({ rows: [] })
  return root.query(text as string, values as unknown[])
}

const tamperings: fc.Arbitrary<Tampering> = fc.record({
  how: fc.constantFrom(...ways),
  at: fc.integer({ min: 1, max: length - 1 }),
  field: fc.constantFrom(...(Object.keys(fields) as (keyof typeof fields)[])),
  remade: fc.boolean(),
})

test('the untouched chains hold, and everything was signed', async () => {
  const whole = await verifyAudit(root, signed)
  expect(whole).toEqual({ findings: [], entries: 2 * length, committees: 2, waiting: 0 })
  expect(signed.length).toBe((2 * length) / signedEvery)
})

test('every tampering is found, and with the right place', { timeout: 1_800_000 }, async () => {
  const begun = performance.now()
  const by: Record<string, number> = {}
  const missed: Tampering[] = []
  const misplaced: unknown[] = []
  for (const tampering of fc.sample(tamperings, { numRuns: runs, seed: 20261127 })) {
    // A remade chain whose own columns say the same as before is no tampering.
    if (tampering.remade && tampering.how === 'change' && ['hash', 'prev'].includes(tampering.field)) continue
    const found = await foundAfter(tampering)
    by[tampering.how] = (by[tampering.how] ?? 0) + 1
    const [first] = found
    if (!first) missed.push(tampering)
    else if (first.committee !== world.strathlorne || found.length > 1 || !isPlaceOf(first, tampering))
      misplaced.push({ tampering, first })
  }
  expect(missed).toEqual([])
  expect(misplaced).toEqual([])
  const tampered = Object.values(by).reduce((sum, n) => sum + n, 0)
  figures({ tampered, found: tampered - missed.length, seconds: Math.round((performance.now() - begun) / 1000), ...by })
  expect(Object.keys(by).sort()).toEqual([...ways].sort())
})

/** The entry itself; for what only checkpoints betray, the stretch between two of them that holds it. */
function isPlaceOf({ seq, until, what }: Finding, { how, at }: Tampering): boolean {
  if (what === 'rewritten' || what === 'cut') return seq <= at && at <= until && until - seq <= signedEvery
  if (how === 'insert') return seq === at || seq === at + 1 // which of two alike is the false one cannot be told
  return seq === at
}

test('what a forger of checkpoints writes is no checkpoint', () => {
  const forger = generateKeyPairSync('ed25519').privateKey
  const [head] = signed
  const good = JSON.stringify(head)
  const forged = JSON.stringify(signCheckpoint(forger, head as Head, new Date()))
  const moved = JSON.stringify({ ...JSON.parse(good), seq: 11 })
  expect(readCheckpoints([good, forged, moved, 'not JSON', good].join('\n'), [publicKey])).toMatchObject({
    bad: [2, 3, 4],
  })
})

test('committees are chains of their own: one can be checked and cut without the other', async () => {
  const found = await foundAfter({ how: 'cut-with-head', at: 100, field: 'id', remade: false })
  expect(found).toEqual([{ committee: world.strathlorne, seq: 91, until: 100, what: 'cut' }])
})
