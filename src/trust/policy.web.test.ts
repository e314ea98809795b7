import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Person, relations, statuses } from '../discussion.ts'
import { type Database, openDatabase } from '../kit/database.ts'
import { findDiscussion } from '../kit/discussions.ts'
import { testDatabase } from '../../test/set-up/database.ts'
import { makeWorld, type PersonKey, plantDiscussion, type World } from '../../test/set-up/world.ts'
import { kinds, mayRead } from './policy.ts'

/**
 * The table of rules in policy.ts against row-level security on a real database: every relation × status × kind, and every duty,
 * for somebody inside, somebody outside and somebody of another committee.
 */
let world: World
let owner: pg.Client
let database: Database
let close: () => Promise<void>

beforeAll(async () => {
  const made = await testDatabase()
  world = await makeWorld(made.ownerUrl)
  owner = new pg.Client({ connectionString: made.ownerUrl })
  await owner.connect()
  database = openDatabase({ url: made.applicationUrl, connections: 4 })
  close = made.close
})
afterAll(async () => {
  await owner.end()
  await database.close()
  await close()
})

const onlookers: readonly PersonKey[] = ['calum', 'ruth', 'fiona', 'neil', 'ada', 'rowan', 'morag', 'helen']

test('the program and the database give the same answer for every relation, status and kind', async () => {
  let decisions = 0
  const differences: string[] = []
  for (const status of statuses) {
    for (const relation of relations) {
      const id = await plantDiscussion(owner, world, { status, people: { catriona: relation } })
      for (const key of ['catriona', 'isla', ...onlookers] as const) {
        const person = world.people[key]
        const granted = await grantedByDatabase(person, id)
        for (const kind of kinds) {
          const discussion = await plain(id)
          const inProgram = discussion !== null && mayRead(person, discussion, kind)
          decisions += 1
          if (inProgram !== granted.has(kind)) differences.push(`${key} ${relation} ${status} ${kind}`)
        }
      }
    }
  }
  expect(differences).toEqual([])
  expect(decisions).toBe(statuses.length * relations.length * (onlookers.length + 2) * kinds.length)
})

test('a transaction without an actor reads no discussion at all', async () => {
  const seen = await database.withNobody((tx) => tx.selectFrom('discussion').select('id').execute())
  expect(seen).toEqual([])
})

test('a leaver reads nothing any more', async () => {
  const id = await plantDiscussion(owner, world, { status: 'sent', people: { tom: 'requester' } })
  expect((await grantedByDatabase(world.people.tom, id)).has('request')).toBe(true)
  await owner.query('update common_ground.membership set left_at = now() where person_id = $1', [world.people.tom.personId])
  expect((await grantedByDatabase(world.people.tom, id)).size).toBe(0)
})

async function grantedByDatabase(person: Person, id: string): Promise<Set<string>> {
  const { rows } = await database.withActor(person, async (tx) => {
    const { sql } = await import('kysely')
    return sql<{ kind: string }>`
      select kind from unnest(${[...kinds]}::text[]) kind where ${id}::uuid in (select readable(kind))`.execute(tx)
  })
  return new Set(rows.map((row) => row.kind))
}

/** The discussion as it is, read with the owner's eyes through the program's own loader as the system. */
const loaded = new Map<string, Awaited<ReturnType<typeof findDiscussion>>>()
async function plain(id: string) {
  if (!loaded.has(id)) {
    const system = { kind: 'system', committeeId: world.strathlorne } as const
    loaded.set(id, await database.withActor(system, (tx) => findDiscussion(tx, id)))
  }
  return loaded.get(id) ?? null
}
