/** Looks at an installation and says what it found. Changes nothing; an embedded database that is asleep is woken for the look. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { statements, unsetNames } from '#content'
import { type Config, readConfig } from './config.ts'
import { wakeDatabase } from './database-at-rest.ts'
import type { DatabaseServer } from './database-server.ts'
import { CannotStart } from './kit/cannot-start.ts'
import { root, version } from './root.ts'

export interface Finding {
  /** 'unsafe': right for a demonstration, wrong in production. */
  readonly level: 'fine' | 'unsafe' | 'problem'
  readonly about: string
  readonly says: string
}

export async function examine(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const programs = [
    fine('program', `Common Ground ${version}`),
    finding(Number.parseInt(process.versions.node, 10) >= 24, 'Node', process.versions.node, 'problem'),
  ]
  const config = settings(env)
  if (!('mode' in config)) return [...programs, config]
  return [
    ...programs,
    fine('mode', config.mode),
    fine('data folder', config.dataDir),
    ...(await databaseFindings(config)),
    ...safety(config, env),
  ]
}

const fine = (about: string, says: string): Finding => ({ level: 'fine', about, says })
const problem = (about: string, says: string): Finding => ({ level: 'problem', about, says })
const finding = (good: boolean, about: string, says: string, otherwise: 'unsafe' | 'problem'): Finding => ({
  level: good ? 'fine' : otherwise,
  about,
  says,
})

function settings(env: NodeJS.ProcessEnv): Config | Finding {
  try {
    return readConfig(env)
  } catch (error) {
    return problem('settings', words(error))
  }
}

async function databaseFindings(config: Config): Promise<Finding[]> {
  const server = await wakeDatabase(config)
  if (!server) return [fine('database', 'none yet: the embedded PostgreSQL will be made at the first start')]
  const from = server.embedded
    ? `embedded, in ${config.dataDir}${server.awake ? '' : ' (not running; woken for this look)'}`
    : new URL(server.ownerUrl).host
  try {
    return [fine('database', from), ...(await asked(server))]
  } catch (error) {
    return [fine('database', from), problem('database', words(error))]
  } finally {
    await server.stop()
  }
}

async function asked({ ownerUrl, embedded }: Pick<DatabaseServer, 'ownerUrl' | 'embedded'>): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return [
      ...(await serverFindings(client, embedded)),
      await migrationFinding(client),
      ...(await roleFindings(client)),
      ...(await auditFindings(client)),
      ...(await nameFindings(client)),
      ...statementFindings(),
    ]
  } finally {
    await client.end()
  }
}

/** What each committee has not said about itself yet (words.yaml): people then read whom to ask instead. */
async function nameFindings(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query(`select to_regclass('common_ground.committee') is not null as there`)
  if (!rows[0].there) return []
  const committees = await client.query('select slug, names from common_ground.committee order by slug')
  return committees.rows.flatMap(({ slug, names }) => {
    const unset = unsetNames(names ?? {})
    return unset.length === 0 ? [] : [finding(false, `names of ${slug}`, `not set: ${unset.join(', ')}`, 'unsafe')]
  })
}

/** Parts of the accessibility statement that stand in brackets are kept from the public until they are filled in (P31). */
function statementFindings(): Finding[] {
  const open = statements.accessibility.sections.filter(({ text }) => text.includes('[')).map(({ heading }) => heading)
  return open.length === 0
    ? []
    : [finding(false, 'accessibility statement', `still to write in statements.yaml: ${open.join('; ')}`, 'unsafe')]
}

async function serverFindings(client: pg.Client, embedded: boolean): Promise<Finding[]> {
  const { rows } = await client.query(`select name, setting from pg_settings
    where name in ('server_version', 'server_version_num', 'fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums')`)
  const set = Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))
  const safe = ['fsync', 'full_page_writes'].every((name) => set[name] === 'on') && set.synchronous_commit !== 'off'
  return [
    finding(Number(set.server_version_num) >= 150000, 'PostgreSQL', set.server_version, 'problem'),
    finding(
      safe,
      'durability',
      `fsync ${set.fsync}, full pages ${set.full_page_writes}, commit ${set.synchronous_commit}`,
      'problem',
    ),
    finding(set.data_checksums === 'on', 'checksums', set.data_checksums, embedded ? 'problem' : 'unsafe'),
  ]
}

async function migrationFinding(client: pg.Client): Promise<Finding> {
  const files = (await readdir(join(root, 'db'))).filter((name) => name.endsWith('.sql'))
  const { rows } = await client.query(`select to_regclass('public.common_ground_migration') is not null as there`)
  const applied = rows[0].there
    ? (await client.query('select file from public.common_ground_migration')).rows.map(({ file }) => file)
    : []
  const waiting = files.filter((file) => !applied.includes(file))
  return finding(
    waiting.length === 0,
    'migrations',
    `${applied.length} applied, ${waiting.length} waiting for the next start`,
    'unsafe',
  )
}

/** The application's role owns nothing, bypasses nothing and cannot become a role that does. */
async function roleFindings(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query(`
    select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as powerful,
      (select count(*)::int from pg_class where relowner = role.oid) + (select count(*)::int from pg_proc where proowner = role.oid) as owned,
      array(select other.rolname::text from pg_roles other where other.oid <> role.oid and pg_has_role(role.oid, other.oid, 'member')
        order by 1) as becomes
    from pg_roles role where rolname = 'common_ground_application'`)
  const role = rows[0]
  if (!role) return [problem('application role', 'common_ground_application does not exist')]
  return [
    finding(
      !role.powerful,
      'application role',
      role.powerful ? 'may bypass row-level security or make roles' : 'bypasses nothing',
      'problem',
    ),
    finding(role.owned === 0, 'application role', `owns ${role.owned} tables and functions`, 'problem'),
    finding(
      role.becomes.length === 0,
      'application role',
      `is a member of ${role.becomes.join(', ') || 'no other role'}`,
      'problem',
    ),
  ]
}

/** Entries are sealed within a second where the service runs; more than five means that nobody seals. */
async function auditFindings(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query(`select to_regproc('common_ground.audit_waiting') is not null as there`)
  if (!rows[0].there) return []
  const waiting = await client.query('select common_ground.audit_waiting() as seconds')
  const seconds = Math.round(waiting.rows[0].seconds)
  return [
    finding(
      seconds <= 5,
      'audit',
      seconds <= 5 ? 'everything is sealed' : `the oldest entry waits to be sealed since ${seconds} s`,
      'problem',
    ),
  ]
}

/** What production would refuse, whichever mode this is. */
function safety(config: Config, env: NodeJS.ProcessEnv): Finding[] {
  if (config.mode === 'production') return []
  const refused = settings({ ...env, MODE: 'production' })
  const faults = 'mode' in refused ? [] : refused.says.split('\n').slice(1)
  return [
    {
      level: 'unsafe',
      about: 'demonstration',
      says: 'anybody who reaches this address can be anybody; invented data only',
    },
    ...faults.map((says): Finding => ({ level: 'unsafe', about: 'for production', says: says.trim() })),
  ]
}

const words = (error: unknown): string => {
  if (error instanceof CannotStart) return error.message
  return error instanceof Error && error.message !== '' ? error.message : 'no answer'
}
