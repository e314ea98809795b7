/** Every board of the room as a page has to be: read by axe, small, large, in forced colours, without motion, for fingers (P20, P21). */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillRoom } from '../set-up/filled-room.ts'
import { type Journey, oneAfterTheOther } from '../set-up/journey.ts'
import { findingsOn, reflow } from '../set-up/page-check.ts'
import { picture } from '../set-up/pictures.ts'
import { roomJourney } from '../set-up/room-journey.ts'

const boards = ['', '/four?stage=reflection', '/matrix', '/kolb', '/gibbs', '/genogram', '/ecomap', '/notes']
const onScreen = ['/matrix', '/genogram', '/ecomap'].map((board) => `${board}?view=screen`)
const everywhere = [...boards, ...onScreen, '/pack']

let house: Journey
let marion: Page
let isla: Page
let catriona: Page
let room: string

beforeAll(async () => {
  ;({ house, room } = await roomJourney())
  const script = { javaScriptEnabled: true }
  marion = await house.signedIn('Marion Duthie', script)
  isla = await house.signedIn('Isla Farquhar', { ...script, reducedMotion: 'reduce' })
  catriona = await house.signedIn('Catriona Milne', { ...script, hasTouch: true, isMobile: true })
  await marion.goto(room)
  await fillRoom(marion)
}, 180_000)
afterAll(async () => {
  await house.close()
  expect(house.misdeeds).toEqual([])
})
oneAfterTheOther(() => house)

async function open(page: Page, place: string): Promise<void> {
  await page.goto(room + place)
  if (place !== '/pack') await page.locator('.cg-room-all').waitFor()
  if (place !== '/pack' && !place.includes('view=screen')) await page.locator('.cg-line--live').waitFor()
}

test('axe finds nothing at 1280 and 390 px, and nothing is wider than 320 px or than half a screen (200 %)', async () => {
  const findings: string[] = []
  for (const page of [marion, isla])
    for (const place of everywhere) {
      await page.setViewportSize({ width: 1280, height: 900 })
      await open(page, place)
      if (page === marion) await picture(page, nameOf(place))
      findings.push(...(await findingsOn(page)).map((finding) => `${place}: ${finding}`))
      await page.setViewportSize({ width: 640, height: 450 })
      findings.push(...(await reflow(page, 640)).map((finding) => `${place}: ${finding}`))
    }
  expect([...new Set(findings)]).toEqual([])
}, 240_000)

const nameOf = (place: string): string =>
  `room${place.replace(/[/?=]/g, '-').replace('-view-screen', '-shared-screen').replace('-stage-reflection', '') || '-welcome'}`

test('in forced colours every line of a drawing stands out from its paper', async () => {
  await isla.setViewportSize({ width: 1280, height: 900 })
  await isla.emulateMedia({ forcedColors: 'active', colorScheme: 'dark', reducedMotion: 'reduce' })
  for (const place of ['/genogram', '/ecomap', '/genogram?view=screen', '/pack']) {
    await open(isla, place)
    await picture(isla, `forced${nameOf(place)}`)
    expect(await isla.evaluate(faintLines), place).toEqual([])
  }
  await isla.emulateMedia({ forcedColors: 'none', colorScheme: 'light', reducedMotion: 'reduce' })
})

/** Runs in the page: dark lines on dark paper. */
function faintLines(): string[] {
  const light = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
      const value = Number(part) / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const paperOf = (start: Element): string => {
    for (let one: Element | null = start; one; one = one.parentElement) {
      const { backgroundColor } = getComputedStyle(one)
      if (one instanceof HTMLElement && !backgroundColor.endsWith(', 0)')) return backgroundColor
    }
    return 'rgb(255, 255, 255)'
  }
  return [...document.querySelectorAll('main svg:not(.cg-i) path[stroke]')].flatMap((line) => {
    const [a, b] = [light(getComputedStyle(line).stroke), light(paperOf(line))]
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    return contrast < 3 && line.getAttribute('stroke') !== '#ffffff' ? [line.getAttribute('d') ?? ''] : []
  })
}

test('everything to press is at least 44 px for a finger, people on drawings too', async () => {
  await catriona.setViewportSize({ width: 390, height: 844 })
  for (const place of boards) {
    await open(catriona, place)
    expect(await catriona.evaluate(smallTargets), place).toEqual([])
    await picture(catriona, `${nameOf(place)}-phone`, false)
  }
})

/** Runs in the page. */
function smallTargets(): string[] {
  const targets = 'main button, main summary, main select, main .cg-tabs a, main .ds_button, main [data-person]'
  return [...document.querySelectorAll(targets)].flatMap((one) => {
    const { width, height } = one.getBoundingClientRect()
    return one.checkVisibility() && Math.min(width, height) < 43.5
      ? [`${one.localName} ${one.textContent?.slice(0, 30)} ${Math.round(width)} x ${Math.round(height)}`]
      : []
  })
}

test('without wishing for motion nothing moves', async () => {
  for (const place of boards) {
    await open(isla, place)
    const moving = await isla.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((one) => {
          const { transitionDuration, animationName } = getComputedStyle(one)
          return transitionDuration.split(', ').some((time) => Number.parseFloat(time) > 0) || animationName !== 'none'
        })
        .map((one) => `${one.localName}.${one.getAttribute('class')}`),
    )
    expect(moving, place).toEqual([])
  }
})
