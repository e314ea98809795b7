/** Cover for a manager who is away (P8, P10): named for days, answered in one's own name, never for one's own request. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf } from '#content'
import { completeFields } from '../../../test/set-up/complete-request.ts'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import type { Visitor } from '../../../test/set-up/visitor.ts'
import type { PersonKey } from '../../../test/set-up/world.ts'
import { chase } from '../../chase/chase.ts'
import type { Tx } from '../../kit/database.ts'
import { newId } from '../../kit/id.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const signedIn = (key: PersonKey) => house.signedIn(house.world.people[key])
const rows = async (sql: string, ...values: unknown[]) => (await house.owner.query(sql, values)).rows
/** Not a manager of the same agency. */
const equivalent = { equivalent: 'similar-duty' }
const personId = (key: PersonKey) => house.world.people[key].personId
const days = (from: number, to: number) => {
  const parts = (name: string, ahead: number) => {
    const [year = '', month = '', day = ''] = dayOf(new Date(house.clock.now().getTime() + ahead * 86_400_000)).split(
      '-',
    )
    return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
  }
  return { ...parts('from', from), ...parts('to', to) }
}
const goBy = async () => expect(await chase(house)).toEqual([])
const holding = async (id: string, relation: string) =>
  (
    await rows(
      'select person_id from relation where discussion_id = $1 and relation = $2 and ended_at is null',
      id,
      relation,
    )
  ).map((row) => row.person_id)

/** Isla's request, complete and asked; Gregor is asked first. */
async function asked(): Promise<{ isla: Visitor; at: string; id: string }> {
  const isla = await signedIn('isla')
  const begun = await isla.submit('/requests/new', { 'filled-by': 'practitioner' })
  const at = (begun.location ?? '').replace('/request', '')
  for (const [part, typed] of Object.entries(completeFields(house.world)))
    await isla.submit(`${at}/request/${part}`, typed)
  await isla.submit(`${at}/request`)
  return { isla, at, id: at.split('/').at(-1) ?? '' }
}

test('a manager names a colleague for some days; the colleague answers in their own name, and it is said for whom', async () => {
  const gregor = await signedIn('gregor')
  const named = await gregor.submit('/cover', { person: personId('andrew'), ...equivalent, ...days(0, 5) })
  expect(named.location).toBe('/cover?done=named')
  expect(await rows(`select person_id from letter where letter = 'cover-named'`)).toEqual([
    { person_id: personId('andrew') },
  ])
  const { isla, at, id } = await asked()
  const andrew = await signedIn('andrew')
  await goBy()
  await goBy() // once only
  expect(
    await rows(`select person_id from letter where letter = 'agreement-cover-asked' and discussion_id = $1`, id),
  ).toEqual([{ person_id: personId('andrew') }])
  expect(new Set(await holding(id, 'first-manager'))).toEqual(new Set([personId('gregor'), personId('andrew')]))
  expect((await andrew.visit('/desk')).body).toContain(`${at}/agreement`)
  expect((await andrew.visit(`${at}/agreement`)).body).toContain('You answer for Gregor Munro')
  expect((await gregor.visit(`${at}/agreement`)).body).not.toContain('You answer for')
  expect((await andrew.submit(`${at}/agreement`, { answer: 'agree' })).status).toBe(303)
  expect(await rows('select role, person_id, for_person from agreement where discussion_id = $1', id)).toEqual([
    { role: 'first-manager', person_id: personId('andrew'), for_person: personId('gregor') },
  ])
  const page = await isla.visit(at)
  expect(page.body).toContain('Andrew Keith agreed')
  expect(page.body).toContain('for Gregor Munro')
  expect(page.body).toContain('A colleague covers for the manager who is away')
  // The cover is over, the answer stands: the second manager's yes leads on, and whoever answered cannot facilitate (P15).
  await house.owner.query('update cover set to_day = from_day, ended_at = now()')
  await goBy()
  await (await signedIn('helen')).submit(`${at}/agreement`, { answer: 'agree' })
  expect((await rows('select status from discussion where id = $1', id))[0]?.status).toBe('agreed')
  const involved = await house.database.withActor({ kind: 'system', committeeId: house.world.strathlorne }, (tx) =>
    involvement(tx, id),
  )
  expect(involved).toContain(personId('andrew'))
})

