/** Taking the audit away asks who one is, and goes on with what was chosen (R8, R27). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../test/set-up/house.ts'
import { sealWaiting } from '../trust/audit-sealer.ts'
import { fieldsOfFilter, filterIn } from './auditor.filter.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ demonstration: true })
  for (const key of ['isla', 'ruth'] as const) await (await house.signedIn(house.world.people[key])).visit('/desk')
  while ((await sealWaiting(house.owner)) > 0);
})
afterAll(() => house.close())

const whole = () => ({
  ...{ 'from-day': '1', 'from-month': '1', 'from-year': '2026', 'to-day': '31', 'to-month': '12', 'to-year': '2099' },
  ...{ person: house.world.people.isla.personId, did: 'read', discussion: '' },
})
const later = async () => {
  const grace = await house.signedIn(house.world.people.grace)
  house.clock.ahead += 6 * 60_000
  return grace
}

test('whoever has to show who they are gets the very file they chose', async () => {
  const chosen = fieldsOfFilter(filterIn(whole()).filter)
  const asked = `/audit/export?${new URLSearchParams({ ...chosen, as: 'ndjson' })}`
  const grace = await later()
  const sent = await grace.visit(asked)
  expect(sent.status).toBe(303)
  const confirm = sent.location ?? ''
  expect(confirm).toMatch(/^\/confirm\?to=/)
  const shown = await grace.hidden(confirm, '/confirm')
  const back = await grace.post('/confirm', shown)
  expect([...new URLSearchParams(back.location?.split('?')[1])].sort()).toEqual(
    [...new URLSearchParams(asked.split('?')[1])].sort(),
  )
  const file = await grace.visit(back.location ?? '')
  expect(file.headers['content-disposition']).toContain('.ndjson')
  const lines = file.body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.length).toBeGreaterThan(0)
  expect(new Set(lines.map(({ person, verb }) => `${person} ${verb}`)).size).toBe(1)
})

test.each([
  '//elsewhere.example/audit/export?as=csv',
  'https://elsewhere.example/audit/export',
  '/audit/export?as=csv&to=//elsewhere.example',
  '/people?as=csv',
])('from /confirm nobody is led to %s', async (to) => {
  const grace = await later()
  const shown = await grace.hidden(`/confirm?to=${encodeURIComponent(to)}`, '/confirm')
  for (const sent of [shown, { ...shown, to }]) {
    const { location } = await grace.post('/confirm', sent)
    expect(['/confirm/done', '/audit/export?as=csv']).toContain(location)
  }
})

test('a choice that is wrong is said beside its field, and nothing is taken', async () => {
  const grace = await house.signedIn(house.world.people.grace)
  const wrong = await grace.visit('/audit/export?discussion=nobody+knows&as=csv')
  expect([wrong.status, wrong.headers['content-type']]).toEqual([422, 'text/html; charset=utf-8'])
  expect(wrong.body).toContain('value="nobody knows"')
  expect((await (await house.signedIn(house.world.people.isla)).visit('/audit/export?as=csv')).status).toBe(404)
})
