/** A long form outlives the session it was begun in: not a word is lost, and it is sent again after signing in with a passkey beside it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeInvitation } from '../../src/trust/enrolment.rows.ts'
import { sealer } from '../../src/trust/sealed-token.ts'
import { idleMinutes } from '../../src/trust/sessions.ts'
import { type DoorJourney, doorJourney, doorSecret, virtualDevice } from '../set-up/door-journey.ts'
import { findingsOn } from '../set-up/page-check.ts'

let house: DoorJourney
beforeAll(async () => {
  house = await doorJourney()
}, 120_000)
afterAll(async () => {
  await house.close()
  expect(house.misdeeds).toEqual([])
})

test('a learning note, sent after the session has ended', async () => {
  const { personId, committeeId } = house.world.people.isla
  const invitation = { personId, committeeId, by: null, recovers: false, delayed: false }
  const { path, code } = await house.database.withActor({ kind: 'system', committeeId }, (tx) =>
    makeInvitation(tx, sealer(doorSecret), invitation, house.clock.now()),
  )
  const page = await house.visitor()
  const device = await virtualDevice(page)
  await page.goto(path)
  await page.getByLabel('The code you were told').fill(code)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Make a passkey' }).click()
  await page.waitForURL('**/account?done=joined')

  await page.goto('/learning/new')
  await page.locator('main input[type="text"]').first().fill('What I take with me')
  const boxes = page.locator('main textarea')
  const count = await boxes.count()
  expect(count).toBeGreaterThan(0)
  const texts = Array.from({ length: count }, (_, at) => longText(at))
  for (const [at, words] of texts.entries()) await boxes.nth(at).fill(words)
  house.clock.ahead += (idleMinutes + 1) * 60_000
  await page.locator('main form button[type="submit"]').last().click()
  await page.getByRole('heading', { level: 1, name: 'You were signed out' }).waitFor()
  const kept = await page.locator('main').innerText()
  for (const words of texts) for (const line of words.split('\n')) expect(kept).toContain(line)
  expect(await findingsOn(page)).toEqual([])

  const [beside] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Sign in on another page' }).click(),
  ])
  await virtualDevice(beside, device)
  await beside.getByRole('button', { name: 'Use my passkey' }).click()
  await beside.waitForURL('**/desk')
  await beside.close()
  await page.bringToFront()
  const answered = page.waitForResponse((one) => one.request().method() === 'POST')
  await page.getByRole('button', { name: 'Try again' }).click()
  const status = (await answered).status()
  expect(status, await page.locator('main').innerText()).toBe(303)
  await page.waitForLoadState()
  await page.goto('/learning')
  await page
    .getByRole('link', { name: /What I take with me/ })
    .first()
    .click()
  const saved = await page
    .locator('main')
    .evaluate((main) =>
      [main.textContent ?? '', ...[...main.querySelectorAll('textarea')].map((box) => box.value)].join('\n'),
    )
  for (const words of texts) for (const line of words.split('\n')) expect(saved).toContain(line)
})

/** As long as the smallest box takes, and of what is easily lost on the way: quotes, angles, line ends, letters beyond ASCII. */
const longText = (at: number): string => `Part ${at}: “thinking together” & <listening>, 50 %\nnaïve café, ünïcödé`
