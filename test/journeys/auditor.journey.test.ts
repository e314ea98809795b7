/** An auditor looks through the audit, filters it and takes it away. With and without JavaScript. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { privacy } from '#content'
import { sealWaiting } from '../../src/trust/audit-sealer.ts'
import { type Journey, journey } from '../set-up/journey.ts'
import { plotUntil } from '../set-up/journey-world.ts'
import { findingsOn } from '../set-up/page-check.ts'

const text = privacy.audit
let house: Journey
beforeAll(async () => {
  house = await journey({ plots: [plotUntil('time-set')] })
  while ((await sealWaiting(house.owner)) > 0);
}, 120_000)
afterAll(async () => {
  await house.close()
  expect(house.misdeeds).toEqual([])
})

test.each([true, false])('looked through, filtered, taken away (JavaScript: %s)', async (javaScriptEnabled) => {
  const page = await house.signedIn('Neil Ogilvie', { javaScriptEnabled, acceptDownloads: true })
  const looks = async () => javaScriptEnabled && expect(await findingsOn(page)).toEqual([])
  await page.getByRole('link', { name: text.title }).click()
  await looks()
  const [{ pseudonym }] = (await house.owner.query('select pseudonym from discussion limit 1')).rows
  await page.getByLabel(text.filter.discussion).fill(pseudonym)
  await page.getByLabel(text.filter.did).selectOption('act')
  await page.getByRole('button', { name: text.filter.button, exact: true }).click()
  await page.getByText(pseudonym).first().waitFor()
  await looks()
  await page.getByLabel(text.filter.discussion).fill('Nobody Knows')
  await page.getByRole('button', { name: text.filter.button, exact: true }).click()
  await page.getByText(text.errors.discussion).first().waitFor()
  await looks()
  await page.goto('/audit')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: text.export.csv }).click()
  expect((await download).suggestedFilename()).toMatch(/^audit-\d{4}-\d\d-\d\d\.csv$/)
})