test('when the days are over without an answer, the colleague sees the request no more', async () => {
  await (await signedIn('gregor')).submit('/cover', { person: personId('andrew'), ...equivalent, ...days(0, 1) })
  const { at, id } = await asked()
  await goBy()
  const andrew = await signedIn('andrew')
  expect((await andrew.visit(`${at}/agreement`)).status).toBe(200)
  house.clock.ahead += 3 * 86_400_000
  const late = await signedIn('andrew')
  expect((await late.submit(`${at}/agreement`, { answer: 'agree' })).status).toBe(409) // also before the program has looked
  await goBy()
  expect((await late.visit(at)).status).toBe(404)
  expect(await holding(id, 'first-manager')).toEqual([personId('gregor')])
})

test('the manager who is not asked just now reads who is, and has no form to fill in for nothing', async () => {
  const { at } = await asked()
  const [gregor, helen] = [await signedIn('gregor'), await signedIn('helen')]
  const before = (await helen.visit(`${at}/agreement`)).body
  expect(before).toContain('Gregor Munro is asked first')
  expect(before).not.toContain('name="answer"')
  await gregor.submit(`${at}/agreement`, { answer: 'agree' })
  const after = (await gregor.visit(`${at}/agreement`)).body
  expect(after).toContain('Helen Strachan is asked now')
  expect(after).not.toContain('name="answer"')
  expect((await helen.visit(`${at}/agreement`)).body).toContain('name="answer"')
})

test('a colleague who is not the right one steps back, is not asked again, and the manager still is', async () => {
  await (await signedIn('gregor')).submit('/cover', { person: personId('andrew'), ...equivalent, ...days(0, 5) })
  const { at, id } = await asked()
  await goBy()
  expect((await (await signedIn('andrew')).submit(`${at}/agreement`, { answer: 'not-me' })).status).toBe(303)
  await goBy()
  expect(await holding(id, 'first-manager')).toEqual([personId('gregor')])
  expect((await rows('select status from discussion where id = $1', id))[0]?.status).toBe('with-first-manager')
  await house.owner.query('update cover set ended_at = now()')
})

test('nobody covers in their own request, or in one where they are the other manager; nobody makes themselves somebody’s cover', async () => {
  const gregor = await signedIn('gregor')
  expect((await gregor.submit('/cover', { person: personId('helen'), ...days(0, 5) })).status).toBe(303)
  await house.owner.query(
    `insert into cover (committee_id, id, absent_id, covers_id, from_day, to_day, set_by, set_at)
     values ($1, $2, $3, $4, now(), now(), $3, now())`,
    [house.world.strathlorne, newId(), personId('gregor'), personId('isla')],
  )
  const { id } = await asked()
  await goBy()
  expect(await holding(id, 'first-manager')).toEqual([personId('gregor')])
  expect(await rows(`select from letter where letter = 'agreement-cover-asked' and discussion_id = $1`, id)).toEqual([])
  await house.owner.query('update cover set ended_at = now()')

  const tom = await signedIn('tom')
  // `who` is an administrator's to choose: for others it is themselves, and nobody covers for themselves.
  expect((await tom.submit('/cover', { who: personId('gregor'), person: personId('tom'), ...days(0, 5) })).status).toBe(
    422,
  )
  const ada = await signedIn('ada')
  expect((await ada.submit('/cover', { who: personId('gregor'), person: personId('ada'), ...days(0, 5) })).status).toBe(
    422,
  )
  const back = await ada.submit('/cover', { who: personId('gregor'), person: personId('tom'), ...days(5, 0) })
  expect([back.status, back.body.includes('The last day must be the first day or after it')]).toEqual([422, true])
  expect(
    (await ada.submit('/cover', { who: personId('gregor'), person: personId('una'), ...equivalent, ...days(0, 5) }))
      .status,
  ).toBe(303)
  expect(await rows(`select person_id, values from letter where letter = 'cover-named-for-you'`)).toEqual([
    { person_id: personId('gregor'), values: expect.objectContaining({ sender_name: house.world.people.ada.name }) },
  ])
  expect((await tom.visit('/cover')).body).not.toContain('Cover that is named')
  expect((await (await signedIn('una')).visit('/cover')).body).toContain('Cover that is named')
  const forged = sql`insert into cover values (${house.world.strathlorne}, ${newId()}, ${personId('gregor')}, ${personId('tom')}, now(), now(), ${personId('tom')}, now())`
  await expect(house.database.withActor(house.world.people.tom, (tx) => forged.execute(tx))).rejects.toThrow(
    'row-level security',
  )
  const [named] = await rows('select id from cover where ended_at is null')
  expect((await tom.post(`/cover/${named?.id}/end`, await tom.hidden('/cover'))).status).toBe(404)
  expect((await (await signedIn('una')).submit('/cover', {}, `/cover/${named?.id}/end`)).location).toBe(
    '/cover?done=ended',
  )
})

