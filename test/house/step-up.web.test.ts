/** Whatever reads like a sensitive thing to do asks the person to have shown who they are lately (R8), or is named here with the reason. */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { needsStepUp, signedInLately, stepUpMinutes } from '../../src/trust/step-up.ts'
import { type TestHouse, testHouse } from '../set-up/house.ts'

const found: { method: string; url: string; stepUp: boolean }[] = []
let house: TestHouse
beforeAll(async () => {
  house = await testHouse({
    demonstration: true,
    onRoute: (method, url, config) => found.push({ method, url, stepUp: config?.stepUp === true }),
    more: (app: FastifyInstance) => {
      app.get('/for-this-test/keys', signedInLately, async () => 'opened')
      app.post('/for-this-test/keys', signedInLately, async () => 'done')
    },
  })
})
afterAll(() => house.close())

const sensitive =
  /break-glass|emergency|export|\.csv|\.json|role|dut(y|ies)|\bkeys?\b|rotate|dispos|destroy|retention|holds?\b|subject-access|held-about|passkey|enrol|recover|authenticator|\/people\/:\w+\/(invite|leave|sessions)/i

/** Where somebody shows who they are. */
const showing = /^\/(sign-in|confirm|join)\//

/** Pattern → why it needs none. */
const needsNone: Readonly<Record<string, string>> = {
  'GET /guard/words.json':
    'words of the committee’s area for the guard in the browser: no person and no discussion in it',
  'GET /reports/publication/:year.csv': 'figures for anybody who asks, small ones hidden',
  'GET /reports/evaluation.csv':
    'the same figures as the page, with small numbers hidden: no person and no discussion in it',
}

test('a sensitive route asks for it', () => {
  const routes = found.filter(({ method, url }) => /GET|POST/.test(method) && sensitive.test(url) && !showing.test(url))
  expect(routes.length).toBeGreaterThan(1)
  const missing = routes
    .filter(({ stepUp }) => !stepUp)
    .map(({ method, url }) => `${method.replace(' HEAD', '')} ${url}`)
  expect(missing.filter((route) => !(route in needsNone) && !route.startsWith('HEAD'))).toEqual([])
})

test('what is named here as needing none is there', () => {
  const all = found.map(({ method, url }) => `${method} ${url}`)
  expect(Object.keys(needsNone).filter((route) => !all.includes(route))).toEqual([])
})

test('within five minutes it opens; later the person is asked, comes back, and nothing typed is lost', async () => {
  const visitor = await house.signedIn(house.world.people.isla)
  expect((await visitor.visit('/for-this-test/keys')).body).toBe('opened')
  house.clock.ahead += stepUpMinutes * 60_000 + 1000
  const asked = await visitor.visit('/for-this-test/keys')
  expect([asked.status, asked.location]).toEqual([303, '/confirm?to=%2Ffor-this-test%2Fkeys'])
  const { _csrf = '' } = await visitor.hidden('/formats')
  const sent = { _csrf, _key: '0198c7a0-0000-7000-8000-000000000001', reason: 'Every word I typed' }
  const late = await visitor.post('/for-this-test/keys', sent)
  expect(late.status).toBe(401)
  expect(late.body).toContain('Every word I typed')
  expect(late.body).toContain('href="/confirm"')
  await visitor.submit('/confirm?to=/for-this-test/keys', {}, '/confirm')
  expect((await visitor.post('/for-this-test/keys', sent)).body).toBe('done')
})

test('nobody at all is led to sign in', async () => {
  const answer = await house.stranger().visit('/for-this-test/keys')
  expect([answer.status, answer.location]).toEqual([303, '/sign-in?to=%2Ffor-this-test%2Fkeys'])
  expect(needsStepUp(house, { session: null })).toBe(true)
})
