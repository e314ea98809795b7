/** On a board, what may show who somebody is stands, and its writer is told quietly with a neutral word (P22): with JavaScript and without. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Journey } from '../set-up/journey.ts'
import { findingsOn } from '../set-up/page-check.ts'
import { roomJourney } from '../set-up/room-journey.ts'

let house: Journey
let room = ''
beforeAll(async () => {
  ;({ house, room } = await roomJourney())
}, 180_000)
afterAll(async () => {
  await house.close()
  expect(house.misdeeds).toEqual([])
})

for (const javaScriptEnabled of [false, true])
  test(`${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async () => {
    const page = await house.signedIn('Isla Farquhar', { javaScriptEnabled })
    await page.goto(`${room}/matrix`)
    if (javaScriptEnabled) await page.locator('.cg-line--live').waitFor()
    const text = `We thought of Stornoway ${javaScriptEnabled ? 'twice' : 'once'}.`
    await page.getByLabel('One thought, in a few words').fill(text)
    await page.getByLabel('Which box?').selectOption('evidence')
    await page.getByRole('button', { name: 'Add card' }).click()
    const line = page.locator('.cg-look-again')
    await line.waitFor()
    expect(await line.innerText()).toContain('You could write “a town”')
    await page.locator('.cg-note-card', { hasText: text }).first().waitFor()
    if (javaScriptEnabled) expect(await findingsOn(page)).toEqual([])
    if (process.env.PICTURES)
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 })
        await page.screenshot({ path: `${process.env.PICTURES}/look-again-${javaScriptEnabled}-${width}.png` })
      }
  })
