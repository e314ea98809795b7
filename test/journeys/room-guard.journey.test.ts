/** In the room what may show who somebody is stays with its writer (P22): a list beside the words, neutral ones, reasons; with JavaScript and without. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, oneAfterTheOther } from '../set-up/journey.ts'
import { findingsOn } from '../set-up/page-check.ts'
import { picture } from '../set-up/pictures.ts'
import { roomJourney } from '../set-up/room-journey.ts'

let house: Journey
let room = ''
let isla: Page
let catriona: Page
beforeAll(async () => {
  ;({ house, room } = await roomJourney())
  isla = await house.signedIn('Isla Farquhar', { javaScriptEnabled: true, viewport: { width: 390, height: 844 } })
  catriona = await house.signedIn('Catriona Milne', { javaScriptEnabled: true })
  await open(catriona, '/matrix')
}, 180_000)
afterAll(async () => {
  await house.close()
  // What the guard holds back is answered 422, and a line was cut on purpose.
  expect(house.misdeeds.filter((misdeed) => !/422|ERR_INTERNET_DISCONNECTED/.test(misdeed))).toEqual([])
})
oneAfterTheOther(() => house)

async function open(page: Page, place: string): Promise<void> {
  await page.goto(room + place)
  await page.locator('.cg-line--live').waitFor()
}
const box = (page: Page) => page.getByLabel('One thought, in a few words')
const add = (page: Page) => page.getByRole('button', { name: 'Add card' })
const found = (page: Page) => page.locator('#add-card .cg-guard__list li')
const cardWith = (page: Page, words: string) => page.locator('.cg-note-card', { hasText: words }).first()
/** All that this window keeps. */
const kept = (page: Page): Promise<string> => page.evaluate(() => JSON.stringify({ ...sessionStorage }))

async function write(page: Page, words: string): Promise<void> {
  await box(page).fill(words)
  await page.getByLabel('Which box?').selectOption('evidence')
}

test('while somebody writes, each finding stands below with its ways out; nobody else reads a word of it', async () => {
  await open(isla, '/matrix')
  await write(isla, 'Callum moved to Stornoway. We asked callum why.')
  await found(isla).nth(1).waitFor()
  expect(await findingsOn(isla)).toEqual([])
  const first = found(isla).filter({ hasText: 'Must change' })
  expect(await first.locator('select').count()).toBe(0)
  await picture(isla, 'room-guard-phone', false)
  await first.getByRole('button', { name: 'Use “the child”' }).press('Enter')
  expect(await box(isla).inputValue()).toBe('The child moved to Stornoway. We asked the child why.')
  expect(await box(isla).evaluate((area) => area === document.activeElement)).toBe(true)
  await isla.locator('#add-card').getByRole('button', { name: 'Undo', exact: true }).click()
  expect(await box(isla).inputValue()).toBe('Callum moved to Stornoway. We asked callum why.')
  await add(isla).click()
  await isla.locator('#add-card .ds_question__error-message').waitFor()
  expect(await isla.locator('#add-card .ds_question__error-message').innerText()).toMatch(/“Callum”, “Stornoway”/)
  await expect.poll(() => isla.locator('.cg-not-taken').count()).toBe(0)
  expect(await catriona.locator('.cg-note-card', { hasText: 'Stornoway' }).count()).toBe(0)
  expect(await kept(isla)).toContain('Callum')
})

test('the server’s list has the same ways out; what may stand with a reason is then taken, and nothing of it stays here', async () => {
  await found(isla).filter({ hasText: 'Must change' }).getByRole('button', { name: 'Use “the child”' }).click()
  await expect.poll(() => found(isla).count()).toBe(1)
  await found(isla).getByLabel('This is not an identifier').selectOption('needed')
  await add(isla).click()
  await cardWith(catriona, 'The child moved to Stornoway.').waitFor()
  await cardWith(isla, 'The child moved to Stornoway.').waitFor()
  expect(await isla.locator('#add-card .cg-guard').count()).toBe(0)
  expect(await kept(isla)).not.toContain('Callum')
  const card = cardWith(isla, 'The child moved to Stornoway.')
  await card.locator('summary', { hasText: 'Edit' }).click()
  await card.locator('textarea').fill('The child likes Stornoway.')
  await card.locator('form.cg-edit button[type="submit"]').click()
  await cardWith(catriona, 'The child likes Stornoway.').waitFor() // the reason is remembered for this card
})

