/** The questions of a careful reader before a record is shared (P22): with JavaScript and without. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, journey } from '../set-up/journey.ts'
import { send } from '../set-up/journey-forms.ts'
import { plotUntil } from '../set-up/journey-world.ts'
import { findingsOn } from '../set-up/page-check.ts'

let house: Journey
let facilitator = ''
let address = ''
beforeAll(async () => {
  house = await journey({ plots: [plotUntil('record-being-read')] })
  const { rows } = await house.owner.query<{ name: string; id: string }>(
    `select p.name, d.id from discussion d join relation r on r.discussion_id = d.id and r.relation = 'facilitator' and r.ended_at is null
     join person p on p.id = r.person_id where d.status = 'record-being-read' limit 1`,
  )
  facilitator = rows[0]?.name ?? ''
  address = `/discussions/${rows[0]?.id}/record/share`
}, 120_000)
afterAll(async () => {
  await house.close()
  expect(house.misdeeds).toEqual([])
})

for (const javaScriptEnabled of [false, true])
  test(`each question is answered, and a yes leads back to the text, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async () => {
    const page = await house.signedIn(facilitator, { javaScriptEnabled })
    await page.goto(address)
    if (javaScriptEnabled) expect(await findingsOn(page)).toEqual([])
    if (process.env.PICTURES)
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 })
        await page.screenshot({ path: `${process.env.PICTURES}/careful-${width}.png`, fullPage: true })
      }
    await send(page, { read: 'yes', 'reader-neighbour': 'no', 'reader-news': 'yes' })
    const said = await page.locator('main').innerText()
    expect(said).toContain('Answer this question')
    expect(said).toContain('Take out one more detail')
    expect(await page.locator('input[name="reader-neighbour"][value="no"]').isChecked()).toBe(true)
    if (javaScriptEnabled) expect(await findingsOn(page)).toEqual([])
  })
