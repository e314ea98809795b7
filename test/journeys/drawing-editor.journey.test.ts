/** The drawing as an editor: by the keyboard alone, and by a finger on a phone; the others see it at once (P21). */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { family, sendOperation } from '../set-up/filled-room.ts'
import { type Journey, oneAfterTheOther } from '../set-up/journey.ts'
import { findingsOn } from '../set-up/page-check.ts'
import { picture } from '../set-up/pictures.ts'
import { roomJourney } from '../set-up/room-journey.ts'

let house: Journey
let isla: Page
let catriona: Page
let marion: Page

beforeAll(async () => {
  const made = await roomJourney()
  house = made.house
  const script = { javaScriptEnabled: true }
  isla = await house.signedIn('Isla Farquhar', script)
  marion = await house.signedIn('Marion Duthie', { ...script, viewport: { width: 1280, height: 900 } })
  catriona = await house.signedIn('Catriona Milne', {
    ...script,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  for (const page of [isla, marion, catriona]) {
    await page.goto(`${made.room}/genogram`)
    await page.locator('.cg-line--live').waitFor()
  }
}, 180_000)
afterAll(async () => {
  await house.close()
  expect(house.misdeeds).toEqual([])
})
oneAfterTheOther(() => house)

const drawn = (page: Page): Promise<string[]> =>
  page.locator('[data-person]').evaluateAll((people) => people.map((one) => one.getAttribute('aria-label') ?? ''))
const ids = (page: Page): Promise<string[]> =>
  page.locator('[data-person]').evaluateAll((people) => people.map((one) => one.getAttribute('data-person') ?? ''))
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement
    return at?.getAttribute('aria-label') ?? at?.getAttribute('data-menu') ?? at?.id ?? ''
  })
const person = (page: Page, role: string) => page.locator(`[data-person][aria-label^="${role}"]`)

