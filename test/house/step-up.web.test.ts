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

/** Pages and files to read that say something of people as a whole, or open a way in. */
const sensitive =
  /break-glass|emergency|cover|held|people|audit|export|role|dut(y|ies)|\bkeys?\b|rotate|dispos|destroy|retention|holds?\b|passkey|enrol|recover|authenticator|\.(csv|json|docx)$/i

/** Where somebody shows who they are. */
const showing = /^\/(sign-in|sign-out|confirm|join)\b/

/** Opened by an access of its own, which asks what part they have in it and writes each look down. */
const ofOneDiscussion = /^\/discussions\/:id\b/

const ownPart = 'one’s own, and nobody else’s'
const byLink = 'a link for one thing, without an account'
const noPerson = 'no person and no discussion in it'
/** Route → why it needs none. Whatever changes something beside a discussion stands here, or asks for it. */
const needsNone: Readonly<Record<string, string>> = {
  'GET /audit': 'who did and read what, never what it says; to take it away asks for it',
  'GET /people': 'names and jobs of colleagues; to change or open anything asks for it',
  'GET /people/:person': 'the same of one colleague',
  'GET /documents/:name.docx': 'blank forms, for anybody',
  'GET /guard/words.json':
    'words of the committee’s area for the guard in the browser: no person and no discussion in it',
  'GET /reports/evaluation.csv': `small numbers are hidden: ${noPerson}`,
  'GET /reports/evaluation/:form.docx': 'blank forms',
  'GET /reports/evaluation/released/:number.docx': `a report that was released, small numbers hidden: ${noPerson}`,
  'GET /reports/publication/:year.csv': 'figures for anybody who asks, small ones hidden',
  'POST /account/invitations/:invitation':
    'one’s own yes or no to working with another committee: opens nothing of anybody else’s',
  'POST /account/sessions': 'ends other sign-ins of one’s own: closes, and opens nothing',
  'POST /committee': 'goes from one of one’s own committees to another',
  'POST /dissemination/new': `who was told of the procedure: ${noPerson}`,
  'POST /evaluations/:ticket': byLink,
  'POST /exemptions/:exemption': 'what a group thinks of an exception, with its own duty; changes nobody’s rights',
  'POST /exemptions/new': 'asks for an exception; opens nothing',
  'POST /facilitators/me': ownPart,
  'POST /facilitators/me/state': ownPart,
  'POST /facilitators/me/training': ownPart,
  'POST /formats': 'asked without an account',
  'POST /formats/requests/:id/answer': 'marks a request for another format as answered',
  'POST /guard/words': 'what the guard points at; opens nothing, and a second person agrees to what it lets pass',
  'POST /guard/words/harmless': 'a second person’s yes or no to a harmless word',
  'POST /learning/:note': ownPart,
  'POST /learning/:note/deletion': ownPart,
  'POST /learning/about/:discussion': ownPart,
  'POST /learning/new': ownPart,
  'POST /procedure/versions/new': `a version of the procedure that was approved, with its own duty: ${noPerson}`,
  'POST /replies/:ticket': byLink,
  'POST /reports/evaluation/release': `releases figures, small ones hidden, with its own duty: ${noPerson}`,
  'POST /reports/publication/:year': `figures, small ones hidden: ${noPerson}`,
  'POST /requests/new': 'begins a request of one’s own',
  'POST /themes/:theme': 'what became of a theme, with its own duty; a theme holds no case',
  'POST /told/:ticket': byLink,
  'POST /training/:id/confirm': 'confirms a colleague’s training, with its own duty',
}

const nameOf = ({ method, url }: { method: string; url: string }) => `${method.replace(' HEAD', '')} ${url}`
/** Demonstration, and routes of this test. */
const notAsked = /^\/(demonstration|for-this-test)\b/
const asked = () =>
  found.filter(
    ({ method, url }) =>
      method !== 'HEAD' &&
      ![showing, ofOneDiscussion, notAsked].some((one) => one.test(url)) &&
      (!method.startsWith('GET') || sensitive.test(url)),
  )

test('whatever changes something beside a discussion asks for it, and what reads of people; or it is named here with the reason', () => {
  const routes = asked()
  expect(routes.filter(({ stepUp }) => stepUp).length).toBeGreaterThan(25)
  const missing = routes.filter(({ stepUp }) => !stepUp).map(nameOf)
  expect(missing.filter((route) => !(route in needsNone))).toEqual([])
})

test('what is named here as needing none is there, and asks for none', () => {
  const none = asked()
    .filter(({ stepUp }) => !stepUp)
    .map(nameOf)
  expect(Object.keys(needsNone).filter((route) => !none.includes(route))).toEqual([])
})

test('what must not be forgotten is matched: cover, what is held, emergency, export, ways to sign in', () => {
  const routes = asked().map(nameOf)
  for (const one of ['GET /cover', 'POST /cover', 'GET /account/held', 'GET /people/:person/held', 'GET /emergency'])
    expect(routes).toContain(one)
  for (const one of ['GET /audit/export', 'POST /account/passkey', 'GET /learning/notes.csv', 'POST /people/held'])
    expect(routes).toContain(one)
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
