/** Nothing typed in the room is ever lost: on another board, when the room refuses it, when it is stopped, when it ends (P5). */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, oneAfterTheOther } from '../set-up/journey.ts'
import { findingsOn } from '../set-up/page-check.ts'
import { picture } from '../set-up/pictures.ts'
import { roomJourney } from '../set-up/room-journey.ts'

let house: Journey
let marion: Page
let isla: Page
let room: string

beforeAll(async () => {
  ;({ house, room } = await roomJourney())
  const script = { javaScriptEnabled: true, viewport: { width: 1280, height: 900 } }
  marion = await house.signedIn('Marion Duthie', script)
  isla = await house.signedIn('Isla Farquhar', { ...script, viewport: { width: 390, height: 844 } })
}, 180_000)
afterAll(async () => {
  await house.close()
  // Lines that were cut and rooms that were over on purpose are no misdeeds of a page.
  expect(house.misdeeds.filter((misdeed) => !/ERR_INTERNET_DISCONNECTED|404/.test(misdeed))).toEqual([])
})
oneAfterTheOther(() => house)

async function open(page: Page, place: string): Promise<void> {
  await page.goto(room + place)
  await page.locator('.cg-line--live').waitFor()
}
const cardWith = (page: Page, words: string) => page.locator('.cg-note-card', { hasText: words }).first()
const box = (page: Page) => page.locator('#add-card textarea')
async function write(page: Page, words: string): Promise<void> {
  await box(page).fill(words)
  await page.locator('#add-card button[type="submit"]').click()
  await cardWith(page, words).waitFor()
}
async function change(page: Page, from: string, to: string): Promise<void> {
  const card = cardWith(page, from)
  await card.locator('summary', { hasText: 'Edit' }).click()
  await card.locator('textarea').fill(to)
}

test('what is begun on one board is still there when one comes back to it, and when the page is loaded anew', async () => {
  await open(isla, '/notes')
  await box(isla).fill('Half a thought')
  await isla.getByRole('link', { name: /4x4x4/ }).click()
  await expect.poll(() => box(isla).inputValue()).toBe('')
  await isla.getByRole('link', { name: /What I take back/ }).click()
  await expect.poll(() => box(isla).inputValue()).toBe('Half a thought')
  await open(isla, '/notes')
  await expect.poll(() => box(isla).inputValue()).toBe('Half a thought')
})

test('what somebody is filling in stays as it is while others change the room', async () => {
  await open(isla, '/matrix')
  await isla.locator('#add-card label', { hasText: 'Someone told me' }).click()
  await open(marion, '')
  await marion.locator('summary', { hasText: 'Add someone who came' }).click()
  await marion.getByLabel('Name at work').fill('Una')
  const hand = isla.getByRole('button', { name: 'Raise my hand' })
  await hand.click()
  await marion.locator('.cg-hand').waitFor()
  await isla.getByRole('button', { name: 'Lower my hand' }).waitFor()
  expect(await isla.getByLabel('Someone told me').isChecked()).toBe(true)
  expect(await marion.getByLabel('Name at work').inputValue()).toBe('Una')
  await isla.getByRole('button', { name: 'Lower my hand' }).click()
})

test('"follow me" takes nobody away in the middle of a sentence', async () => {
  await open(marion, '/matrix')
  await open(isla, '/notes')
  await box(isla).focus()
  await isla.keyboard.press('End')
  await marion.getByRole('button', { name: 'Everyone follows me' }).click()
  await marion.getByRole('link', { name: /Kolb/ }).click()
  await expect.poll(() => isla.locator('.cg-follow').innerText()).toContain('The facilitator is looking at: Kolb cycle')
  expect(new URL(isla.url()).pathname).toBe(`${room}/notes`)
  await isla.keyboard.type(' and the other half.')
  await isla.locator('#add-card button[type="submit"]').click()
  await expect.poll(() => new URL(isla.url()).pathname).toBe(`${room}/kolb`)
  await marion.getByRole('button', { name: 'Let everyone look around' }).click()
  await open(marion, '/notes')
  await cardWith(marion, 'Half a thought and the other half.').waitFor()
})

test('a box nobody wrote in follows what somebody else says in other words, and is not sent with another field', async () => {
  await open(isla, '/matrix')
  await isla.locator('#add-card select[name="box"]').selectOption('evidence')
  await write(isla, 'The school rings.')
  await open(marion, '/matrix')
  await cardWith(marion, 'The school rings.').waitFor()
  await change(isla, 'The school rings.', 'The school rings every week.')
  await cardWith(isla, 'The school rings.').locator('form.cg-edit button').click()
  const card = cardWith(marion, 'The school rings every week.')
  await card.waitFor()
  expect(await card.locator('textarea').inputValue()).toBe('The school rings every week.')
  await card.locator('summary', { hasText: 'Edit' }).click()
  await marion.context().setOffline(true)
  await card.getByLabel('How sure are we?').selectOption('high')
  await card.locator('form.cg-edit button').click()
  await change(isla, 'The school rings every week.', 'The school rings on Mondays.')
  await cardWith(isla, 'The school rings every week.').locator('form.cg-edit button').click()
  await cardWith(isla, 'The school rings on Mondays.').waitFor()
  await marion.context().setOffline(false)
  await expect
    .poll(() => cardWith(isla, 'The school rings on Mondays.').locator('.cg-src').allInnerTexts(), { timeout: 20_000 })
    .toContainEqual(expect.stringMatching(/How sure are we\?\s*Very/))
  await cardWith(marion, 'The school rings on Mondays.').waitFor()
  await open(marion, '/notes')
})

