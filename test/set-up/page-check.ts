/** What every page must be, in the browser: axe without findings, one h1, a title, no id twice, at most one primary button, no sideways scrolling. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { pagePicture } from './pictures.ts'

/** Its own runner waits for more than our pages have; the engine alone is ten times as fast. */
const axeSource = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)
interface Axe {
  run(
    where: Document,
    how: { runOnly: { type: 'tag'; values: readonly string[] }; resultTypes: readonly string[] },
  ): Promise<{ violations: readonly { id: string; nodes: readonly { target: readonly string[] }[] }[] }>
}
declare global {
  var axe: Axe
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const desktop = { width: 1280, height: 900 }
const phone = { width: 390, height: 844 }
/** 1280 px at 400 %: WCAG 1.4.10. */
const narrowest = { width: 320, height: 640 }

/** Findings in plain lines; none for a good page. Leaves the page 1280 px wide. */
export async function findingsOn(page: Page): Promise<string[]> {
  const findings = [...(await shape(page)), ...(await axeFindings(page, 'at 1280'))]
  await pagePicture(page, '1280')
  await page.setViewportSize(phone)
  findings.push(...(await axeFindings(page, 'at 390')), ...(await reflow(page, phone.width)))
  await pagePicture(page, '390')
  await page.setViewportSize(narrowest)
  findings.push(...(await reflow(page, narrowest.width)))
  await page.setViewportSize(desktop)
  return findings
}

async function axeFindings(page: Page, where: string): Promise<string[]> {
  await page.evaluate(axeSource)
  const violations = await page.evaluate(async (values) => {
    const found = await globalThis.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] })
    return found.violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join('; ')}`)
  }, rules)
  return violations.map((violation) => `axe ${where}: ${violation.slice(0, 300)}`)
}

async function shape(page: Page): Promise<string[]> {
  const { title, headings, primaries, lost, twice } = await page.evaluate(() => ({
    title: document.title,
    headings: document.querySelectorAll('h1').length,
    primaries: [...document.querySelectorAll('main .ds_button:not(.ds_button--secondary)')]
      .filter((button) => button.checkVisibility())
      .map((button) => button.textContent ?? ''),
    lost: [...document.querySelectorAll('#error-summary a')]
      .map((link) => link.getAttribute('href') ?? '')
      .filter((href) => document.getElementById(href.slice(1)) === null),
    twice: [...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, at, ids) => ids.indexOf(id) !== at),
  }))
  return [
    ...(/\S+ [–|-] \S+|: \S/.test(title) ? [] : [`title "${title}"`]),
    ...(headings === 1 ? [] : [`${headings} h1`]),
    ...(primaries.length <= 1 ? [] : [`${primaries.length} primary buttons: ${primaries.join(', ')}`]),
    ...(twice.length === 0 ? [] : [`ids that stand twice: ${[...new Set(twice)].join(', ')}`]),
    ...(lost.length === 0 ? [] : [`error links that lead nowhere: ${lost.join(', ')}`]),
  ]
}

/** What makes the page wider than this. */
export async function reflow(page: Page, width: number): Promise<string[]> {
  const { wide, widest } = await page.evaluate((most) => {
    const root = document.scrollingElement ?? document.body
    const widest = [...document.querySelectorAll('main *')]
      .filter((one) => one.getBoundingClientRect().right > most + 1 && one.checkVisibility())
      .map((one) => `${one.localName}.${one.className}`)
    return { wide: root.scrollWidth, widest: widest.slice(0, 3) }
  }, width)
  return wide <= width ? [] : [`${wide} px wide at ${width}: ${widest.join(', ')}`]
}
