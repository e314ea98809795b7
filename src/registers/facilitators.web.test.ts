import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allocation } from '#content'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import type { PersonKey } from '../../test/set-up/world.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const signedIn = (key: PersonKey) => house.signedIn(house.world.people[key])
const personId = (key: PersonKey) => house.world.people[key].personId
const rowOf = async (key: PersonKey) =>
  (await house.owner.query('select * from facilitator where person_id = $1', [personId(key)])).rows[0]
const trainingOf = async (key: PersonKey) =>
  (await house.owner.query('select * from training where person_id = $1 order by id', [personId(key)])).rows

const mine = '/facilitators/me'
const answers = {
  profession: 'Teacher',
  base: 'The north',
  'supervision-years': '1-to-3',
  'group-experience': 'yes',
  languages: ['gaelic'],
  how: ['online', 'in-person'],
  'how-many': 'two',
  'manager-agrees': 'yes',
  'own-support': 'My manager',
}

test('somebody joins, changes their entry, takes a break and comes back', async () => {
  const tom = await signedIn('tom')
  const missing = await tom.submit(mine, { ...answers, base: '' })
  expect(missing.status).toBe(422)
  expect(missing.body).toContain('Say which areas you work in')
  expect(missing.body).toContain('value="Teacher"')
  expect((await tom.submit(mine, answers)).status).toBe(303)
  expect(await rowOf('tom')).toMatchObject({ state: 'active', capacity: 2, languages: ['gaelic'], version: 1 })
  expect((await tom.submit(mine, { ...answers, 'how-many': 'one' })).status).toBe(303)
  expect(await rowOf('tom')).toMatchObject({ capacity: 1, version: 2 })
  await tom.submit(mine, { state: 'paused' }, `${mine}/state`)
  expect((await rowOf('tom')).state).toBe('paused')
  await tom.submit(mine, { state: 'active' }, `${mine}/state`)
  expect((await rowOf('tom')).state).toBe('active')
})

test('who plans with the pool reads no name in it: an entry and training pass the guard', async () => {
  const una = await signedIn('una')
  const named = await una.submit(mine, { ...answers, settings: 'With the team of Kieran, tel 0131 496 0123.' })
  expect([named.status, named.body.includes('<mark class="cg-mark-t">Kieran</mark>')]).toEqual([422, true])
  expect(named.body).toContain('With the team of Kieran')
  const course = {
    kind: 'core-444',
    'date-day': '2',
    'date-month': '3',
    'date-year': '2026',
    reach: 'multi',
    form: 'led',
  }
  const taken = { ...course, provider: 'Invented', takeaway: 'How Kieran was heard.' }
  const told = await una.submit(`${mine}/training`, taken)
  expect([told.status, told.body.includes('id="f-takeaway.guard"')]).toEqual([422, true])
  expect(await trainingOf('una')).toEqual([])
})

test('without the manager’s time nobody is asked', async () => {
  const una = await signedIn('una')
  await una.submit(mine, { ...answers, 'manager-agrees': 'no' })
  expect(await rowOf('una')).toMatchObject({ capacity: 0, manager_agrees: false })
})

test('a form sent twice has one effect; a stale one changes nothing and keeps what was typed', async () => {
  const marion = await signedIn('marion')
  const form = await marion.hidden(mine)
  const posted = { ...form, ...answers, base: 'The south' }
  expect((await marion.post(mine, posted)).status).toBe(303)
  const before = await rowOf('marion')
  expect((await marion.post(mine, posted)).status).toBe(303)
  expect(await rowOf('marion')).toEqual(before)
  const fresh = await marion.hidden(mine)
  const stale = await marion.post(mine, { ...fresh, _version: '1', ...answers, base: 'The west' })
  expect(stale.status).toBe(409)
  expect(stale.body).toContain('The west')
  expect((await rowOf('marion')).base).toBe('The south')
})