const involvement = async (tx: Tx, id: string): Promise<string[]> =>
  (await sql<{ person_id: string }>`select person_id from involvement(${id})`.execute(tx)).rows.map(
    (row) => row.person_id,
  )

test('the manager answers after all: the colleague who has not has no part any more', async () => {
  const gregor = await signedIn('gregor')
  await gregor.submit('/cover', { person: personId('andrew'), ...equivalent, ...days(0, 5) })
  const { at, id } = await asked()
  await goBy()
  expect(await holding(id, 'first-manager')).toContain(personId('andrew'))
  expect((await gregor.submit(`${at}/agreement`, { answer: 'agree' })).status).toBe(303)
  expect(await holding(id, 'first-manager')).toEqual([personId('gregor')])
  expect((await (await signedIn('andrew')).visit(at)).status).toBe(404)
})

test('a colleague takes an agreement back for whom they gave it, and no more when the days are over', async () => {
  const gregor = await signedIn('gregor')
  await gregor.submit('/cover', { person: personId('andrew'), ...equivalent, ...days(0, 5) })
  const agreed = async () => {
    const { at, id } = await asked()
    await goBy()
    const andrew = await signedIn('andrew')
    expect((await andrew.submit(`${at}/agreement`, { answer: 'agree' })).status).toBe(303)
    return { andrew, at, id }
  }
  const first = await agreed()
  const second = await agreed()
  const why = { why: 'More came to light' }
  expect((await first.andrew.visit(first.at)).body).toContain('/agreement/take-back')
  expect((await first.andrew.visit(`${first.at}/agreement/take-back`)).body).toContain('You answer for Gregor Munro')
  expect((await first.andrew.submit(`${first.at}/agreement/take-back`, why)).status).toBe(303)
  expect(
    await rows(`select for_person from agreement where discussion_id = $1 and answer = 'taken-back'`, first.id),
  ).toEqual([{ for_person: personId('gregor') }])
  expect((await (await signedIn('isla')).visit(first.at)).body).toContain('for Gregor Munro')

  house.clock.ahead += 7 * 86_400_000
  const andrew = await signedIn('andrew')
  expect((await andrew.visit(second.at)).body).not.toContain('/agreement/take-back')
  const late = await andrew.submit(`${second.at}/agreement/take-back`, why)
  expect([late.status, late.body.includes('The days of cover are over')]).toEqual([409, true])
  expect(await rows(`select from agreement where discussion_id = $1 and answer = 'taken-back'`, second.id)).toEqual([])
  expect((await (await signedIn('gregor')).submit(`${second.at}/agreement/take-back`, why)).status).toBe(303)
})

