/** The administrator's pages in a browser: each as it has to be, with and without errors, by keyboard and on a phone. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, journey } from '../set-up/journey.ts'
import { findingsOn } from '../set-up/page-check.ts'

let house: Journey
beforeAll(async () => {
  house = await journey()
}, 120_000)
afterAll(async () => {
  await house.close()
  expect(house.misdeeds).toEqual([])
})

test('a person is added and helped, and every page on the way is as it has to be', async () => {
  const ada = await house.signedIn('Ada Mackie', { javaScriptEnabled: true })
  const look = async (where: string) => {
    expect(await findingsOn(ada), where).toEqual([])
    if (process.env.PICTURES) {
      await ada.setViewportSize({ width: 390, height: 844 })
      await ada.screenshot({ path: `${process.env.PICTURES}/${where}.png`, fullPage: true })
      await ada.setViewportSize({ width: 1280, height: 900 })
    }
  }
  await ada.goto('/people')
  await look('people')
  await ada.goto('/people/agencies')
  await look('agencies')
  await ada.goto('/people/new')
  await look('new-person')
  await ada.getByRole('button', { name: 'Add and invite' }).focus()
  await ada.keyboard.press('Enter')
  await ada.locator('#error-summary').waitFor()
  await look('new-person-with-errors')
  await ada.getByLabel('Name').fill('Eilidh Gunn')
  await ada.getByLabel('Work e-mail address').fill('eilidh.gunn@health.example')
  await ada.getByLabel('Agency').selectOption({ index: 1 })
  await ada.getByLabel('What they do').fill('School nurse')
  await ada.getByRole('button', { name: 'Add and invite' }).click()
  await ada.locator('code.cg-key').waitFor()
  await look('code')
  await ada.getByRole('link', { name: 'Back to Eilidh Gunn' }).click()
  await ada.getByRole('heading', { level: 1, name: 'Eilidh Gunn' }).waitFor()
  await look('person')
  await ada.goto('/account')
  await ada.getByText('Passkeys need an address with a name').waitFor() // this house stands at an address in numbers
  await look('own-account')
})
