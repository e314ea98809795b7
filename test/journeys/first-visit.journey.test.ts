/** What somebody on a slow line pays for the first look: every byte as it travels, headers and compression included. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, journey } from '../set-up/journey.ts'

let house: Journey
beforeAll(async () => {
  house = await journey({ plots: [] })
}, 120_000)
afterAll(async () => {
  await house.close()
  expect(house.misdeeds).toEqual([])
})

test('a first visit is 60 kB at most, and the pages after it bring only themselves', async () => {
  const page = await house.visitor({ javaScriptEnabled: true })
  const network = await page.context().newCDPSession(page)
  await network.send('Network.enable')
  let bytes = 0
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto('/', { waitUntil: 'networkidle' })
  expect(bytes).toBeGreaterThan(20_000)
  expect(bytes).toBeLessThanOrEqual(60_000)
  bytes = 0
  await page.goto('/check', { waitUntil: 'networkidle' })
  expect(bytes).toBeLessThanOrEqual(40_000) // this one asks for the serif
  bytes = 0
  await page.goto('/check', { waitUntil: 'networkidle' })
  expect(bytes).toBeLessThanOrEqual(12_000)
})

test('a compressed page is the page', async () => {
  const page = await house.visitor()
  const answer = await page.goto('/')
  expect(answer?.headers()).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' })
  expect(await page.locator('h1').innerText()).not.toBe('')
})