test('a manager of the same agency covers, others with a reason; whoever reports to the one who is away does not (P8)', async () => {
  await house.owner.query('update cover set ended_at = now()')
  const gregor = await signedIn('gregor')
  const names = async (key: PersonKey, more: Record<string, string> = {}) =>
    gregor.submit('/cover', { person: personId(key), ...more, ...days(0, 5) })
  const page = await gregor.visit('/cover')
  expect(page.body).toMatch(
    /<optgroup label="Managers of your agency"><option[^>]*>Helen Strachan[^<]*<\/option><\/optgroup>/,
  )
  expect(page.body).not.toContain('Isla Farquhar')
  const junior = await names('isla', equivalent)
  expect([junior.status, junior.body.includes('reports to the person who is away')]).toEqual([422, true])
  for (const reason of ['', 'because I say so']) {
    const silent = await names('andrew', { equivalent: reason })
    expect([silent.status, silent.body.includes('href="#f-equivalent"')]).toEqual([422, true])
  }
  expect((await names('andrew', equivalent)).status).toBe(303)
  expect((await gregor.visit('/cover')).body).toContain('Andrew Keith (They have a similar duty of care')
  expect((await names('helen', equivalent)).status).toBe(303)
  expect(await rows('select covers_id, equivalent from cover where ended_at is null order by set_at')).toEqual([
    { covers_id: personId('andrew'), equivalent: 'similar-duty' },
    { covers_id: personId('helen'), equivalent: null },
  ])
  await house.owner.query('update cover set ended_at = now()')
})

test('only somebody who has shown who they are lately names cover', async () => {
  const gregor = await signedIn('gregor')
  const form = { ...(await gregor.hidden('/cover')), person: personId('andrew'), ...days(0, 5) }
  house.clock.ahead += 6 * 60_000
  const before = (await rows('select from cover')).length
  expect((await gregor.post('/cover', form)).status).toBe(401)
  expect((await gregor.visit('/cover')).location).toBe('/confirm?to=%2Fcover')
  expect((await rows('select from cover')).length).toBe(before)
})

test('a request that is asked while cover stands reaches the colleague at once; so does a second manager’s turn', async () => {
  await house.owner.query('update cover set ended_at = now()')
  const gregor = await signedIn('gregor')
  const helen = await signedIn('helen')
  await gregor.submit('/cover', { person: personId('andrew'), ...equivalent, ...days(0, 5) })
  await helen.submit('/cover', { person: personId('una'), ...equivalent, ...days(0, 5) })
  const { at, id } = await asked()
  const told = async () =>
    (
      await rows(
        `select person_id from letter where letter = 'agreement-cover-asked' and discussion_id = $1 order by written_at`,
        id,
      )
    ).map((row) => row.person_id)
  expect(await told()).toEqual([personId('andrew')])
  const andrew = await signedIn('andrew')
  expect((await andrew.submit(`${at}/agreement`, { answer: 'agree' })).status).toBe(303)
  expect(await told()).toEqual([personId('andrew'), personId('una')])
  expect((await (await signedIn('una')).visit(`${at}/agreement`)).status).toBe(200)
  await house.owner.query('update cover set ended_at = now()')
})

test('cover that begins today works at once, and ends at once', async () => {
  const { at, id } = await asked()
  const gregor = await signedIn('gregor')
  const letters = async () =>
    (await rows(`select person_id from letter where letter = 'agreement-cover-asked' and discussion_id = $1`, id))
      .length
  expect(await letters()).toBe(0)
  await gregor.submit('/cover', { person: personId('andrew'), ...equivalent, ...days(0, 5) })
  expect(await letters()).toBe(1)
  const andrew = await signedIn('andrew')
  expect((await andrew.visit('/desk')).body).toContain(at)
  expect((await andrew.visit(`${at}/agreement`)).status).toBe(200)
  const [cover] = await rows(
    'select id from cover where absent_id = $1 order by set_at desc limit 1',
    personId('gregor'),
  )
  await gregor.submit('/cover', {}, `/cover/${cover?.id}/end`)
  expect(await holding(id, 'first-manager')).toEqual([personId('gregor')])
  expect((await andrew.visit(`${at}/agreement`)).status).toBe(404)
})
