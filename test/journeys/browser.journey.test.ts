import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import { launchBrowser, packagedBrowser } from '../set-up/browser.ts'

test('a browser opens a page', async () => {
  const browser = await launchBrowser()
  const page = await browser.newPage()
  await page.setContent('<h1>Là math</h1>')
  expect(await page.textContent('h1')).toBe('Là math')
  await browser.close()
})

test('on a machine without the libraries and fonts, the packaged ones serve', async () => {
  const { program } = packagedBrowser()
  const folder = program.slice(0, -'/chromium'.length)
  const env = { LD_LIBRARY_PATH: `${folder}/al2023/lib`, FONTCONFIG_PATH: `${folder}/fonts` }
  const browser = await chromium.launch({
    executablePath: program,
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
    env,
  })
  const page = await browser.newPage()
  await page.setContent('<h1>Là math</h1>')
  expect((await page.locator('h1').boundingBox())?.height).toBeGreaterThan(20)
  await browser.close()
})
