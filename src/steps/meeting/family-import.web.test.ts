import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import { openedRoom, roomVisitor } from '../../../test/set-up/room-visitor.ts'

let house: TestHouse
let origin: string
beforeAll(async () => {
  house = await testHouse()
  origin = await house.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => house.close())

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
  expect(await isla.submit('/family', { board: 'gedcom', gedcom: three.join('\r\n') })).toBe(303)
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
  const twice = [...loop, '0 @G@ FAM', '1 HUSB @B@', '1 CHIL @A@'].join('\n')
  expect((await isla.submit(`${page}/genogram`, { gedcom: twice }, `${page}/family`)).status).toBe(409)
  expect(await nothing()).toEqual([]) // all or none
})

test('only those who write in the room bring a family in', async () => {
  const { id, people } = await openedRoom(house)
  const gedcom = three.join('\n')
  const stranger = await roomVisitor(house, people.calum, id, origin)
  expect(await stranger.submit('/family', { gedcom })).toBe(404)
})
