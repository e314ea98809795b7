/** `npm run prove:policy [-- --json]`: every case on a real database, three ways, and small faults in the policies that must be found. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv, env } from 'node:process'
import { sql } from 'kysely'
import pg from 'pg'
import type { Duty, Person } from '../../src/discussion.ts'
import { openDatabase } from '../../src/kit/database.ts'
import { discussionsWhere } from '../../src/kit/discussions.ts'
import { migrate } from '../../src/kit/migration.ts'
import { startEmbeddedPostgres } from '../../src/kit/postgres-launcher.ts'
import { readsInEmergency } from '../../src/trust/emergency.ts'
import { kinds, mayRead } from '../../src/trust/policy.ts'
import { asApplication, ask, askAbout, expectAbout, expectAnswers } from './asker.ts'
import { mutants } from './mutants.ts'
import { type PolicyWorld, plantWorld } from './policy-world.ts'
import { factsOf } from './probes.ts'
import { mayReadBySecondModel, readsInEmergencyBySecondModel } from './second-model.ts'

const json = argv.includes('--json')
const say = (line: string) => void (json ? console.error(line) : console.log(line))
const dataDir = await mkdtemp(join(tmpdir(), 'common-ground-prove-'))
await chmod(dataDir, 0o755)
const server = await startEmbeddedPostgres({ dataDir, durable: false, log: () => {} })
const owner = new pg.Client({ connectionString: server.ownerUrl })
try {
  const applicationPassword = 'only for this proof'
  await migrate({ ownerUrl: server.ownerUrl, folder: 'db', applicationPassword })
  await owner.connect()
  process.exitCode = await prove(applicationPassword)
} finally {
  await owner.end()
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
}

async function prove(password: string): Promise<number> {
  const world = await plantWorld(owner)
  const begun = performance.now()
  const asked = await expectAnswers(owner, world)
  const sample = world.planted.filter((_, at) => at % 13 === 0).map(({ id }) => id)
  const askedAbout = await expectAbout(owner, world, sample)
  // Two cores: what writes on one connection, what reads on another, and between their answers the program.
  const [written, read, inProgram] = await Promise.all([
    asApplication(owner, () => ask(owner, null, true)),
    onAnotherConnection((other) =>
      asApplication(other, async () => [...(await ask(other, null, false)), ...(await askAbout(other, sample))]),
    ),
    programAgainstModel(world, password),
  ])
  const differences = [...inProgram.differences, ...written, ...read]
  const decisions = inProgram.decisions + asked + askedAbout
  const seconds = since(begun)
  for (const difference of differences.slice(0, 20)) console.error(`  difference: ${difference}`)
  say(`${decisions} decisions, ${differences.length} differences, ${seconds} s`)
  const mutating = performance.now()
  // PROVE_MUTANTS: 'none', or an expression for the names of those to try.
  const wanted = env.PROVE_MUTANTS ?? ''
  const possible = wanted === 'none' ? [] : (await mutants(owner)).filter(({ name }) => new RegExp(wanted).test(name))
  const made = possible.filter(({ changesNothing }) => !changesNothing)
  for (const { name, changesNothing } of possible) if (changesNothing) say(`  left out: ${name}, for ${changesNothing}`)
  const survived: string[] = []
  const few = sample.filter((_, at) => at % 5 === 0)
  for (const [at, mutant] of made.entries()) {
    if (at % 50 === 0 && at > 0) say(`  ${at} of ${made.length} mutants tried, ${since(mutating)} s`)
    const noticed = await asApplication(
      owner,
      async () =>
        (await ask(owner, mutant.near)).length > 0 ||
        (await askAbout(owner, few)).length > 0 ||
        (await askAbout(owner, sample)).length > 0,
      mutant.sql,
    )
    if (!noticed) survived.push(mutant.name)
  }
  for (const name of survived) console.error(`  survived: ${name}`)
  say(
    `${made.length} mutants, ${survived.length} survived, ${possible.length - made.length} left out, ${since(mutating)} s`,
  )
  console.log(
    JSON.stringify({
      decisions,
      differences: differences.length,
      mutants: made.length,
      leftOut: possible.length - made.length,
      survived: survived.length,
      seconds,
      mutantSeconds: since(mutating),
    }),
  )
  return differences.length === 0 && survived.length === 0 ? 0 : 1
}

async function onAnotherConnection<T>(work: (other: pg.Client) => Promise<T>): Promise<T> {
  const other = new pg.Client({ connectionString: server.ownerUrl })
  await other.connect()
  try {
    return await work(other)
  } finally {
    await other.end()
  }
}

function since(begun: number): number {
  return Math.round((performance.now() - begun) / 100) / 10
}

/** The program's own table of rules, on discussions as the program loads them. Leavers do not get past its door. */
async function programAgainstModel(world: PolicyWorld, password: string) {
  const url = new URL(server.ownerUrl)
  url.username = 'common_ground_application'
  url.password = password
  const database = openDatabase({ url: url.href, connections: 1 })
  const differences: string[] = []
  let decisions = 0
  const now = new Date()
  const later = new Date(now.getTime() + 60_000)
  try {
    for (const committeeId of world.committees) {
      const planted = new Map(
        world.planted.filter(({ committee }) => committee === committeeId).map((one) => [one.id, one]),
      )
      const ids = [...planted.keys()]
      for (let from = 0; from < ids.length; from += 500) {
        const some = ids.slice(from, from + 500)
        const loaded = await database.withActor({ kind: 'system', committeeId }, (tx) =>
          discussionsWhere(tx, sql`d.id = any(${some}::uuid[])`, sql``),
        )
        for (const discussion of loaded)
          for (const actor of world.actors) {
            const facts = factsOf(actor, planted.get(discussion.id) ?? unplanted())
            const atTheDoor = actor.standing === 'here' || actor.standing === 'both'
            const person = personOf(actor.person, actor.committee, actor.duties)
            for (const kind of kinds) {
              decisions += 1
              if ((atTheDoor && mayRead(person, discussion, kind)) !== mayReadBySecondModel(kind, facts))
                differences.push(
                  `program: ${kind} ${discussion.status} ${[...facts.parts].join('+')} ${actor.standing} ${actor.duties}`,
                )
              decisions += 1
              const opens = atTheDoor && readsInEmergency(person, discussion, kind, facts.emergency ? later : null, now)
              if (opens !== readsInEmergencyBySecondModel(kind, facts))
                differences.push(
                  `program in an emergency: ${kind} ${discussion.status} ${actor.standing} ${actor.duties}`,
                )
            }
          }
      }
    }
  } finally {
    await database.close()
  }
  return { decisions, differences }
}

function unplanted(): never {
  throw new Error('a discussion that was never planted')
}

function personOf(personId: string, committeeId: string, duties: readonly string[]): Person {
  return {
    kind: 'person',
    personId,
    committeeId,
    name: '',
    email: '',
    job: '',
    agencyId: '',
    agency: '',
    sector: 'health',
    duties: duties as readonly Duty[],
  }
}
