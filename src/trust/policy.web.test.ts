import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/set-up/test-database.ts'
import { makeWorld, type PersonKey, plantDiscussion, type World } from '../../test/set-up/world.ts'
import { type Person, relations, statuses } from '../discussion.ts'
import { type Database, openDatabase } from '../kit/database.ts'
import { discussionsWhere } from '../kit/discussions.ts'
import { type Kind, kinds, mayRead } from './policy.ts'

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
  const planted: string[] = []
  for (const status of statuses)
    for (const relation of relations)
      planted.push(await plantDiscussion(owner, world, { status, people: { catriona: relation } }))
  const discussions = await database.withActor({ kind: 'system', committeeId: world.strathlorne }, (tx) =>
    discussionsWhere(tx, sql`d.id = any(${planted}::uuid[])`, sql``),
  )
  let decisions = 0
  const differences: string[] = []
  for (const key of ['catriona', 'isla', ...onlookers] as const) {
    const person = world.people[key]
    for (const kind of kinds) {
      const granted = await grantedByDatabase(person, kind)
      for (const discussion of discussions) {
        decisions += 1
        const { relation } = discussion.people[0] ?? {}
        if (mayRead(person, discussion, kind) !== granted.has(discussion.id))
          differences.push(`${key} ${relation} ${discussion.status} ${kind}`)
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
  expect(await grantedByDatabase(world.people.tom, 'request')).toEqual(new Set([id]))
  await owner.query('update common_ground.membership set left_at = now() where person_id = $1', [
    world.people.tom.personId,
  ])
  expect(await grantedByDatabase(world.people.tom, 'request')).toEqual(new Set())
})

async function grantedByDatabase(person: Person, kind: Kind): Promise<Set<string>> {
  const { rows } = await database.withActor(person, (tx) =>
    sql<{ id: string }>`select readable(${kind}) as id`.execute(tx),
  )
  return new Set(rows.map((row) => row.id))
}
