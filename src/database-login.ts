/**
 * Whom the database signs the program in as. Row-level security holds only for a login that owns nothing and bypasses nothing, so production
 * asks the database itself, and does not believe the name in an address.
 */
import pg from 'pg'
import { wrongSettings } from './config.ts'
import { CannotStart } from './kit/cannot-start.ts'

interface Login {
  name: string
  superuser: boolean
  bypasses: boolean
  makes_roles: boolean
  belongs: string[]
  owns: number
}

/** What is wrong with the login, in plain words; empty for a good one. */
export async function faultsOfLogin(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect().catch((error: Error) => {
    throw isRefused(error) ? notLetIn() : error
  })
  try {
    const { rows } = await client.query<Login>(`
      select current_user::text as name, r.rolsuper as superuser, r.rolbypassrls as bypasses, r.rolcreaterole as makes_roles,
        array(select o.rolname::text from pg_roles o where o.rolname <> current_user
          and pg_has_role(current_user, o.oid, 'member') and (o.rolsuper or o.rolbypassrls or o.rolcreaterole
            or starts_with(o.rolname, 'common_ground_') and o.rolname <> 'common_ground_application')) as belongs,
        (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname in ('common_ground', 'common_ground_keys') and c.relowner = r.oid)
        + (select count(*)::int from pg_namespace where nspname in ('common_ground', 'common_ground_keys') and nspowner = r.oid)
        + (select count(*)::int from pg_proc p join pg_namespace n on n.oid = p.pronamespace
          where n.nspname in ('common_ground', 'common_ground_keys') and p.proowner = r.oid)
        + (select count(*)::int from pg_database where datname = current_database() and datdba = r.oid) as owns
      from pg_roles r where r.rolname = current_user`)
    const [login] = rows
    return login ? faultsIn(login) : ['the database does not say whom it signs in']
  } finally {
    await client.end()
  }
}

function faultsIn({ name, superuser, bypasses, makes_roles, belongs, owns }: Login): string[] {
  const faults: [boolean, string][] = [
    [superuser, 'is a superuser'],
    [bypasses, 'bypasses row-level security'],
    [makes_roles, 'may make roles'],
    [belongs.length > 0, `may act as ${belongs.join(', ')}`],
    [owns > 0, 'owns the database or parts of it'],
  ]
  return faults.filter(([is]) => is).map(([, words]) => `the login ${name} ${words}`)
}

/** 28: PostgreSQL's codes for a login that is not let in. */
const isRefused = (error: Error): boolean => 'code' in error && String(error.code).startsWith('28')

/** The first start ends here: the migrations have just made the role, and nobody has given it a password yet. */
const notLetIn = () =>
  new CannotStart(
    [
      'The database is up to date, and does not let the program in with DATABASE_URL.',
      'Give the role a password, put it into DATABASE_URL, and start again:',
      "  alter role common_ground_application password '…';",
    ].join('\n'),
    wrongSettings,
  )

/** Throws `CannotStart` where the program would work with more rights than it may have. */
export async function refuseStrongLogin(url: string): Promise<void> {
  const faults = await faultsOfLogin(url)
  if (faults.length === 0) return
  throw new CannotStart(
    [
      'Common Ground cannot start with these settings:',
      ...faults.map((fault) => `  DATABASE_URL: ${fault}.`),
      'Sign in there as common_ground_application, see docs/operations.md.',
    ].join('\n'),
    wrongSettings,
  )
}
