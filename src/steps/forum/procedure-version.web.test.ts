import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import { plantDiscussion } from '../../../test/set-up/world.ts'
import { chase } from '../../chase/chase.ts'

let house: TestHouse
let older = ''
beforeAll(async () => {
  house = await testHouse()
  older = await plant(new Date())
})
afterAll(() => house.close())

const plant = (at: Date) =>
  plantDiscussion(house.owner, house.world, { status: 'sent', people: { isla: 'requester' }, at })
const visitor = (key: keyof TestHouse['world']['people']) => house.signedIn(house.world.people[key])
const form = '/procedure/versions/new'
const days = (ahead: number) => new Date(house.clock.now().getTime() + ahead * 86_400_000)
const dateFields = (name: string, date: Date) => ({
  [`${name}-day`]: String(date.getUTCDate()),
  [`${name}-month`]: String(date.getUTCMonth() + 1),
  [`${name}-year`]: String(date.getUTCFullYear()),
})
const about = () => ({
  what: 'Facilitators may work in pairs.',
  'approved-by': 'Strathlorne Child Protection Committee',
  ...dateFields('approved-on', days(-3)),
  ...dateFields('effective-on', days(5)),
  ...dateFields('review-on', days(735)),
})
/** The words as the form shows them. */
const wordsOn = (body: string) =>
  Object.fromEntries(
    [...body.matchAll(/<textarea[^>]*name="(clause-[a-z]+)"[^>]*>([^<]*)</g)].map(([, name, text]) => [
      name ?? '',
      (text ?? '').replaceAll('&amp;', '&').replaceAll('&quot;', '"').trim(),
    ]),
  )

test('what is wrong is said beside its field, and what was typed is kept', async () => {
  const neil = await visitor('neil')
  const words = wordsOn((await neil.visit(form)).body)
  expect(Object.keys(words).length).toBeGreaterThan(5)
  const wrong = await neil.submit(form, {
    ...words,
    ...about(),
    'clause-quality': '',
    ...dateFields('approved-on', days(2)),
    ...dateFields('effective-on', days(0)),
    ...dateFields('review-on', days(-9)),
  })
  expect(wrong.status).toBe(422)
  for (const field of ['approved-on', 'effective-on', 'review-on', 'clause-quality'])
    expect(wrong.body).toContain(`href="#f-${field}"`)
  expect(wrong.body).toContain('Facilitators may work in pairs.')
  const named = await neil.submit(form, { ...words, ...about(), what: 'For Callum Reid, born 3 May 2015.' })
  expect(named.body).toContain('href="#f-what"')
})

test('what stood in the version before is not asked about again; new sentences of the same clause are', async () => {
  const neil = await visitor('neil')
  const words = wordsOn((await neil.visit(form)).body)
  const before = 'In Strathlorne this was agreed on 1 July 2023 with Kieran Galbraith.'
  await house.owner.query(
    `insert into procedure_document (committee_id, number, what, approved_by, approved_on, effective_on, review_on, sections, noted_by, noted_at)
     values ($1, 2, 'Words', 'The committee', current_date - 9, current_date + 3, current_date + 99, $3, $2, current_date - 1)`,
    [
      house.world.strathlorne,
      house.world.people.neil.personId,
      JSON.stringify([{ id: 'quality', clause: '4', title: 'Quality', text: before }]),
    ],
  )
  const send = async (text: string) =>
    (await neil.submit(form, { ...words, ...about(), 'clause-quality': `${before} ${text}` })).body
  expect(await send('Facilitators may work in pairs.')).not.toContain('href="#f-clause-quality"')
  await house.owner.query('delete from procedure_document where number = 3')
  expect(await send('Callum Reid helped.')).toContain('href="#f-clause-quality"')
  await house.owner.query('delete from procedure_document')
})

test('a new version has its own address; the old one stays in use until the day, and readable after it', async () => {
  const neil = await visitor('neil')
  const words = wordsOn((await neil.visit(form)).body)
  const sent = {
    ...(await neil.hidden(form)),
    ...words,
    ...about(),
    'clause-quality': `${words['clause-quality']}\n\n**Facilitators may work in pairs.**\n\nThey share:\n- the agenda\n- the record`,
  }
  for (let time = 0; time < 2; time += 1)
    expect((await neil.post(form, sent)).location).toBe('/procedure/versions/2?done=noted')
  expect((await house.owner.query('select number from procedure_document')).rows).toEqual([{ number: 2 }])
  const isla = await visitor('isla')
  const coming = await isla.visit('/procedure/versions/2')
  expect(coming.body).toContain('Until then the one before it stands')
  expect(coming.body).toContain('<strong>Facilitators may work in pairs.</strong>')
  expect(coming.body).toContain('<li>the record</li>')
  const now = (await isla.visit('/procedure')).body
  expect(now).not.toContain('<strong>Facilitators may work in pairs.')
  expect(now).toContain('href="/procedure/versions/2"')
  house.clock.ahead += 6 * 86_400_000
  const later = await visitor('isla')
  expect((await later.visit('/procedure')).body).toContain('<strong>Facilitators may work in pairs.</strong>')
  const old = (await later.visit('/procedure/versions/1')).body
  expect(old).toContain('You are looking at an older version')
  expect(old).not.toContain('The review date was') // nobody has to review what is no longer in use
  expect((await later.visit('/procedure/versions/3')).status).toBe(404)
})

