/** Passkeys in a browser with a virtual device, under the strict content policy: set up, sign in, confirm, a second one, and an app instead. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, stepAt } from '../../src/trust/authenticator.ts'
import { makeInvitation } from '../../src/trust/enrolment.rows.ts'
import { sealer } from '../../src/trust/sealed-token.ts'
import { type DoorJourney, doorJourney, doorSecret, virtualDevice } from '../set-up/door-journey.ts'
import { findingsOn } from '../set-up/page-check.ts'
import type { PersonKey } from '../set-up/world.ts'

let house: DoorJourney
beforeAll(async () => {
  house = await doorJourney()
}, 120_000)
afterAll(async () => {
  await house.close()
  expect(house.misdeeds).toEqual([])
})

async function invited(key: PersonKey) {
  const { personId, committeeId } = house.world.people[key]
  const invitation = { personId, committeeId, by: null, recovers: false, delayed: false }
  return house.database.withActor({ kind: 'system', committeeId }, (tx) =>
    makeInvitation(tx, sealer(doorSecret), invitation, house.clock.now()),
  )
}

async function enterCode(page: Page, { path, code }: { path: string; code: string }): Promise<void> {
  await page.goto(path)
  await page.getByLabel('The code you were told').fill(code)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL(`**${path}/way`)
}

async function signOut(page: Page): Promise<void> {
  await page.locator('.cg-me summary').click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('**/signed-out')
}

test('a passkey from the invitation, by keyboard; then signing in, out, and back shows nothing', async () => {
  const page = await house.visitor()
  const device = await virtualDevice(page)
  const invitation = await invited('isla')
  await page.goto(invitation.path)
  expect(await findingsOn(page)).toEqual([])
  await page.getByLabel('The code you were told').fill('AAAA AAAA')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForSelector('#error-summary')
  expect(await findingsOn(page)).toEqual([])
  await enterCode(page, invitation)
  expect(await findingsOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Make a passkey' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/account?done=joined')
  expect(await page.locator('main').innerText()).toContain('Add a second passkey')
  expect(await findingsOn(page)).toEqual([])
  await page.goto('/desk')
  const seen = await page.locator('h1').innerText()
  await signOut(page)
  await page.goBack()
  expect(await page.locator('h1').innerText()).not.toBe(seen)

  await page.goto('/sign-in?to=/exemptions')
  await page.getByRole('button', { name: 'Use my passkey' }).click()
  await page.waitForURL('**/exemptions')
  await signOut(page)

  await device.verifies(false)
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Use my passkey' }).click()
  await page.getByText('That did not work, or was stopped').first().waitFor()
  expect(await findingsOn(page)).toEqual([])
  await page.goto('/desk')
  await page.waitForURL('**/sign-in?to=%2Fdesk')
})

test('what only this person should do asks for the passkey once more', async () => {
  const page = await house.visitor()
  await virtualDevice(page)
  await enterCode(page, await invited('tom'))
  await page.getByRole('button', { name: 'Make a passkey' }).click()
  await page.waitForURL('**/account?done=joined')
  house.clock.ahead += 6 * 60_000
  await page.goto('/account/app')
  await page.waitForURL('**/confirm?to=%2Faccount%2Fapp')
  expect(await findingsOn(page)).toEqual([])
  const before = (await page.context().cookies()).find(({ name }) => name === 'session')?.value
  await page.getByRole('button', { name: 'Use my passkey' }).click()
  await page.waitForURL('**/account/app')
  const after = (await page.context().cookies()).find(({ name }) => name === 'session')?.value
  expect(after).not.toBe(before)
  expect(await findingsOn(page)).toEqual([])
  house.clock.ahead = 0
})

test('a second passkey on another device; the same device is not asked twice', async () => {
  const page = await house.visitor()
  const first = await virtualDevice(page)
  await enterCode(page, await invited('aisha'))
  await page.getByRole('button', { name: 'Make a passkey' }).click()
  await page.waitForURL('**/account?done=joined')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByText('This device has a passkey for you already.').waitFor()
  expect(await findingsOn(page)).toEqual([])
  await first.remove()
  await virtualDevice(page)
  await page.goto('/account')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.waitForURL('**/account?done=added')
  expect(await page.locator('main').innerText()).not.toContain('Add a second passkey')
  await page.setViewportSize({ width: 390, height: 844 })
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/account.png`, fullPage: true })
})

test('without JavaScript: an app that shows codes, and signing in with a link and a code', async () => {
  const page = await house.visitor({ javaScriptEnabled: false })
  await enterCode(page, await invited('piotr'))
  expect(await page.locator('main').innerText()).toContain('Passkeys need JavaScript')
  await page.getByRole('link', { name: 'Use an app instead' }).click()
  const key = fromBase32(await page.locator('code.cg-key').innerText())
  await page.getByLabel('The code your app shows').fill('000000')
  await page.getByRole('button', { name: 'Use this app' }).click()
  await page.locator('#error-summary').waitFor()
  expect(fromBase32(await page.locator('code.cg-key').innerText()).equals(key)).toBe(true)
  await page.getByLabel('The code your app shows').fill(codeOf(key, stepAt(house.clock.now())))
  await page.getByRole('button', { name: 'Use this app' }).click()
  await page.waitForURL('**/account?done=joined')
  await signOut(page)

  house.clock.ahead += 60_000
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await page.getByRole('link', { name: 'I use an app that shows codes' }).click()
  await page.getByLabel('Your work e-mail address').fill(house.world.people.piotr.email)
  await page.getByRole('button', { name: 'Send me the link' }).click()
  expect(await page.locator('h1').innerText()).toBe('Look in your mail')
  const link = await linkFor('piotr')
  await page.goto(link)
  await page.getByLabel('Code').fill(codeOf(key, stepAt(house.clock.now())))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL('**/desk')
  house.clock.ahead = 0
})

test('the pages of the app’s way, with and without errors', async () => {
  const page = await house.visitor()
  await page.goto('/sign-in/code')
  expect(await findingsOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Send me the link' }).click()
  await page.locator('#error-summary').waitFor()
  expect(await findingsOn(page)).toEqual([])
  await page.getByLabel('Your work e-mail address').fill(house.world.people.piotr.email)
  await page.getByRole('button', { name: 'Send me the link' }).click()
  await page.getByRole('heading', { name: 'Look in your mail' }).waitFor()
  expect(await findingsOn(page)).toEqual([])
  await page.goto(await linkFor('piotr'))
  expect(await findingsOn(page)).toEqual([])
  for (let tries = 0; tries < 5; tries += 1) {
    await page.getByLabel('Code').fill('123456')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForLoadState()
  }
  expect(await page.locator('h1').innerText()).toBe('This link does not work any more')
  expect(await findingsOn(page)).toEqual([])
})

async function linkFor(key: PersonKey): Promise<string> {
  for (let waited = 0; waited < 3000; waited += 50) {
    const { rows } = await house.owner.query<{ link: string }>(
      `select link from letter where letter = 'sign-in-link' and person_id = $1 and link <> $2 order by written_at desc limit 1`,
      [house.world.people[key].personId, last],
    )
    if (rows[0]) {
      last = rows[0].link
      return last
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('no link was written')
}
let last = ''

function fromBase32(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...text.replace(/\s/g, '')]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
