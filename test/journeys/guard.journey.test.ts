/** The guard in the browser: while somebody writes, by keyboard alone, and without JavaScript (P22). */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, journey } from '../set-up/journey.ts'
import { send } from '../set-up/journey-forms.ts'
import { plotUntil } from '../set-up/journey-world.ts'
import { findingsOn } from '../set-up/page-check.ts'

/** Other work may run beside this. */
const patience = { timeout: 10_000 }
let house: Journey
let manager = ''
let address = ''
beforeAll(async () => {
  house = await journey({ plots: [plotUntil('with-first-manager'), plotUntil('record-shared')] })
  const { rows } = await house.owner.query<{ name: string; id: string }>(
    `select p.name, d.id from discussion d join relation r on r.discussion_id = d.id and r.relation = 'first-manager'
     join person p on p.id = r.person_id where d.status = 'with-first-manager' limit 1`,
  )
  manager = rows[0]?.name ?? ''
  address = `/discussions/${rows[0]?.id}/agreement`
}, 120_000)
afterAll(async () => {
  await house.close()
  expect(house.misdeeds).toEqual([])
})

const written = 'Kieran says that he is tired. What does kieran want?'
const picture = async (page: Page, name: string) => {
  if (!process.env.PICTURES) return
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({ path: `${process.env.PICTURES}/${name}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}

async function begin(page: Page) {
  await page.goto(address)
  await page.locator('input[name="answer"][value="question"]').check({ force: true })
  return page.locator('textarea[name="question-comment"]')
}

test('after leaving the field the names stand below it; one press puts a neutral word everywhere, and another takes it back', async () => {
  const page = await house.signedIn(manager, { javaScriptEnabled: true })
  const area = await begin(page)
  await area.fill(written)
  await area.press('Tab')
  const list = page.locator('.cg-guard')
  await list.waitFor()
  expect(await list.innerText()).toContain('Name of a person')
  expect(await page.locator('p[role="status"].visually-hidden').last().innerText()).toMatch(/to look at/)
  expect(await findingsOn(page)).toEqual([])
  await picture(page, 'guard-live')
  const use = list.getByRole('button', { name: /Use “the child”/ }).first()
  await use.focus()
  await page.keyboard.press('Enter')
  expect(await area.inputValue()).toBe('The child says that he is tired. What does the child want?')
  await expect.poll(() => list.innerText(), patience).toContain('found nothing')
  await list.getByRole('button', { name: 'Undo' }).click()
  expect(await area.inputValue()).toBe(written)
})

test('without JavaScript the form comes back with the same list, and everything typed', async () => {
  const page = await house.signedIn(manager)
  await page.goto(address)
  await send(page, { answer: 'question', 'question-comment': written })
  expect(await page.locator('.cg-guard').innerText()).toContain('You could write: “the child”')
  expect(await page.locator('textarea[name="question-comment"]').inputValue()).toBe(written)
})

test('the page with findings is as every page has to be', async () => {
  const page = await house.signedIn(manager, { javaScriptEnabled: true })
  await page.goto(address)
  await send(page, { answer: 'question', 'question-comment': `${written} Ring 07700 900123 on 3 May.` })
  await page.locator('.cg-guard').waitFor()
  expect(await findingsOn(page)).toEqual([])
  await picture(page, 'guard-came-back')
})

test('a reason chosen beside a finding goes with the form', async () => {
  const page = await house.signedIn(manager, { javaScriptEnabled: true })
  const area = await begin(page)
  await area.fill('Would Lomax help here?')
  await area.press('Tab')
  await page.locator('.cg-guard select').selectOption('author')
  await page.locator('main form button[type="submit"]').first().click()
  await page.waitForLoadState()
  expect(page.url()).not.toContain('/agreement')
})

test('one-line fields are looked at too while somebody writes; a field for a name is not', async () => {
  const page = await house.signedIn(manager, { javaScriptEnabled: true })
  await page.goto('/formats')
  const line = page.locator('input[name="which"]')
  await line.fill('The record about Kieran')
  await line.press('Tab')
  const list = page.locator('.cg-guard')
  await list.waitFor()
  expect(await list.innerText()).toContain('Name of a person')
  expect(await findingsOn(page)).toEqual([])
})

test('a saved draft that holds a name is marked when it is opened, before anybody types', async () => {
  const page = await house.signedIn(manager, { javaScriptEnabled: true })
  await page.goto('/learning/new')
  await page.locator('textarea[name="general.felt"]').fill('I was sorry for Kieran.')
  await page.getByRole('button', { name: 'Save my note' }).click()
  await page.getByRole('link', { name: 'Plain text' }).waitFor()
  await page.reload()
  const list = page.locator('.cg-guard')
  await list.waitFor()
  expect(await list.innerText()).toContain('Kieran')
  expect(await list.innerText()).toContain('stand in your text until you change it')
  expect(await findingsOn(page)).toEqual([])
})

test('a learning note waits with its copy until its words are looked at; its author hears why, and takes it in one step', async () => {
  const page = await house.signedIn(manager, { javaScriptEnabled: true })
  await page.goto('/learning/new')
  const area = page.locator('textarea[name="general.learned"]')
  await area.fill('Kieran taught us to wait.')
  await area.press('Tab')
  await page.locator('.cg-guard').waitFor()
  await page.getByRole('button', { name: 'Save my note' }).click()
  await page.getByRole('link', { name: 'Plain text' }).click()
  await page.getByText('Before a copy leaves').waitFor()
  expect(await page.locator('.cg-guard').innerText()).toContain('Kieran')
  expect(await findingsOn(page)).toEqual([])
  await picture(page, 'guard-note-held')
  await page.locator('textarea[name="general.learned"]').fill('The child taught us to wait.')
  const [copy] = await Promise.all([
    page.waitForEvent('download', patience),
    page.getByRole('button', { name: 'Save and take the copy' }).click(),
  ])
  expect(copy.suggestedFilename()).toBe('learning-note.txt')
})

test('where words leave the case no reason is offered while somebody writes either, and it is said what helps', async () => {
  const { rows } = await house.owner.query<{ name: string; id: string }>(
    `select p.name, d.id from discussion d join relation r on r.discussion_id = d.id and r.relation = 'facilitator'
     join person p on p.id = r.person_id where d.status = 'record-shared' limit 1`,
  )
  const page = await house.signedIn(rows[0]?.name ?? '', { javaScriptEnabled: true })
  await page.goto(`/discussions/${rows[0]?.id}/themes`)
  const area = page.locator('textarea[name="theme-1-learning"]')
  await area.fill('Mrs Lomax says that help is a way of walking together.')
  await area.press('Tab')
  const list = page.locator('.cg-guard')
  await list.waitFor()
  expect(await list.innerText()).toContain('a reason is not enough')
  expect(await list.locator('select').count()).toBe(0)
  expect(await findingsOn(page)).toEqual([])
  await picture(page, 'guard-theme')
})
