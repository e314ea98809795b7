/** A form stays with whom it was made for, and with the area they worked in: sent by somebody else, or from elsewhere, it does nothing there. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from '../../src/discussion.ts'
import { newId } from '../../src/kit/id.ts'
import { beginSession } from '../../src/trust/sessions.ts'
import { type TestHouse, testHouse } from '../set-up/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  const { rows } = await house.owner.query(
    `insert into membership (committee_id, person_id, agency_id, job)
     select $1, $2, id, 'Social worker' from agency where committee_id = $1 limit 1 returning 1`,
    [house.world.glenbrae, house.world.people.isla.personId],
  )
  expect(rows).toHaveLength(1)
})
afterAll(() => house.close())

/** One browser, in which people sign in one after another. */
async function oneBrowser() {
  const jar: Record<string, string> = {}
  const send = async (method: 'GET' | 'POST', url: string, fields?: Record<string, string>) => {
    const answer = await house.app.inject({
      method,
      url,
      cookies: jar,
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      ...(fields ? { payload: new URLSearchParams(fields).toString() } : {}),
    })
    for (const { name, value } of answer.cookies) jar[name] = value
    return answer
  }
  return {
    send,
    signIn: async (person: Person, committeeId = person.committeeId) => {
      jar.session = (await beginSession(house.database, house.clock, person.personId, { committeeId })) ?? ''
    },
    signOut: () => void delete jar.session,
    token: async (url: string) => /name="_csrf" value="([^"]+)"/.exec((await send('GET', url)).body)?.[1] ?? '',
  }
}

const words = 'Tired and hopeful.'
const note = {
  title: 'Mine',
  shape: 'general',
  'general.felt': words,
  'written-on-day': '24',
  'written-on-month': '11',
  'written-on-year': '2026',
}
const notes = async () => (await house.owner.query('select count(*)::int as n from learning_note')).rows[0]?.n
const begun = async (committeeId: string) =>
  (await house.owner.query('select count(*)::int as n from discussion where committee_id = $1', [committeeId])).rows[0]
    ?.n

test('what one person wrote is not sent in the name of whoever signed in after them', async () => {
  const browser = await oneBrowser()
  const { isla, gregor } = house.world.people
  await browser.signIn(isla)
  const fields = { ...note, _csrf: await browser.token('/learning/new'), _key: newId() }
  browser.signOut()
  const ended = await browser.send('POST', '/learning/new', fields)
  expect([ended.statusCode, ended.body.includes(words)]).toEqual([401, true])
  const again = /name="_csrf" value="([^"]+)"/g
  const token = [...ended.body.matchAll(again)].at(-1)?.[1] ?? ''
  const before = await notes()
  await browser.signIn(gregor)
  const wrong = await browser.send('POST', '/learning/new', { ...fields, _csrf: token })
  expect([wrong.statusCode, wrong.body.includes(words)]).toEqual([409, false])
  expect(wrong.body).toContain('Gregor')
  expect(await notes()).toBe(before)
  await browser.signIn(isla)
  expect((await browser.send('POST', '/learning/new', { ...fields, _csrf: token })).statusCode).toBe(303)
  expect(await notes()).toBe(before + 1)
})

test('a form of one area is not sent in the other: it says which, keeps what was typed, and works there', async () => {
  const browser = await oneBrowser()
  const { isla } = house.world.people
  const { glenbrae, strathlorne } = house.world
  await browser.signIn(isla)
  const fields = { 'filled-by': 'practitioner', _csrf: await browser.token('/requests/new'), _key: newId() }
  const before = [await begun(strathlorne), await begun(glenbrae)]
  await browser.signIn(isla, glenbrae)
  const stray = await browser.send('POST', '/requests/new', fields)
  expect(stray.statusCode).toBe(409)
  expect(stray.body).toContain('Work in Strathlorne')
  expect(stray.body).not.toContain('What you typed') // a choice is sent again, and there are no words to show
  expect([await begun(strathlorne), await begun(glenbrae)]).toEqual(before)
  const token = /action="\/requests\/new"[\s\S]*?name="_csrf" value="([^"]+)"/.exec(stray.body)?.[1] ?? ''
  await browser.send('POST', '/committee', { committee: strathlorne, _csrf: token })
  expect((await browser.send('POST', '/requests/new', { ...fields, _csrf: token })).statusCode).toBe(303)
  expect(await begun(glenbrae)).toBe(before[1])
})

test('a link of another area leads there with one press, whether or not it is there', async () => {
  const browser = await oneBrowser()
  const { isla } = house.world.people
  await browser.signIn(isla, house.world.glenbrae)
  for (const path of ['/discussions/0198c7a0-0000-7000-8000-000000000001/record', '/nothing/of/the/kind']) {
    const nothing = await browser.send('GET', path)
    expect(nothing.statusCode).toBe(404)
    expect(nothing.body).toContain('Work in Strathlorne')
    expect(nothing.body).toContain(`name="to" value="${path}"`)
  }
  const token = await browser.token('/desk')
  const there = await browser.send('POST', '/committee', {
    committee: house.world.strathlorne,
    to: '/learning',
    _csrf: token,
  })
  expect([there.statusCode, there.headers.location]).toEqual([303, '/learning'])
  const outside = await browser.send('POST', '/committee', {
    committee: house.world.glenbrae,
    to: '//evil.example',
    _csrf: token,
  })
  expect(outside.headers.location).toBe('/desk')
})
