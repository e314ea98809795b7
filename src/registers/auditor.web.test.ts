/** The auditor's view: who did and read what, with a filter, a page at a time, and never what it said. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { privacy } from '#content'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'
import { systemClock } from '../kit/clock.ts'
import { checkOnce } from '../trust/audit-check.ts'
import { checkpointKey } from '../trust/audit-checkpoint.ts'
import { checkpointWriter, sealWaiting } from '../trust/audit-sealer.ts'
import type { AuditLine } from './auditor.rows.ts'

const text = privacy.audit
const secret = 'Words-that-belong-to-a-case'
let house: TestHouse
let id: string
const people = () => house.world.people
const auditor = () => house.signedIn(people().grace)
const seal = async () => {
  while ((await sealWaiting(house.owner)) > 0);
}
const numbersIn = (body: string) => [...body.matchAll(/scope="row" class="cg-r">(\d+)</g)].map(([, seq]) => Number(seq))

beforeAll(async () => {
  house = await testHouse()
  id = await plantDiscussion(house.owner, house.world, {
    status: 'sent',
    people: { isla: 'requester', gregor: 'first-manager' },
  })
  await house.owner.query(`update discussion set pseudonym = 'Quiet Harbour', reference = 'RCD-26-018' where id = $1`, [
    id,
  ])
  await house.owner.query(
    `insert into request_answer (committee_id, discussion_id, question, kind, value, answered_at) values ($1, $2, 'areas', 'areas', $3, now())`,
    [house.world.strathlorne, id, JSON.stringify(secret)],
  )
  await (await house.signedIn(people().gregor)).visit(`/discussions/${id}`)
  await (await house.signedIn(people().isla)).visit('/desk')
  await seal()
})
afterAll(() => house.close())

test('an auditor sees who did and read what of which discussion, and no content', async () => {
  const page = await (await auditor()).visit('/audit')
  expect(page.status).toBe(200)
  for (const said of ['Quiet Harbour, RCD-26-018', people().gregor.name, 'Read: What to explore'])
    expect(page.body).toContain(said)
  expect(page.body).not.toContain(secret)
})

test('nobody else has the page, and the database gives nobody else an entry', async () => {
  for (const other of [people().ada, people().ruth, people().fiona, people().neil, people().isla, people().rowan]) {
    expect((await (await house.signedIn(other)).visit('/audit')).status, other.name).toBe(404)
    const given = await house.database.withActor(other, async (tx) => ({
      entries: (await sql`select * from audit_page(null, null, null, null, null, null, 10)`.execute(tx)).rows.length,
      names: (await sql`select * from names_for_audit(array[${id}::uuid])`.execute(tx)).rows.length,
      found: (await sql<{ id: string | null }>`select find_for_audit('Quiet Harbour') as id`.execute(tx)).rows[0]?.id,
      checks: (await sql`select * from audit_check`.execute(tx)).rows.length,
    }))
    expect(given, other.name).toEqual({ entries: 0, names: 0, found: null, checks: 0 })
  }
})

test('an auditor reads the audit and no discussion, and nothing of another committee', async () => {
  const grace = await auditor()
  expect((await grace.visit(`/discussions/${id}`)).status).toBe(404)
  await (await house.signedIn(people().rowan)).visit('/desk')
  await seal()
  const seen = await house.database.withActor(
    people().grace,
    async (tx) =>
      (
        await sql<{
          committee_id: string
        }>`select distinct committee_id from audit_page(null, null, null, null, null, null, 5000)`.execute(tx)
      ).rows,
  )
  expect(seen).toEqual([{ committee_id: house.world.strathlorne }])
})

test('the filter: by person, by what was done, by discussion, by days', async () => {
  const grace = await auditor()
  const shown = async (query: string) => numbersIn((await grace.visit(`/audit?${query}`)).body).length
  const counted = async (where: string) =>
    (
      await house.owner.query(`select count(*)::int as n from audit_entry where committee_id = $1 and ${where}`, [
        house.world.strathlorne,
      ])
    ).rows[0].n
  const gregor = people().gregor.personId
  expect(await shown(`person=${gregor}`)).toBe(await counted(`person_id = '${gregor}'`))
  expect(await shown(`person=${gregor}&did=read`)).toBe(await counted(`person_id = '${gregor}' and verb = 'read'`))
  expect(await shown('discussion=quiet+harbour')).toBe(await counted(`discussion_id = '${id}'`))
  expect(await shown('discussion=rcd-26-018&did=act')).toBe(0)
  expect(await shown('to-day=1&to-month=1&to-year=2020')).toBe(0)
  expect(await shown('from-day=1&from-month=1&from-year=2020&did=sign-in')).toBe(await counted(`verb = 'sign-in'`))
})

test('a wrong day, days the wrong way round and an unknown discussion are said beside the field', async () => {
  const grace = await auditor()
  const wrong = await grace.visit('/audit?from-day=31&from-month=2&from-year=2026')
  expect([wrong.status, wrong.body.includes('31 February is not a date')]).toEqual([422, true])
  const turned = await grace.visit('/audit?from-day=2&from-month=2&from-year=2026&to-day=1&to-month=2&to-year=2026')
  expect([turned.status, turned.body.includes(text.errors.order)]).toEqual([422, true])
  const unknown = await grace.visit('/audit?discussion=Nobody+Knows')
  expect([unknown.status, unknown.body.includes(text.errors.discussion)]).toEqual([422, true])
  expect(unknown.body).toContain('value="Nobody Knows"')
})

test('page after page, every entry comes once, the newest first', async () => {
  const { personId } = people().calum
  await house.owner.query(
    `insert into audit (committee_id, id, at, actor_kind, person_id, verb, kind)
     select $1, gen_random_uuid(), now() - interval '1 minute' * (n / 3), 'person', $2, 'read', 'summary' from generate_series(1, 130) n`,
    [house.world.strathlorne, personId],
  )
  await seal()
  const grace = await auditor()
  const seen: number[] = []
  let next: string | undefined = `/audit?person=${personId}`
  for (let pages = 0; next && pages < 10; pages += 1) {
    const { body } = await grace.visit(next)
    seen.push(...numbersIn(body))
    next = /rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
  }
  const { rows } = await house.owner.query<{ seq: number }>(
    'select seq::int from audit_entry where committee_id = $1 and person_id = $2 order by at desc, seq desc',
    [house.world.strathlorne, personId],
  )
  expect(seen).toEqual(rows.map(({ seq }) => seq))
})

test('each filter is answered from an index: what a page costs does not grow with the audit', async () => {
  await house.owner.query('analyze audit_entry')
  for (const where of [
    `true`,
    `person_id = '${people().calum.personId}'`,
    `about_person = '${people().calum.personId}'`,
    `verb = 'export'`,
    `discussion_id = '${id}'`,
    `at >= '2026-01-01'`,
  ]) {
    await house.owner.query(
      'begin; set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_sort = off',
    )
    const { rows } = await house.owner.query(
      `explain select * from audit_entry where committee_id = '${house.world.strathlorne}' and ${where} order by at desc, seq desc limit 50`,
    )
    await house.owner.query('rollback')
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan, where).toMatch(/Index Scan Backward using audit_entry_by_/)
    expect(plan, where).not.toContain('Sort')
  }
})

test('looking at the audit, and taking it away, stand in the audit', async () => {
  const grace = await auditor()
  const before = await ownEntries()
  await grace.visit('/audit?discussion=quiet+harbour')
  await take(grace, 'csv')
  const after = (await ownEntries()).slice(before.length)
  expect(after).toHaveLength(2)
  // What leaves is in the chain at once; what was read, within a second.
  expect(after).toEqual(
    expect.arrayContaining([
      { verb: 'read', kind: 'audit', discussion_id: id },
      { verb: 'export', kind: 'audit', discussion_id: null },
    ]),
  )
})

test('it leaves as a table that no spreadsheet runs, and as lines that follow the chain', async () => {
  await house.owner.query(`update person set name = '=1+1' where id = $1`, [people().tom.personId])
  await (await house.signedIn(people().tom)).visit('/desk')
  await seal()
  const grace = await auditor()
  const table = await take(grace, 'csv')
  expect(table.headers['content-type']).toContain('text/csv')
  expect(table.body).toContain(`"'=1+1"`)
  expect(table.body).not.toContain(secret)
  const lines = (await take(grace, 'ndjson')).body
    .trim()
    .split('\n')
    .map((line): AuditLine => JSON.parse(line))
  const bySeq = lines.toSorted((a, b) => a.seq - b.seq)
  expect(bySeq.map(({ seq }) => seq)).toEqual(bySeq.map((_, at) => at + 1))
  for (const [at, line] of bySeq.entries()) expect(line.prev).toBe(bySeq[at - 1]?.hash ?? '0'.repeat(64))
})

test('the page says whether the chain is whole, and what was last signed outside; a change is said with its place', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cg-audit-'))
  const failures: string[] = []
  const chain = {
    ownerUrl: house.world.ownerUrl,
    key: checkpointKey({ pem: null, file: join(folder, 'key.pem') }),
    file: join(folder, 'checkpoints.jsonl'),
    clock: systemClock,
    log: { error: (_facts: object, words: string) => void failures.push(words) },
  }
  const grace = await auditor()
  expect((await grace.visit('/audit')).body).toContain(text.chain.unknown)
  await checkpointWriter(chain).write(house.owner, true)
  await checkOnce(chain)
  const whole = (await grace.visit('/audit')).body
  expect(whole).toContain(text.chain.whole)
  expect(whole).not.toContain(text.chain.old_text)
  expect(whole).toMatch(/Last signed outside the database: entry \d+/)
  house.clock.ahead += 3 * 86_400_000
  const old = (await (await auditor()).visit('/audit')).body
  expect([old.includes(text.chain.old), old.includes(text.chain.whole)]).toEqual([true, false])
  await checkOnce({ ...chain, clock: house.clock })
  expect((await (await auditor()).visit('/audit')).body).toContain(text.chain.whole)
  house.clock.ahead -= 3 * 86_400_000
  await house.owner.query('alter table audit_entry disable trigger user')
  await house.owner.query(`update audit_entry set kind = 'areas' where committee_id = $1 and seq = 2`, [
    house.world.strathlorne,
  ])
  await house.owner.query('alter table audit_entry enable trigger user')
  await house.owner.query('delete from audit_check')
  await checkOnce(chain)
  const broken = (await grace.visit('/audit')).body
  expect(broken).toContain(text.chain.wrong)
  expect(broken).toContain('entry 2 is the first')
  expect(failures).toContain('the audit is not whole')
})

const take = async (grace: Awaited<ReturnType<typeof auditor>>, as: string) => grace.visit(`/audit/export?as=${as}`)

async function ownEntries() {
  await seal()
  const { rows } = await house.owner.query(
    `select verb, kind, discussion_id from audit_entry where committee_id = $1 and person_id = $2 and verb <> 'sign-in' order by seq`,
    [house.world.strathlorne, people().grace.personId],
  )
  return rows
}
