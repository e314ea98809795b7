import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import { openedRoom } from '../../../test/set-up/room-visitor.ts'
import { newId } from '../../kit/id.ts'

/** Without the browser's program: nothing typed is lost because the room did not take it. */
let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

async function islaInRoom() {
  const { id, people, page } = await openedRoom(house)
  const isla = await house.signedIn(people.isla)
  const { _csrf = '' } = await isla.hidden(`${page}/matrix`, `${page}/operations`)
  const send = (fields: Readonly<Record<string, string>>, back = 'matrix') =>
    isla.post(`${page}/operations`, { _csrf, _key: newId(), _back: back, board: back, ...fields })
  const card = newId()
  await send({ type: 'add', card, box: 'evidence', text: 'The school rings every week.' })
  return { id, people, page, isla, send, card }
}

test('a change of a card with a name in it: the page says so beside the words, in the card’s own box', async () => {
  const { send, card } = await islaInRoom()
  const answer = await send({ type: 'edit', card, text: 'Kayleigh is tired.', known: 'told', sure: '', wouldMove: '' })
  expect(answer.status).toBe(422)
  const [, box = ''] = answer.body.split(`id="text-${card}"`)
  expect(box.slice(0, box.indexOf('</textarea>'))).toContain('Kayleigh is tired.')
  expect(answer.body).toContain(`id="wrong-${card}"`)
  const [, choices = ''] = answer.body.split(`id="known-${card}"`)
  expect(choices.slice(0, choices.indexOf('</select>'))).toMatch(/value="told" selected/)
  const [, adding = ''] = answer.body.split('id="add-card"')
  expect(adding.slice(0, adding.indexOf('</form>'))).not.toContain('Kayleigh') // not beside another form
})

test('a card that somebody removed meanwhile, a meeting that stopped meanwhile: the words are still there to read', async () => {
  const { id, people, page, send, card } = await islaInRoom()
  const marion = await house.signedIn(people.marion)
  const { _csrf = '' } = await marion.hidden(`${page}/matrix`, `${page}/operations`)
  await marion.post(`${page}/operations`, { _csrf, _key: newId(), board: 'matrix', type: 'remove', card })
  const gone = await send({ type: 'edit', card, text: 'The school rings twice a week.' })
  expect([gone.status, ownWords(gone.body)]).toEqual([409, ['The school rings twice a week.']])
  await house.owner.query(`update discussion set status = 'meeting-stopped' where id = $1`, [id])
  const late = await send({ type: 'add', card: newId(), box: 'missing', text: 'Who rings back?', wouldMove: 'Asking.' })
  expect([late.status, ownWords(late.body)]).toEqual([409, ['Who rings back?\nAsking.']])
  await house.owner.query(`update discussion set status = 'meeting-open' where id = $1`, [id])
})

test('a label on a drawing is given back in its own field', async () => {
  const { send } = await islaInRoom()
  const system = newId()
  await send({ type: 'add-system', system, label: 'Nursery', kind: 'school', line: 'strong' }, 'ecomap')
  const answer = await send(
    { type: 'edit-system', system, label: 'Kayleigh’s nursery', note: 'Open all day' },
    'ecomap',
  )
  expect(answer.status).toBe(422)
  expect(answer.body).toMatch(new RegExp(`id="${system}-label"[^>]*value="Kayleigh’s nursery"`))
  expect(answer.body).toMatch(new RegExp(`id="${system}-note"[^>]*value="Open all day"`))
})

test('a form that changes an age band leaves the label that somebody else wrote while it stood open', async () => {
  const { people, page, isla, send } = await islaInRoom()
  const person = newId()
  await send({ type: 'add-person', person, label: 'Child A', age: 'under-5' }, 'genogram')
  const drawn = (await isla.visit(`${page}/genogram`)).body
  const own = `name="type" value="edit-person"/><input type="hidden" name="person" value="${person}"`
  const [, json = ''] = new RegExp(`name="_seen" value="([^"]*)"/><input type="hidden" ${own}`).exec(drawn) ?? []
  const _seen = json.replaceAll('&quot;', '"')
  const catriona = await house.signedIn(people.catriona)
  const { _csrf = '' } = await catriona.hidden(`${page}/genogram`, `${page}/operations`)
  const reworded = { board: 'genogram', type: 'edit-person', person, label: 'Child B' }
  await catriona.post(`${page}/operations`, { _csrf, _key: newId(), ...reworded })
  const shown = { sex: 'U', kind: 'person', died: 'no' }
  await send({ type: 'edit-person', person, _seen, label: 'Child A', age: '5-to-11', ...shown }, 'genogram')
  const { body } = await isla.visit(`${page}/genogram`)
  expect(body).toMatch(new RegExp(`id="${person}-label"[^>]*value="Child B"`))
  const [, ages = ''] = body.split(`id="${person}-age"`)
  expect(ages.slice(0, ages.indexOf('</select>'))).toMatch(/value="5-to-11" selected/)
})