test('training is added by oneself, confirmed by the Policy Team, and nobody confirms their own', async () => {
  const tom = await signedIn('tom')
  const path = `${mine}/training`
  const course = {
    kind: 'core-444',
    'date-day': '2',
    'date-month': '3',
    'date-year': '2026',
    provider: 'Invented',
    reach: 'multi',
    form: 'led',
  }
  const future = await tom.submit(path, { ...course, 'date-year': '2999' })
  expect(future.status).toBe(422)
  expect(future.body).toContain('today or earlier')
  expect((await tom.submit(path, course)).status).toBe(303)
  const [row] = await trainingOf('tom')
  expect(row).toMatchObject({ completed_on: '2026-03-02', refresher_due_on: '2029-03-02', confirmed_by: null })
  const confirm = `/training/${row.id}/confirm`
  expect((await tom.post(confirm, await tom.hidden(path))).status).toBe(404)
  const neil = await signedIn('neil')
  expect((await neil.visit('/facilitators')).body).toContain('4x4x4 model of Tom Lawrie')
  expect((await neil.submit('/facilitators', {}, confirm)).status).toBe(303)
  expect((await trainingOf('tom'))[0]).toMatchObject({ confirmed_by: personId('neil') })

  await neil.submit(path, course)
  const [own] = await trainingOf('neil')
  await neil.post(`/training/${own.id}/confirm`, await neil.hidden(path))
  expect((await trainingOf('neil'))[0].confirmed_by).toBeNull()
})

test('the database refuses what no page offers: confirming for oneself, changing somebody else’s entry', async () => {
  const { database, world } = house
  const trainedBySelf = database.withActor(world.people.tom, (tx) =>
    tx
      .insertInto('training')
      .values({
        committee_id: world.strathlorne,
        id: '01a20d8b-0000-7000-8000-000000000001',
        person_id: personId('tom'),
        kind: 'core-444',
        provider: '',
        completed_on: '2026-01-01',
        refresher_due_on: null,
        reach: 'multi',
        form: 'led',
        hours: null,
        takeaway: '',
        confirmed_by: personId('tom'),
      })
      .execute(),
  )
  await expect(trainedBySelf).rejects.toThrow('row-level security')
  const changed = await database.withActor(world.people.tom, (tx) =>
    tx.updateTable('facilitator').set({ capacity: 3 }).where('person_id', '=', personId('andrew')).executeTakeFirst(),
  )
  expect(changed.numUpdatedRows).toBe(0n)
})

test.each([
  ['ruth', 200],
  ['neil', 200],
  ['fiona', 200],
  ['isla', 404],
  ['ada', 404],
] as const)('the list opens for those who plan with it: %s gets %i', async (key, status) => {
  expect((await (await signedIn(key)).visit('/facilitators')).status).toBe(status)
})

test('whoever plans with the list reads the same of the training, and only those who confirm it read the rest', async () => {
  const { owner, world, database } = house
  await owner.query(
    `insert into training (committee_id, id, person_id, kind, provider, completed_on, refresher_due_on, reach, form, takeaway, confirmed_by)
     values ($1, '01a20d8b-0000-7000-8000-000000000002', $2, 'core-444', 'Invented', '2099-01-01', '2102-01-01', 'multi', 'led', 'Slow down', $3)`,
    [world.strathlorne, personId('marion'), personId('neil')],
  )
  for (const key of ['fiona', 'ruth', 'neil'] as const) {
    const { body } = await (await signedIn(key)).visit('/facilitators')
    expect(body).toContain('1 January 2102')
    expect(body.includes(allocation.register.waiting.title)).toBe(key !== 'fiona')
  }
  const rows = await database.withActor(world.people.fiona, (tx) => tx.selectFrom('training').selectAll().execute())
  expect(rows).toEqual([])
  const others = await database.withActor(world.people.isla, (tx) => sql`select * from model_training()`.execute(tx))
  expect(others.rows).toEqual([])
})
