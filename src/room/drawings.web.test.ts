import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { openedRoom, roomVisitor } from '../../test/set-up/room-visitor.ts'
import { newId } from '../kit/id.ts'

let house: TestHouse
let origin: string

beforeAll(async () => {
  house = await testHouse()
  origin = await house.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => house.close())

test('a genogram is made with forms alone: people with their place, a line, who lives together', async () => {
  const { id, people } = await openedRoom(house)
  const isla = await roomVisitor(house, people.isla, id, origin)
  const [child, mother, father, line, home] = [newId(), newId(), newId(), newId(), newId()]
  const send = (fields: Readonly<Record<string, string>>) =>
    isla.submit('/operations', { board: 'genogram', _back: 'genogram', ...fields })
  const nobody = { childOf: '', partnerOf: '', parentOf: '' }
  expect(
    await send({
      type: 'add-person',
      person: child,
      label: 'Child A',
      sex: 'F',
      age: '5-to-11',
      kind: 'person',
      ...nobody,
    }),
  ).toBe(303)
  expect(await send({ type: 'index', person: child })).toBe(303)
  expect(await send({ type: 'add-person', person: mother, label: 'Mother', sex: 'F', parentOf: child })).toBe(303)
  expect(
    await send({ type: 'add-person', person: father, label: 'Father', sex: 'M', parentOf: child, with: `${mother}+` }),
  ).toBe(303)
  expect(await send({ type: 'edit-union', union: `${mother}+`, status: 'separated' })).toBe(303)
  expect(await send({ type: 'add-relation', relation: line, a: mother, b: child, kind: 'close' })).toBe(303)
  expect(await send({ type: 'add-household', household: home, person: mother })).toBe(303)
  expect(await send({ type: 'lives', household: home, person: child, on: 'yes' })).toBe(303)
  const { status, body } = await isla.visit('/genogram')
  expect(status).toBe(200)
  expect(body).toContain('Two generations, three people.')
  expect(body).toContain('Mother and Father: separated.')
  expect(body).toContain('Child A and Mother live together.')
  expect(body).toContain('role="graphics-document"')
  expect(body).not.toMatch(/\sstyle=/)
})

test('who is drawn already is joined with forms: kinship care across generations, a couple, twins', async () => {
  const { id, people } = await openedRoom(house)
  const isla = await roomVisitor(house, people.isla, id, origin)
  const [mother, gran, one, two, care, pair, father] = Array.from({ length: 7 }, () => newId())
  const send = (fields: Readonly<Record<string, string>>) =>
    isla.submit('/operations', { board: 'genogram', _back: 'genogram', ...fields })
  await send({ type: 'add-person', person: mother ?? '', label: 'Mother', sex: 'F' })
  await send({ type: 'add-person', person: gran ?? '', label: 'Grandmother', sex: 'F', parentOf: mother ?? '' })
  await send({ type: 'add-person', person: one ?? '', label: 'Child A', sex: 'F', bornTo: mother ?? '' })
  await send({ type: 'add-person', person: two ?? '', label: 'Child B', sex: 'M', childOf: `${one}+` })
  await send({ type: 'add-person', person: father ?? '', label: 'Father', sex: 'M' })
  const tables = (await isla.visit('/genogram')).body
  for (const words of ['Join Child A with somebody who is drawn', 'Child B is a twin of Child A'])
    expect(tables).toContain(words)
  expect(await send({ type: 'add-union', union: care ?? '', a: gran ?? '', person: one ?? '', link: 'kinship' })).toBe(
    303,
  )
  expect(
    await send({ type: 'add-union', union: pair ?? '', a: mother ?? '', b: father ?? '', status: 'separated' }),
  ).toBe(303)
  expect(await send({ type: 'edit-child', union: `${one}+`, person: two ?? '', twin: one ?? '', zyg: 'DZ' })).toBe(303)
  const { body } = await isla.visit('/genogram')
  expect(body).toContain('Child A (in kinship care)')
  expect(body).toContain('Mother and Father: separated.')
  expect(body).toContain('Child B (twins)')
  expect(body).toContain('Child B and Child A were not born together')
})

test('the way of drawing belongs to the board: everybody sees the same signs, the key and the file follow', async () => {
  const { id, people } = await openedRoom(house)
  const isla = await roomVisitor(house, people.isla, id, origin)
  const catriona = await roomVisitor(house, people.catriona, id, origin)
  await isla.operate('genogram', { type: 'add-person', person: newId(), label: 'Parent A', sex: 'U' })
  const question = '>?</text>'
  expect((await catriona.visit('/genogram')).body).not.toContain(question)
  const typed = { board: 'genogram', _back: 'genogram', type: 'profile' }
  expect(await isla.submit('/operations', { ...typed, profile: 'mcgoldrick' })).toBe(303)
  const { body } = await catriona.visit('/genogram')
  expect(body).toContain('Drawn with the signs of McGoldrick.')
  expect(body.slice(body.indexOf('cg-legend'))).toContain(question)
  expect((await catriona.fetch('/files/genogram.svg')).bytes.toString()).toContain(question)
  expect(await isla.submit('/operations', { ...typed, profile: 'another' })).toBe(422)
})

test('nobody becomes their own ancestor, a name is refused, and who was removed is gone with their words', async () => {
  const { id, people } = await openedRoom(house)
  const isla = await roomVisitor(house, people.isla, id, origin)
  const catriona = await roomVisitor(house, people.catriona, id, origin)
  const [child, mother] = [newId(), newId()]
  await isla.operate('genogram', { type: 'add-person', person: child, label: 'Child A' })
  await isla.operate('genogram', { type: 'add-person', person: mother, label: 'Mother', parentOf: child })
  const union = newId()
  await catriona.operate('genogram', { type: 'add-union', union, a: child })
  expect(await catriona.operate('genogram', { type: 'add-child', union, person: mother })).toMatchObject({
    status: 409,
    body: { refused: 'own-ancestor' },
  })
  expect((await isla.operate('genogram', { type: 'add-person', person: newId(), birthday: '1 May' })).status).toBe(422)
  expect((await isla.operate('genogram', { type: 'remove-person', person: mother })).status).toBe(200)
  expect((await catriona.visit('/genogram')).body).not.toContain('Mother, ')
  const { rows } = await house.owner.query(
    `select words from common_ground.operation where discussion_id = $1 and words::text like '%Mother%'`,
    [id],
  )
  expect(rows).toEqual([])
})

test('an ecomap is made with forms alone', async () => {
  const { id, people } = await openedRoom(house)
  const isla = await roomVisitor(house, people.isla, id, origin)
  const send = (fields: Readonly<Record<string, string>>) =>
    isla.submit('/operations', { board: 'ecomap', _back: 'ecomap', ...fields })
  expect(await send({ type: 'household', label: 'The child and parent A' })).toBe(303)
  expect(
    await send({
      type: 'add-system',
      system: newId(),
      label: 'Nursery',
      kind: 'school',
      line: 'strong',
      flow: 'both',
      note: '',
    }),
  ).toBe(303)
  const { body } = await isla.visit('/ecomap')
  expect(body).toContain('Nursery (school or nursery): strong, it flows both ways.')
})
