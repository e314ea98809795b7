import { afterAll, beforeAll, expect, test } from 'vitest'
import { completeFields } from '../../../test/set-up/complete-request.ts'
import { type TestHouse, testHouse } from '../../../test/set-up/house.ts'
import type { Visitor } from '../../../test/set-up/visitor.ts'

let house: TestHouse
let isla: Visitor
let at: string
beforeAll(async () => {
  house = await testHouse()
  isla = await house.signedIn(house.world.people.isla)
  const begun = await isla.submit('/requests/new', { 'filled-by': 'practitioner' })
  at = begun.location ?? ''
  await isla.submit(`${at}/safety`, { 'safety-now': 'no' })
})
afterAll(() => house.close())

const count = (text: string, words: string): number => text.split(words).length - 1

test('a choice the list does not have is refused beside its field, not kept, and everything else that was typed is there', async () => {
  const forged = { 'children-band': 'one and a half', support: 'v1:none', 'family-told': ['yes', 'soon'] }
  const sent = await isla.submit(`${at}/child`, { ...completeFields(house.world).child, ...forged })
  expect(sent.status).toBe(422)
  expect(sent.body).toMatch(/href="#f-children-band">[^<]*Choose one answer/)
  expect(sent.body).toMatch(/value="5-to-11"[^>]*\bchecked/)
  const { rows } = await house.owner.query(
    `select value from request_answer where question in ('children-band', 'support', 'age-band')`,
  )
  expect(rows).toEqual([])
  const byItself = await isla.post(
    `${at}/child`,
    { ...(await isla.hidden(`${at}/child`)), ...forged },
    { 'x-autosave': 'yes' },
  )
  expect(byItself.status).toBe(422)
})

test('what the guard found and what is missing or not to be kept are told at once, not one after the other', async () => {
  const named = { 'tried-happened': 'Callum Reid, born 3 May 2015, was seen.' }
  const { tried } = completeFields(house.world)
  const empty = Object.keys(tried).find((question) => question !== 'tried-happened') ?? ''
  const sent = await isla.submit(`${at}/tried`, { ...tried, ...named, [empty]: '' })
  expect(sent.status).toBe(422)
  expect(sent.body).toMatch(/href="#f-tried-happened">/)
  expect(sent.body).toContain(`href="#f-${empty}`)
  const later = await isla.submit(`${at}/tried`, { ...tried, ...named, [empty]: '', later: 'yes' })
  expect(later.body).not.toContain(`href="#f-${empty}`)
})

test('free words as a person, a theme, a day', async () => {
  const fields = completeFields(house.world)
  for (const [part, forged, message] of [
    ['managers', { 'first-manager': 'the head teacher' }, 'Choose your first line manager'],
    ['explore', { 'nearest-themes': ['trust', 'two words'] }, 'Choose at least one answer'],
    ['supervision', { 'supervision-dates-1-day': 'the 3rd' }, 'Enter a day, month and year'],
  ] as const) {
    const sent = await isla.submit(`${at}/${part}`, { ...fields[part], ...forged })
    expect([part, sent.status]).toEqual([part, 422])
    expect(sent.body).toContain(message)
  }
})

test('who reads stands once on a page; the same way elsewhere is shown once, with what each answer calls for', async () => {
  const fields = completeFields(house.world)
  const page = await isla.visit(`${at}/child`)
  expect(count(page.body, 'both managers, the Reviewing Team and the facilitator')).toBe(1)
  const sent = await isla.submit(`${at}/explore`, { ...fields.explore, complex: 'no', stuck: 'no' })
  const { body } = await isla.visit(sent.location ?? '')
  expect(body).toContain('situations that are complex')
  expect(body).toContain('situations that are stuck')
  expect(count(body, 'You can still carry on')).toBe(1)
  expect(count(body, '<h2')).toBe(1)
})

test('managers of one’s agency come first; another is chosen with a reason, one’s junior not at all (P8, P10)', async () => {
  const { people } = house.world
  const { managers } = completeFields(house.world)
  const page = await isla.visit(`${at}/managers`)
  const [first = ''] = /<select[^>]*name="first-manager"[\s\S]*?<\/select>/.exec(page.body) ?? []
  const groups = [...first.matchAll(/<optgroup label="([^"]*)">([\s\S]*?)<\/optgroup>/g)]
  expect(groups[0]?.[1]).toBe('Managers we know of')
  expect(groups[0]?.[2]?.match(/<option/g)?.length).toBe(2)
  expect(groups[1]?.[1]).toContain('With a reason')
  const chosen = { ...managers, 'second-manager': people.morven.personId }
  const silent = await isla.submit(`${at}/managers`, chosen)
  expect(silent.status).toBe(422)
  expect(silent.body).toMatch(/href="#f-second-manager">[^<]*Our list does not have this person/)
  const reason = { equivalent: 'second', 'equivalent-reason': 'We have one tier.' }
  expect((await isla.submit(`${at}/managers`, { ...chosen, ...reason })).status).toBe(303)
  const helen = await house.signedIn(people.helen)
  const begun = await helen.submit('/requests/new', { 'filled-by': 'practitioner' })
  await helen.submit(`${begun.location}/safety`, { 'safety-now': 'no' })
  const junior = {
    ...managers,
    ...reason,
    'first-manager': people.ruth.personId,
    'second-manager': people.gregor.personId,
  }
  const refused = await helen.submit(`${begun.location}/managers`, { ...junior, equivalent: 'both' })
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('reports to the practitioner')
  const upwards = await isla.submit('/requests/new', {
    'filled-by': 'first-manager',
    practitioner: people.helen.personId,
  })
  expect([upwards.status, upwards.body.includes('This person is above you')]).toEqual([422, true])
})