test('without JavaScript one comes back to the card one worked on, in the corner one was in', async () => {
  const { page, send } = await islaInRoom()
  const card = newId()
  const at = 'four?stage=reflection&function=management&seat=own-agency&question=2'
  const four = async (fields: Readonly<Record<string, string>>) =>
    (await send({ board: 'four', card, ...fields }, at)).location
  expect(await four({ type: 'add', box: 'reflection', text: 'We hoped.' })).toBe(`${page}/${at}#card-${card}`)
  expect(await four({ type: 'edit', text: 'We hoped for long.' })).toBe(`${page}/${at}#card-${card}`)
  expect(await four({ type: 'move', box: 'planning' })).toBe(
    `${page}/${at.replace('reflection', 'planning')}#card-${card}`,
  )
  expect(await four({ type: 'remove' })).toBe(`${page}/${at}#board`)
  const wrong = await send({ board: 'four', card, type: 'add', box: 'planning', text: '' }, at)
  expect([wrong.status, wrong.body.includes('stage=planning&amp;function=management&amp;seat=own-agency')]).toEqual([
    422,
    true,
  ])
})

describe('two people who change the words of one card', () => {
  /** Isla's form shows "rings every week"; Marion, who leads, writes "rings on Mondays" while it stands open. */
  async function bothWrite() {
    const room = await islaInRoom()
    const { page, people, isla, card } = room
    const readFrom = (html: string) => {
      const [, form = ''] = html.split(`name="type" value="edit"/><input type="hidden" name="card" value="${card}"`)
      const [before = ''] = html.split(form)
      const hidden = (name: string) =>
        [...before.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'))].at(-1)?.[1]?.replaceAll('&quot;', '"')
      return { _seen: hidden('_seen') ?? '', _read: hidden('_read') ?? '' }
    }
    const opened = readFrom((await isla.visit(`${page}/matrix`)).body)
    const marion = await house.signedIn(people.marion)
    const { _csrf = '' } = await marion.hidden(`${page}/matrix`, `${page}/operations`)
    const theirs = { board: 'matrix', type: 'edit', card, text: 'The school rings on Mondays.' }
    await marion.post(`${page}/operations`, { _csrf, _key: newId(), ...theirs, ...opened })
    const mine = { type: 'edit', card, text: 'The school rings, and nobody asks why.', ...opened }
    const asked = await room.send(mine)
    const decide = (_whose: string) => room.send({ ...mine, ...readFrom(asked.body), _whose })
    const words = async () => /<p>(The school rings[^<]*)</.exec((await isla.visit(`${page}/matrix`)).body)?.[1]
    return { ...room, asked, decide, words, mine }
  }

  test('the second is asked: both texts on the page, what was typed kept, nothing written over', async () => {
    const { asked, words, mine, card } = await bothWrite()
    expect(asked.status).toBe(409)
    expect(asked.body).toContain('Whose words should stand?')
    expect(asked.body).toMatch(/<blockquote[^>]*>The school rings on Mondays\.</)
    const [, box = ''] = asked.body.split(`id="text-${card}"`)
    expect(box.slice(0, box.indexOf('</textarea>'))).toContain(mine.text)
    expect(ownWords(asked.body)).toEqual([]) // they stand in their box
    expect(await words()).toBe('The school rings on Mondays.')
  })

  test.each([
    ['mine', 'The school rings, and nobody asks why.'],
    ['theirs', 'The school rings on Mondays.'],
    ['both', 'The school rings on Mondays.\nThe school rings, and nobody asks why.'],
  ])('%s stand', async (whose, text) => {
    const { decide, words, page, card } = await bothWrite()
    const decided = await decide(whose)
    expect([decided.status, decided.location]).toEqual([303, `${page}/matrix#card-${card}`])
    expect(await words()).toBe(text)
  })

  test('a third change while one decides is asked about too; a form with the same words, or of another field, is taken', async () => {
    const { send, decide, card, words, mine } = await bothWrite()
    await send({ type: 'edit', card, text: 'The school rings less.' })
    const again = await decide('mine')
    expect([again.status, again.body.includes('The school rings less.</blockquote>')]).toEqual([409, true])
    expect((await send({ ...mine, text: 'The school rings less.' })).status).toBe(303)
    const { _seen, _read } = mine
    expect((await send({ type: 'edit', card, wouldMove: 'A visit.', _seen, _read })).status).toBe(303)
    expect(await words()).toBe('The school rings less.')
  })
})

const ownWords = (page: string): string[] =>
  [...page.matchAll(/data-own="[^"]*">.*?<blockquote[^>]*>([^<]*)</gs)].map(([, words = '']) => words)
