/** One room, four people: the facilitator at a desk, one on a phone, one with the keyboard alone, one without JavaScript (P5, P18–P21). */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { statements } from '#content'
import { reach } from '../set-up/by-keyboard.ts'
import { type Journey, oneAfterTheOther } from '../set-up/journey.ts'
import { press, send } from '../set-up/journey-forms.ts'
import { picture } from '../set-up/pictures.ts'
import { roomJourney } from '../set-up/room-journey.ts'

let house: Journey
let marion: Page
let catriona: Page
let isla: Page
let tom: Page
let room: string

beforeAll(async () => {
  ;({ house, room } = await roomJourney())
  const script = { javaScriptEnabled: true }
  marion = await house.signedIn('Marion Duthie', { ...script, viewport: { width: 1280, height: 900 } })
  catriona = await house.signedIn('Catriona Milne', {
    ...script,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  })
  isla = await house.signedIn('Isla Farquhar', {
    ...script,
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  })
  tom = await house.signedIn('Tom Lawrie')
}, 180_000)
afterAll(async () => {
  await house.close()
  // The line that was cut on purpose is no misdeed of a page.
  expect(house.misdeeds.filter((misdeed) => !misdeed.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})
oneAfterTheOther(() => house)

const live = (page: Page) => page.locator('.cg-line--live').waitFor()
const cardWith = (page: Page, words: string) => page.locator('.cg-note-card', { hasText: words }).first()
const box = (page: Page, name: string) => page.locator(`#${name}`)

test('what one writes on a phone the others see, without asking for it', async () => {
  for (const page of [marion, catriona, isla]) {
    await page.goto(`${room}/matrix`)
    await live(page)
  }
  await catriona.getByLabel('One thought, in a few words').fill('The nursery sees a tired child on Mondays.')
  await catriona.getByLabel('Which box?').selectOption('evidence')
  await catriona.locator('#add-card label', { hasText: 'I saw it' }).click()
  await catriona.getByRole('button', { name: 'Add card' }).click()
  for (const page of [marion, isla]) await cardWith(page, 'tired child').waitFor()
  await expect.poll(() => isla.locator('#room-said').innerText()).toContain('New card in: Evidence')
  expect(await cardWith(marion, 'tired child').innerText()).toContain('Health')
})

test('who adds one thought after another in 4x4x4 stays in the corner they look into', async () => {
  await isla.goto(`${room}/four?function=mediation&seat=own-agency`)
  await live(isla)
  for (const words of ['Two agencies ring on the same day.', 'Nobody rings after a good week.']) {
    await isla.locator('#add-card textarea').fill(words)
    await isla.locator('#add-card button[type="submit"]').click()
    await expect
      .poll(() => cardWith(isla, words).locator('.cg-note-card__foot').innerText())
      .toContain('Our own agency')
    expect(await isla.locator('#add-card select[name="function"]').inputValue()).toBe('mediation')
  }
  await isla.goto(`${room}/matrix`)
  await live(isla)
})

test('a card with a name is not taken: it says so beside the words, and everything typed and chosen is still there', async () => {
  await isla.getByLabel('One thought, in a few words').fill('Kayleigh is often tired on Mondays.')
  await isla.getByLabel('Which box?').selectOption('assumption')
  await isla.locator('#add-card label', { hasText: 'Someone told me' }).click()
  await isla.getByRole('button', { name: 'Add card' }).click()
  const form = isla.locator('#add-card')
  await form.locator('.ds_question__error-message', { hasText: 'Kayleigh' }).waitFor()
  await form.locator('.cg-guard__list li', { hasText: 'Kayleigh' }).waitFor()
  await expect.poll(() => isla.locator('.cg-not-taken').count()).toBe(0)
  expect(await isla.getByLabel('One thought, in a few words').inputValue()).toBe('Kayleigh is often tired on Mondays.')
  expect(await isla.getByLabel('Which box?').inputValue()).toBe('assumption')
  expect(await form.getByLabel('Someone told me').isChecked()).toBe(true)
  expect(await cardWith(isla, 'Kayleigh').count()).toBe(0)
  await isla.getByLabel('One thought, in a few words').fill('The child is often tired early in the week.')
  await isla.getByRole('button', { name: 'Add card' }).click()
  await cardWith(marion, 'early in the week').waitFor()
  expect(await isla.locator('.cg-not-taken, .ds_question__error-message').count()).toBe(0)
})

test('with the keyboard alone a card is written, moved and the move taken back', async () => {
  await isla.locator('body').click({ position: { x: 1, y: 1 } })
  await reach(isla, 'textarea[name="text"]')
  await isla.keyboard.type('They will not come, they never do.')
  await reach(isla, 'select[name="box"]:not([id^="move"])')
  await isla.keyboard.press('A') // Assumption
  await reach(isla, '#add-card button[type="submit"]')
  await isla.keyboard.press('Enter')
  const card = cardWith(marion, 'they never do')
  await card.waitFor()
  await reach(isla, '.cg-note-card:has-text("they never do") details summary')
  await isla.keyboard.press('Enter')
  await reach(isla, '.cg-note-card:has-text("they never do") select')
  await isla.keyboard.press('M') // Missing
  await reach(isla, '.cg-note-card:has-text("they never do") details[open] button')
  await isla.keyboard.press('Enter')
  await box(marion, 'missing').locator('.cg-note-card', { hasText: 'they never do' }).waitFor()
  expect(await cardWith(marion, 'they never do').innerText()).toContain('moved here from Assumption')
  await reach(isla, '[data-undo]')
  await isla.keyboard.press('Enter')
  await box(marion, 'assumption').locator('.cg-note-card', { hasText: 'they never do' }).waitFor()
})

test('without JavaScript the same page is complete: read, write, move, raise a hand', async () => {
  await tom.goto(`${room}/matrix`)
  expect(await tom.locator('main').innerText()).toContain('tired child')
  await tom.locator('#add-card textarea').fill('Who collects the child on Fridays.')
  await tom.locator('#f-box').selectOption('missing')
  await press(tom, tom.locator('#add-card button'))
  await cardWith(marion, 'on Fridays').waitFor()
  await tom.locator('.cg-note-card', { hasText: 'on Fridays' }).locator('summary').first().click()
  await tom.locator('.cg-note-card', { hasText: 'on Fridays' }).locator('select[name="box"]').selectOption('ambiguous')
  await press(tom, tom.locator('.cg-note-card', { hasText: 'on Fridays' }).locator('details[open] button').first())
  await box(marion, 'ambiguous').locator('.cg-note-card', { hasText: 'on Fridays' }).waitFor()
  await tom.getByRole('button', { name: 'Raise my hand' }).click()
  await expect.poll(() => marion.locator('.cg-room__right').innerText()).toContain('Hands up: 1')
  await marion.getByRole('button', { name: 'has spoken' }).click()
  await expect.poll(() => marion.locator('.cg-hand').count()).toBe(0)
})

test('a card is dragged, and the box to choose from does the same', async () => {
  await cardWith(marion, 'tired child').dragTo(box(marion, 'ambiguous'))
  await box(catriona, 'ambiguous').locator('.cg-note-card', { hasText: 'tired child' }).waitFor()
})

test('a quiet round: each agency sorts on its own, then all is shown and differences stand out', async () => {
  await marion.getByRole('button', { name: 'Everyone writes quietly first' }).click()
  await expect.poll(() => catriona.locator('.cg-quiet-round').innerText()).toContain('Health')
  for (const [page, to] of [
    [catriona, 'evidence'],
    [isla, 'assumption'],
  ] as const) {
    const card = cardWith(page, 'on Fridays')
    await card.locator('summary').first().click()
    await card.locator('select[name="box"]').selectOption(to)
    await card.locator('details[open] button').first().click()
  }
  await catriona.getByLabel('One thought, in a few words').fill('Only for us until it is shown.')
  await catriona.getByLabel('Which box?').selectOption('missing')
  await catriona.getByRole('button', { name: 'Add card' }).click()
  await expect.poll(() => catriona.locator('.cg-line').innerText()).not.toContain('Waiting')
  await tom.goto(`${room}/matrix`)
  for (const page of [isla, tom]) expect(await page.locator('main').innerText()).not.toContain('until it is shown')
  await marion.getByRole('button', { name: 'Show all cards together' }).click()
  await cardWith(isla, 'until it is shown').waitFor()
  await expect.poll(() => cardWith(marion, 'on Fridays').innerText()).toContain('Different agencies see it differently')
  expect(await cardWith(marion, 'on Fridays').innerText()).toMatch(/Health: Evidence|Social work: Assumption/)
  await picture(marion, 'room-matrix')
  await picture(catriona, 'room-matrix-phone', false)
})

test('"follow me": where the facilitator goes, the others go; whoever likes looks around on their own', async () => {
  await marion.getByRole('button', { name: 'Everyone follows me' }).click()
  await marion.getByRole('link', { name: /4x4x4/ }).click()
  await expect.poll(() => new URL(isla.url()).pathname).toBe(`${room}/four`)
  await catriona.getByRole('button', { name: 'Look around on my own' }).click()
  await marion.getByRole('link', { name: /Kolb/ }).click()
  await expect.poll(() => new URL(isla.url()).pathname).toBe(`${room}/kolb`)
  expect(new URL(catriona.url()).pathname).toBe(`${room}/four`)
  // It is said to whoever does not see it, and title and standing line go along.
  await expect.poll(() => isla.locator('#room-said').innerText()).toContain('The facilitator is now at: Kolb cycle')
  await expect.poll(() => isla.title()).toContain('Kolb cycle')
  await marion
    .getByRole('link', { name: /matrix/ })
    .first()
    .click()
  await expect.poll(() => isla.title()).toContain('Discrepancy matrix')
  await expect.poll(() => isla.locator('.cg-standing').innerText()).toContain(statements.pages['meeting-matrix'].text)
  await marion.goBack()
  await expect.poll(() => new URL(isla.url()).pathname).toBe(`${room}/kolb`)
  await tom.goto(`${room}/matrix`)
  expect(await tom.locator('.cg-follow').innerText()).toContain('The facilitator is looking at: Kolb cycle')
  // Whoever opens the page anew is taken along; whoever chose their own way keeps it.
  await catriona.goto(`${room}/notes`)
  await live(catriona)
  expect(new URL(catriona.url()).pathname).toBe(`${room}/notes`)
  await isla.goto(`${room}/notes`)
  await expect.poll(() => new URL(isla.url()).pathname).toBe(`${room}/kolb`)
  await marion.goto(`${room}/gibbs`)
  await expect.poll(() => new URL(isla.url()).pathname).toBe(`${room}/gibbs`)
  await marion.getByRole('button', { name: 'Let everyone look around' }).click()
})

test('a pause is seen on a phone, wherever one is on the page', async () => {
  await catriona.goto(`${room}/four`)
  await live(catriona)
  await catriona.evaluate(() => scrollTo(0, document.body.scrollHeight))
  await marion.getByRole('button', { name: 'Take a moment' }).click()
  await expect.poll(() => catriona.locator('.cg-room__pause').isVisible()).toBe(true)
  const { top, bottom } = await catriona.locator('.cg-room__pause').evaluate((one) => one.getBoundingClientRect())
  expect(top).toBeGreaterThanOrEqual(0)
  expect(bottom).toBeLessThan(844)
  await picture(catriona, 'room-pause')
  await marion.getByRole('button', { name: 'Go on with the meeting' }).click()
  await expect.poll(() => catriona.locator('.cg-room__pause').count()).toBe(0)
})

test('the line is cut: what is written waits, says so, and is sent when it is back; nothing twice', async () => {
  await isla.goto(`${room}/notes`)
  await live(isla)
  await isla.context().setOffline(true)
  await isla.getByLabel('Add a note').fill('I will ask what a good day looks like.')
  await isla.locator('#add-card button[type="submit"]').click()
  await expect.poll(() => isla.locator('.cg-line').innerText()).toContain('Waiting to be sent: 1')
  await expect.poll(() => cardWith(isla, 'a good day').innerText()).toContain('not sent yet')
  await isla.context().setOffline(false)
  await expect.poll(() => isla.locator('.cg-line').innerText(), { timeout: 15_000 }).not.toContain('Waiting')
  await live(isla)
  await marion.goto(`${room}/notes`)
  await live(marion)
  await expect.poll(() => marion.locator('.cg-note-card', { hasText: 'a good day' }).count()).toBe(1)
})

test('the meeting stops for everybody at once, and goes on', async () => {
  await tom.goto(`${room}/stop`)
  await send(tom, { reason: 'harm-now' })
  await expect.poll(() => marion.locator('main').innerText()).toContain('The meeting is stopped')
  expect(await marion.locator('main').innerText()).toContain('call 999 if someone is in danger')
  expect(await marion.locator('#room-tag').innerText()).toContain('Meeting stopped')
  await marion.goto(`${room}/go-on`)
  await marion.getByRole('button', { name: 'Go on with the meeting' }).click()
  await expect.poll(() => isla.locator('main').innerText()).not.toContain('The meeting is stopped')
  expect(await isla.locator('#room-tag').innerText()).toBe('Meeting now')
})

test('when the meeting ends, nothing stays on the screen, and everybody reads what comes next', async () => {
  await catriona.goto(`${room}/notes`)
  await isla.goto(`${room}/notes`)
  await Promise.all([live(catriona), live(isla)])
  await isla.getByLabel('Add a note').fill('Half a thought')
  await house.owner.query(`update discussion set status = 'meeting-ended' where status = 'meeting-open'`)
  await expect.poll(() => catriona.locator('h1').innerText()).toBe('The meeting has ended')
  await picture(catriona, 'room-ended')
  await marion.goto(room)
  await marion.getByRole('heading', { name: 'The meeting has ended' }).waitFor()
  expect(await marion.getByRole('heading', { name: 'Agenda' }).count()).toBe(0)
  await picture(marion, 'room-over')
  await marion.setViewportSize({ width: 390, height: 844 })
  await picture(marion, 'room-over-phone')
  await expect.poll(() => isla.locator('#room').innerText()).toContain('Half a thought')
  expect(await isla.locator('.cg-board').count()).toBe(0)
  await picture(isla, 'room-gone')
})
