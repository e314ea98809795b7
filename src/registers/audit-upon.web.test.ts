/** Upon whom: an auditor can say who made whom an administrator, who looked at whose pages, and that this was not changed since. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { privacy } from '#content'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import type { Visitor } from '../../test/set-up/visitor.ts'
import { sealWaiting } from '../trust/audit-sealer.ts'
import { verifyAudit } from '../trust/audit-verification.ts'
import type { AuditLine } from './auditor.rows.ts'

let house: TestHouse
let ada: Visitor
const people = () => house.world.people

beforeAll(async () => {
  house = await testHouse()
  ada = await house.signedIn(people().ada)
})
afterAll(() => house.close())

/** Sealed entries upon this person, oldest first. */
async function upon(personId: string) {
  while ((await sealWaiting(house.owner)) > 0);
  const { rows } = await house.owner.query(
    `select person_id, verb, kind, given, taken from audit_entry where about_person = $1 order by seq`,
    [personId],
  )
  return rows
}

test('every act and look of an administrator says upon whom it was, and duties which', async () => {
  const { tom, una } = people()
  const page = `/people/${tom.personId}`
  await ada.visit(page)
  await ada.submit(page, { duty: ['reviewing-team', 'policy-team'] }, `${page}/duties`)
  await ada.submit(page, { duty: ['policy-team', 'auditor'] }, `${page}/duties`)
  await ada.submit(page, { manager: una.personId }, `${page}/manager`)
  await ada.submit(page, {}, `${page}/invite`)
  await ada.submit(page, {}, `${page}/take-back`)
  await house.signedIn(tom)
  await ada.submit(page, {}, `${page}/sessions`)
  await ada.submit(page, {}, `${page}/leave`)
  await ada.submit(page, {}, `${page}/return`)
  await ada.visit(`${page}/held`)
  const entries = await upon(tom.personId)
  expect(new Set(entries.map(({ person_id }) => person_id))).toEqual(new Set([people().ada.personId]))
  const acts = entries.filter(({ verb, kind }) => `${verb} ${kind}` !== 'read person')
  expect(entries.length).toBeGreaterThan(acts.length)
  expect(acts.map(({ kind, given, taken }) => ({ kind, given: given.sort(), taken }))).toEqual([
    { kind: 'subject-access', given: [], taken: [] }, // what leaves is in the chain at once
    { kind: 'people-duties', given: ['policy-team', 'reviewing-team'], taken: [] },
    { kind: 'people-duties', given: ['auditor'], taken: ['reviewing-team'] },
    ...['people-manager', 'invite', 'people-take-back', 'people-sessions', 'people-leave', 'people-return'].map(
      (kind) => ({ kind, given: [], taken: [] }),
    ),
  ])
})

test('somebody new, and cover, say whom', async () => {
  const { isla, gregor, helen } = people()
  await ada.submit('/people/new', {
    name: 'Mhairi Kerr',
    email: 'mhairi.kerr@health.example',
    agency: house.world.agencies.health ?? '',
    job: 'Nurse',
  })
  const { rows } = await house.owner.query(`select id from newcomer where email = 'mhairi.kerr@health.example'`)
  expect((await upon(rows[0].id)).map(({ kind }) => kind)).toContain('add-person')
  expect(await upon(isla.personId)).toEqual([])
  const day = (name: string, at: string) => {
    const [year = '', month = '', of = ''] = at.split('-')
    return { [`${name}-day`]: of, [`${name}-month`]: month, [`${name}-year`]: year }
  }
  const today = house.clock.now().toISOString().slice(0, 10)
  const later = new Date(house.clock.now().getTime() + 9 * 86_400_000).toISOString().slice(0, 10)
  const named = { who: gregor.personId, person: helen.personId, ...day('from', today), ...day('to', later) }
  expect((await ada.submit('/cover', named)).status).toBe(303)
  expect((await upon(helen.personId)).map(({ kind }) => kind)).toEqual(['cover'])
  expect((await upon(gregor.personId)).map(({ kind }) => kind)).toEqual(['covered'])
})

test('the auditor reads the name and the duties, finds them by a filter, and takes them away', async () => {
  const { tom, ruth } = people()
  await upon(tom.personId)
  const grace = await house.signedIn(people().grace)
  const { body } = await grace.visit(`/audit?upon=${tom.personId}&did=act`)
  expect(body.split('<tbody')[1]).toContain(
    `${privacy.audit.acts['people-duties']}. Given: Auditors. Taken: Reviewing Team`,
  )
  expect(body.split('<tbody')[1]).toContain(tom.name)
  expect((await grace.visit(`/audit?upon=${ruth.personId}`)).body).toContain(privacy.audit.none)
  const taken = async (as: string) => (await grace.visit(`/audit/export?as=${as}&upon=${tom.personId}`)).body
  expect(await taken('csv')).toContain(`"${tom.name}","${tom.personId}","auditor","reviewing-team"`)
  const lines = (await taken('ndjson'))
    .trim()
    .split('\n')
    .map((line): AuditLine => JSON.parse(line))
  expect(lines.map(({ aboutPerson }) => aboutPerson)).toEqual(lines.map(() => tom.personId))
  expect(lines.some(({ given, aboutName }) => given.includes('auditor') && aboutName === tom.name)).toBe(true)
})

test('whom it was upon is sealed; an entry upon nobody has the text and the hash that entries had before', async () => {
  const { tom } = people()
  await upon(tom.personId)
  expect((await verifyAudit(house.owner)).findings).toEqual([])
  const { rows } = await house.owner.query(
    `select committee_id, seq, id, (extract(epoch from at) * 1000000)::bigint as at, actor_kind, person_id, verb, kind,
       (extract(epoch from sealed_at) * 1000000)::bigint as sealed, prev, hash
     from audit_entry where about_person is null and discussion_id is null and cardinality(shown) = 0 order by seq limit 1`,
  )
  const { prev, hash, sealed, ...one } = rows[0]
  const before = [...Object.values(one), '-', '', sealed].join('\n')
  const made = createHash('sha256').update(prev).update(`common-ground audit 1\n${before}`).digest()
  expect(made.equals(hash)).toBe(true)
  const changed = async (set: string) => {
    await house.owner.query(`begin; alter table audit_entry disable trigger user`)
    await house.owner.query(
      `update audit_entry set ${set} where seq = (select min(seq) from audit_entry where about_person = $1)
      and about_person = $1`,
      [tom.personId],
    )
    const inside = { query: (text: unknown, values?: unknown) => insideQuery(text, values) } as never
    const { findings } = await verifyAudit(inside)
    await house.owner.query('rollback')
    return findings.map(({ what }) => what)
  }
  expect(await changed(`about_person = '${people().ruth.personId}'`)).toEqual(['changed'])
  expect(await changed(`given = '{administrator}'`)).toEqual(['changed'])
  expect(await changed(`about_person = null, given = '{}', taken = '{}'`)).toEqual(['changed'])
})

const insideQuery = (text: unknown, values?: unknown) =>
  typeof text === 'string' && /^(begin|rollback)/.test(text)
    ? Promise.resolve({ rows: [] })
    : house.owner.query(text as string, values as unknown[])