test('what was written without a connection is looked at when it comes, and held in the same way', async () => {
  await isla.context().setOffline(true)
  await write(isla, 'They moved to Kirkwall.')
  await add(isla).click()
  await cardWith(isla, 'They moved to Kirkwall.').waitFor()
  await isla.context().setOffline(false)
  await isla.locator('#add-card .ds_question__error-message').waitFor({ timeout: 20_000 })
  expect(await box(isla).inputValue()).toBe('They moved to Kirkwall.')
  expect(await found(isla).allInnerTexts()).toHaveLength(1)
  expect(await catriona.locator('.cg-note-card', { hasText: 'Kirkwall' }).count()).toBe(0)
  await box(isla).fill('')
  await expect.poll(() => kept(isla)).not.toContain('Kirkwall')
})

test('the label of a person on a drawing is held too, with the list below it', async () => {
  await open(catriona, '/genogram')
  await catriona.locator('#add-person input[name="label"]').fill('Kieran')
  await catriona.locator('#add-person button[type="submit"]').click()
  await catriona.locator('#add-person .cg-guard__list li').waitFor()
  expect(await findingsOn(catriona)).toEqual([])
  const label = catriona.locator('#add-person input[name="label"]')
  const use = catriona.locator('#add-person').getByRole('button', { name: 'Use “the child”' })
  await expect
    .poll(async () => {
      if ((await label.inputValue()) === 'Kieran') await use.click() // the list may be made anew under the press
      return label.inputValue()
    })
    .toBe('The child')
  await catriona.locator('#add-person button[type="submit"]').click()
  await catriona.locator('svg', { hasText: 'the child' }).first().waitFor()
})

test('without JavaScript the page comes back with the list, and goes on with a reason', async () => {
  const page = await house.signedIn('Tom Lawrie', { javaScriptEnabled: false })
  await page.goto(`${room}/matrix`)
  await write(page, 'Callum moved to Stornoway.')
  await add(page).click()
  expect(await found(page).count()).toBe(2)
  await picture(page, 'room-guard-no-script')
  await box(page).fill('Someone moved to Stornoway.')
  await found(page).getByLabel('This is not an identifier').selectOption('needed')
  await add(page).click()
  await cardWith(page, 'Someone moved to Stornoway.').waitFor()
})

test('what sounds like a decision stands, and its writer is told quietly (P2)', async () => {
  await write(isla, 'Health will refer to a specialist by Friday.')
  await add(isla).click()
  await isla.locator('.cg-look-again', { hasText: 'may sound like a decision' }).waitFor()
  await cardWith(isla, 'Health will refer').waitFor()
})

test('what was held back goes with the meeting: nobody is offered it to copy', async () => {
  await write(isla, 'Callum Bode stayed.')
  await add(isla).click()
  await isla.locator('#add-card .ds_question__error-message').waitFor()
  expect(await kept(isla)).toContain('Callum Bode')
  const marion = await house.signedIn('Marion Duthie', { javaScriptEnabled: false })
  await marion.goto(`${room}/end`)
  await marion.locator('input[name="minutes"]').fill('80')
  for (const yes of await marion.locator('label', { hasText: /^Yes$/ }).all()) await yes.click()
  await marion.locator('main form button[type="submit"]').last().click()
  await expect.poll(() => isla.locator('body').innerText(), { timeout: 20_000 }).toContain('The meeting has ended')
  expect(await isla.locator('body').innerText()).not.toContain('Callum Bode')
  expect(await kept(isla)).not.toContain('Callum Bode')
})
