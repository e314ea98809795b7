import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { plantDiscussion } from '../../test/set-up/world.ts'
import type { System } from '../discussion.ts'
import { newId } from '../kit/id.ts'
import { quarterOf, quartersUpTo } from '../kit/quarter.ts'
import { sealEvaluation } from '../trust/evaluation-words.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  const quarters = quartersUpTo(house.clock.now(), 4)
  for (const [at, sector] of ['health', 'health', 'health', 'health', 'health', 'police', 'police'].entries())
    await answered(quarters[2] ?? '', {
      agency: sector,
      'a-challenge': '8',
      'a-challenge-then': '4',
      'a-safe': at === 0 ? '2' : '5',
    })
  for (let at = 0; at < 3; at += 1) await answered(quarters[3] ?? '', { 'a-safe': '1' }, { 'a-best': `Lately ${at}.` })
})
afterAll(() => house.close())

async function answered(
  quarter: string,
  answers: Record<string, string>,
  words: Record<string, string> = { 'a-best': 'The quiet.' },
) {
  const batch = { committeeId: house.world.strathlorne, form: 'after', quarter }
  const sealed = await house.database.withActor({ kind: 'system', committeeId: batch.committeeId }, (tx) =>
    sealEvaluation(tx, batch, words),
  )
  await house.owner.query(
    `insert into evaluation_answer (committee_id, id, form, quarter, answers, words) values ($1, $2, 'after', $3, $4, $5)`,
    [batch.committeeId, crypto.randomUUID(), quarter, JSON.stringify(answers), JSON.stringify(sealed)],
  )
}

const visit = async (key: keyof TestHouse['world']['people'], path: string) =>
  (await house.signedIn(house.world.people[key])).visit(path)

test('the Policy Team reads figures of enough people; the last few answers wait', async () => {
  const page = await visit('neil', '/reports/evaluation')
  expect(page.status).toBe(200)
  expect(page.body).toContain('From 7 answers')
  expect(page.body).toContain('86%') // six of seven felt safe; the three of this quarter are not in it
  expect(page.body).toContain('The quiet.')
  expect(page.body).not.toContain('Lately')
  const now = quarterOf(house.clock.now())
  const running = await visit('neil', `/reports/evaluation?from=${now}&to=${now}`)
  expect(running.body).not.toContain('Lately')
  expect(running.body).not.toContain(`value="${now}"`)
})

test('the agencies are shown whole or not at all', async () => {
  const { body } = await visit('neil', '/reports/evaluation')
  expect(body).toContain('by agency</h2>')
  expect(body).toContain('Shown whole or not at all')
  expect(body).not.toMatch(/>(Health|Police)</)
  expect((await visit('neil', '/reports/evaluation.csv')).body).not.toMatch(/Health|Police/)
})

