/** Accounts of people who left, and what a hold keeps of what belongs to no discussion (privacy.yaml; decision 0028). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { interfaceWords } from '#content'
import { liveThrough } from '../../test/set-up/days.ts'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'
import type { Person, System } from '../discussion.ts'
import { newId } from '../kit/id.ts'
import { periodAfterLeaving } from './committee-retention.ts'
import { endHold, placeHold } from './legal-hold.ts'

let house: TestHouse
let system: System
beforeAll(async () => {
  house = await testHouse()
  system = { kind: 'system', committeeId: house.world.strathlorne }
})
afterAll(() => house.close())

const long = new Date('2019-03-01T10:00:00Z')
const leaves = async ({ personId }: Person, at: string) =>
  house.owner.query('update membership set left_at = $2 where person_id = $1', [personId, `${at}T10:00:00Z`])
const person = async ({ personId }: Person) =>
  (
    await house.owner.query(
      `select p.name, p.email like p.id || '%' as gone, m.job, m.line_manager_id as manager,
        (select count(*)::int from passkey k where k.person_id = p.id) as passkeys, (select count(*)::int from duty d where d.person_id = p.id) as duties
       from person p join membership m on m.person_id = p.id where p.id = $1`,
      [personId],
    )
  ).rows[0]

test('an account is emptied six months after it closed: name, address, job, manager, ways to sign in; pages say so, and nobody brings it back', async () => {
  const { tom, isla, ada } = house.world.people
  const id = await plantDiscussion(house.owner, house.world, {
    status: 'finished',
    people: { isla: 'requester', tom: 'participant' },
    at: new Date('2026-01-01T10:00:00Z'),
  })
  await house.owner.query(`insert into passkey (person_id, id, public_key, added_at) values ($1, 'key', 'x', $2)`, [
    tom.personId,
    long,
  ])
  await leaves(tom, '2026-01-12')
  await liveThrough(house, ['2026-07-11'])
  expect(await person(tom)).toMatchObject({ name: tom.name, gone: false, job: tom.job, passkeys: 1 })
  await liveThrough(house, ['2026-07-13'])
  expect(await person(tom)).toEqual({
    name: interfaceWords.people_gone,
    gone: true,
    job: '',
    manager: null,
    passkeys: 0,
    duties: 0,
  })
  const page = await (await house.signedIn(isla)).visit(`/discussions/${id}`)
  expect([page.status, page.body.includes(interfaceWords.people_gone), page.body.includes(tom.name)]).toEqual([
    200,
    true,
    false,
  ])
  const administrator = await house.signedIn(ada)
  expect((await administrator.visit('/people')).body).not.toContain(interfaceWords.people_gone)
  expect((await administrator.visit(`/people/${tom.personId}`)).status).toBe(404)
})

test('the name stays while a discussion under way, a hold or training needs it', async () => {
  const { catriona, calum, marion } = house.world.people
  await plantDiscussion(house.owner, house.world, { status: 'time-set', people: { catriona: 'participant' } })
  const held = await plantDiscussion(house.owner, house.world, {
    status: 'finished',
    people: { calum: 'participant' },
    at: new Date('2026-01-01T10:00:00Z'),
  })
  await house.database.withActor(system, (tx) => placeHold(tx, system, held, 'court', new Date('2026-01-02T10:00:00Z')))
  await house.owner.query(
    `insert into training (committee_id, id, person_id, kind, completed_on) values ($1, $2, $3, 'core-444', '2025-01-01')`,
    [system.committeeId, newId(), marion.personId],
  )
  for (const one of [catriona, calum, marion]) await leaves(one, '2026-01-12')
  await liveThrough(house, ['2026-08-01'])
  expect(await person(catriona)).toMatchObject({ name: catriona.name, gone: false })
  expect(await person(calum)).toMatchObject({ name: calum.name, gone: false })
  expect(await person(marion)).toMatchObject({ name: marion.name, gone: true })
  await house.database.withActor(system, (tx) => endHold(tx, system, held, new Date('2026-08-02T10:00:00Z')))
  await liveThrough(house, ['2026-08-03', '2032-02-01'])
  expect(await person(calum)).toMatchObject({ gone: true, name: interfaceWords.people_gone })
  expect(await person(marion)).toMatchObject({ name: interfaceWords.people_gone })
})

test('whoever works in two committees and has left both keeps their name for as long as one of them keeps their training', async () => {
  const { morag } = house.world.people
  const { strathlorne, glenbrae } = house.world
  await house.owner.query(
    `insert into training (committee_id, id, person_id, kind, completed_on) values ($1, $2, $3, 'core-444', '2025-01-01')`,
    [glenbrae, newId(), morag.personId],
  )
  const left = async (committee: string, at: string) =>
    house.owner.query('update membership set left_at = $3 where person_id = $1 and committee_id = $2', [
      morag.personId,
      committee,
      `${at}T10:00:00Z`,
    ])
  await left(strathlorne, '2026-01-12')
  await left(glenbrae, '2026-01-12')
  await liveThrough(house, ['2026-08-01'])
  expect(await person(morag)).toMatchObject({ name: morag.name, gone: true })
  await liveThrough(house, ['2032-02-01'])
  expect(await person(morag)).toMatchObject({ name: interfaceWords.people_gone })
})

test('an entry of somebody who left the pool before that was dated goes six years after the first look', async () => {
  const { andrew } = house.world.people
  const entry = async () =>
    (
      await house.owner.query('select left_at from facilitator where committee_id = $1 and person_id = $2', [
        system.committeeId,
        andrew.personId,
      ])
    ).rows
  await house.owner.query(
    `update facilitator set state = 'left', left_at = null where committee_id = $1 and person_id = $2`,
    [system.committeeId, andrew.personId],
  )
  await liveThrough(house, ['2032-03-01'])
  expect(await entry()).toHaveLength(1)
  await liveThrough(house, ['2038-02-27'])
  expect(await entry()).toHaveLength(1)
  await liveThrough(house, ['2038-03-03'])
  expect(await entry()).toEqual([])
})

test('a harmless word to which nobody agrees is taken off after a month, with a proof', async () => {
  const words = async () => (await house.owner.query('select word from harmless_word_asked')).rows
  await house.owner.query(
    `insert into harmless_word_asked (committee_id, word, asked_by, asked_at) values ($1, 'Bramwell', $2, '2038-04-01T10:00:00Z')`,
    [system.committeeId, house.world.people.ada.personId],
  )
  await liveThrough(house, ['2038-04-30'])
  expect(await words()).toEqual([{ word: 'Bramwell' }])
  await liveThrough(house, ['2038-05-02'])
  expect(await words()).toEqual([])
  const { rows } = await house.owner.query(`select rows from disposal where class = 'harmless-word'`)
  expect(rows).toEqual([{ rows: 1 }])
})

test('a hold keeps letters, tickets, themes and the discussion itself, past every time', async () => {
  const { owner, database } = house
  const id = await plantDiscussion(owner, house.world, { status: 'finished', people: { isla: 'requester' }, at: long })
  const here = [system.committeeId, id]
  const theme = newId()
  await owner.query(
    `insert into letter (committee_id, id, letter, discussion_id, written_at, due_at, sent_at) values ($1, $3, 'meeting-set', $2, $4, $4, $4)`,
    [...here, newId(), long],
  )
  await owner.query(
    `insert into evaluation_ticket (committee_id, discussion_id, id, form, ticket_hash, opens_at, closes_at) values ($1, $2, $3, 'after', 'hash', $4, $4)`,
    [...here, newId(), long],
  )
  await owner.query(
    `insert into theme (committee_id, id, code, polarity, learning, arrived_on, state_since) values ($1, $2, 'other', 'both', '', '2010-01-01', $3)`,
    [system.committeeId, theme, long],
  )
  await owner.query('insert into theme_source (committee_id, discussion_id, theme_id) values ($1, $2, $3)', [
    ...here,
    theme,
  ])
  const left = async () =>
    (
      await owner.query(
        `select 'letter' as what from letter where discussion_id = $1 union all select 'ticket' from evaluation_ticket where discussion_id = $1
         union all select 'theme' from theme where id = $2 union all select 'discussion' from discussion where id = $1`,
        [id, theme],
      )
    ).rows.map(({ what }) => what)
  await database.withActor(system, (tx) => placeHold(tx, system, id, 'inquiry', new Date('2026-01-02T10:00:00Z')))
  await liveThrough(house, ['2026-09-01'])
  expect(await left()).toEqual(['letter', 'ticket', 'theme', 'discussion'])
  await database.withActor(system, (tx) => endHold(tx, system, id, new Date('2026-09-02T10:00:00Z')))
  await liveThrough(house, ['2026-09-03'])
  expect(await left()).toEqual([])
})

test('when somebody leaves what is theirs alone has three months; words without a time are refused', () => {
  expect(periodAfterLeaving('you wrote it, or 3 months after your account closes')).toEqual({ count: 3, unit: 'month' })
  expect(() => periodAfterLeaving('you wrote it')).toThrow()
})
