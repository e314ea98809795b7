import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import { openedRoom, roomVisitor } from '../../../test/set-up/room-visitor.ts'
import { watchRoom } from '../../../test/set-up/room-watcher.ts'
import { newId } from '../../kit/id.ts'
import { textMark } from '../../room/family-import.ts'

let house: TestHouse
let origin: string
beforeAll(async () => {
  house = await testHouse()
  origin = await house.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => house.close())

/** As after the question: the numbers of this text were agreed to. */
const agreed = (text: string, more: Readonly<Record<string, string>> = {}) => ({
  board: 'gedcom',
  gedcom: text,
  counted: textMark(text),
  ...more,
})

const header = ['0 HEAD', '1 GEDC', '2 VERS 7.0']
const three = [
  ...header,
  '0 @X17@ INDI',
  '1 NAME Morag /Unheardof/',
  '1 SEX F',
  '1 BIRT',
  '2 DATE 3 MAR 1990',
  '0 @X18@ INDI',
  '1 SEX M',
  '1 DEAT Y',
  '0 @X19@ INDI',
  '0 @F1@ FAM',
  '1 HUSB @X18@',
  '1 WIFE @X17@',
  '1 CHIL @X19@',
  '1 DIV Y',
  '0 TRLR',
]

test('a family comes in without its names, dates and ids, everybody in the room sees it, and it leaves as GEDCOM again', async () => {
  const { id, people } = await openedRoom(house)
  const isla = await roomVisitor(house, people.isla, id, origin)
  const catriona = await roomVisitor(house, people.catriona, id, origin)
  const entries = async () =>
    (await house.owner.query(`select 1 from operation where discussion_id = $1 and board = 'genogram'`, [id])).rows
  expect(await isla.submit('/family', agreed(three.join('\r\n')))).toBe(303)
  expect(await entries()).toHaveLength(5)
  const { body } = await catriona.visit('/genogram')
  expect(body).toContain('Two generations, three people.')
  expect(body).toContain('Somebody 2 and Somebody 1: divorced.')
  for (const gone of ['Morag', 'Unheardof', '1990', 'X17']) expect(body).not.toContain(gone)
  const file = await catriona.fetch('/files/genogram.ged')
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="genogram.ged"')
  expect(file.bytes.toString()).toMatch(/^0 HEAD\n1 GEDC\n2 VERS 7\.0\n/)
  expect(file.bytes.toString()).toContain('1 DIV Y')
  expect((await catriona.fetch('/files/ecomap.ged')).status).toBe(404)
})

test('what is wrong is told line by line, and nothing of it comes in', async () => {
  const { id, people, page } = await openedRoom(house)
  const isla = await house.signedIn(people.isla)
  const answer = await isla.submit(
    `${page}/genogram`,
    { gedcom: [...header, 'nonsense', '0 @F1@ FAM', '1 HUSB @X9@'].join('\n') },
    `${page}/family`,
  )
  expect(answer.status).toBe(422)
  expect(answer.body).toContain('Line 4: this is no line of GEDCOM')
  expect(answer.body).toContain('Line 6: this leads to nobody in the file')
  expect(answer.body).toContain('1 HUSB @X9@') // what was pasted is still there
  const nothing = async () => {
    const { rows } = await house.owner.query(
      `select 1 from operation where discussion_id = $1 and board = 'genogram'`,
      [id],
    )
    return rows
  }
  expect(await nothing()).toEqual([])
  const loop = [...header, '0 @A@ INDI', '0 @B@ INDI', '0 @F@ FAM', '1 HUSB @A@', '1 CHIL @B@']
  const twice = [...loop, '0 @G@ FAM', '1 HUSB @B@', '1 CHIL @A@', '0 TRLR'].join('\n')
  expect((await isla.submit(`${page}/genogram`, agreed(twice), `${page}/family`)).status).toBe(409)
  expect(await nothing()).toEqual([]) // all or none
})

test('a file that was cut off comes in not even in part, and each place is told by its line', async () => {
  const { id, people, page } = await openedRoom(house)
  const isla = await house.signedIn(people.isla)
  const cut = [...header, '0 @I1@ INDI', '1 SEX F', '1 FAMC @F9@', '0 @F1@ FAM', '1 CHIL @I2@'].join('\n')
  const answer = await isla.submit(`${page}/genogram`, agreed(cut), `${page}/family`)
  expect(answer.status).toBe(422)
  for (const told of [
    'Line 6: this leads to a family that is not in the file.',
    'Line 8: this leads to nobody in the file.',
    'Line 8: the file stops here without its last line (0 TRLR)',
  ])
    expect(answer.body).toContain(told)
  const { rows } = await house.owner.query(`select 1 from operation where discussion_id = $1 and board = 'genogram'`, [
    id,
  ])
  expect(rows).toEqual([])
})

test('before anything comes in its numbers are shown, and what is left out; another text is asked about anew', async () => {
  const { id, people, page } = await openedRoom(house)
  const isla = await house.signedIn(people.isla)
  const entries = async () =>
    (await house.owner.query(`select 1 from operation where discussion_id = $1 and board = 'genogram'`, [id])).rowCount
  const text = [...three.slice(0, -1), '0 @F2@ FAM', '1 CHIL @X17@', '1 NOTE Often seen', '0 TRLR'].join('\r\n')
  const send = (fields: Readonly<Record<string, string>>) => isla.submit(`${page}/genogram`, fields, `${page}/family`)
  const asked = await send({ board: 'gedcom', gedcom: text })
  expect([asked.status, await entries()]).toEqual([200, 0])
  expect(asked.body).toContain('Comes in: 3 people, 1 couple, 1 child of a couple.')
  expect(asked.body).toContain(
    'Is left out: 1 name, 1 date, 2 other entries, such as notes, 1 couple without a partner in the file, whose children are joined to nobody.',
  )
  const [, counted = ''] = /name="counted" value="([^"]+)"/.exec(asked.body) ?? []
  const other = await send({ board: 'gedcom', gedcom: three.join('\n'), counted })
  expect([other.status, await entries()]).toEqual([200, 0])
  expect((await send({ board: 'gedcom', gedcom: text, counted })).status).toBe(303)
  expect(await entries()).toBe(5)
})

