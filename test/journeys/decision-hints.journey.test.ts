/** Sentences that sound like a decision are pointed at while the record is written (P2): with JavaScript at once, without it after saving. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, journey } from '../set-up/journey.ts'
import { plotUntil } from '../set-up/journey-world.ts'
import { findingsOn } from '../set-up/page-check.ts'

let house: Journey
let facilitator = ''
let draft = ''
beforeAll(async () => {
  house = await journey({ plots: [plotUntil('meeting-ended')] })
  const { rows } = await house.owner.query<{ name: string; id: string }>(
    `select p.name, d.id from discussion d join relation r on r.discussion_id = d.id and r.relation = 'facilitator' and r.ended_at is null
     join person p on p.id = r.person_id where d.status = 'meeting-ended' limit 1`,
  )
  facilitator = rows[0]?.name ?? ''
  draft = `/discussions/${rows[0]?.id}/record/draft?section=assumptions`
}, 120_000)
afterAll(async () => {
  await house.close()
  expect(house.misdeeds).toEqual([])
})

const decides = 'It was agreed that the school will monitor attendance.'

test('with JavaScript a hint stands below the field when it is left, and goes when the words change', async () => {
  const page = await house.signedIn(facilitator, { javaScriptEnabled: true })
  await page.goto(draft)
  const area = page.locator('#assumptions textarea')
  await area.fill(decides)
  await area.press('Tab')
  const hint = page.locator('#assumptions .cg-guard--decide')
  await hint.waitFor()
  expect(await hint.innerText()).toContain('“agreed that” may sound like a decision')
  expect(await findingsOn(page)).toEqual([])
  await area.fill('We wondered what makes mornings hard.')
  await area.press('Tab')
  await hint.waitFor({ state: 'detached' })
})

test('the first press on the button counts, though the lists under the field change as it is left', async () => {
  const page = await house.signedIn(facilitator, { javaScriptEnabled: true })
  await page.goto(draft)
  const area = page.locator('#assumptions textarea')
  await area.fill(`${decides} Kieran and Siobhan heard it.`)
  await page.locator('#assumptions .cg-guard').first().waitFor()
  await area.fill('We wondered what makes evenings hard.')
  const button = page.locator('#assumptions').getByRole('button', { name: 'Save this part' })
  await button.scrollIntoViewIfNeeded()
  const before = await button.boundingBox()
  if (!before) throw new Error('no button')
  await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2)
  await page.mouse.down()
  await page.waitForTimeout(500)
  expect(await button.boundingBox()).toEqual(before)
  const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().includes('/record/draft'))
  await page.mouse.up()
  expect((await sent).postData()).toContain('evenings')
})

test('without JavaScript it stands beside the part once it is saved, and nothing is held up', async () => {
  const page = await house.signedIn(facilitator)
  await page.goto(draft)
  await page.locator('#assumptions textarea').fill(decides)
  await page.locator('#assumptions').getByRole('button', { name: 'Save this part' }).click()
  expect(await page.locator('#assumptions .cg-guard--decide').innerText()).toContain('may sound like a decision')
})
