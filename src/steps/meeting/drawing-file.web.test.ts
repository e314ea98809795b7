import PizZip from 'pizzip'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import { openedRoom, type RoomVisitor, roomVisitor } from '../../../test/set-up/room-visitor.ts'
import { newId } from '../../kit/id.ts'

let house: TestHouse
let origin: string
let room: Awaited<ReturnType<typeof openedRoom>>
let isla: RoomVisitor

beforeAll(async () => {
  house = await testHouse()
  origin = await house.app.listen({ port: 0, host: '127.0.0.1' })
  room = await openedRoom(house)
  isla = await roomVisitor(house, room.people.isla, room.id, origin)
})
afterAll(() => house.close())

const exported = async (): Promise<number> => {
  const { rows } = await house.owner.query(
    `select 1 from audit_entry where verb = 'export' and kind = 'meeting' and discussion_id = $1 and person_id = $2`,
    [room.id, room.people.isla.personId],
  )
  return rows.length
}

test('nothing to take along while nobody is on the drawing, and nothing is written down as taken', async () => {
  expect((await isla.fetch('/files/genogram.pdf')).status).toBe(404)
  expect(await exported()).toBe(0)
})

test('a genogram as SVG, PNG, PDF and Word: with its letters, its words for who does not see it, and an entry for each', async () => {
  const child = newId()
  await isla.operate('genogram', { type: 'add-person', person: child, label: 'Child A', sex: 'F', age: '5-to-11' })
  await isla.operate('genogram', { type: 'add-person', person: newId(), label: 'Mother', sex: 'F', parentOf: child })

  const svg = await isla.fetch('/files/genogram.svg')
  expect(svg.status).toBe(200)
  expect(svg.headers.get('content-type')).toBe('image/svg+xml')
  expect(svg.headers.get('content-disposition')).toBe('attachment; filename="genogram.svg"')
  expect(svg.headers.get('cache-control')).toBe('no-store')
  expect(svg.bytes.toString()).toContain('Two generations, two people.')

  const png = await isla.fetch('/files/genogram.png')
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
  expect(png.bytes.readUInt32BE(16)).toBe(2 * Number(/ width="(\d+)"/.exec(svg.bytes.toString())?.[1]))

  const pdf = (await isla.fetch('/files/genogram.pdf')).bytes.toString('latin1')
  expect(pdf).toMatch(/^%PDF-1\.7/)
  for (const sign of ['/StructTreeRoot', '/Lang (en-GB)', '/S /Figure', '/Alt ', 'pdfuaid:part', 'SourceSans3'])
    expect(pdf, sign).toContain(sign)

  const word = new PizZip((await isla.fetch('/files/genogram.docx')).bytes)
  const media = Object.keys(word.files).filter((name) => name.startsWith('word/media/'))
  expect(media.map((name) => name.split('.').at(-1)).sort()).toEqual(['png', 'svg'])
  expect(word.file('word/document.xml')?.asText()).toMatch(/descr="[^"]*Two generations, two people\./)
  expect(await exported()).toBe(4)
})

test('the letters of a label are in the picture', async () => {
  const before = (await isla.fetch('/files/ecomap.png')).status
  expect(before).toBe(404)
  const system = newId()
  await isla.operate('ecomap', { type: 'add-system', system, label: 'MMMM', kind: 'school' })
  const wide = (await isla.fetch('/files/ecomap.png')).bytes
  await isla.operate('ecomap', { type: 'edit-system', system, label: '....' })
  const narrow = (await isla.fetch('/files/ecomap.png')).bytes
  expect(wide.length).toBeGreaterThan(narrow.length)
  expect((await isla.fetch('/files/ecomap.docx')).status).toBe(200)
})

test('only for those who may see the boards, and only what is a drawing', async () => {
  const stranger = await roomVisitor(house, room.people.calum, room.id, origin)
  expect((await stranger.fetch('/files/genogram.png')).status).toBe(404)
  for (const name of ['matrix.pdf', 'genogram.exe', 'genogram', 'genogram.svg.png'])
    expect((await isla.fetch(`/files/${name}`)).status, name).toBe(404)
})

test('a topic expert who looks on takes nothing along (P17)', async () => {
  const expert = room.people.calum
  for (const relation of ['topic-expert', 'expert-in-the-room'])
    await house.owner.query(
      `insert into relation (committee_id, discussion_id, person_id, relation, since) values ($1, $2, $3, $4, now())`,
      [house.world.strathlorne, room.id, expert.personId, relation],
    )
  const calum = await roomVisitor(house, expert, room.id, origin)
  expect((await calum.visit('/genogram')).status).toBe(200)
  expect((await calum.fetch('/files/genogram.png')).status).toBe(404)
})
