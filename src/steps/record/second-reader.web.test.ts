import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addWorkingDays, formatDateSeenFrom } from '#content'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import { plantHeldMeeting } from '../../../test/set-up/meetings.ts'
import type { Visitor } from '../../../test/set-up/visitor.ts'

/** P22: what almost surely shows who somebody is stays in a record only where a second person has seen it and agrees. */
let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const sentence = 'Mrs Lomax says that help is a way of walking together.'
const people = () => house.world.people

/** Written and ready but for one word that its writer keeps. */
async function keptRecord() {
  const { id } = await plantHeldMeeting(house)
  const marion = await house.signedIn(people().marion)
  for (const [section, answers] of Object.entries({
    explored: { text: 'We explored how help can be long.' },
    learning: { together: 'Ask when, not only whether.' },
    wellbeing: { answer: 'yes' },
  }))
    await write(marion, id, section, answers)
  const views = { text: `Some of us saw hope. ${sentence} Others were careful.` }
  const asked = await write(marion, id, 'views', views)
  expect(asked.status).toBe(422)
  const keep = /name="(_kept\.text\.[0-9a-f]{6})"/.exec(asked.body)?.[1] ?? ''
  expect((await write(marion, id, 'views', { ...views, [keep]: 'author' })).status).toBe(303)
  return { id, marion, page: `/discussions/${id}/record`, views, keep }
}

const write = (visitor: Visitor, id: string, section: string, answers: Record<string, string>) =>
  visitor.submit(`/discussions/${id}/record/draft?section=${section}`, answers, `/discussions/${id}/record/draft`)

const rows = async (id: string) =>
  (await house.owner.query('select * from kept_word where discussion_id = $1', [id])).rows
/** Sent straight to the address, whether or not a page shows a form. */
async function answer(visitor: Visitor, id: string, said: string) {
  const hidden = await visitor.hidden('/desk', '/sign-out')
  return visitor.post(`/discussions/${id}/kept-words`, { ...hidden, word: (await rows(id))[0]?.id, answer: said })
}

test('a record with a kept name is offered only when a second person of the Reviewing Team agrees', async () => {
  const { id, marion, page } = await keptRecord()
  const early = await marion.submit(`${page}/offer`, { days: '5' })
  expect(early.status).toBe(422)
  expect(early.body).toContain('A second person has to look first')

  expect((await marion.submit(`${page}/draft`, {}, `${page}/second-reader`)).status).toBe(303)
  expect((await marion.visit(`${page}/draft`)).body).toContain('A second person looks at the words you keep (1)')
  const [asked] = await rows(id)
  expect(JSON.stringify(asked)).not.toContain('Lomax') // sealed
  await house.owner.query(`update discussion set status_since = status_since - interval '40 days' where id = $1`, [id])
  const desk = (await (await house.signedIn(people().ruth)).visit('/desk')).body
  const row = desk.split('<li').find((one) => one.includes(`/discussions/${id}/kept-words`)) ?? ''
  expect(row).toContain(formatDateSeenFrom(addWorkingDays(new Date(), 2), new Date()))
  const letters = await house.owner.query(
    `select to_address, values::text, link from letter where discussion_id = $1 and letter = 'record-second-reader'`,
    [id],
  )
  expect(letters.rows).toEqual([
    {
      to_address: 'mailbox:reviewing-team',
      values: expect.not.stringContaining('Lomax'),
      link: `/discussions/${id}/kept-words`,
    },
  ])

  const ruth = await house.signedIn(people().ruth)
  expect((await ruth.visit('/desk')).body).toContain(`/discussions/${id}/kept-words`)
  const look = await ruth.visit(`/discussions/${id}/kept-words`)
  expect(look.body).toContain('<mark class="cg-mark-t">Mrs Lomax</mark>')
  expect(look.body).toContain('help is a way of walking together')
  expect(look.body).toContain('It is the name of a writer or a model')
  expect(look.body).not.toContain('Others were careful') // no more of the record than the sentence
  const { rows: reads } = await house.owner.query(
    `select verb from audit where kind = 'kept-words' and discussion_id = $1 and person_id = $2
     union all select verb from audit_entry where kind = 'kept-words' and discussion_id = $1 and person_id = $2`,
    [id, people().ruth.personId],
  )
  expect(reads).toContainEqual({ verb: 'read' })
  expect((await marion.submit(`${page}/offer`, { days: '5' })).status).toBe(422) // still waiting

  expect((await answer(ruth, id, 'perhaps')).status).toBe(422)
  expect((await answer(ruth, id, 'agree')).status).toBe(303)
  expect(await rows(id)).toMatchObject([{ answer: 'agree', answered_by: people().ruth.personId, sentence: {} }])
  expect((await ruth.visit(`/discussions/${id}/kept-words`)).body).not.toContain('Lomax')
  expect((await marion.submit(`${page}/offer`, { days: '5' })).status).toBe(303)
})

