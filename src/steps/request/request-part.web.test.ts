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
