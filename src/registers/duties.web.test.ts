/** Duties are watched: told at once, never both of the two that watch each other, and no order of presses passes the day that a recovery waits. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { account } from '#content'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { joinsWithPasskey } from '../../test/set-up/joins.ts'
import type { Visitor } from '../../test/set-up/visitor.ts'
import type { Person } from '../discussion.ts'
import { dutiesWaitUntil } from './duties.rows.ts'
import { recoveryWaits } from './people.rows.ts'

const { one: text } = account.people
const hour = 3_600_000
let house: TestHouse
let ada: Visitor
const people = () => house.world.people

beforeAll(async () => {
  house = await testHouse()
})
beforeEach(async () => {
  ada = await house.signedIn(people().ada)
  await house.owner.query('delete from letter')
})
afterAll(() => house.close())

const gives = (person: Person, ...duty: string[]) =>
  ada.submit(`/people/${person.personId}`, { duty }, `/people/${person.personId}/duties`)
const presses = (person: Person, part: string) =>
  ada.submit(`/people/${person.personId}`, {}, `/people/${person.personId}/${part}`)
const invites = (person: Person) => presses(person, 'invite')
const hours = async (count: number) => {
  house.clock.ahead += count * hour
  ada = await house.signedIn(people().ada)
}

async function dutiesOf({ personId }: Person): Promise<string[]> {
  const { rows } = await house.owner.query('select duty from duty where person_id = $1 order by duty', [personId])
  return rows.map(({ duty }) => duty)
}

async function letters(like: string): Promise<{ to: string; values: Record<string, string> }[]> {
  const { rows } = await house.owner.query(
    'select p.name as to, l.values from letter l join person p on p.id = l.person_id where l.letter = $1 order by p.name',
    [like],
  )
  return rows
}

/** Whether the newest invitation of this person can be used now. */
async function opens({ personId }: Person): Promise<boolean> {
  const { rows } = await house.owner.query(
    'select valid_from from enrolment where person_id = $1 and ended_at is null order by made_at desc, id desc limit 1',
    [personId],
  )
  return rows[0].valid_from <= house.clock.now()
}

/** Follows the letter with the code that was shown, and makes a passkey. */
async function joins({ personId }: Person, { body }: { body: string }): Promise<string | null | undefined> {
  const code = (/class="cg-key">([A-Z2-9 ]{9})</.exec(body)?.[1] ?? '').replace(' ', '')
  const { rows } = await house.owner.query(
    `select link from letter where letter in ('account-invitation', 'account-recovery') and person_id = $1 order by written_at desc limit 1`,
    [personId],
  )
  return (await joinsWithPasskey(house, rows[0].link, code)).answer.location
}

test('a change of duties is told at once to the person, the other administrators and the auditors, not to who did it', async () => {
  const { tom, morag, grace, ada: by } = people()
  await house.owner.query(`insert into duty values ($1, $2, 'administrator')`, [
    house.world.strathlorne,
    morag.personId,
  ])
  await gives(tom, 'administrator', 'policy-team')
  const [own] = await letters('duties-changed')
  expect(own).toMatchObject({ to: tom.name, values: { sender_name: by.name, duties: 'Policy Team, Administrators' } })
  expect(own?.values.contact).toContain(grace.name)
  const told = await letters('duties-changed-of-colleague')
  expect(told.map(({ to }) => to)).toEqual([grace.name, morag.name])
  expect(told.map(({ values }) => values.colleague_name)).toEqual([tom.name, tom.name])
  await gives(tom, 'administrator', 'policy-team')
  expect(await letters('duties-changed')).toHaveLength(1)
  await gives(tom)
  expect((await letters('duties-changed')).map(({ values }) => values.duties)).toContain(text.duties_none)
})

test('where there is neither another administrator nor an auditor, the Lead Officer is told', async () => {
  const { tom, grace, morag, fiona } = people()
  await house.owner.query('delete from duty where person_id in ($1, $2)', [grace.personId, morag.personId])
  await gives(tom, 'reviewing-team')
  expect((await letters('duties-changed-of-colleague')).map(({ to }) => to)).toEqual([fiona.name])
  expect((await letters('duties-changed'))[0]?.values.contact).toBe(`${fiona.name}, ${fiona.email}`)
  await gives(tom)
  await house.owner.query(`insert into duty values ($1, $2, 'auditor')`, [house.world.strathlorne, grace.personId])
})