test('whoever was overtaken takes nobody’s words back by sending again, and sees both where both changed a clause', async () => {
  const [neil, other] = [await visitor('neil'), await visitor('neil')]
  const words = wordsOn((await neil.visit(form)).body)
  const [first, second, third] = ['clause-quality', 'clause-implementation', 'clause-purpose'] as const
  const late = await other.hidden(form)
  const dates = { ...dateFields('effective-on', days(20)), ...dateFields('review-on', days(750)) }
  const theirs = { [first]: 'We look back each year.', [second]: 'We look back each spring.' }
  expect((await neil.submit(form, { ...words, ...about(), ...dates, ...theirs })).status).toBe(303)
  const own = { [second]: 'We look back each autumn.', [third]: 'We learn together.' }
  const again = await other.post(form, { ...late, ...words, ...about(), ...dates, ...own })
  expect(again.status).toBe(409)
  expect(wordsOn(again.body)).toEqual({ ...words, [first]: theirs[first], ...own })
  expect(again.body.match(/We look back each spring\./g)).toHaveLength(1)
  expect(again.body).not.toContain('We look back each year.</p>')
  await house.owner.query('delete from procedure_document where number = 3')
})

test('a discussion keeps the version it began under, on its page', async () => {
  const newer = await plant(house.clock.now())
  const isla = await visitor('isla')
  expect((await isla.visit(`/discussions/${older}`)).body).toContain('Held under V2 of the procedure')
  expect((await isla.visit(`/discussions/${newer}`)).body).toMatch(/versions\/2"[^>]*>Held under V3 of the procedure/)
})

test('everybody of the committee gets one letter when it comes into use; its own review date is chased', async () => {
  for (let time = 0; time < 2; time += 1) expect(await chase(house)).toEqual([])
  const members = await house.owner.query('select 1 from membership where committee_id = $1 and left_at is null', [
    house.world.strathlorne,
  ])
  const letters = await house.owner.query(
    `select distinct values, link from letter where letter = 'procedure-new-version'`,
  )
  expect(letters.rows).toEqual([{ values: { version: 'V3' }, link: '/procedure/versions/2' }])
  const count = await house.owner.query(`select 1 from letter where letter = 'procedure-new-version'`)
  expect(count.rows).toHaveLength(members.rows.length)
  const chased = () => house.owner.query(`select values from letter where letter = 'procedure-review'`)
  expect((await chased()).rows).toEqual([])
  house.clock.ahead += 660 * 86_400_000
  expect(await chase(house)).toEqual([])
  expect((await chased()).rows).toHaveLength(1)
})

test('only the Policy Team notes one, nobody changes one, and another committee has its own', async () => {
  for (const key of ['isla', 'fiona', 'ruth', 'ada', 'rowan'] as const) {
    const other = await visitor(key)
    expect((await other.visit(form)).status).toBe(404)
    const { _csrf = '' } = await other.hidden('/formats')
    expect((await other.post(form, { _csrf, _version: '3', ...about() })).status).toBe(404)
  }
  expect((await (await visitor('rowan')).visit('/procedure')).body).not.toContain('work in pairs')
  expect((await (await visitor('rowan')).visit('/procedure/versions/2')).status).toBe(404)
  expect((await house.stranger().visit('/procedure')).body).toContain('An area may have a later version of its own')
  const { sql } = await import('kysely')
  for (const statement of ['update procedure_document set what = $$x$$', 'delete from procedure_document'])
    await expect(
      house.database.withActor(house.world.people.neil, (tx) => sql.raw(statement).execute(tx)),
    ).rejects.toThrow(/permission denied/)
})

test('the document’s own words about its beginning are shown, not put right', async () => {
  const { body } = await house.stranger().visit('/procedure')
  for (const words of ['Effective from: 13/07/21', 'is expected to be employed from 1/07/2023', '“July 2023”'])
    expect(body).toContain(words)
})
