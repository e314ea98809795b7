/** A second person of the Reviewing Team looks at words the facilitator keeps (P22): with JavaScript and without. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, journey } from '../set-up/journey.ts'
import { plotUntil } from '../set-up/journey-world.ts'
import { findingsOn } from '../set-up/page-check.ts'

let house: Journey
let facilitator = ''
let base = ''
beforeAll(async () => {
  house = await journey({ plots: [plotUntil('meeting-ended')] })
  const { rows } = await house.owner.query<{ name: string; id: string }>(
    `select p.name, d.id from discussion d join relation r on r.discussion_id = d.id and r.relation = 'facilitator' and r.ended_at is null
     join person p on p.id = r.person_id where d.status = 'meeting-ended' limit 1`,
  )
  facilitator = rows[0]?.name ?? ''
  base = `/discussions/${rows[0]?.id}`
}, 120_000)
afterAll(async () => {
  await house.close()
  expect(house.misdeeds).toEqual([])
})

const picture = async (page: Page, name: string) => {
  if (!process.env.PICTURES) return
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({ path: `${process.env.PICTURES}/${name}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}

/** Writes a part with a name, keeps it with a reason, and asks the Reviewing Team. */
async function keepAndAsk(page: Page, section: string, text: string) {
  await page.goto(`${base}/record/draft?section=${section}#${section}`)
  await page.locator(`#${section} textarea[name="text"]`).fill(text)
  await page.locator(`#${section}`).getByRole('button', { name: 'Save this part' }).click()
  await page.locator('.cg-guard select').first().selectOption('author')
  await page.locator(`#${section}`).getByRole('button', { name: 'Save this part' }).click()
  await page.getByRole('button', { name: /^Ask the/ }).click()
  await page.getByText('A second person looks at the words you keep (1)').waitFor()
}

for (const javaScriptEnabled of [false, true])
  test(`kept, asked about and answered ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async () => {
    const writer = await house.signedIn(facilitator, { javaScriptEnabled })
    const section = javaScriptEnabled ? 'assumptions' : 'complexities'
    await keepAndAsk(writer, section, 'We spoke of trust. Mrs Lomax would say that help is a way of walking together.')
    if (javaScriptEnabled) expect(await findingsOn(writer)).toEqual([])
    await picture(writer, 'kept-asked')

    const second = await house.signedIn('Shona Leslie', { javaScriptEnabled })
    await second.goto('/desk')
    await second.locator(`a[href="${base}/kept-words"]`).first().click()
    expect(await second.locator('mark').innerText()).toBe('Mrs Lomax')
    expect(await second.locator('main').innerText()).not.toContain('We spoke of trust')
    if (javaScriptEnabled) expect(await findingsOn(second)).toEqual([])
    await picture(second, 'kept-words')
    await second.getByRole('button', { name: /^It shows nobody/ }).click()
    await second.getByText('Nothing waits for you here').waitFor()
    if (javaScriptEnabled) expect(await findingsOn(second)).toEqual([])

    await writer.goto(`${base}/record/draft`)
    expect(await writer.locator('main').innerText()).not.toContain('A second person looks')
  })
