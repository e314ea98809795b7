/** How fast the audit is sealed and verified: `npm run bench -- audit [--entries 1000000] [--json]`. A throw-away database, nothing synced. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { migrate } from '../src/kit/migration.ts'
import { startEmbeddedPostgres } from '../src/kit/postgres-launcher.ts'
import { verifyAudit } from '../src/trust/audit-verification.ts'

const { values } = parseArgs({ options: { entries: { type: 'string' }, json: { type: 'boolean' } } })
const wanted = Number(values.entries ?? 1_000_000)
const committees = 4

const dataDir = await mkdtemp(join(tmpdir(), 'common-ground-bench-'))
await chmod(dataDir, 0o755)
const server = await startEmbeddedPostgres({ dataDir, durable: false, log: () => {} })
try {
  await migrate({ ownerUrl: server.ownerUrl, folder: 'db' })
  const client = new pg.Client({ connectionString: server.ownerUrl })
  await client.connect()
  try {
    await run(client)
  } finally {
    await client.end()
  }
} finally {
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
}

async function run(client: pg.Client): Promise<void> {
  await client.query(
    `insert into common_ground.audit (committee_id, id, at, actor_kind, person_id, verb, kind, discussion_id, shown, about_person)
     select ('00000000-0000-7000-8000-00000000000' || (n % ${committees}))::uuid, gen_random_uuid(), clock_timestamp(), 'person',
       gen_random_uuid(), 'read', 'summary', gen_random_uuid(), case when n % 5 = 0 then array[gen_random_uuid(), gen_random_uuid()] else '{}' end,
       case when n % 10 = 0 then gen_random_uuid() end
     from generate_series(1, $1) as n`,
    [wanted],
  )
  await client.query('analyze common_ground.audit')
  const begun = performance.now()
  let sealed = 0
  for (;;) {
    const { rows } = await client.query<{ n: number }>('select common_ground.seal_audit(20000) as n')
    const n = rows[0]?.n ?? 0
    if (n <= 0) break
    sealed += n
  }
  const sealing = (performance.now() - begun) / 1000
  const from = performance.now()
  const { entries, findings } = await verifyAudit(client)
  const verifying = (performance.now() - from) / 1000
  const figures = {
    entries,
    sealed,
    findings: findings.length,
    verifySeconds: Math.round(verifying * 10) / 10,
    verifiedPerSecond: Math.round(entries / verifying),
    sealedPerSecond: Math.round(sealed / sealing),
    slowestPageMs: await slowestPage(client),
  }
  console.log(values.json ? JSON.stringify(figures) : figures)
  process.exitCode = findings.length === 0 && entries === wanted ? 0 : 1
}

/** The auditor's page with each filter, first and last pages, as the application: the slowest of them, in milliseconds. */
async function slowestPage(client: pg.Client): Promise<number> {
  const place = '00000000-0000-7000-8000-000000000000'
  await client.query(`set search_path = common_ground; analyze audit_entry;
    insert into committee (id, slug) values ('${place}', 'here'); insert into agency values ('${place}', '${place}', 'Agency', 'office');
    insert into person (id, name, email) values ('${place}', 'Auditor', 'auditor@here.example');
    insert into membership (committee_id, person_id, agency_id) values ('${place}', '${place}', '${place}');
    insert into duty values ('${place}', '${place}', 'auditor')`)
  const { rows } = await client.query(
    `select person_id, about_person, discussion_id, at, seq from audit_entry where committee_id = $1 and seq in (60, (select max(seq) / 2 from audit_entry)) order by seq`,
    [place],
  )
  const [early, middle = early] = rows
  const asked = [
    [null, null, null, null, null, null],
    [null, null, null, null, null, early.seq],
    [middle.at, null, null, null, null, null],
    [null, middle.at, null, null, null, null],
    [null, null, middle.person_id, null, null, null],
    [null, null, null, 'export', null, null],
    [null, null, null, 'read', null, early.seq],
    [null, null, null, null, middle.discussion_id, null],
    [null, null, null, null, null, null, middle.about_person],
  ]
  let slowest = 0
  for (const filter of asked) {
    await client.query(`begin; set local role common_ground_application; set local search_path = common_ground;
      set local app.kind = 'person'; set local app.committee = '${place}'; set local app.person = '${place}'`)
    const from = performance.now()
    await client.query('select * from audit_page($1, $2, $3, $4, $5, $6, 51, $7)', [
      ...filter,
      ...(filter.length < 7 ? [null] : []),
    ])
    slowest = Math.max(slowest, performance.now() - from)
    await client.query('rollback')
  }
  return Math.round(slowest * 10) / 10
}