test('what somebody chooses stays chosen while others change the same card and move it; what they leave alone follows', async () => {
  await open(isla, '/matrix')
  await isla.locator('#add-card select[name="box"]').selectOption('evidence')
  await write(isla, 'The nursery rings.')
  await open(marion, '/matrix')
  const theirs = cardWith(isla, 'The nursery rings.')
  const hers = cardWith(marion, 'The nursery rings.')
  const sure = theirs.getByLabel('How sure are we?')
  await isla.locator('#add-card select[name="box"]').selectOption('assumption')
  await theirs.locator('summary', { hasText: 'Edit' }).click()
  await sure.selectOption('high')
  await change(marion, 'The nursery rings.', 'The nursery rings.')
  await hers.getByLabel('How sure are we?').selectOption('low')
  await hers.locator('select[name="known"]').selectOption('told')
  await hers.locator('form.cg-edit button').click()
  await theirs.locator('.cg-src', { hasText: 'Someone told me' }).waitFor()
  expect(await sure.inputValue()).toBe('high')
  expect(await theirs.locator('select[name="known"]').inputValue()).toBe('told')
  await sure.focus()
  await hers.locator('summary', { hasText: 'Move' }).click()
  await hers.locator('select[name="box"]').selectOption('ambiguous')
  await hers.locator('details[open] button').first().click()
  await isla.locator('#ambiguous .cg-note-card', { hasText: 'The nursery rings.' }).waitFor()
  expect([await sure.inputValue(), await sure.isVisible()]).toEqual(['high', true])
  expect(await sure.evaluate((list) => list === document.activeElement)).toBe(true)
  expect(await isla.locator('#add-card select[name="box"]').inputValue()).toBe('assumption')
  await theirs.locator('form.cg-edit button').click()
  await hers.locator('.cg-src', { hasText: 'Very' }).waitFor()
  // It was sent: from now on the list follows the room again.
  await hers.locator('summary', { hasText: 'Edit' }).click()
  await hers.getByLabel('How sure are we?').selectOption('low')
  await hers.locator('form.cg-edit button').click()
  await expect.poll(() => sure.inputValue()).toBe('low')
})

test('two who change the words of one card: whoever saves second chooses, on a phone and by keyboard', async () => {
  await open(isla, '/matrix')
  await isla.locator('#add-card select[name="box"]').selectOption('evidence')
  await write(isla, 'The door was open.')
  await open(marion, '/matrix')
  const start = async (text: string) => {
    await change(isla, 'The door was open', text)
    await change(marion, 'The door was open', `${text} So it seems to us.`)
    await cardWith(marion, 'The door was open').locator('form.cg-edit button').click()
    await cardWith(isla, 'So it seems to us.').locator('p', { hasText: 'So it seems to us.' }).first().waitFor()
    await cardWith(isla, 'So it seems to us.').getByRole('button', { name: 'Save' }).press('Enter')
    const asked = cardWith(isla, 'The door was open').locator('.cg-whose')
    await asked.waitFor()
    await expect.poll(() => asked.evaluate((box) => box === document.activeElement)).toBe(true)
    expect(await asked.innerText()).toContain('So it seems to us.')
    expect(await isla.locator('#room-said').innerText()).toMatch(/changed these words.*still here/)
    expect(await cardWith(isla, 'The door was open').locator('textarea').inputValue()).toBe(text)
    expect(await isla.locator('.cg-not-taken', { hasText: text }).count()).toBe(0)
  }
  const stands = (page: Page, text: string) =>
    expect.poll(() => cardWith(page, 'The door was open').locator('p').first().innerText()).toBe(text)

  await start('The door was open twice.')
  await picture(isla, 'room-whose-words-phone', false)
  expect(await findingsOn(isla)).toEqual([])
  await isla.getByRole('button', { name: 'Keep both' }).press('Enter')
  await stands(marion, 'The door was open twice. So it seems to us.\nThe door was open twice.')
  await start('The door was open again.')
  await isla.getByRole('button', { name: 'Keep theirs' }).press('Enter')
  await stands(isla, 'The door was open again. So it seems to us.')
  await expect.poll(() => isla.locator('.cg-whose').count()).toBe(0)
  await expect.poll(() => isla.evaluate(() => document.activeElement?.closest('.cg-note-card') != null)).toBe(true)
  await start('The door was open, we think.')
  await isla.getByRole('button', { name: 'Keep mine' }).press('Enter')
  await stands(marion, 'The door was open, we think.')
  const putAway = isla.locator('[data-put-away]')
  for (let left = await putAway.count(); left > 0; left -= 1) {
    await putAway.first().click()
    await expect.poll(() => putAway.count()).toBeLessThan(left)
  }
})