/** Presses Tab until a control with these words is reached: whoever has only a keyboard has nothing else. */
async function reach(page: Page, words: string): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    const text = await page.evaluate(() => {
      const at = document.activeElement
      return at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? ''
    })
    if (text.startsWith(words)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not reach ${words}`)
}

async function add(page: Page, button: string, role: string): Promise<void> {
  await reach(page, button)
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page)).toBe('menu-label')
  await page.keyboard.type(role)
  await page.keyboard.press('Enter')
  await person(page, role).waitFor()
}

test('with the keyboard alone: a parent, a partner, a brother or sister, where one stands in the family', async () => {
  await isla.locator('#new-label').fill('Child A')
  await isla.keyboard.press('Enter')
  await person(isla, 'Child A').waitFor()
  await isla.locator('body').click({ position: { x: 1, y: 1 } })
  await reach(isla, 'Child A')
  await isla.keyboard.press('Enter')
  await expect.poll(() => focused(isla)).toMatch(/^[0-9a-f-]{36}$/)
  await add(isla, 'Add a parent', 'Mother')
  await isla.keyboard.press('Escape')
  await expect.poll(() => focused(isla)).toMatch(/^Mother/)
  await isla.keyboard.press('ArrowDown')
  expect(await focused(isla)).toMatch(/^Child A/)
  await isla.keyboard.press('Enter')
  await add(isla, 'Add a brother or sister', 'Sibling')
  await isla.keyboard.press('Escape')
  await isla.keyboard.press('ArrowLeft')
  expect(await focused(isla)).toMatch(/^Child A/)
  await isla.keyboard.press('ArrowUp')
  expect(await focused(isla)).toMatch(/^Mother/)
  await expect
    .poll(async () => (await drawn(marion)).map((one) => one.split(/[,:(]/)[0]?.trim()).sort())
    .toEqual(['Child A', 'Mother', 'Sibling'])
  expect(await isla.locator('[data-person][tabindex="0"]').count()).toBe(1)
})

test('undo and redo from the drawing; whoever is removed leaves the keyboard on the drawing', async () => {
  await isla.keyboard.press('Control+z')
  await expect.poll(() => drawn(isla)).toHaveLength(3)
  await expect.poll(() => person(isla, 'Sibling').count()).toBe(0)
  await isla.keyboard.press('Control+y')
  await expect.poll(() => person(marion, 'Sibling').count()).toBe(1)
  await reach(isla, 'Mother')
  await isla.keyboard.press('Enter')
  await reach(isla, 'Remove Mother')
  await isla.keyboard.press('Enter')
  await expect.poll(() => person(marion, 'Mother').count()).toBe(0)
  expect(await isla.evaluate(() => document.activeElement?.hasAttribute('data-person'))).toBe(true)
  await isla.keyboard.press('Control+z')
  await person(marion, 'Mother').waitFor()
})

test('by a finger on a phone: a touch opens what can be done, in sight; a push moves the paper; sizes change', async () => {
  for (const body of family()) await sendOperation(marion, 'genogram', body)
  await person(catriona, 'Step-parent').waitFor()
  await person(catriona, 'Mother').first().tap()
  const menu = catriona.locator('[data-menu]')
  await menu.waitFor()
  await expect.poll(() => menu.evaluate(whollyInSight)).toBe('in sight')
  await picture(catriona, 'room-genogram-menu-phone', false)
  expect(await findingsOn(catriona)).toEqual([])
  await catriona.setViewportSize({ width: 390, height: 844 })
  await menu.getByRole('button', { name: 'Add a partner' }).tap()
  await expect.poll(() => focused(catriona)).toBe('menu-label')
  await catriona.locator('#menu-label').fill('Partner')
  await menu.getByRole('button', { name: 'Save', exact: true }).tap()
  await expect.poll(() => person(marion, 'Partner').count()).toBe(1)
  await menu.getByRole('button', { name: 'Close' }).tap()
  await expect.poll(() => menu.count()).toBe(0)

  const paper = catriona.locator('[data-paper]')
  await paper.scrollIntoViewIfNeeded()
  const box = await paper.boundingBox()
  const line = await catriona.context().newCDPSession(catriona)
  const finger = (moved: number) => [{ x: (box?.x ?? 0) + 280 - moved, y: (box?.y ?? 0) + 60 }]
  await line.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: finger(0) })
  for (let moved = 10; moved <= 200; moved += 10)
    await line.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: finger(moved) })
  await line.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await expect.poll(() => paper.evaluate((one) => one.scrollLeft)).toBeGreaterThan(50)
  expect(await menu.count()).toBe(0)
  const width = () => catriona.locator('[data-paper] svg').evaluate((one) => one.getBoundingClientRect().width)
  const before = await width()
  await catriona.getByRole('button', { name: 'Larger' }).click()
  await expect.poll(width).toBeGreaterThan(before * 1.2)
  await catriona.getByRole('button', { name: 'Whole drawing' }).click()
  await expect.poll(width).toBeLessThan(390)
})

test('a mouse drags the paper, and the end of a drag opens nobody', async () => {
  const paper = marion.locator('[data-paper]')
  for (let times = 0; times < 5; times += 1) await marion.getByRole('button', { name: 'Larger' }).click()
  const at = async () => paper.evaluate((one) => one.scrollLeft)
  await paper.evaluate((one) => one.scrollTo(150, 0))
  await paper.scrollIntoViewIfNeeded()
  const box = await paper.boundingBox()
  const [x, y] = [(box?.x ?? 0) + 300, (box?.y ?? 0) + 60]
  await marion.mouse.move(x, y)
  await marion.mouse.down()
  await marion.mouse.move(x - 100, y, { steps: 4 })
  await marion.mouse.up()
  expect(await at()).toBeGreaterThan(210)
  expect(await marion.locator('[data-menu]').count()).toBe(0)
  await person(marion, 'Child A').first().click()
  await marion.locator('[data-menu]').waitFor()
})

/** Runs in the page. */
function whollyInSight(one: Element): string {
  const { top, bottom } = one.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight + 2 ? 'in sight' : `${top} to ${bottom} of ${innerHeight}`
}

test('a family from another program comes in on the page, and one undo takes all of it back', async () => {
  const there = await ids(marion)
  const before = there.length
  const file = [
    '0 HEAD',
    '1 GEDC',
    '2 VERS 7.0',
    '0 @A@ INDI',
    '0 @B@ INDI',
    '0 @F@ FAM',
    '1 HUSB @A@',
    '1 CHIL @B@',
    '0 TRLR',
  ]
  await marion.locator('summary', { hasText: 'Bring in a family' }).click()
  await marion.getByLabel('Text of a GEDCOM 7 file').fill(file.join('\n'))
  await marion.getByRole('button', { name: 'Bring it in' }).click()
  const agree = marion.getByRole('button', { name: 'Yes, bring them in' })
  await agree.waitFor()
  await marion.locator('.cg-line--live').waitFor()
  expect(await marion.locator('#bring-family').evaluate((button) => button === document.activeElement)).toBe(true)
  expect(new URL(marion.url()).pathname).toMatch(/\/meeting\/genogram$/)
  await picture(marion, 'room-family-asked')
  expect(await marion.getByText('Comes in: 2 people, 1 couple, 1 child of a couple.').isVisible()).toBe(true)
  expect(await drawn(marion)).toHaveLength(before)
  await agree.press('Enter')
  for (const page of [marion, isla]) await expect.poll(async () => (await drawn(page)).length).toBe(before + 2)
  expect(await marion.getByLabel('Text of a GEDCOM 7 file').inputValue()).toBe('')
  await marion.locator('[data-undo]').click()
  for (const page of [marion, isla]) await expect.poll(async () => (await drawn(page)).length).toBe(before)
  await marion.locator('[data-redo]').click()
  for (const page of [marion, isla]) await expect.poll(async () => (await drawn(page)).length).toBe(before + 2)
  expect(await marion.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('INDI')
  // Somebody else works on it now: one undo would take their change away too.
  const brought = (await ids(isla)).find((id) => !there.includes(id)) ?? ''
  await sendOperation(isla, 'genogram', { type: 'edit-person', person: brought, label: 'Aunt A' })
  await marion.locator(`[data-person="${brought}"][aria-label^="Aunt A"]`).waitFor()
  await marion.locator('[data-undo]').click()
  await marion.locator('.cg-look-again', { hasText: 'Someone has changed this family since it came in' }).waitFor()
  expect((await drawn(marion)).length).toBe(before + 2)
})
