/** What stands about a colleague is put right and told to them; an address moves only by the yes of whoever holds the account and the new mailbox (R4, R14). */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { account } from '#content'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { stranger, type Visitor } from '../../test/set-up/visitor.ts'
import type { Person } from '../discussion.ts'
import { beginSession } from '../trust/sessions.ts'

const { details, errors } = account.people
let house: TestHouse
let ada: Visitor
const people = () => house.world.people
beforeAll(async () => {
  house = await testHouse()
  ada = await house.signedIn(people().ada)
})
afterAll(() => house.close())

const rowsOf = async (query: string, ...values: unknown[]) => (await house.owner.query(query, values)).rows
const standing = async ({ personId }: Person) =>
  (
    await rowsOf(
      `select p.name, p.email, m.job, m.team, m.agency_id as agency from person p join membership m on m.person_id = p.id
       where p.id = $1 and m.committee_id = $2`,
      ...[personId, house.world.strathlorne],
    )
  )[0]
const corrects = async (person: Person, changed: Record<string, string>) =>
  ada.submit(
    `/people/${person.personId}`,
    { ...(await standing(person)), ...changed },
    `/people/${person.personId}/details`,
  )
const lettersOf = (letter: string) =>
  rowsOf('select person_id, to_address, values, link from letter where letter = $1 order by written_at, id', letter)
async function linkTo(address: string): Promise<string> {
  const letters = await rowsOf(
    `select link from letter where letter = 'address-new' and to_address = $1 order by written_at desc, id desc`,
    address,
  )
  return letters[0]?.link ?? ''
}

test('name, job, team and agency are put right: told to the person, and in the audit by kind and not by word', async () => {
  const { catriona, ada: by, grace } = people()
  const before = await standing(catriona)
  const changed = {
    name: 'Catriona Milne-Ross',
    job: 'Health visitor lead',
    agency: house.world.agencies.education ?? '',
  }
  expect((await corrects(catriona, changed)).location).toBe(`/people/${catriona.personId}?done=details`)
  expect(await standing(catriona)).toEqual({ ...before, ...changed })
  const [letter] = await lettersOf('details-changed')
  expect(letter).toMatchObject({ person_id: catriona.personId, values: { sender_name: by.name } })
  expect(letter.values.changed).toBe([details.things.name, details.things.job, details.things.agency].join(', '))
  expect(letter.values.contact).toContain(grace.name)
  expect(JSON.stringify(letter.values)).not.toContain('Milne-Ross')
  const entries = await rowsOf(
    `select kind from (select kind, about_person, verb from audit union all select kind, about_person, verb from audit_entry) e
     where about_person = $1 and verb = 'act' order by kind`,
    catriona.personId,
  )
  expect(entries.map(({ kind }) => kind)).toEqual([
    'corrected-agency',
    'corrected-job',
    'corrected-name',
    'people-details',
  ])
  await corrects(catriona, {})
  expect(await lettersOf('details-changed')).toHaveLength(1)
})

test('wrong input comes back beside its field with what was typed; nobody corrects themselves, and nobody else corrects', async () => {
  const { calum, ada: by, tom, rowan, morag } = people()
  const before = await standing(calum)
  const elsewhere = (await rowsOf('select id from agency where committee_id = $1 limit 1', house.world.glenbrae))[0].id
  for (const [field, value, error] of [
    ['name', '', errors.name],
    ['job', '', errors.job],
    ['email', 'nobody', errors.email],
    ['email', tom.email, details.email_here],
    ['agency', elsewhere, errors.agency],
  ] as const) {
    const page = await corrects(calum, { job: 'Sergeant of the north', [field]: value })
    expect([field, page.status, page.body.includes(error)]).toEqual([field, 422, true])
    if (field !== 'job') expect(page.body).toContain('Sergeant of the north')
  }
  const named = await corrects(calum, { job: 'Ring Kieran Galbraith on 01632 960444' })
  expect(named.status).toBe(422)
  expect(await standing(calum)).toEqual(before)
  const several = await corrects(morag, { name: 'Morag Other' })
  expect([several.status, several.body.includes(details.name_elsewhere)]).toEqual([422, true])
  const fields = { ...(await ada.hidden('/formats')), ...before }
  for (const { personId } of [by, rowan])
    expect((await ada.post(`/people/${personId}/details`, fields)).status).toBe(404)
  const his = await house.signedIn(tom)
  const tried = await his.post(`/people/${calum.personId}/details`, { ...(await his.hidden('/formats')), ...before })
  expect(tried.status).toBe(404)
  const direct = await house.database.withActor(tom, (tx) =>
    sql<{ done: boolean }>`select rename_person(${calum.personId}, 'Somebody') as done`.execute(tx),
  )
  expect(direct.rows).toEqual([{ done: false }])
})