test('Lead Officer and auditor are never one person: refused with the reason, and by the database', async () => {
  const { tom, fiona } = people()
  const page = await gives(tom, 'lead-officer', 'auditor')
  expect(page.status).toBe(422)
  expect(page.body).toContain(text.duties_two)
  expect(page.body.match(/name="duty" value="(lead-officer|auditor)" checked/g)).toHaveLength(2)
  expect(await dutiesOf(tom)).toEqual([])
  await expect(
    house.owner.query(`insert into duty values ($1, $2, 'auditor')`, [house.world.strathlorne, fiona.personId]),
  ).rejects.toThrow('lead_officer_and_auditor_are_two')
})

test('the letters about sign-in name somebody to tell, and not the one who did it', async () => {
  const { una, grace, ada: by } = people()
  await joins(una, await invites(una))
  await invites(una)
  const told = [...(await letters('account-changed')), ...(await letters('account-recovery'))]
  expect(told.map(({ values }) => values.contact)).toEqual([
    `${grace.name}, ${grace.email}`,
    `${grace.name}, ${grace.email}`,
  ])
  await house.owner.query(`update duty set duty = 'administrator' where person_id = $1`, [grace.personId])
  await house.owner.query('delete from letter')
  await invites(una)
  const [{ values } = { values: {} as Record<string, string> }] = await letters('account-recovery')
  expect(values.contact).not.toContain(by.name)
  expect(values.contact).toContain(people().fiona.name)
  await house.owner.query(`update duty set duty = 'auditor' where person_id = $1`, [grace.personId])
  await presses(una, 'take-back')
})

test('the day of a recovery: duties taken first, left and back, given before, given while it is open, given right after', async () => {
  const { calum: person } = people()
  await joins(person, await invites(person))

  // Held now.
  await gives(person, 'lead-officer')
  expect((await invites(person)).body).toContain('has a duty here')
  expect(await opens(person)).toBe(false)
  // Taken, invited anew: still a day, also after leaving and coming back.
  await gives(person)
  await invites(person)
  expect(await opens(person)).toBe(false)
  await presses(person, 'leave')
  await presses(person, 'return')
  await hours(23)
  await invites(person)
  expect(await opens(person)).toBe(false)
  // Giving while it is open: refused until it is taken back.
  const refused = await gives(person, 'lead-officer')
  expect([refused.status, await dutiesOf(person)]).toEqual([422, []])
  expect(refused.body).toContain('this person is being helped back in')
  await presses(person, 'take-back')
  expect((await gives(person, 'lead-officer')).location).toContain('done=duties')
  // Taking is never refused, and begins the day anew.
  await gives(person)
  await invites(person)
  expect(await opens(person)).toBe(false)
  await presses(person, 'take-back')
  // A day without duties: a recovery works at once, and then duties wait a day.
  await hours(25)
  const shown = await invites(person)
  expect(await opens(person)).toBe(true)
  expect((await gives(person, 'auditor')).status).toBe(422)
  expect(await joins(person, shown)).toBe('/account?done=joined')
  expect((await gives(person, 'auditor')).status).toBe(422)
  await hours(23)
  expect((await gives(person, 'auditor')).status).toBe(422)
  expect(await dutiesOf(person)).toEqual([])
  await hours(2)
  expect((await gives(person, 'auditor')).location).toContain('done=duties')
  expect(await dutiesOf(person)).toEqual(['auditor'])
  expect((await gives(person)).location).toContain('done=duties')
})

test('the database lets nobody but an administrator ask, and counts what happens in another committee', async () => {
  const { rowan, morag, tom, ada: by } = people()
  const asked = (as: Person, whom: Person) =>
    house.database.withActor(as, async (tx) => {
      const now = house.clock.now()
      return [await recoveryWaits(tx, whom.personId, now), (await dutiesWaitUntil(tx, whom.personId, now)) !== null]
    })
  expect(await asked(tom, tom)).toEqual([true, true])
  expect(await asked(by, tom)).toEqual([false, false])
  expect(await asked(by, rowan)).toEqual([true, true]) // not theirs to ask
  expect(await asked(by, morag)).toEqual([true, false]) // works in both
  const now = house.clock.now()
  await house.owner.query(
    `insert into enrolment (committee_id, id, person_id, link_hash, code_hash, recovers, made_at, valid_from, expires_at, used_at)
     values ($1, gen_random_uuid(), $2, 'there', 'code', true, $3, $3, $3::timestamptz + interval '72 hours', $3)`,
    [house.world.glenbrae, morag.personId, now],
  )
  expect(await asked(by, morag)).toEqual([true, true])
})
