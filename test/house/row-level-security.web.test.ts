import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../set-up/test-database.ts'

/** The walls as the migrated database really has them, not as the migrations read. */
let made: TestDatabase
let owner: pg.Client

beforeAll(async () => {
  made = await testDatabase()
  owner = new pg.Client({ connectionString: made.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await made.close()
})

/** Tables without a wall, and why. Anything else needs row-level security that binds its owner too. */
const open: Readonly<Record<string, string>> = {
  committee: 'names and settings that every page of the committee shows',
  reading_rule: 'the rules themselves; the application cannot write them',
  duty_rule: 'the rules themselves; the application cannot write them',
  sign_in_link: 'read by the hash of the link before any actor is known; holds whose it is and no content',
  used_once: 'hashes of answers that were taken; read before any actor is known',
  attempt: 'keyed hashes and counts; read before any actor is known',
  session: 'read by the hash of the cookie before any actor is known; holds no content',
  demonstration_clock: 'one row, no person',
  migration: 'which migrations have run',
}

test('every table has row-level security that binds its owner too, or is named here with the reason', async () => {
  const { rows } =
    await owner.query(`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'common_ground' and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`)
  expect(rows.map(({ name }) => name).filter((name) => !(name in open))).toEqual([])
})

/** What a person has in whichever committee they work: theirs alone, so the person leads. */
const ofAPerson = ['person', 'passkey', 'identity', 'authenticator']

test('behind a wall committee_id leads the primary key', async () => {
  const { rows } = await owner.query(`select c.relname as name, a.attname as leads from pg_constraint k
    join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where n.nspname = 'common_ground' and k.contype = 'p' and c.relrowsecurity`)
  expect(rows.length).toBeGreaterThan(20)
  expect(
    rows.filter(({ name, leads }) => leads !== 'committee_id' && !ofAPerson.includes(name)).map(({ name }) => name),
  ).toEqual([])
})

test('a table behind a wall has a rule for whatever the application was granted', async () => {
  const { rows } =
    await owner.query(`select c.relname as name, verb.letter from pg_class c join pg_namespace n on n.oid = c.relnamespace,
      (values ('r', 'SELECT'), ('a', 'INSERT'), ('w', 'UPDATE'), ('d', 'DELETE')) as verb(letter, privilege)
    where n.nspname = 'common_ground' and c.relkind = 'r' and c.relrowsecurity
      and (has_table_privilege('common_ground_application', c.oid, verb.privilege)
        or verb.privilege <> 'DELETE' and has_any_column_privilege('common_ground_application', c.oid, verb.privilege))
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd in (verb.letter::"char", '*')
        and p.polroles @> array['common_ground_application'::regrole::oid])`)
  expect(rows).toEqual([])
})

test('the application and the policy role bypass nothing and belong to nobody else', async () => {
  const { rows } =
    await owner.query(`select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles
    where rolname like 'common_ground_%' order by rolname`)
  const powerless = {
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    rolreplication: false,
  }
  expect(rows).toEqual(
    ['application', 'audit', 'owner', 'policy', 'retention', 'subject'].map((name) => ({
      rolname: `common_ground_${name}`,
      ...powerless,
    })),
  )
  const { rows: groups } = await owner.query(
    `select roleid::regrole::text as "group" from pg_auth_members where member = 'common_ground_application'::regrole`,
  )
  expect(groups).toEqual([])
})

test('the application owns nothing, the policy role owns functions only, and neither can make anything', async () => {
  const owned = (kind: string) =>
    owner.query(`select ${kind}.oid from ${kind === 'r' ? 'pg_class r' : 'pg_proc f'}
      where ${kind === 'r' ? 'r.relowner' : 'f.proowner'} = 'common_ground_application'::regrole
        ${kind === 'r' ? `or r.relowner = 'common_ground_policy'::regrole` : ''}`)
  expect((await owned('r')).rows).toEqual([])
  expect((await owned('f')).rows).toEqual([])
  const { rows } =
    await owner.query(`select role.name from (values ('common_ground_application'), ('common_ground_policy')) as role(name)
    where has_schema_privilege(role.name, 'common_ground', 'create')`)
  expect(rows).toEqual([])
})

test('history and audit only grow', async () => {
  const { rows } =
    await owner.query(`select t.name, p.privilege from (values ('history'), ('audit'), ('audit_entry'), ('audit_head')) as t(name),
      (values ('UPDATE'), ('DELETE'), ('TRUNCATE')) as p(privilege)
    where has_table_privilege('common_ground_application', 'common_ground.' || t.name, p.privilege) order by 1, 2`)
  // Deleting a draft takes its history along (db/0004-policy.sql, with_a_draft); a policy allows it for drafts alone.
  expect(rows).toEqual([{ name: 'history', privilege: 'DELETE' }])
  const { rows: policies } = await owner.query(`select polname, pg_get_expr(polqual, polrelid) as only from pg_policy
    where polrelid = 'common_ground.history'::regclass and polcmd = 'd'`)
  expect(policies).toEqual([{ polname: 'with_a_draft', only: expect.stringContaining('own_fresh_drafts()') }])
})

test('a function that runs with more rights fixes where it looks and is called by the application alone', async () => {
  const { rows } =
    await owner.query(`select f.proname as name from pg_proc f join pg_namespace n on n.oid = f.pronamespace
    where n.nspname = 'common_ground' and f.prosecdef and (f.proconfig is null or not exists (
        select from unnest(f.proconfig) as setting where setting like 'search_path=%pg_temp')
      or exists (select from aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) as a where a.grantee = 0))`)
  expect(rows.map(({ name }) => name)).toEqual([])
})
