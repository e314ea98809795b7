import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

test('those who have a part see who has looked; others, and those who only see that it is there, do not', async () => {
  const { owner, world } = house
  const id = await plantDiscussion(owner, world, {
    status: 'sent',
    people: { isla: 'requester', gregor: 'first-manager', duncan: 'second-manager' },
  })
  const gregor = await house.signedIn(world.people.gregor)
  expect((await gregor.visit(`/discussions/${id}`)).status).toBe(200)
  expect((await gregor.visit(`/discussions/${id}/request/whole`)).status).toBe(200)
  const isla = await house.signedIn(world.people.isla)
  const page = await isla.visit(`/discussions/${id}/looked`)
  expect(page.status).toBe(200)
  expect(page.body).toContain(world.people.gregor.name)
  expect(page.body).toContain('The request')
  for (const other of [world.people.ruth, world.people.calum])
    expect((await (await house.signedIn(other)).visit(`/discussions/${id}/looked`)).status).toBe(404)
})

test('the database gives looks to nobody else, whatever the program asks', async () => {
  const { owner, world, database } = house
  const id = await plantDiscussion(owner, world, { status: 'sent', people: { isla: 'requester' } })
  await (await house.signedIn(world.people.isla)).visit(`/discussions/${id}`)
  const count = (person: typeof world.people.isla) =>
    database.withActor(person, async (tx) => (await sql`select * from looks_at(${id})`.execute(tx)).rows.length)
  expect(await count(world.people.isla)).toBeGreaterThan(0)
  expect(await count(world.people.ruth)).toBe(0)
  expect(await count(world.people.calum)).toBe(0)
})