test('a second family is numbered on: nobody is "Somebody 1" twice', async () => {
  const { id, people } = await openedRoom(house)
  const isla = await roomVisitor(house, people.isla, id, origin)
  for (const family of [newId(), newId()])
    expect(await isla.submit('/family', agreed(three.join('\n'), { family }))).toBe(303)
  const { body } = await isla.visit('/genogram')
  expect(body).toContain('Somebody 2 and Somebody 1: divorced.')
  expect(body).toContain('Somebody 5 and Somebody 4: divorced.')
})

test('more people than the drawing takes are refused beside the text before anything is asked of the room', async () => {
  const { people, page } = await openedRoom(house)
  const isla = await house.signedIn(people.isla)
  const answer = await isla.submit(`${page}/genogram`, { gedcom: largeFamily(301).join('\n') }, `${page}/family`)
  expect([answer.status, answer.body.includes('There are more than 300 people in this text')]).toEqual([422, true])
})

test('only those who write in the room bring a family in', async () => {
  const { id, people } = await openedRoom(house)
  const gedcom = three.join('\n')
  const stranger = await roomVisitor(house, people.calum, id, origin)
  expect(await stranger.submit('/family', { gedcom })).toBe(404)
})

test('one change takes the whole family back, its words go for good, and who was added since stays', async () => {
  const { id, people } = await openedRoom(house)
  const isla = await roomVisitor(house, people.isla, id, origin)
  const family = newId()
  for (const _ of ['sent', 'sent again'])
    expect(await isla.submit('/family', agreed(three.join('\n'), { family }))).toBe(303)
  const { rows } = await house.owner.query(
    `select subject from operation where discussion_id = $1 and type = 'add-person' order by number`,
    [id],
  )
  expect(rows).toHaveLength(3) // the same family comes in once
  const [first] = rows
  await isla.operate('genogram', { type: 'edit-person', person: first.subject, label: 'Carer 7' })
  await isla.operate('genogram', { type: 'add-person', person: newId(), label: 'Aunt 1', partnerOf: first.subject })
  expect((await isla.operate('genogram', { type: 'remove-family', family })).status).toBe(200)
  expect((await isla.visit('/genogram')).body).toContain('One generation, one person.')
  const left = await house.owner.query(
    `select 1 from operation where discussion_id = $1 and subject = any($2) and words ? 'label'`,
    [id, rows.map(({ subject }) => subject)],
  )
  expect(left.rows).toEqual([])
  expect((await isla.operate('genogram', { type: 'restore-family', family })).status).toBe(200)
  const { body } = await isla.visit('/genogram')
  expect(body).toContain('four people')
  expect(body).not.toContain('Carer 7')
})

test('a large family comes in while others go on working, is written down as one act, and reaches everybody', async () => {
  const { id, people } = await openedRoom(house)
  const isla = await roomVisitor(house, people.isla, id, origin)
  const catriona = await roomVisitor(house, people.catriona, id, origin)
  const acts = async (): Promise<number> =>
    (
      await house.owner.query(
        `select count(*)::int as n from audit where discussion_id = $1 and kind = 'meeting' and verb = 'act'`,
        [id],
      )
    ).rows[0].n
  const before = await acts()
  const watcher = await watchRoom(origin, `${catriona.page}/stream`, catriona.cookie)
  const [brought, ...written] = await Promise.all([
    isla.submit('/family', agreed(largeFamily(280).join('\n'), { family: newId() })),
    ...Array.from({ length: 4 }, (_, at) =>
      catriona.operate('notes', { type: 'add', card: newId(), box: 'notes', text: `Thought ${at}.` }),
    ),
  ])
  expect([brought, ...written.map(({ status }) => status)]).toEqual([303, ...Array(4).fill(200)])
  expect((await acts()) - before).toBe(5)
  await watcher.until(({ content }) => Object.keys(content?.state?.genogram.people ?? {}).length === 280)
  watcher.close()
  const { rows } = await house.owner.query(
    `select count(*)::int as all, max(number) as last from operation where discussion_id = $1`,
    [id],
  )
  expect(rows[0].all).toBe(rows[0].last) // no number is missing
})

/** Parents with three children each, generation after generation. */
function largeFamily(size: number): string[] {
  const people = Array.from({ length: size }, (_, at) => [`0 @P${at}@ INDI`, `1 SEX ${at % 2 ? 'M' : 'F'}`])
  const families = Array.from({ length: Math.floor((size - 2) / 3) }, (_, at) => [
    `0 @F${at}@ FAM`,
    `1 HUSB @P${at * 2}@`,
    `1 WIFE @P${at * 2 + 1}@`,
    ...[0, 1, 2]
      .map((child) => at * 3 + 2 + child)
      .filter((child) => child < size && child > at * 2 + 1)
      .map((child) => `1 CHIL @P${child}@`),
  ])
  return [
    ...header,
    ...people.flat(),
    ...families.flat().filter((line) => !/@P(\d+)@/.test(line) || Number(/@P(\d+)@/.exec(line)?.[1]) < size),
    '0 TRLR',
  ]
}