test('a tick stays while others change the room', async () => {
  await marion.getByRole('button', { name: 'Allow cards that do not show who wrote them' }).click()
  const tick = isla.getByLabel('Do not show who wrote it')
  await tick.check()
  await marion.getByRole('button', { name: 'Take a moment' }).click()
  await isla.locator('.cg-room__pause').waitFor()
  expect(await tick.isChecked()).toBe(true)
  await marion.getByRole('button', { name: 'Go on with the meeting' }).click()
  await marion.getByRole('button', { name: 'Every card shows the kind of agency' }).click()
  await open(marion, '/notes')
})

test('a change of a card that was removed meanwhile is shown to its writer, to copy or to put away', async () => {
  await open(isla, '/notes')
  await change(isla, 'the other half', 'The whole thought.')
  await isla.context().setOffline(true)
  await cardWith(isla, 'the other half').locator('form.cg-edit button').click()
  await cardWith(isla, 'The whole thought.').waitFor()
  await cardWith(marion, 'the other half')
    .getByRole('button', { name: /Remove/ })
    .click()
  await expect.poll(() => cardWith(marion, 'the other half').count()).toBe(0)
  await isla.context().setOffline(false)
  const left = isla.locator('.cg-not-taken')
  await expect
    .poll(() => left.locator('blockquote').allInnerTexts(), { timeout: 20_000 })
    .toEqual(['The whole thought.'])
  await picture(isla, 'room-not-taken-phone', false)
  expect(await findingsOn(isla)).toEqual([])
  await isla.getByRole('link', { name: /Kolb/ }).click()
  expect(await left.locator('blockquote').allInnerTexts()).toEqual(['The whole thought.'])
  await open(isla, '/notes')
  await left.getByRole('button', { name: 'Copy' }).click()
  await expect.poll(() => isla.evaluate(() => String(getSelection()))).toContain('The whole thought.')
  await left.getByRole('button', { name: 'I do not need this any more' }).click()
  await expect.poll(() => left.count()).toBe(0)
})

test('when the card somebody is changing goes, and when the meeting stops, the words stay on the screen', async () => {
  await write(isla, 'I will listen more.')
  await change(isla, 'I will listen more.', 'I will listen more, and ask.')
  await cardWith(marion, 'I will listen more.')
    .getByRole('button', { name: /Remove/ })
    .click()
  const left = isla.locator('.cg-not-taken blockquote')
  await expect.poll(() => left.allInnerTexts()).toEqual(['I will listen more, and ask.'])
  await isla.getByRole('button', { name: 'I do not need this any more' }).click()
  await box(isla).fill('Not said yet')
  await house.owner.query(`update discussion set status = 'meeting-stopped' where status = 'meeting-open'`)
  await marion.goto(`${room}/go-on`)
  await open(isla, '/notes')
  await expect.poll(() => left.allInnerTexts()).toEqual(['Not said yet'])
  await marion.getByRole('button', { name: 'Go on with the meeting' }).click()
  await expect.poll(() => box(isla).inputValue()).toBe('Not said yet')
  await box(isla).fill('')
})

test('when the meeting ends, a change that waits and a sentence that was begun are given back, also after loading anew', async () => {
  await write(isla, 'I take home a question.')
  await change(isla, 'I take home a question.', 'I take home two questions.')
  await isla.context().setOffline(true)
  await cardWith(isla, 'I take home a question.').locator('form.cg-edit button').click()
  await box(isla).fill('And one more thing')
  await house.owner.query(`update discussion set status = 'meeting-ended' where status = 'meeting-open'`)
  await isla.context().setOffline(false)
  const given = isla.locator('#room blockquote, #unsent-words blockquote')
  const both = ['And one more thing', 'I take home two questions.']
  await expect.poll(() => given.allInnerTexts(), { timeout: 20_000 }).toEqual(both)
  expect(await isla.locator('.cg-board').count()).toBe(0)
  await isla.goto(room)
  await expect.poll(() => isla.locator('h1').innerText()).toBe('The meeting has ended')
  await expect.poll(() => given.allInnerTexts()).toEqual(both)
  await picture(isla, 'room-ended-unsent-phone', false)
  expect(await findingsOn(isla)).toEqual([])
  for (const _ of both) await isla.getByRole('button', { name: 'I do not need this any more' }).first().click()
  await isla.goto(room)
  await isla.getByText('Thank you for thinking together').waitFor()
  expect(await given.count()).toBe(0)
})
