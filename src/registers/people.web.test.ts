/** Administrators look after people's accounts, never their own, and never alone (R4, R14). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { joinsWithPasskey } from '../../test/set-up/joins.ts'
import type { Visitor } from '../../test/set-up/visitor.ts'

let house: TestHouse
let ada: Visitor
beforeAll(async () => {
  house = await testHouse()
  ada = await house.signedIn(house.world.people.ada)
})
afterAll(() => house.close())

const codeOn = (body: string) => (/class="cg-key">([A-Z2-9 ]{9})</.exec(body)?.[1] ?? '').replace(' ', '')

async function linkFor(personId: string): Promise<string> {
  const { rows } = await house.owner.query<{ link: string }>(
    `select link from letter where letter like 'account-%' and link <> '' and person_id = $1 order by written_at desc limit 1`,
    [personId],
  )
  return rows[0]?.link ?? ''
}

test('for everybody else these pages are not there', async () => {
  const { tom, isla, rowan } = house.world.people
  for (const person of [tom, rowan, house.world.people.fiona]) {
    const visitor = await house.signedIn(person)
    for (const path of ['/people', '/people/new', `/people/${isla.personId}`])
      expect((await visitor.visit(path)).status, path).toBe(404)
    const { _csrf = '' } = await visitor.hidden('/formats')
    for (const part of ['invite', 'leave', 'sessions', 'duties'])
      expect((await visitor.post(`/people/${isla.personId}/${part}`, { _csrf })).status, part).toBe(404)
  }
  expect((await ada.visit(`/people/${rowan.personId}`)).status).toBe(404)
})

test('whom somebody reports to is kept, for requests to offer managers by; a stranger or they themselves are not (P8)', async () => {
  const { aisha, una, rowan } = house.world.people
  const page = `/people/${aisha.personId}`
  const manager = async () =>
    (await house.owner.query('select line_manager_id as id from membership where person_id = $1', [aisha.personId]))
      .rows[0]?.id
  const before = await manager()
  for (const wrong of [rowan.personId, aisha.personId, 'two words'])
    await ada.submit(page, { manager: wrong }, `${page}/manager`)
  expect(await manager()).toBe(before)
  const changed = await ada.submit(page, { manager: una.personId }, `${page}/manager`)
  expect(changed.location).toBe(`${page}?done=manager`)
  expect(await manager()).toBe(una.personId)
  await ada.submit(page, { manager: '' }, `${page}/manager`)
  expect(await manager()).toBeNull()
})

test('who can lead a discussion stands among the duties', async () => {
  const { body } = await ada.visit('/people')
  const row = (name: string) => body.split('<tr').find((one) => one.includes(name)) ?? ''
  expect(row('Marion Duthie')).toContain('Facilitator')
  expect(row('Tom Lawrie')).toContain('Tom Lawrie')
  expect(row('Tom Lawrie')).not.toContain('Facilitator')
})

test('an administrator cannot read the letter with the link: one person alone never has both', async () => {
  const seen = await house.database.withActor(house.world.people.ada, (tx) =>
    tx.selectFrom('letter').select('link').execute(),
  )
  expect(seen).toEqual([])
  const { ada: own } = house.world.people
  const page = await ada.visit(`/people/${own.personId}`)
  expect(page.body).toContain('Another administrator has to do this for you')
  const { _csrf = '' } = await ada.hidden('/formats')
  for (const part of ['invite', 'duties', 'leave'])
    expect((await ada.post(`/people/${own.personId}/${part}`, { _csrf, duty: 'lead-officer' })).status, part).toBe(404)
})

test('helping somebody with a duty back in waits a day, and tells them at once', async () => {
  const { ruth } = house.world.people
  const first = await ada.submit(`/people/${ruth.personId}`, {}, `/people/${ruth.personId}/invite`)
  await joinsWithPasskey(house, await linkFor(ruth.personId), codeOn(first.body))
  const second = await ada.submit(`/people/${ruth.personId}`, {}, `/people/${ruth.personId}/invite`)
  expect(second.body).toContain('Because Ruth Calder has a duty here')
  expect((await ada.visit(`/people/${ruth.personId}`)).body).toContain('>One passkey<')
  const path = await linkFor(ruth.personId)
  expect((await house.stranger().visit(path)).body).toContain('waits a day')
  const { rows } = await house.owner.query(
    `select 1 from letter where letter = 'account-recovery' and person_id = $1`,
    [ruth.personId],
  )
  expect(rows.length).toBe(1)
  await ada.submit(`/people/${ruth.personId}`, {}, `/people/${ruth.personId}/take-back`)
  expect((await house.stranger().visit(path)).status).toBe(410)
})

test('signing out everywhere, leaving and coming back', async () => {
  const { isla } = house.world.people
  const page = `/people/${isla.personId}`
  let hers = await house.signedIn(isla)
  const { body } = await ada.visit(page)
  expect(body).toContain('Sign them out everywhere')
  expect(body).toContain('<caption class="visually-hidden">Where they are signed in</caption>')
  await ada.submit(page, {}, `${page}/sessions`)
  expect((await hers.visit('/desk')).status).toBe(303)
  hers = await house.signedIn(isla)
  await ada.submit(page, {}, `${page}/leave`)
  expect((await hers.visit('/desk')).status).toBe(303)
  await expect(house.signedIn(isla)).rejects.toThrow()
  await ada.submit(page, {}, `${page}/return`)
  expect((await hers.visit('/desk')).status).toBe(303)
  expect((await (await house.signedIn(isla)).visit('/desk')).status).toBe(200)
})

test('duties given and taken are felt with the next page, and audited', async () => {
  const { tom } = house.world.people
  const page = `/people/${tom.personId}`
  const his = await house.signedIn(tom)
  expect((await his.visit('/facilitators')).status).toBe(404)
  await ada.submit(page, { duty: ['reviewing-team', 'policy-team', 'king'] }, `${page}/duties`)
  expect((await his.visit('/facilitators')).status).toBe(200)
  await ada.submit(page, {}, `${page}/duties`)
  expect((await his.visit('/facilitators')).status).toBe(404)
  const { rows } = await house.owner.query(`select count(*)::int as times from audit where kind = 'people-duties'`)
  expect(rows[0]?.times).toBe(2)
})

test('an agency is added, and somebody new can work for it', async () => {
  expect((await ada.submit('/people/agencies', { name: '', sector: 'king' })).status).toBe(422)
  const done = await ada.submit('/people/agencies', { name: 'Harbour Trust', sector: 'third-sector' })
  expect(done.location).toBe('/people/agencies?done=added')
  expect((await ada.visit('/people/new')).body).toContain('Harbour Trust')
  expect((await (await house.signedIn(house.world.people.fiona)).visit('/people/agencies')).status).toBe(404)
})

test('five minutes after the last proof an administrator is asked again', async () => {
  house.clock.ahead += 6 * 60_000
  const { isla } = house.world.people
  expect((await ada.visit('/people/new')).location).toBe('/confirm?to=%2Fpeople%2Fnew')
  const { _csrf = '' } = await ada.hidden('/formats')
  expect((await ada.post(`/people/${isla.personId}/invite`, { _csrf })).status).toBe(401)
  house.clock.ahead = 0
})

test('whoever works in two committees is helped back in, also to a first way: it waits a day, and the other committee hears of it (R4)', async () => {
  const { ada, tom } = house.world.people
  const { owner, world } = house
  const agency = (await owner.query('select id from agency where committee_id = $1 limit 1', [world.glenbrae])).rows[0]
    ?.id
  await owner.query('insert into membership (committee_id, person_id, agency_id) values ($1, $2, $3)', [
    world.glenbrae,
    tom.personId,
    agency,
  ])
  const visitor = await house.signedIn(ada)
  const page = await visitor.submit(`/people/${tom.personId}`, {}, `/people/${tom.personId}/invite`)
  expect(page.status).toBe(200)
  const { rows } = await owner.query(
    `select recovers, valid_from - made_at = interval '24 hours' as waits from enrolment where person_id = $1 and ended_at is null`,
    [tom.personId],
  )
  expect(rows).toEqual([{ recovers: true, waits: true }])
})
