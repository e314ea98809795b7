/** A committee's own words: kept on a page, a list read from a file, and used by the guard while somebody writes (P22). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, journey } from '../set-up/journey.ts'
import { plotUntil } from '../set-up/journey-world.ts'
import { findingsOn } from '../set-up/page-check.ts'

let house: Journey
let manager = ''
let address = ''
beforeAll(async () => {
  house = await journey({ plots: [plotUntil('with-first-manager')] })
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

test('without JavaScript lists are pasted, and wrong lines are named', async () => {
  const page = await house.signedIn('Ada Mackie')
  await page.goto('/guard/words')
  await page.locator('textarea[name="places"]').fill('Ottermuir\n12')
  await page.getByRole('button', { name: 'Save these words' }).click()
  expect(await page.locator('main').innerText()).toContain('Line 2: please use at least three letters.')
  await page.locator('textarea[name="places"]').fill('Ottermuir')
  await page.getByRole('button', { name: 'Save these words' }).click()
  await page.getByText('The check uses these words from now on.').waitFor()
})

test('with JavaScript a school list comes from a file; who writes sees its schools at once', async () => {
  const page = await house.signedIn('Shona Leslie', { javaScriptEnabled: true })
  await page.goto('/guard/words')
  const file = { name: 'schools.csv', mimeType: 'text/csv', buffer: Buffer.from('"Zzyra Academy",8412345\n') }
  await page.locator('input[type="file"]').first().setInputFiles(file)
  await page.waitForFunction(() => document.querySelector('textarea')?.value.includes('Zzyra'))
  const program = { name: 'list.exe', mimeType: 'application/octet-stream', buffer: Buffer.from([77, 90, 0, 255, 3]) }
  await page.locator('input[type="file"]').first().setInputFiles(program)
  await page.getByText('This file is not a plain text.').first().waitFor()
  expect(await page.locator('textarea').first().inputValue()).toBe('"Zzyra Academy",8412345')
  expect(await findingsOn(page)).toEqual([])
  if (process.env.PICTURES)
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: `${process.env.PICTURES}/guard-words-${width}.png`, fullPage: true })
    }
  await page.getByRole('button', { name: 'Save these words' }).click()
  await page.getByText('The check uses these words from now on.').waitFor()
  expect(await page.locator('textarea[name="schools"]').inputValue()).toBe('Zzyra Academy')

  const writer = await house.signedIn(manager, { javaScriptEnabled: true })
  await writer.goto(address)
  await writer.locator('input[name="answer"][value="question"]').check({ force: true })
  const area = writer.locator('textarea[name="question-comment"]')
  await area.fill('She goes to zzyra academy in ottermuir.')
  await area.press('Tab')
  const list = writer.locator('.cg-guard')
  await list.waitFor()
  expect(await list.innerText()).toContain('Name of a school or nursery')
  expect(await list.innerText()).toContain('Name of a place')
})
