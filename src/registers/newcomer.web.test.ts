/** Nobody is put into a register unasked, and inviting says nothing of whether an address is known with another committee (R4, R6, R14). */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { account } from '#content'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { joinsWithPasskey } from '../../test/set-up/joins.ts'
import { stranger, type Visitor } from '../../test/set-up/visitor.ts'
import { committeeRules, disposeInCommittee } from '../trust/committee-retention.ts'
import { beginSession } from '../trust/sessions.ts'

const { people: text, invitations: own, join } = account
let house: TestHouse
let ada: Visitor
beforeAll(async () => {
  house = await testHouse()
  ada = await house.signedIn(house.world.people.ada)
})
afterAll(() => house.close())

const people = () => house.world.people
const typed = (name: string, email: string) => ({
  ...{ name, email, agency: house.world.agencies.health ?? '', job: 'School nurse', team: 'North' },
  manager: people().ailsa.personId,
})
const codeOn = (body: string) => (/class="cg-key">([A-Z2-9 ]{9})</.exec(body)?.[1] ?? '').replace(' ', '')
const rowsOf = async (query: string, ...values: unknown[]) => (await house.owner.query(query, values)).rows
/** Without the page that has the form. */
const posts = async (visitor: Visitor, path: string, fields: Record<string, string>) =>
  visitor.post(path, { ...(await visitor.hidden('/formats')), ...fields })
const newcomerOf = async (email: string) => (await rowsOf('select * from newcomer where email = $1', email))[0]
const membershipsOf = (email: string) =>
  rowsOf(
    'select m.* from membership m join person p on p.id = m.person_id where p.email = $1 and m.committee_id = $2',
    ...[email, house.world.strathlorne],
  )

async function linkTo(address: string): Promise<string> {
  const [row] = await rowsOf(
    `select link from letter where letter = 'committee-invitation' and to_address = $1 order by written_at desc, id desc limit 1`,
    address,
  )
  return row?.link ?? ''
}

async function invites(name: string, email: string) {
  const page = await ada.submit('/people/new', typed(name, email))
  return { page, code: codeOn(page.body), path: await linkTo(email), id: (await newcomerOf(email))?.id as string }
}