test('a new address is only asked for: both addresses hear of it, and it is theirs once they say yes, signed in', async () => {
  const { duncan } = people()
  const email = 'duncan.raeburn@new-police.example'
  expect((await corrects(duncan, { email })).location).toContain('done=address')
  expect((await standing(duncan)).email).toBe(duncan.email)
  expect(await lettersOf('address-asked')).toMatchObject([{ person_id: duncan.personId, link: '' }])
  const path = await linkTo(email)
  expect(path).toMatch(/^\/address\//)
  const page = await ada.visit(`/people/${duncan.personId}`)
  expect([page.body.includes(email), page.body.includes(path)]).toEqual([true, false])
  expect((await ada.visit(path)).status).toBe(410)
  expect((await house.stranger().visit(path)).location).toContain('/sign-in')
  const his = await house.signedIn(duncan)
  const other = await house.signedIn(duncan)
  expect((await his.visit(path)).body).toContain(email)
  expect((await standing(duncan)).email).toBe(duncan.email)
  await ada.submit(`/people/${duncan.personId}`, {}, `/people/${duncan.personId}/invite`)
  const done = await his.submit(path)
  expect(done.body).toContain(account.address.done.title)
  const links = await rowsOf(
    `select ended_at is not null as over from enrolment where person_id = '${duncan.personId}'`,
  )
  expect(links).toEqual([{ over: true }]) // they lie in the mailbox that was left
  expect((await standing(duncan)).email).toBe(email)
  expect([(await his.visit('/desk')).status, (await other.visit('/desk')).status]).toEqual([303, 303])
  const told = await lettersOf('address-changed')
  expect(told.map(({ to_address, person_id }) => person_id ?? to_address).sort()).toEqual(
    [duncan.email, duncan.personId].sort(),
  )
  expect((await (await house.signedIn(duncan)).visit(path)).status).toBe(410)
})

test('an administrator who enters a mailbox of their own does not get the account, nor its letters', async () => {
  const { una } = people()
  await corrects(una, { email: 'mine@elsewhere.example' })
  const path = await linkTo('mine@elsewhere.example')
  expect((await ada.submit('/people', {}, path).catch(() => ({ status: 410 }))).status).toBe(410)
  const posted = await ada.post(path, await ada.hidden('/formats'))
  expect(posted.status).toBe(410)
  await ada.submit(`/people/${una.personId}`, {}, `/people/${una.personId}/invite`)
  const [invitation] = await rowsOf(
    `select person_id, to_address from letter where letter in ('account-invitation', 'account-recovery') order by written_at desc limit 1`,
  )
  expect(invitation).toEqual({ person_id: una.personId, to_address: '' })
  expect((await standing(una)).email).toBe(una.email)
  const page = `/people/${una.personId}`
  expect((await ada.submit(page, {}, `${page}/details/address-back`)).location).toContain('done=address-back')
  expect((await (await house.signedIn(una)).visit(path)).status).toBe(410)
})

test('an address of somebody of another committee gets the same answer; only who opens the link as themselves hears that it is taken', async () => {
  const { piotr, aisha, rowan } = people()
  const asked = []
  for (const [person, email] of [
    [piotr, rowan.email],
    [aisha, 'free@charity.example'],
  ] as const) {
    const answer = await corrects(person, { email })
    asked.push([answer.status, answer.location?.replace(person.personId, '')])
  }
  expect(asked[0]).toEqual(asked[1])
  const his = await house.signedIn(piotr)
  expect((await his.submit(await linkTo(rowan.email))).body).toContain(account.address.taken.title)
  expect((await standing(piotr)).email).toBe(piotr.email)
})

test('whoever works in two committees takes it where it was asked, whichever they are signed in to', async () => {
  const { morag } = people()
  await corrects(morag, { email: 'morag.innes@new-police.example' })
  const hers = await house.signedIn(morag) // with Glenbrae
  await hers.submit(await linkTo('morag.innes@new-police.example'))
  const places = await rowsOf(
    `select committee_id from (select committee_id, person_id, kind from audit union all select committee_id, person_id, kind from audit_entry) a
     where kind = 'take-address' and person_id = '${morag.personId}'`,
  )
  expect(places).toEqual([{ committee_id: house.world.strathlorne }])
})

test('a link is over after 72 hours, and wants the person to have shown who they are', async () => {
  const { morven } = people()
  await corrects(morven, { email: 'morven@new-health.example' })
  const path = await linkTo('morven@new-health.example')
  const hers = await house.signedIn(morven)
  house.clock.ahead += 6 * 60_000
  expect((await hers.visit(path)).location).toContain('/confirm')
  house.clock.ahead += 72 * 3_600_000
  const secret = await beginSession(house.database, house.clock, morven.personId, { committeeId: morven.committeeId })
  expect((await stranger(house.app, { session: secret ?? '' }).visit(path)).status).toBe(410)
  house.clock.ahead = 0
})

test('one’s own page says whom to ask', async () => {
  const { body } = await (await house.signedIn(people().isla)).visit('/account')
  expect(body).toContain(`Ask ${people().ada.name}, ${people().ada.email}`)
})
