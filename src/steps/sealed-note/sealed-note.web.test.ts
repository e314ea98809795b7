import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealedNote as words } from '#content'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import { plantDiscussion } from '../../../test/set-up/world.ts'
import { namesOfNote } from '../../trust/sealed-note.ts'

let house: TestHouse
let id: string
const canary = 'Xylophant'
beforeAll(async () => {
  house = await testHouse()
  id = await plantDiscussion(house.owner, house.world, {
    status: 'time-set',
    people: { isla: 'requester', gregor: 'first-manager', marion: 'facilitator', ruth: 'screener', tom: 'team-member' },
  })
})
afterAll(() => house.close())

const address = () => `/discussions/${id}/sealed-note`
const opening = () => `${address()}/opening`

test('whoever asked writes it; its page shows that there is one and not what it says', async () => {
  const isla = await house.signedIn(house.world.people.isla)
  expect((await isla.submit(address(), { note: '' })).status).toBe(422)
  for (const more of ['born 3/4/2017', '14 Menzies Road', 'IV99 1ZZ', '07700 900 123']) {
    const refused = await isla.submit(address(), { note: `${canary} Doe, ${more}` })
    expect([more, refused.status]).toEqual([more, 422])
    expect(refused.body).toContain(words.errors.more)
    expect(refused.body).toContain(more)
  }
  expect((await isla.submit(address(), { note: `${canary} Doe and her gran Wilhelmina` })).status).toBe(303)
  const page = await isla.visit(address())
  expect(page.body).toContain(words.open.button)
  for (const path of [address(), `/discussions/${id}`, '/desk', '/discussions'])
    expect((await isla.visit(path)).body).not.toContain(canary)
})

test('those who may open it do so by a POST, which is audited and kept nowhere; GET opens nothing', async () => {
  for (const who of ['isla', 'marion', 'tom'] as const) {
    const person = house.world.people[who]
    const visitor = await house.signedIn(person)
    const opened = await visitor.submit(address(), {}, opening())
    expect([opened.status, opened.headers['cache-control']], who).toEqual([200, 'no-store'])
    expect(opened.body, who).toContain(canary)
    const { rows } = await house.owner.query(
      `select verb from audit where discussion_id = $1 and person_id = $2 and kind = 'sealed-note'`,
      [id, person.personId],
    )
    expect(rows, who).toEqual([{ verb: 'read' }])
    expect((await visitor.visit(opening())).status).toBe(404)
  }
})

test('nobody else opens it or learns that there is one: managers, the screener, an administrator, a colleague', async () => {
  for (const who of ['gregor', 'ruth', 'ada', 'catriona'] as const) {
    const visitor = await house.signedIn(house.world.people[who])
    expect((await visitor.visit(address())).status, who).toBe(404)
    const hidden = await visitor.hidden('/account', '/sign-out')
    expect((await visitor.post(opening(), hidden)).status, who).toBe(404)
    const seen = await house.database.withActor(house.world.people[who], (tx) =>
      tx.selectFrom('sealed_note').selectAll().execute(),
    )
    expect(seen, who).toEqual([])
  }
})

test('only whoever asked writes it, also past the program', async () => {
  const marion = house.world.people.marion
  const visitor = await house.signedIn(marion)
  const { _csrf = '' } = await visitor.hidden('/account', '/sign-out')
  expect((await visitor.post(address(), { _csrf, note: 'Another' })).status).toBe(409)
  const changed = await house.database.withActor(marion, (tx) =>
    tx
      .updateTable('sealed_note')
      .set({ sealed: Buffer.of(1) })
      .executeTakeFirst(),
  )
  expect(changed.numUpdatedRows).toBe(0n)
})

test('its names reach the guard whoever writes, and no database holds them in plain', async () => {
  const names = await house.database.withActor(house.world.people.gregor, (tx) =>
    namesOfNote(tx, { committeeId: house.world.strathlorne, id }),
  )
  expect(names).toEqual([`${canary} Doe`, 'Wilhelmina'])
  const stranger = await house.database.withActor(house.world.people.catriona, (tx) =>
    namesOfNote(tx, { committeeId: house.world.strathlorne, id }),
  )
  expect(stranger).toEqual([])
  const { rows } =
    await house.owner.query(`select table_schema || '.' || table_name as name from information_schema.tables
    where table_schema in ('common_ground', 'common_ground_keys') and table_type = 'BASE TABLE'`)
  for (const { name } of rows) {
    const { rows: found } = await house.owner.query(
      `select count(*)::int as n from ${name} t where t::text ilike $1
      or t::text ilike $2`,
      [`%${canary}%`, `%${Buffer.from(canary).toString('hex')}%`],
    )
    expect(found[0].n, name).toBe(0)
  }
})