test('a known and an unknown address get the same answer, the same letter and the same line in the register', async () => {
  const seen = []
  for (const email of [people().rowan.email, 'nobody.known@health.example']) {
    const { page, code, id } = await invites('Robin Kerr', email)
    expect(code).toMatch(/^[A-Z2-9]{8}$/)
    const [letter] = await rowsOf(
      'select letter, person_id, to_name, to_address, values, link from letter where to_address = $1',
      email,
    )
    expect(letter).toMatchObject({ letter: 'committee-invitation', person_id: null, to_name: 'Robin Kerr' })
    const register = (await ada.visit('/people')).body
      .split('<tr')
      .find((row) => row.includes(id))
      ?.split('</tr>')[0]
    const waiting = (await ada.visit(`/people/invited/${id}`)).body
    const { date, ...headers } = page.headers
    const same = JSON.stringify([page.status, headers, page.body, register, waiting, letter.values])
    const without = [id, email, `${code.slice(0, 4)} ${code.slice(4)}`].reduce(
      (all, one) => all.replaceAll(one, '-'),
      same,
    )
    seen.push(
      without
        .replace(/(name=\\"_(csrf|key)\\" value=\\")[^"]*/g, '')
        .replace(/"(set-cookie|x-ratelimit[a-z-]*|content-length)":("[^"]*"|\[[^\]]*\])/g, ''),
    )
  }
  expect(seen[0]).toBe(seen[1])
  expect(seen[0]).not.toContain(people().rowan.name)
  expect(await membershipsOf(people().rowan.email)).toEqual([])
  expect(await rowsOf(`select 1 from person where email = 'nobody.known@health.example'`)).toEqual([])
})

test('before the yes an administrator reads nothing of somebody of another committee, whatever they ask of the database', async () => {
  const { rowan, ada: by } = people()
  const asAda = <T>(ask: ReturnType<typeof sql<T>>) => house.database.withActor(by, (tx) => ask.execute(tx))
  expect((await ada.visit(`/people/${rowan.personId}`)).status).toBe(404)
  expect((await asAda(sql`select 1 from person where id = ${rowan.personId}`)).rows).toEqual([])
  for (const ask of [
    sql`insert into membership (committee_id, person_id, agency_id) values (${by.committeeId}, ${rowan.personId}, ${by.agencyId})`,
    sql`select add_person(gen_random_uuid(), 'Robin Kerr', ${rowan.email})`,
    sql`select works_somewhere(${rowan.email})`,
    sql`select link_hash from newcomer`,
    sql`update newcomer set refused_at = null`,
  ])
    await expect(asAda(ask)).rejects.toMatchObject({ code: '42501' })
  const waiting = await newcomerOf(rowan.email)
  const { rows } = await asAda(sql`select answer_invitation(${waiting.id}, true, ${house.clock.now()}) as done`)
  expect(rows).toEqual([{ done: false }])
})

test('somebody of another committee sees who asks, says yes with their own account, and only then stands in the register', async () => {
  const { rowan } = people()
  const path = await linkTo(rowan.email)
  const known = await house.stranger().visit(path)
  expect(known.body).toContain(join.known.title)
  expect(known.body).not.toContain(rowan.name)
  const code = await posts(house.stranger(), path, { code: 'AAAA AAAA' })
  expect(code.body).toContain(join.known.title)
  expect((await house.stranger().visit(`${path}/way`)).body).toContain(join.known.title)
  const hers = await house.signedIn(rowan)
  expect((await hers.visit(path)).body).toContain(`You are signed in as ${rowan.name}`)
  expect((await hers.visit('/account')).body).toContain(own.waiting.title)
  const asked = await hers.visit('/account/invitations')
  for (const part of [people().ada.name, 'School nurse', 'North', 'Strathlorne']) expect(asked.body).toContain(part)
  const { id } = await newcomerOf(rowan.email)
  const form = `/account/invitations/${id}`
  const isla = await house.signedIn(people().isla)
  expect((await isla.visit('/account/invitations')).body).toContain(own.none)
  expect((await posts(isla, form, { answer: 'yes' })).location).toContain('done=over')
  expect((await hers.submit('/account/invitations', { answer: 'perhaps' }, form)).location).toBe('/account/invitations')
  expect(await membershipsOf(rowan.email)).toEqual([])
  expect((await hers.submit('/account/invitations', { answer: 'yes' }, form)).location).toContain('done=accepted')
  expect(await membershipsOf(rowan.email)).toMatchObject([
    {
      agency_id: house.world.agencies.health,
      job: 'School nurse',
      team: 'North',
      line_manager_id: people().ailsa.personId,
    },
  ])
  expect(await newcomerOf(rowan.email)).toBeUndefined()
  const page = await ada.visit(`/people/${rowan.personId}`)
  expect(page.body).toContain(rowan.name)
  expect((await hers.visit('/account')).body).toContain('Strathlorne')
  expect((await posts(hers, form, { answer: 'yes' })).location).toContain('done=over')
  expect((await house.stranger().visit(path)).status).toBe(404)
  const entries = await rowsOf(
    `select person_id, kind from audit where about_person = $1 and verb = 'act' union all
     select person_id, kind from audit_entry where about_person = $1 and verb = 'act'`,
    id,
  )
  expect(entries).toEqual(
    expect.arrayContaining([
      { person_id: people().ada.personId, kind: 'add-person' },
      { person_id: rowan.personId, kind: 'accept-invitation' },
    ]),
  )
  const secret = await beginSession(house.database, house.clock, rowan.personId, {
    committeeId: house.world.strathlorne,
  })
  expect((await stranger(house.app, { session: secret ?? '' }).visit('/desk')).status).toBe(200)
})

test('somebody new: the letter has the link, the administrator the code, both together an account', async () => {
  expect((await ada.submit('/people/new', {})).status).toBe(422)
  const hidden = await ada.hidden('/people/new')
  const form = { ...hidden, ...typed('Eilidh Gunn', 'Eilidh.Gunn@health.example') }
  const page = await ada.post('/people/new', form)
  const again = await ada.post('/people/new', form)
  expect([again.status, codeOn(again.body)]).toEqual([303, ''])
  const path = await linkTo('eilidh.gunn@health.example')
  expect(page.body).not.toContain(path)
  const { visitor, answer } = await joinsWithPasskey(house, path, codeOn(page.body))
  expect(answer.location).toBe('/account?done=joined')
  expect((await visitor.visit('/account')).body).toContain('Eilidh Gunn')
  expect(await membershipsOf('eilidh.gunn@health.example')).toHaveLength(1)
  const refused = await ada.submit('/people/new', typed('Eilidh Gunn', 'eilidh.gunn@health.example'))
  expect([refused.status, refused.body.includes(text.errors.here)]).toEqual([422, true])
})

test('a no by the link needs no account, is seen in the register, and says of nobody whether they have one', async () => {
  await house.owner.query(
    `with made as (insert into person (id, name, email) values (gen_random_uuid(), 'Wanda Orr', 'wanda.orr@health.example') returning id)
     insert into membership (committee_id, person_id, agency_id) select a.committee_id, made.id, a.id from made, agency a
     where a.committee_id = $1 limit 1`,
    [house.world.glenbrae],
  )
  for (const email of ['wanda.orr@health.example', 'says.no@health.example']) {
    const { path, id } = await invites('Robin Kerr', email)
    const visitor = house.stranger()
    expect((await visitor.submit(path, {}, `${path}/no`)).body).toContain(join.refuse.done.title)
    expect((await ada.visit(`/people/invited/${id}`)).body).toContain(text.newcomers.states.refused)
    expect((await house.stranger().visit(path)).status).toBe(410)
    expect((await posts(house.stranger(), `${path}/no`, {})).status).toBe(410)
    const entries = await rowsOf(
      `select person_id from audit where kind = 'refuse-invitation' and about_person = $1`,
      id,
    )
    expect(entries).toEqual([{ person_id: null }])
  }
})

test('an invitation is taken back, made anew, and lapses after 72 hours; then it goes', async () => {
  const email = 'comes.later@health.example'
  const first = await invites('Robin Kerr', email)
  const twice = await ada.submit('/people/new', typed('Robin Kerr', email))
  expect([twice.status, twice.body.includes(text.errors.asked)]).toEqual([422, true])
  const page = `/people/invited/${first.id}`
  const anew = await ada.submit(page, {}, `${page}/again`)
  expect(codeOn(anew.body)).not.toBe(first.code)
  expect((await house.stranger().visit(first.path)).status).toBe(404)
  const path = await linkTo(email)
  const { id } = await newcomerOf(email)
  house.clock.ahead += 73 * 3_600_000
  expect((await house.stranger().visit(path)).status).toBe(410)
  ada = await house.signedIn(people().ada)
  expect((await ada.visit(`/people/invited/${id}`)).body).toContain(text.newcomers.states.ended)
  const system = { kind: 'system', committeeId: house.world.strathlorne } as const
  const goes = async (days: number) => {
    const later = new Date(house.clock.now().getTime() + days * 86_400_000)
    for (const rule of committeeRules.filter((one) => one.class === 'account'))
      await house.database.withActor(system, (tx) => disposeInCommittee(tx, system, rule, later))
  }
  await goes(20)
  expect(await newcomerOf(email)).toBeDefined()
  await goes(40)
  expect(await newcomerOf(email)).toBeUndefined()
  const other = await invites('Robin Kerr', 'taken.back@health.example')
  const taken = await ada.submit(`/people/invited/${other.id}`, {}, `/people/invited/${other.id}/take-back`)
  expect(taken.location).toBe('/people?done=taken-back')
  expect((await house.stranger().visit(other.path)).status).toBe(404)
  house.clock.ahead = 0
  ada = await house.signedIn(people().ada)
})

test('five wrong codes end it; an agency or a manager of elsewhere is refused beside its field', async () => {
  const { path, code } = await invites('Robin Kerr', 'five.tries@health.example')
  const visitor = house.stranger()
  for (let tried = 0; tried < 4; tried += 1)
    expect((await visitor.submit(path, { code: 'AAAA AAAA' })).status).toBe(422)
  expect((await visitor.submit(path, { code: 'AAAA AAAA' })).status).toBe(410)
  expect((await house.stranger().visit(path)).status).toBe(410)
  expect(code).not.toBe('AAAAAAAA')
  const elsewhere = typed('Robin Kerr', 'agency.of.elsewhere@health.example')
  for (const [name, value] of [
    ['agency', people().rowan.personId],
    ['manager', '018f0000-0000-7000-8000-000000000000'],
  ] as const) {
    const page = await ada.submit('/people/new', { ...elsewhere, [name]: value })
    expect([
      name,
      page.status,
      page.body.includes(name === 'agency' ? text.errors.agency : text.errors.manager),
    ]).toEqual([name, 422, true])
  }
})

test('somebody who left every committee comes back by link and code: their old ways end', async () => {
  const { rowan, piotr } = people()
  const email = piotr.email
  await house.owner.query('update membership set left_at = now() where person_id = $1', [piotr.personId])
  await house.owner.query(
    `insert into identity (issuer, subject, person_id, linked_at) values ('https://old.example', 'piotr', $1, now())`,
    [piotr.personId],
  )
  const there = house.world.glenbrae
  await house.owner.query(`insert into duty values ($1, $2, 'administrator')`, [there, rowan.personId])
  const secret = await beginSession(house.database, house.clock, rowan.personId, { committeeId: there })
  const admin = stranger(house.app, { session: secret ?? '' })
  const [agency] = await rowsOf('select id from agency where committee_id = $1 limit 1', there)
  const page = await admin.submit('/people/new', { ...typed('P. Nowak', email), agency: agency.id, manager: '' })
  const { answer } = await joinsWithPasskey(house, await linkTo(email), codeOn(page.body))
  expect(answer.location).toBe('/account?done=joined')
  expect(await rowsOf('select 1 from identity where person_id = $1', piotr.personId)).toEqual([])
  expect(
    await rowsOf('select left_at from membership where person_id = $1 and committee_id = $2', piotr.personId, there),
  ).toEqual([{ left_at: null }])
  await house.owner.query('update membership set left_at = null where person_id = $1', [piotr.personId])
})