test('the table to take away says the same and is audited', async () => {
  const table = await visit('neil', '/reports/evaluation.csv')
  expect(table.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(table.body).toContain('"I felt safe to speak.","Agree","86%"')
  expect(table.body).not.toContain('The quiet.')
  const word = await visit('neil', '/reports/evaluation/after.docx')
  expect(word.headers['content-type']).toContain('wordprocessingml')
  const { rows } =
    await house.owner.query(`select verb from (select verb, kind, at from audit union all select verb, kind, at from audit_entry) as written
      where kind = 'evaluation-report' order by at`)
  expect(rows.map(({ verb }) => verb)).toContain('export')
})

test('use and difference: how often from the figures for publication, how long up to the last quarter that is over', async () => {
  const { owner, world, clock } = house
  const year = Number(quarterOf(clock.now()).slice(0, 4)) - 1
  const met = async (day: string, later: string) => {
    const id = await plantDiscussion(owner, world, { status: 'finished', begunBy: world.people.isla })
    for (const [number, event, at] of [
      [1, 'request-sent', day],
      [2, 'found-suitable', day],
      [3, 'meeting-held', later],
    ] as const)
      await owner.query(
        'insert into history (committee_id, discussion_id, number, event, at) values ($1, $2, $3, $4, $5)',
        [world.strathlorne, id, number, event, at],
      )
  }
  for (let at = 0; at < 4; at += 1) await met(`${year}-02-01T10:00:00Z`, `${year}-02-14T10:00:00Z`)
  const text = async (key: 'neil' | 'fiona') =>
    (await visit(key, '/reports/impact')).body.replaceAll(/value="[^"]*"|nonce="[^"]*"/g, '')
  const four = await text('neil')
  expect(four).not.toContain('Half of the discussions')
  await met(`${year}-02-01T10:00:00Z`, `${year}-02-14T10:00:00Z`)
  const five = await text('fiona')
  expect(five).toContain('Half of the discussions met within 13 days of the request.')
  expect(five).not.toMatch(/RCD-|Test |>5</)
  await met(clock.now().toISOString(), clock.now().toISOString())
  expect(await text('fiona')).toBe(five) // whoever asked and met today shows in nothing
  const neil = await house.signedIn(world.people.neil)
  await neil.submit('/reports/publication', {}, `/reports/publication/${year}`)
  const made = await text('neil')
  expect(made).toMatch(new RegExp(`${year}</th><td[^>]*>(?:<[^>]*>)*5<`))
  expect(made).not.toMatch(/Social work/) // everybody who asked was of one agency
})

test('near misses are counted over all discussions, few of them not at all, and never told (P22)', async () => {
  const { owner, world, clock } = house
  const lately = clock.now()
  const quarterAgo = new Date(lately.getTime() - 92 * 86_400_000)
  const nearMiss = async (at: Date) => {
    const id = await plantDiscussion(owner, world, { status: 'record-shared' })
    await owner.query(
      `insert into read_back (committee_id, discussion_id, id, person_id, copy, answer, reason, comment, at)
       values ($1, $2, $3, $4, 1, 'someone-known', 'identifier', '', $5)`,
      [world.strathlorne, id, newId(), world.people.tom.personId, at],
    )
  }
  const card = async () => {
    const { body } = await visit('neil', '/reports/impact')
    expect(body).toMatch(/Counted up to the end of [^.]*\d{4}, the last quarter that is over/)
    return body.slice(body.indexOf('Near misses')).replace(/<[^>]+>/g, ' ')
  }
  for (let count = 0; count < 4; count += 1) await nearMiss(quarterAgo)
  await nearMiss(lately) // of the quarter that runs
  expect(await card()).toMatch(/Noticed and put right\s+Nothing can be shown yet/)
  await nearMiss(quarterAgo)
  expect(await card()).toMatch(/Noticed and put right.*\b5\b/s)
  const id = await plantDiscussion(owner, world, { status: 'record-shared' })
  await owner.query(
    `insert into kept_word (committee_id, discussion_id, id, place, mark, choice_mark, why, reason, sentence, asked_by, asked_at, answer, answered_by, answered_at)
     values ($1, $2, $3, 'record', md5('a'), md5('b'), 'name', 'other', '{}', $4, $6, 'refuse', $5, $6)`,
    [world.strathlorne, id, newId(), world.people.marion.personId, world.people.ruth.personId, quarterAgo],
  )
  const six = await card()
  expect(six).toMatch(/Noticed and put right.*\b6\b/s)
  const { nearMisses } = await import('./impact.rows.ts')
  const system: System = { kind: 'system', committeeId: world.strathlorne }
  await house.database.withActor(system, async (tx) => {
    await tx.deleteFrom('read_back').where('committee_id', '=', world.strathlorne).execute()
    await tx.deleteFrom('kept_word').where('committee_id', '=', world.strathlorne).execute()
  })
  expect((await owner.query('select 1 from read_back union all select 1 from kept_word')).rows).toEqual([])
  expect(await card()).toBe(six)
  expect(await house.database.withActor(world.people.ruth, nearMisses)).toEqual([])
})

test('other duties and other committees find nothing', async () => {
  for (const key of ['fiona', 'ruth', 'ada', 'isla', 'rowan'] as const)
    for (const path of ['/reports/evaluation', '/reports/evaluation.csv', '/reports/evaluation/after.docx'])
      expect((await visit(key, path)).status).toBe(404)
  for (const key of ['ruth', 'ada', 'isla', 'marion', 'rowan'] as const)
    expect((await visit(key, '/reports/impact')).status).toBe(404)
})