test('a word that was refused has to be changed, and cannot be kept again', async () => {
  const { id, marion, page, views, keep } = await keptRecord()
  await marion.submit(`${page}/draft`, {}, `${page}/second-reader`)
  await answer(await house.signedIn(people().ruth), id, 'refuse')
  const offered = await marion.submit(`${page}/offer`, { days: '5' })
  expect(offered.status).toBe(409)
  expect(offered.body).toContain('Some words may show who someone is')
  const again = await write(marion, id, 'views', { ...views, [keep]: 'author' })
  expect(again.status).toBe(422)
  expect(again.body).not.toContain('_kept.text')
  expect((await write(marion, id, 'views', { text: 'Help is a way of walking together.' })).status).toBe(303)
  expect((await marion.submit(`${page}/offer`, { days: '5' })).status).toBe(303)
})

test('an answer is for the word in its sentence: another sentence is asked about anew', async () => {
  const { id, marion, page } = await keptRecord()
  await marion.submit(`${page}/draft`, {}, `${page}/second-reader`)
  await answer(await house.signedIn(people().ruth), id, 'agree')
  expect((await write(marion, id, 'views', { text: 'Mrs Lomax was late again.' })).status).toBe(303) // the word was kept before
  const offered = await marion.submit(`${page}/offer`, { days: '5' })
  expect(offered.status).toBe(422)
  expect(offered.body).toContain('A second person has to look first')
})

test('nobody with a part in it is the second person, nor the writer, nor who is not of the Reviewing Team', async () => {
  const { id, marion, page } = await keptRecord()
  await marion.submit(`${page}/draft`, {}, `${page}/second-reader`)
  const [word] = await rows(id)
  const { catriona, helen, ruth } = people()
  for (const key of [catriona, helen])
    expect((await answer(await house.signedIn(key), id, 'agree')).status).not.toBe(303)
  await house.owner.query(
    `insert into duty (committee_id, person_id, duty) values ($1, $2, 'reviewing-team'), ($1, $3, 'reviewing-team')`,
    [house.world.strathlorne, catriona.personId, people().marion.personId],
  )
  for (const key of [catriona, people().marion]) {
    const own = await house.signedIn(key)
    expect((await own.visit(`/discussions/${id}/kept-words`)).body).not.toContain('<mark')
    expect((await answer(own, id, 'agree')).status).toBe(409)
    // Row-level security says the same, whatever the pages do.
    const done = await house.database.withActor({ ...key, duties: ['reviewing-team'] }, (tx) =>
      sql`update kept_word set answer = 'agree', answered_by = ${key.personId}, answered_at = ${new Date()}, sentence = '{}'
        where id = ${word.id}`.execute(tx),
    )
    expect(Number(done.numAffectedRows)).toBe(0)
  }
  await house.owner.query(
    `insert into conflict_of_interest (committee_id, discussion_id, person_id) values ($1, $2, $3)`,
    [house.world.strathlorne, id, ruth.personId],
  )
  expect((await (await house.signedIn(ruth)).visit(`/discussions/${id}/kept-words`)).status).toBe(404)
})
