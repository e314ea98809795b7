import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../test/set-up/test-database.ts'
import { faultsOfLogin, refuseStrongLogin } from './database-login.ts'

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

const as = (name: string) => {
  const url = new URL(made.ownerUrl)
  url.username = name
  url.password = 'known to the test'
  return url.href
}

/** A login of its own for one question. */
async function faultsWith(attributes: string, grants: (name: string) => string[] = () => []): Promise<string[]> {
  const name = `login_${randomBytes(4).toString('hex')}`
  await owner.query(`create role ${name} login password 'known to the test' ${attributes}`)
  try {
    for (const grant of grants(name)) await owner.query(grant)
    return await faultsOfLogin(as(name))
  } finally {
    await owner.query(`reassign owned by ${name} to current_user; drop owned by ${name}; drop role ${name}`)
  }
}

test('the application’s own login is taken', async () => {
  expect(await faultsOfLogin(made.applicationUrl)).toEqual([])
  await expect(refuseStrongLogin(made.applicationUrl)).resolves.toBeUndefined()
})

test('the owner is refused, with the reason', async () => {
  await expect(refuseStrongLogin(made.ownerUrl)).rejects.toMatchObject({ exitCode: 78 })
  await expect(refuseStrongLogin(made.ownerUrl)).rejects.toThrow(/DATABASE_URL: the login .* is a superuser/)
})

test('a login that is not let in is told what to do, as at the first start: in lines, without the address', async () => {
  const wrong = new URL(made.applicationUrl)
  wrong.username = `nobody_${randomBytes(4).toString('hex')}`
  const refusal = refuseStrongLogin(wrong.href)
  await expect(refusal).rejects.toMatchObject({ exitCode: 78 })
  await expect(refusal).rejects.toThrow(/alter role common_ground_application password/)
  await expect(refusal).rejects.not.toThrow(wrong.password || wrong.username)
})

test.each([
  ['superuser', 'is a superuser'],
  ['bypassrls', 'bypasses row-level security'],
  ['createrole', 'may make roles'],
])('%s is refused', async (attribute, words) => {
  expect((await faultsWith(attribute)).join()).toContain(words)
})

test('a member of any role of ours but the application’s is refused: it could act as them', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select rolname as name from pg_roles where starts_with(rolname, 'common_ground_') and rolname <> 'common_ground_application'`,
  )
  const roles = rows.map(({ name }) => name)
  expect(roles).toEqual(expect.arrayContaining(['common_ground_owner', 'common_ground_policy', 'common_ground_audit']))
  for (const role of roles)
    expect((await faultsWith('noinherit', (name) => [`grant ${role} to ${name}`])).join()).toContain(
      `may act as ${role}`,
    )
})

test('whoever owns a table is refused', async () => {
  const faults = await faultsWith('', (name) => [
    `grant create on schema common_ground to ${name}`,
    `create table common_ground.strange ()`,
    `alter table common_ground.strange owner to ${name}`,
  ])
  await owner.query('drop table if exists common_ground.strange')
  expect(faults.join()).toContain('owns the database or parts of it')
})
