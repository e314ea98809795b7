/** An invitation: a link that looking does not use up, a code with five tries, one use, 72 hours; recovery waits where there is a duty (R3, R4). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { account } from '#content'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { softPasskey } from '../../test/set-up/soft-passkey.ts'
import type { Visitor } from '../../test/set-up/visitor.ts'
import type { PersonKey } from '../../test/set-up/world.ts'
import { codeOf, stepAt } from './authenticator.ts'
import { type Invitation, makeInvitation } from './enrolment.rows.ts'
import { sealer } from './sealed-token.ts'

const origin = 'http://127.0.0.1:8080'
let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const seal = sealer('a secret that only the tests know, long enough')

async function invited(key: PersonKey, change: Partial<Invitation> = {}) {
  const { personId, committeeId } = house.world.people[key]
  const invitation = { personId, committeeId, by: null, recovers: false, delayed: false, ...change }
  return house.database.withActor({ kind: 'system', committeeId }, (tx) =>
    makeInvitation(tx, seal, invitation, house.clock.now()),
  )
}

const enter = (visitor: Visitor, path: string, code: string) => visitor.submit(path, { code })

/** The right code, then a passkey in software. */
async function join(visitor: Visitor, path: string, code: string) {
  const entered = await enter(visitor, path, code)
  if (entered.location !== `${path}/way`) return entered
  const options = JSON.parse((await visitor.visit(`${path}/passkey/challenge`)).body)
  const answer = JSON.stringify(softPasskey(origin).make(options))
  return visitor.submit(`${path}/way`, { answer }, `${path}/passkey`)
}

const stateOf = async (path: string) => {
  const { rows } = await house.owner.query('select tries, used_at from enrolment where link_hash = $1', [
    await hashOfPath(path),
  ])
  return rows[0]
}
const hashOfPath = async (path: string) => (await import('../kit/id.ts')).hashOf(path.replace('/join/', ''))

test('ten looks consume nothing; the code and a button do; the second time it is over', async () => {
  const { path, code } = await invited('isla')
  for (let look = 0; look < 10; look += 1) {
    const page = await house.stranger().visit(path)
    expect(page.status).toBe(200)
    expect(page.body).not.toMatch(/Isla|Farquhar/)
  }
  expect(await stateOf(path)).toEqual({ tries: 0, used_at: null })
  const visitor = house.stranger()
  const done = await join(visitor, path, code)
  expect(done.location).toBe('/account?done=joined')
  expect((await visitor.visit('/account')).body).toContain('Isla Farquhar')
  expect((await house.stranger().visit(path)).status).toBe(410)
  const { _csrf = '' } = await visitor.hidden('/formats')
  expect((await visitor.post(path, { _csrf, code })).status).toBe(410)
})

test('no table holds the link or the code', async () => {
  const { path, code } = await invited('gregor')
  const { rows: tables } =
    await house.owner.query(`select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'common_ground' and relkind = 'r'`)
  for (const { name } of tables) {
    const { rows } = await house.owner.query(`select 1 from "${name}" t where t::text like $1 or t::text like $2`, [
      `%${path.replace('/join/', '')}%`,
      `%${code}%`,
    ])
    expect(rows, name).toEqual([])
  }
})

test('five tries at the code, however fast, and then it is over also for the right one', async () => {
  const { path, code } = await invited('helen')
  const visitor = house.stranger()
  const { _csrf = '' } = await visitor.hidden(path)
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, at) => visitor.post(path, { _csrf, code: `AAAA AAA${'ABCDEFGHJKMN'[at]}` })),
  )
  expect(answers.filter(({ status }) => status === 303)).toEqual([])
  expect((await stateOf(path)).tries).toBe(5)
  expect((await visitor.post(path, { _csrf, code })).status).toBe(410)
})

test('an empty code is said beside the field and costs no try', async () => {
  const { path } = await invited('calum')
  const page = await enter(house.stranger(), path, ' ')
  expect([page.status, page.body.includes(account.join.code.empty)]).toEqual([422, true])
  expect((await stateOf(path)).tries).toBe(0)
})

test('a mistyped code can be put right, in small letters and with a gap too', async () => {
  const { path, code } = await invited('catriona')
  const visitor = house.stranger()
  const wrong = await enter(visitor, path, 'AAAA AAAA')
  expect([wrong.status, wrong.body.includes('That is not the code')]).toEqual([422, true])
  const right = await enter(visitor, path, ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)
  expect(right.location).toBe(`${path}/way`)
})

