/** A Lead Officer opens a discussion in an emergency; those who are told look at it afterwards. With and without JavaScript. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { privacy } from '#content'
import { type Journey, journey, oneAfterTheOther } from '../set-up/journey.ts'
import { everyPlace } from '../set-up/journey-world.ts'
import { findingsOn } from '../set-up/page-check.ts'

const words = privacy.emergency_access
let house: Journey
let found: { id: string; reference: string; name: string }
beforeAll(async () => {
  house = await journey({ plots: everyPlace.filter(({ until }) => until === 'time-set') })
  const { rows } = await house.owner.query(
    `select d.id, d.reference, p.name from discussion d join relation r on r.discussion_id = d.id and r.relation = 'facilitator' and r.ended_at is null
     join person p on p.id = r.person_id where d.status = 'time-set' limit 1`,
  )
  found = rows[0]
}, 180_000)
afterAll(async () => {
  await house.close()
  expect(house.misdeeds).toEqual([])
})
oneAfterTheOther(() => house)

test.each([true, false])('opened, read and closed again (JavaScript: %s)', async (javaScriptEnabled) => {
  const page = await house.signedIn('Fiona Anderson', { javaScriptEnabled })
  const looks = async () => javaScriptEnabled && expect(await findingsOn(page)).toEqual([])
  await page.getByRole('link', { name: 'Open in an emergency' }).click()
  await looks()
  await page.getByRole('button', { name: words.button }).click()
  await page.getByText(words.reason_empty).first().waitFor()
  await looks()
  await page.getByLabel(words.number.label).fill(found.reference)
  await page.getByText(words.reasons['cannot-reach']).click()
  await page.getByRole('button', { name: words.button }).click()
  await page.getByText(words.one.done.opened).waitFor()
  await looks()
  await page.getByRole('link', { name: words.one.read }).click()
  await page.getByText(words.banner.title).waitFor()
  await looks()
  await page.goBack()
  await page.getByRole('button', { name: words.one.end }).click()
  await page.getByText(words.one.done.ended).waitFor()
  expect((await page.goto(`/discussions/${found.id}`))?.status()).toBe(404)
})

test('the facilitator, who was told, looks at it', async () => {
  const { rows } = await house.owner.query<{ link: string }>(
    `select l.link from letter l join person p on p.id = l.person_id where l.letter = 'emergency-access-used' and p.name = $1 limit 1`,
    [found.name],
  )
  const page = await house.signedIn(found.name, { javaScriptEnabled: true })
  await page.goto(rows[0]?.link ?? '')
  expect(await findingsOn(page)).toEqual([])
  await page.getByText(words.one.outcomes['not-needed'], { exact: true }).click()
  await page.getByRole('button', { name: words.one.look.button }).click()
  await page.getByText(words.one.done.looked).waitFor()
  expect(await findingsOn(page)).toEqual([])
  await page.goto(`/discussions/${found.id}`)
  await page.getByText('Opened in an emergency').first().waitFor()
})
