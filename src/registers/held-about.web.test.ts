/** Subject access (P31): everything about one person, nothing of anybody else, for those who may ask. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { interfaceWords, held as words } from '#content'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { sealed, sealedByNobody } from '../../test/set-up/sealed.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'
import { newId } from '../kit/id.ts'
import { heldAbout } from './held-about.rows.ts'

let house: TestHouse
let id: string
beforeAll(async () => {
  house = await testHouse()
  const { owner, world } = house
  const { people, strathlorne } = world
  id = await plantDiscussion(owner, world, {
    status: 'time-set',
    people: { isla: 'requester', catriona: 'team-member', marion: 'facilitator' },
  })
  const about = { committeeId: strathlorne, id }
  for (const [name, email, person] of [
    [people.catriona.name, people.catriona.email, people.catriona.personId],
    ['Wanda Guest', 'wanda.guest@charity.example', null],
  ] as const) {
    const invitation = newId()
    const accessAt = { table: 'invitation', row: invitation, column: 'access_other' } as const
    await owner.query(
      `insert into invitation (committee_id, discussion_id, id, person_id, name, email, role, agency, invited_as, ticket_hash, invited_at,
         reply, access_needs, access_other, view) values ($1, $2, $3, $4, $5, $6, 'Worker', 'health', 'team-member', $7, now(), 'coming', '{breaks}',
         $8, $9)`,
      [
        ...[strathlorne, id, invitation, person, name, email, newId()],
        await sealed(house.database, about, accessAt, 'A quiet corner'),
        sealedByNobody,
      ],
    )
  }
  await owner.query(
    `insert into agreement (committee_id, discussion_id, id, role, person_id, answer, comment, at) values ($1, $2, $3, 'first-manager', $4, 'agree',
       $5, now())`,
    [strathlorne, id, newId(), people.gregor.personId, sealedByNobody],
  )
})
afterAll(() => house.close())

const visitor = (key: keyof TestHouse['world']['people']) => house.signedIn(house.world.people[key])

test('one’s own: account, parts, replies, letters; no name of anybody else and no words about a case', async () => {
  const isla = await visitor('catriona')
  const page = await isla.visit('/account/held')
  expect(page.status).toBe(200)
  for (const part of ['Catriona Milne', 'A quiet corner', words.things.relation, words.things.invitation])
    expect(page.body).toContain(part)
  expect(page.body).not.toMatch(/v1:|Gregor|Wanda|Isla/)
  const file = await isla.visit('/account/held.json')
  expect(file.headers['content-disposition']).toContain('attachment')
  const { things } = JSON.parse(file.body)
  expect(things.length).toBeGreaterThan(4)
  expect(JSON.stringify(things)).not.toMatch(/v1:|Gregor|Wanda|Isla|[0-9a-f]{8}-[0-9a-f]{4}/)
})

test('somebody without an account is found by their address, in this committee only', async () => {
  const ada = await visitor('ada')
  expect((await ada.submit('/people/held', { email: 'nobody' })).status).toBe(422)
  const found = await ada.submit('/people/held', { email: 'Wanda.Guest@charity.example' })
  expect(found.status).toBe(200)
  expect(found.body).toContain('Wanda Guest')
  expect(found.body).not.toMatch(/Catriona|Gregor/)
  expect((await ada.submit('/people/held', { email: 'nobody@charity.example' })).body).toContain(words.nothing)
  const { rowan } = house.world.people
  expect((await ada.visit(`/people/${rowan.personId}/held`)).status).toBe(404)
})

test('what was said for the facilitator alone is in one’s own list, and only said to be there for whoever answers', async () => {
  const { people } = house.world
  const ada = await visitor('ada')
  const needs = /A quiet corner|breaks/
  for (const page of [
    await ada.submit('/people/held', { email: 'wanda.guest@charity.example' }),
    await ada.visit(`/people/${people.catriona.personId}/held`),
    await ada.visit(`/people/${people.catriona.personId}/held.json`),
  ]) {
    expect(page.status).toBe(200)
    expect(page.body).not.toMatch(needs)
  }
  expect((await ada.visit(`/people/${people.catriona.personId}/held`)).body).toContain(words.facts['left-out'])
  const system = { kind: 'system', committeeId: house.world.strathlorne } as const
  const held = await house.database.withActor(system, (tx) =>
    heldAbout(tx, system, { address: 'wanda.guest@charity.example' }, house.clock.now()),
  )
  expect(JSON.stringify(held)).not.toMatch(needs)
})

test('what a request says about the practitioner is in their own list', async () => {
  const { strathlorne, people } = house.world
  for (const [question, value] of [
    ['phone', '01631 496 0123'],
    ['access', 'Somewhere near the door'],
  ] as const)
    await house.owner.query(
      `insert into request_answer (committee_id, discussion_id, question, kind, value, answered_at, answered_by)
       values ($1, $2, $3, 'request-arranging', $4, now(), $5)`,
      [
        ...[strathlorne, id, question],
        JSON.stringify(
          await sealed(
            house.database,
            { committeeId: strathlorne, id },
            { table: 'request_answer', row: question, column: 'value' },
            value,
          ),
        ),
        people.isla.personId,
      ],
    )
  const own = await (await visitor('isla')).visit('/account/held')
  expect(own.body).toContain('01631 496 0123')
  expect(own.body).toContain('Somewhere near the door')
  expect(own.body).toContain(words.left_out.title)
  const answered = await (await visitor('ada')).visit(`/people/${people.isla.personId}/held`)
  expect(answered.body).toContain(words.things['request-about-you'])
  expect(answered.body).not.toMatch(/496 0123|near the door/)
})

test('parts, steps and looks are said in people’s words', async () => {
  const isla = await visitor('isla')
  await isla.visit('/desk')
  const { body } = await isla.visit('/account/held')
  for (const said of [interfaceWords.relations.requester, 'Read: Their own desk']) expect(body).toContain(said)
  expect(body).not.toMatch(/: requester<|: (read|act|sign-in)</)
})

test('a request for another format is found by the whole address, however it was typed, and by no part of it', async () => {
  const { owner, world, database, clock } = house
  const asked = async (reach: string) =>
    owner.query(
      `insert into format_request (committee_id, id, format, subject, reach, asked_at, due_on) values ($1, $2, 'large-print', 'The page', $3, now(), now())`,
      [world.strathlorne, newId(), reach],
    )
  const own = [
    'ann@x.example',
    'Write to Ann@X.example.',
    'Ann <ann@x.example>, or ring',
    'mailto:ann@x.example; mornings',
  ]
  const others = ['joann@x.example', 'ann@x.example.org', 'Ann, at x.example', 'o.ann@x.example']
  for (const reach of [...own, ...others]) await asked(reach)
  const found = await database.withActor(world.people.ada, (tx) =>
    heldAbout(tx, world.people.ada, { address: 'ann@x.example' }, clock.now()),
  )
  expect(found.map(({ facts }) => facts.reach).sort()).toEqual([...own].sort())
})

test('cover that was ended in the small hours of summer ended on that day', async () => {
  const { owner, world, database, clock } = house
  await owner.query(
    `insert into cover (committee_id, id, absent_id, covers_id, from_day, to_day, set_by, set_at, ended_at)
     values ($1, $2, $3, $4, '2026-07-01', '2026-07-20', $3, '2026-06-30T10:00Z', '2026-07-09T23:30Z')`,
    [world.strathlorne, newId(), world.people.gregor.personId, world.people.andrew.personId],
  )
  const held = await database.withActor(world.people.gregor, (tx) =>
    heldAbout(tx, world.people.gregor, { personId: world.people.gregor.personId }, clock.now()),
  )
  expect(held.find((thing) => thing.held === 'cover')?.facts.until).toBe('2026-07-10')
})

test('an administrator makes it for a colleague, without what is the colleague’s alone, and it is written down', async () => {
  const { people } = house.world
  const isla = await visitor('isla')
  await isla.submit('/learning/new', {
    title: 'Only mine',
    shape: 'general',
    'written-on-day': '5',
    'written-on-month': '1',
    'written-on-year': '2026',
  })
  const ada = await visitor('ada')
  const page = await ada.visit(`/people/${people.isla.personId}/held`)
  expect(page.status).toBe(200)
  expect(page.body).toContain(words.left_out.notes.of)
  expect(page.body).not.toMatch(/Only mine|A learning note \(/)
  expect((await ada.visit(`/people/${people.isla.personId}/held.json`)).body).not.toContain('learning_note')
  expect((await isla.visit('/account/held')).body).toContain(words.things.learning_note)
  const { rows } = await house.owner.query(
    `select verb from (select verb, kind, person_id from audit union all select verb, kind, person_id from audit_entry) a
     where kind = 'subject-access' and person_id = $1`,
    [people.ada.personId],
  )
  expect(rows.length).toBeGreaterThan(1)
  expect(new Set(rows.map(({ verb }) => verb))).toEqual(new Set(['export']))
})

test('nobody else may ask, on a page or in the database', async () => {
  const { people } = house.world
  for (const key of ['isla', 'ruth', 'fiona', 'neil', 'marion', 'rowan'] as const) {
    const other = await visitor(key)
    for (const path of [
      '/people/held',
      `/people/${people.catriona.personId}/held`,
      `/people/${people.catriona.personId}/held.json`,
    ])
      expect((await other.visit(path)).status).toBe(404)
    const now = house.clock.now()
    const read = (subject: Parameters<typeof heldAbout>[2]) =>
      house.database.withActor(people[key], (tx) => heldAbout(tx, people[key], subject, now))
    expect(await read({ personId: people.catriona.personId })).toEqual([])
    expect(await read({ address: 'wanda.guest@charity.example' })).toEqual([])
  }
  house.clock.ahead += 6 * 60_000
  const ada = await visitor('ada')
  house.clock.ahead += 6 * 60_000
  expect((await ada.visit('/people/held')).location).toMatch(/^\/confirm/)
})

/** Columns that lead to a person or an address and are not asked → why. */
const notAsked: Readonly<Record<string, string>> = {
  'audit.about_person': 'what others did with an account: the auditor’s, and the committee answers for it',
  'audit_entry.about_person': 'the same, sealed',
  'newcomer.line_manager_id': 'whom somebody would report to who has not said yes: asked once they have',
  'learning_note.person_id': 'the author’s alone: listed and taken on their own pages',
  'self_review.person_id': 'the author’s alone',
  'sealed_note.written_by': 'says of nobody but the family who they are; that it was written stands in the audit',
  'sign_in_link.person_id': 'fifteen minutes old at most',
  'briefing.told_by': 'a name as somebody typed it: nobody can be found by it for certain',
  'facilitator_offer.answer_by': 'a day',
  'operation.held_by': 'a kind of agency',
  'evaluation_report.released_by': 'stands in the audit too, which is asked',
  'procedure_document.approved_by': 'a committee or group, as somebody typed it',
  'procedure_document.noted_by': 'stands in the audit too, which is asked',
  'publication.made_by': 'stands in the audit too, which is asked',
  'training.reach': 'for one kind of agency, or several',
  'audit.person_id': 'asked through looks_by',
  'audit_entry.person_id': 'asked through looks_by',
}

test('every column of the database that leads to a person is asked', async () => {
  const { rows } = await house.owner.query<{ name: string }>(
    `select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'common_ground' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and (a.attname ~ '(^|_)(person|by|person_id|email|address|manager_id|requester_id)$' or a.attname in ('reach', 'someone_else', 'begun_by')
         or exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey) and k.confrelid = 'common_ground.person'::regclass))`,
  )
  const { rows: asked } = await house.owner.query<{ source: string }>(
    `select pg_get_functiondef('held_about'::regproc) as source`,
  )
  const source = asked[0]?.source ?? ''
  const isAsked = (name: string): boolean => {
    const [table = '', column = ''] = name.split('.')
    const parts = source
      .split('union all')
      .filter((part) => new RegExp(`\\bfrom ${table}\\b|\\bjoin ${table}\\b`).test(part))
    return parts.some((part) => new RegExp(`\\b${column}\\b`).test(part))
  }
  expect(rows.length).toBeGreaterThan(40)
  expect(
    rows
      .map(({ name }) => name)
      .filter((name) => !isAsked(name) && !(name in notAsked))
      .sort(),
  ).toEqual([])
})
