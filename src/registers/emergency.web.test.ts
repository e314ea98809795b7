/** Emergency access (R16): one discussion, an hour, two people told, each look audited as such, looked at afterwards or chased. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { privacy } from '#content'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'
import { chase } from '../chase/chase.ts'

let house: TestHouse
let id: string
let number: string
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  const people = {
    isla: 'requester',
    gregor: 'first-manager',
    duncan: 'second-manager',
    marion: 'facilitator',
  } as const
  id = await plantDiscussion(house.owner, house.world, { status: 'facilitator-confirmed', people })
  number = (await house.owner.query('select reference from discussion where id = $1', [id])).rows[0].reference
  await house.owner.query(
    `insert into request_answer (committee_id, discussion_id, question, kind, value, answered_at)
     select $1, $2, k, k, '"Words-only-for-those-who-have-a-part"', now() from unnest(array['areas', 'request-wishes']) k`,
    [house.world.strathlorne, id],
  )
})

const words = privacy.emergency_access
const open = async (reason = 'cannot-reach', said = number) =>
  (await house.signedIn(house.world.people.fiona)).submit('/emergency', { number: said, reason })
const accessIn = (location: string | null) => /^\/emergency\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? ''
const lettersOf = async (letter: string) =>
  (
    await house.owner.query(
      `select l.person_id, l.values, l.link from letter l where letter = $1 and l.values ->> 'reference' = $2 order by l.written_at`,
      [letter, number],
    )
  ).rows
const people = () => house.world.people

test('without it the Lead Officer sees nothing; with it what is meant for it, and nobody else sees more', async () => {
  const fiona = await house.signedIn(people().fiona)
  expect((await fiona.visit(`/discussions/${id}`)).status).toBe(404)

  const opened = await open()

  expect(opened.location).toMatch(/^\/emergency\/[0-9a-f-]{36}\?done=opened$/)
  const page = await fiona.visit(`/discussions/${id}`)
  expect(page.status).toBe(200)
  expect(page.body).toContain('Words-only-for-those-who-have-a-part')
  expect(page.body).toContain(words.banner.title)
  for (const closed of ['sealed-note', 'record/draft', 'arranging', 'themes', 'looked', 'meeting', 'request.docx'])
    expect((await fiona.visit(`/discussions/${id}/${closed}`)).status, closed).toBe(404)
  for (const other of [people().ada, people().neil, people().grace, people().calum])
    expect((await (await house.signedIn(other)).visit(`/discussions/${id}`)).status, other.name).toBe(404)
})

test('two people are told at once, by letters without content, and its own history says so', async () => {
  await open('immediate-safety')
  const told = await lettersOf('emergency-access-used')
  expect(new Set(told.map(({ person_id }) => person_id))).toEqual(
    new Set([people().marion.personId, people().grace.personId]),
  )
  expect(told[0].values.reason_label).toBe(words.reasons['immediate-safety'])
  expect(Object.keys(told[0].values).sort()).toEqual(['due_date', 'reason_label', 'reference', 'sender_name'])
  const isla = await house.signedIn(people().isla)
  expect((await isla.visit(`/discussions/${id}`)).body).toContain('Opened in an emergency')
  const { rows } = await house.owner.query(`select event, by_person, facts from history where discussion_id = $1`, [id])
  expect(rows).toEqual([
    { event: 'opened-in-emergency', by_person: people().fiona.personId, facts: { reason: 'immediate-safety' } },
  ])
})

test('each look is in the chain as one in an emergency, and those who have a part see it', async () => {
  await open()
  await (await house.signedIn(people().fiona)).visit(`/discussions/${id}`)
  const { rows } = await house.owner.query(
    `select verb, kind from audit_entry where discussion_id = $1 and person_id = $2 order by seq`,
    [id, people().fiona.personId],
  )
  expect(rows).toEqual([
    { verb: 'act', kind: 'emergency-access' },
    { verb: 'read-in-emergency', kind: 'summary' },
    { verb: 'read-in-emergency', kind: 'areas' },
  ])
  const looked = await (await house.signedIn(people().isla)).visit(`/discussions/${id}/looked`)
  expect(looked.body).toContain('What to explore, in an emergency')
  expect(looked.body).toContain(people().fiona.name)
})

test('it ends by itself after an hour, for the program and for the database; and when it is closed', async () => {
  const fiona = await house.signedIn(people().fiona)
  const access = accessIn((await open()).location)
  house.clock.ahead += 61 * 60_000
  const later = await house.signedIn(people().fiona)
  expect((await later.visit(`/discussions/${id}`)).status).toBe(404)
  house.clock.ahead -= 61 * 60_000
  const seen = () =>
    house.database.withActor(
      people().fiona,
      async (tx) => (await sql`select id from discussion where id = ${id}`.execute(tx)).rows.length,
    )
  expect(await seen()).toBe(1)
  await house.owner.query(`update emergency_access set written_at = written_at - interval '60 minutes' where id = $1`, [
    access,
  ])
  expect(await seen()).toBe(0)
  expect((await fiona.visit(`/discussions/${id}`)).status).toBe(404)
  await house.owner.query(`update emergency_access set written_at = written_at + interval '60 minutes' where id = $1`, [
    access,
  ])
  await fiona.submit(`/emergency/${access}`, {}, `/emergency/${access}/end`)
  expect(await seen()).toBe(0)
  expect((await fiona.visit(`/discussions/${id}`)).status).toBe(404)
})

test('nobody else opens: not an administrator who is Lead Officer too, nobody without the duty, no draft, no conflict', async () => {
  const ada = await house.signedIn(people().ada)
  expect((await ada.visit('/emergency')).status).toBe(404)
  const tries = async (person: (typeof house.world.people)['ada']) =>
    house.database.withActor(
      person,
      async (tx) =>
        (
          await sql<{
            said: string
          }>`select said from open_in_emergency(gen_random_uuid(), ${number}, 'cannot-reach', ${house.clock.now()})`.execute(
            tx,
          )
        ).rows[0]?.said,
    )
  const give = `insert into duty (committee_id, person_id, duty) values ($1, $2, 'lead-officer')`
  await house.owner.query(give, [house.world.strathlorne, people().ada.personId])
  for (const other of [people().ada, people().ruth, people().neil, people().grace, people().rowan])
    expect(await tries(other), other.name).toBe('not-there')
  await house.owner.query(`delete from duty where person_id = $1 and duty = 'lead-officer'`, [people().ada.personId])
  await house.owner.query(`update discussion set status = 'draft' where id = $1`, [id])
  expect(await tries(people().fiona)).toBe('not-there')
  await house.owner.query(`update discussion set status = 'sent' where id = $1`, [id])
  await house.owner.query('insert into conflict_of_interest values ($1, $2, $3)', [
    house.world.strathlorne,
    id,
    people().fiona.personId,
  ])
  expect(await tries(people().fiona)).toBe('not-there')
})

test('a wrong number and a missing reason are said beside the field, and what was typed is kept', async () => {
  const wrong = await open('cannot-reach', 'RCD-99-999')
  expect(wrong.status).toBe(422)
  const tried = await house.owner.query(
    `select 1 from (select verb, kind from audit union all select verb, kind from audit_entry) a where verb = 'refused' and kind = 'emergency-access'`,
  )
  expect(tried.rowCount).toBeGreaterThan(0)
  expect(wrong.body).toContain(words.number.not_there)
  expect(wrong.body).toContain('value="RCD-99-999"')
  const none = await open('', number)
  expect([none.status, none.body.includes(words.reason_empty)]).toEqual([422, true])
  await open()
  const again = await open()
  expect([again.status, again.body.includes(words.number.have_it)]).toEqual([422, true])
})

test('sent twice it is opened once; without a sign-in of the last five minutes it is not opened', async () => {
  const fiona = await house.signedIn(people().fiona)
  const form = { ...(await fiona.hidden('/emergency')), number, reason: 'system-fault' }
  const answers = await Promise.all([fiona.post('/emergency', form), fiona.post('/emergency', form)])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(await lettersOf('emergency-access-used')).toHaveLength(2)
  house.clock.ahead += 6 * 60_000
  expect((await fiona.post('/emergency', { ...form, _key: '0198c7a0-0000-7000-8000-000000000009' })).status).toBe(401)
})

test('nothing can be written by it', async () => {
  await open()
  const written = house.database.withActor(people().fiona, async (tx) => ({
    moved: (await sql`update discussion set version = version + 1 where id = ${id}`.execute(tx)).numAffectedRows,
    answered: (await sql`update request_answer set value = '"x"' where discussion_id = ${id}`.execute(tx))
      .numAffectedRows,
    cleared: (await sql`delete from request_answer where discussion_id = ${id}`.execute(tx)).numAffectedRows,
  }))
  expect(await written).toEqual({ moved: 0n, answered: 0n, cleared: 0n })
})

test('one of the two looks at it once it is over; the history and a letter say so', async () => {
  const access = accessIn((await open()).location)
  const grace = await house.signedIn(people().grace)
  expect((await grace.visit(`/emergency/${access}`)).body).toContain(words.one.look.after)
  const early = { ...(await grace.hidden('/account', '/sign-out')), outcome: 'needed' }
  await grace.post(`/emergency/${access}`, early)
  expect(await outcomeOf(access)).toBeNull()
  house.clock.ahead += 61 * 60_000
  const after = await house.signedIn(people().grace)
  expect((await after.submit(`/emergency/${access}`, {})).status).toBe(422)
  expect((await after.submit(`/emergency/${access}`, { outcome: 'needed-and-learn' })).location).toBe(
    `/emergency/${access}?done=looked`,
  )
  expect(await outcomeOf(access)).toBe('needed-and-learn')
  expect((await lettersOf('emergency-access-looked-at')).map(({ person_id }) => person_id)).toEqual([
    people().fiona.personId,
  ])
  const { rows } = await house.owner.query(
    `select event, facts from history where discussion_id = $1 order by number`,
    [id],
  )
  expect(rows.at(-1)).toEqual({ event: 'emergency-looked-at', facts: { to: 'needed-and-learn' } })
  const ada = await house.signedIn(people().ada)
  expect((await ada.visit(`/emergency/${access}`)).status).toBe(404)
})

test('whoever opened it cannot look at it themselves, and it is looked at once', async () => {
  const access = accessIn((await open()).location)
  house.clock.ahead += 61 * 60_000
  const look = (person: (typeof house.world.people)['ada'], outcome: string) =>
    house.database.withActor(
      person,
      async (tx) =>
        (
          await sql<{
            about: string
          }>`select look_at_emergency(${access}, ${outcome}, ${house.clock.now()}) as about`.execute(tx)
        ).rows[0]?.about,
    )
  for (const other of [people().fiona, people().isla, people().neil]) expect(await look(other, 'needed')).toBeNull()
  expect(await look(people().marion, 'not-needed')).toBe(id)
  expect(await look(people().grace, 'needed')).toBeNull()
})

test('whoever was told has it on their desk, and sees which parts were read by it and nothing of what they say', async () => {
  const access = accessIn((await open()).location)
  const fiona = await house.signedIn(people().fiona)
  await fiona.visit(`/discussions/${id}`)
  await fiona.visit(`/discussions/${id}/request/whole`)
  const grace = await house.signedIn(people().grace)
  const desk = (await grace.visit('/desk')).body
  expect(desk).toContain(`${number}, opened by ${people().fiona.name}`)
  expect(desk).toContain(`href="/emergency/${access}"`)
  expect((await (await house.signedIn(people().isla)).visit('/desk')).body).not.toContain(`/emergency/${access}`)
  const page = (await grace.visit(`/emergency/${access}`)).body
  for (const shown of [words.one.read_by_it.title, 'What to explore', 'The request']) expect(page).toContain(shown)
  expect(page).not.toContain('Words-only-for-those-who-have-a-part')
  const looks = (person: (typeof house.world.people)['ada']) =>
    house.database.withActor(
      person,
      async (tx) => (await sql`select * from looks_in_emergency(${access})`.execute(tx)).rows.length,
    )
  expect(await looks(people().marion)).toBeGreaterThan(1)
  for (const other of [people().isla, people().neil, people().ada, people().rowan])
    expect(await looks(other), other.name).toBe(0)
  await closeAndLook(access, 'grace')
  expect((await (await house.signedIn(people().grace)).visit('/desk')).body).not.toContain(`/emergency/${access}`)
})

test('an auditor looks where both have left, and only there; whoever opened it does not', async () => {
  const { strathlorne } = house.world
  const access = accessIn((await open()).location)
  house.clock.ahead += 61 * 60_000
  const give = `insert into duty (committee_id, person_id, duty) values ($1, $2, 'auditor')`
  await house.owner.query(give, [strathlorne, people().una.personId])
  const una = await house.signedIn(people().una)
  const looksNow = () =>
    house.database.withActor(
      people().una,
      async (tx) =>
        (
          await sql<{
            about: string | null
          }>`select look_at_emergency(${access}, 'needed', ${house.clock.now()}) as about`.execute(tx)
        ).rows[0]?.about,
    )
  expect((await una.visit(`/emergency/${access}`)).body).not.toContain(words.one.look.label)
  expect(await looksNow()).toBeNull()
  expect((await una.visit('/desk')).body).not.toContain(`/emergency/${access}`)

  const leave = (left: string) =>
    house.owner.query(`update membership set left_at = ${left} where person_id = any ($1)`, [
      [people().marion.personId, people().grace.personId],
    ])
  await leave('now()')
  expect((await una.visit('/desk')).body).toContain(`/emergency/${access}`)
  const fiona = await house.signedIn(people().fiona)
  expect((await fiona.visit(`/emergency/${access}`)).body).not.toContain(words.one.look.label)
  expect((await una.submit(`/emergency/${access}`, { outcome: 'needed' })).status).toBe(303)
  expect(await outcomeOf(access)).toBe('needed')
  await leave('null')
  await house.owner.query(`delete from duty where duty = 'auditor' and person_id = any ($1)`, [
    [people().una.personId, people().fiona.personId],
  ])
})

test('nobody looks: both are reminded after three working days, the auditor too after the fifth, and once more after ten; then no more', async () => {
  const access = accessIn((await open()).location)
  const days = async (count: number) => {
    house.clock.ahead += count * 86_400_000
    await chase(house)
    return (await lettersOf('emergency-access-waiting')).filter(({ link }) => link === `/emergency/${access}`).length
  }
  expect(await days(1)).toBe(0)
  expect(await days(6)).toBe(2) // a week: three working days at least, five at most
  expect(await days(0)).toBe(2)
  expect(await days(4)).toBe(4) // eleven days: six to nine working days
  expect(await days(1)).toBe(4)
  expect(await days(9)).toBe(6)
  for (const more of [1, 7, 90]) expect(await days(more)).toBe(6)
  const grace = await house.signedIn(people().grace)
  const desk = (await grace.visit('/desk')).body
  expect(desk).toContain(`href="/emergency/${access}"`)
  expect(desk).toContain('href="/emergency"')
})

/** An hour later. */
async function closeAndLook(access: string, by: 'grace' | 'marion'): Promise<void> {
  house.clock.ahead += 61 * 60_000
  await (await house.signedIn(people()[by])).submit(`/emergency/${access}`, { outcome: 'needed' })
  expect(await outcomeOf(access)).toBe('needed')
}

const outcomeOf = async (access: string) =>
  (await house.owner.query('select outcome from emergency_access where id = $1', [access])).rows[0].outcome
