/** The drawings of the room: made by typing and Enter, without JavaScript too, and every board as a page has to be (P21). */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, journey } from '../set-up/journey.ts'
import { plotUntil } from '../set-up/journey-world.ts'
import { findingsOn } from '../set-up/page-check.ts'

/** Other work may run beside this. */
const patience = { timeout: 10_000 }
let house: Journey
let facilitator = ''
let room = ''
beforeAll(async () => {
  house = await journey({ plots: [plotUntil('meeting-open')] })
  const { rows } = await house.owner.query<{ name: string; id: string }>(
    `select p.name, d.id from discussion d join relation r on r.discussion_id = d.id and r.relation = 'facilitator'
     join person p on p.id = r.person_id where d.status = 'meeting-open'`,
  )
  facilitator = rows[0]?.name ?? ''
  room = `/discussions/${rows[0]?.id}/meeting`
}, 120_000)
afterAll(async () => {
  await house.close()
  expect(house.misdeeds).toEqual([])
})

const people = (page: Page) => page.locator('[data-row] > summary').allInnerTexts()

test('people are added by typing a role and Enter; each begins with nothing said', async () => {
  const page = await house.signedIn(facilitator, { javaScriptEnabled: true })
  await page.goto(`${room}/genogram`)
  for (const [count, role] of ['Child A', 'Grandparent 1', 'Child B'].entries()) {
    const field = page.locator('#new-label')
    await field.fill(role)
    await field.press('Enter')
    await expect.poll(() => people(page), patience).toHaveLength(count + 1)
  }
  expect(await people(page)).toEqual(['Child A not said', 'Grandparent 1 not said', 'Child B not said'])
  expect(await findingsOn(page)).toEqual([])
})

test('without JavaScript another one is added by the same form, and stands in the drawing', async () => {
  const page = await house.signedIn(facilitator)
  await page.goto(`${room}/genogram`)
  await page.fill('#new-label', 'Parent A')
  await page.locator('#add-person button[type="submit"]').click()
  await page.waitForLoadState()
  expect((await people(page)).some((line) => line.startsWith('Parent A'))).toBe(true)
  expect(await page.locator('svg .cg-g__person').count()).toBe(4)
})

test('what one is typing stays while others change the room', async () => {
  const page = await house.signedIn(facilitator, { javaScriptEnabled: true })
  await page.goto(`${room}/genogram`)
  const before = (await people(page)).length
  await page.fill('#new-label', 'Aunt 1')
  const other = await house.signedIn(facilitator)
  await other.goto(`${room}/genogram`)
  await other.fill('#new-label', 'Uncle 1')
  await other.locator('#add-person button[type="submit"]').click()
  await expect.poll(() => people(page), patience).toHaveLength(before + 1)
  expect(await page.inputValue('#new-label')).toBe('Aunt 1')
})

test('the ecomap takes a place around the household, and a name is refused before anybody sees it', async () => {
  const page = await house.signedIn(facilitator, { javaScriptEnabled: true })
  await page.goto(`${room}/ecomap`)
  const field = page.locator('#new-label')
  await field.fill('Nursery')
  await field.press('Enter')
  await expect.poll(() => page.locator('main').innerText(), patience).toContain('Nursery')
  await field.fill('Kieran Doe')
  await field.press('Enter')
  await expect.poll(() => page.locator('main').innerText(), patience).toContain('Name of a person')
  const other = await house.signedIn(facilitator)
  await other.goto(`${room}/ecomap`)
  expect(await other.locator('main').innerText()).not.toContain('Kieran')
  expect(await findingsOn(page)).toEqual([])
})