test('the link alone, or the right code in another browser, sets nothing up', async () => {
  const { path, code } = await invited('morven')
  await enter(house.stranger(), path, code)
  const other = house.stranger()
  for (const part of ['/way', '/app', '/passkey/challenge', '/with/council'])
    expect((await other.visit(`${path}${part}`)).location, part).toMatch(/^\/join\//)
  const { _csrf = '' } = await other.hidden(path)
  for (const part of ['/passkey', '/app'])
    expect((await other.post(`${path}${part}`, { _csrf, answer: '{}', code: '000000' })).location).toBe(
      `${path}?again=yes`,
    )
  expect((await stateOf(path)).used_at).toBeNull()
})

test('72 hours, and twenty minutes after the code', async () => {
  const { path, code } = await invited('calum')
  const visitor = house.stranger()
  await enter(visitor, path, code)
  house.clock.ahead += 21 * 60_000
  expect((await visitor.visit(`${path}/way`)).location).toBe(`${path}?again=yes`)
  house.clock.ahead += 72 * 3_600_000
  expect((await visitor.visit(path)).status).toBe(410)
  house.clock.ahead = 0
})

test('a new invitation ends the one before', async () => {
  const first = await invited('aisha')
  const second = await invited('aisha')
  expect((await house.stranger().visit(first.path)).status).toBe(410)
  expect((await join(house.stranger(), second.path, second.code)).location).toBe('/account?done=joined')
})

test('recovery ends the old ways, and waits a day where the person has a duty', async () => {
  const { personId } = house.world.people.neil
  const first = await invited('neil')
  await join(house.stranger(), first.path, first.code)
  const before = await house.owner.query('select id from passkey where person_id = $1', [personId])
  expect(before.rows.length).toBe(1)
  const again = await invited('neil', { recovers: true, delayed: true })
  const early = await house.stranger().visit(again.path)
  expect(early.body).toContain('a new way to sign in waits a day')
  const { _csrf = '' } = await house.stranger().hidden('/formats')
  expect((await house.stranger().post(again.path, { _csrf, code: again.code })).status).not.toBe(303)
  house.clock.ahead += 24 * 3_600_000 + 1000
  expect((await join(house.stranger(), again.path, again.code)).location).toBe('/account?done=joined')
  const after = await house.owner.query('select id from passkey where person_id = $1', [personId])
  expect(after.rows.length).toBe(1)
  expect(after.rows[0]?.id).not.toBe(before.rows[0]?.id)
  house.clock.ahead = 0
})

test('nobody invites themselves, and nobody but an administrator invites at all', async () => {
  const { ada, tom, isla, rowan } = house.world.people
  const making = (by: typeof ada, personId: string) =>
    house.database.withActor(by, (tx) =>
      makeInvitation(
        tx,
        seal,
        { personId, committeeId: by.committeeId, by, recovers: true, delayed: false },
        house.clock.now(),
      ),
    )
  await expect(making(ada, ada.personId)).rejects.toThrow(/row-level security|enrolment_check/)
  await expect(making(tom, isla.personId)).rejects.toThrow(/row-level security/)
  await expect(making(rowan, isla.personId)).rejects.toThrow(/row-level security/)
  await expect(making(ada, isla.personId)).resolves.toBeDefined()
})

test('an administrator cannot use an invitation up in somebody’s place', async () => {
  const { ada, isla } = house.world.people
  await invited('isla')
  const using = house.database.withActor(ada, (tx) =>
    tx
      .updateTable('enrolment')
      .set({ used_at: new Date() })
      .where('person_id', '=', isla.personId)
      .where('used_at', 'is', null)
      .execute(),
  )
  await expect(using).rejects.toThrow(/row-level security/)
})

test('an app that shows codes: set up from the invitation, without JavaScript', async () => {
  const { path, code } = await invited('piotr')
  const visitor = house.stranger()
  await enter(visitor, path, code)
  const page = await visitor.visit(`${path}/app`)
  const key = fromBase32(/class="cg-key">([^<]+)</.exec(page.body)?.[1] ?? '')
  const hidden = await visitor.hidden(`${path}/app`)
  const wrong = await visitor.post(`${path}/app`, { ...hidden, code: '000000' })
  expect(wrong.status).toBe(422)
  const shown = fromBase32(/class="cg-key">([^<]+)</.exec(wrong.body)?.[1] ?? '')
  expect(shown.equals(key)).toBe(false) // the page was fetched once more for its hidden parts
  const now = house.clock.now()
  const again = /name="key" value="([^"]+)"/.exec(wrong.body)?.[1] ?? ''
  const done = await visitor.post(`${path}/app`, { ...hidden, key: again, code: codeOf(shown, stepAt(now)) })
  expect(done.location).toBe('/account?done=joined')
  const { rows } = await house.owner.query('select sealed_key from authenticator where person_id = $1', [
    house.world.people.piotr.personId,
  ])
  expect(rows[0]?.sealed_key).not.toContain(shown.toString('base64url'))
})

function fromBase32(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...text.replace(/\s/g, '')]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
