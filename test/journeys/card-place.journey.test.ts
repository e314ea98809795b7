/** Whoever moves or removes a card with the keyboard, or hears the page, stays where the card is; so does somebody without JavaScript (P5, P20). */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reach } from '../set-up/by-keyboard.ts'
import { type Journey, oneAfterTheOther } from '../set-up/journey.ts'
import { press } from '../set-up/journey-forms.ts'
import { findingsOn } from '../set-up/page-check.ts'
import { roomJourney } from '../set-up/room-journey.ts'

let house: Journey
let marion: Page
let isla: Page
let tom: Page
let room: string

beforeAll(async () => {
  ;({ house, room } = await roomJourney())
  marion = await house.signedIn('Marion Duthie', { javaScriptEnabled: true })
  isla = await house.signedIn('Isla Farquhar', { javaScriptEnabled: true })
  tom = await house.signedIn('Tom Lawrie')
  for (const page of [marion, isla]) {
    await page.goto(`${room}/gibbs`)
    await page.locator('.cg-line--live').waitFor()
  }
  for (const words of ['The first thought', 'The second thought', 'The third thought']) {
    await marion.locator('#add-card select[name="box"]').selectOption('description')
    await marion.locator('#add-card textarea').fill(words)
    await marion.locator('#add-card button[type="submit"]').click()
    await cardWith(isla, words).waitFor()
  }
}, 180_000)
afterAll(async () => {
  await house.close()
  expect(house.misdeeds).toEqual([])
})
oneAfterTheOther(() => house)

const cardWith = (page: Page, words: string) => page.locator('.cg-note-card', { hasText: words }).first()
const box = (name: string) => `[data-board="gibbs"][data-box="${name}"]`
const said = (page: Page) => page.locator('#room-said').innerText()
/** What has the focus: the first line of a card, or the words of anything else. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement
    return at === document.body ? 'nowhere' : (at?.querySelector(':scope > p') ?? at)?.textContent
  })
const doing = (words: string, what: string) => `.cg-note-card:has-text("${words}") ${what}`

test('the card goes to another box, and whoever moved it by keyboard goes along and hears where it is', async () => {
  await reach(marion, doing('The second thought', 'details summary'))
  await marion.keyboard.press('Enter')
  await reach(marion, doing('The second thought', 'select'))
  await reach(marion, doing('The second thought', 'details[open] button'))
  await marion.keyboard.press('Enter')
  await marion.locator(`${box('feelings')} .cg-note-card`).waitFor()
  await expect.poll(() => focused(marion)).toBe('The second thought')
  await expect.poll(() => said(marion)).toBe('The card is now in: What I felt')
  expect(await marion.evaluate(() => document.activeElement?.closest('[data-box="feelings"]') !== null)).toBe(true)
  await marion.evaluate(() => scrollTo(0, 0)) // nothing stands half under the bar that stays on top
  expect(await findingsOn(marion)).toEqual([])
})

test('a card that is reworded keeps its writer at it', async () => {
  await reach(marion, doing('The second thought', 'details:has(textarea) summary'))
  await marion.keyboard.press('Enter')
  await reach(marion, doing('The second thought', 'textarea'))
  await marion.keyboard.type('in other words: ')
  await reach(marion, doing('The second thought', 'form.cg-edit button'))
  await marion.keyboard.press('Enter')
  await cardWith(isla, 'in other words').waitFor()
  await expect.poll(() => focused(marion)).toMatch(/^Edit/)
})

test('after removing one stands at the next card, then at the one before, then at the board', async () => {
  await remove('The first thought')
  await expect.poll(() => focused(marion)).toBe('The third thought')
  await expect.poll(() => said(marion)).toBe('The card is removed. Undo brings it back.')
  await remove('The third thought')
  await expect.poll(() => focused(marion)).toBe('Gibbs cycle')
})

async function remove(words: string): Promise<void> {
  await reach(marion, doing(words, 'form:has(input[value="remove"]) button'))
  await marion.keyboard.press('Enter')
  await expect.poll(() => cardWith(marion, words).count()).toBe(0)
}

test('somebody else moves or removes the card one is at: one stays with it, or at the next', async () => {
  await reach(isla, doing('in other words', 'details summary'))
  await move(cardWith(marion, 'in other words'))
  await isla.locator(`${box('analysis')} .cg-note-card`).waitFor()
  await expect.poll(() => focused(isla)).toBe('in other words: The second thought')
  await cardWith(marion, 'in other words')
    .getByRole('button', { name: /Remove/ })
    .click()
  await expect.poll(() => focused(isla)).toBe('Gibbs cycle')
})

test('without JavaScript the page comes back at the card in its new box', async () => {
  await tom.goto(`${room}/gibbs`)
  await tom.locator('#add-card textarea').fill('Who collects the child on Fridays.')
  await tom.locator('#f-box').selectOption('feelings')
  await press(tom, tom.locator('#add-card button'))
  const card = tom.locator('.cg-note-card', { hasText: 'on Fridays' })
  await card.locator('summary').first().click()
  await card.locator('select[name="box"]').selectOption('analysis')
  await press(tom, card.locator('details[open] button').first())
  expect(new URL(tom.url()).hash).toBe(`#${await tom.locator(`${box('analysis')} .cg-note-card`).getAttribute('id')}`)
  await press(tom, tom.locator(`${box('analysis')} .cg-note-card`).getByRole('button', { name: /Remove/ }))
  expect(new URL(tom.url()).hash).toBe('#board')
})

async function move(card: Locator): Promise<void> {
  await card.locator('summary').first().click()
  await card.locator('select[name="box"]').selectOption('analysis')
  await card.locator('details[open] button').first().click()
}
