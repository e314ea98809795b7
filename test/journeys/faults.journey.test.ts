/** What people and networks do to forms: twice, late, from two tabs, by keyboard, on a small screen, on paper. Nothing typed is lost. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, journey, signInAs } from '../set-up/journey.ts'
import { fillIn, heading, press, primary, send, text } from '../set-up/journey-forms.ts'
import { fillParts, requestParts } from '../set-up/journey-request.ts'
import { plotUntil } from '../set-up/journey-world.ts'

const withScript = { javaScriptEnabled: true }
let house: Journey
beforeAll(async () => {
  house = await journey({
    plots: [
      plotUntil('record-shared', { requester: 'jamie', begunDaysAgo: 38 }),
      plotUntil('time-set'),
      plotUntil('with-second-manager', { requester: 'eilidh' }),
      plotUntil('with-first-manager', { requester: 'catriona' }),
      plotUntil('draft', { requester: 'isla' }),
      plotUntil('sent', { requester: 'aisha' }),
    ],
  })
  const { rows } = await house.owner.query<{ id: string; status: string }>('select id, status from discussion')
  for (const { id, status } of rows) began.set(status, id)
}, 120_000)
afterAll(async () => {
  await house.close()
  expect(house.misdeeds).toEqual([])
})

/** The address of the discussion that was in a status when the story ended. */
const discussion = (status: string): string => `/discussions/${began.get(status)}`
const began = new Map<string, string>()

async function happened(address: string, event: string): Promise<number> {
  const id = address.split('/')[2]
  const { rows } = await house.owner.query(
    'select count(*)::int from history where discussion_id = $1 and event = $2',
    [id, event],
  )
  return rows[0]?.count
}

test('two clicks on a button have one effect, and so has going back and sending again', async () => {
  const address = discussion('with-first-manager')
  const morven = await house.signedIn('Morven Baird', withScript)
  await morven.goto(`${address}/agreement`)
  await fillIn(morven.locator('main'), { answer: 'agree' })
  await primary(morven).first().dblclick()
  await morven.waitForURL((url) => url.searchParams.has('done'))
  expect(await happened(address, 'first-manager-agreed')).toBe(1)
  await morven.goBack()
  if (await primary(morven).first().isVisible()) {
    if ((await morven.locator('[name="answer"]').count()) > 0) await send(morven, { answer: 'agree' })
  }
  expect(await happened(address, 'first-manager-agreed')).toBe(1)
  expect(await morven.locator('h1').count()).toBe(1)
})

test('two people write the same part: the second sees both, and keeps what was typed', async () => {
  const morven = await house.signedIn('Morven Baird')
  await morven.goto('/requests/new')
  await send(morven, { 'filled-by': 'first-manager', practitioner: 'Eilidh Gunn, School nurse' })
  await fillParts(morven, { safety: requestParts.safety })
  const part = new URL(morven.url()).pathname.replace(/request.*/, 'request/tried')
  const eilidh = await house.signedIn('Eilidh Gunn')
  await eilidh.goto(part)
  await morven.goto(part)
  await send(eilidh, { 'tried-happened': 'What the nurse wrote about what was tried.' })
  await send(morven, { 'tried-happened': 'What the manager wrote about what was tried.' })
  expect(await text(morven)).toContain('This part has changed meanwhile')
  expect(await text(morven)).toContain('What the nurse wrote about what was tried.')
  expect(await morven.inputValue('[name="tried-happened"]')).toBe('What the manager wrote about what was tried.')
})

test('two tabs of one form: the second says that it was answered, and shows what was typed there', async () => {
  const address = discussion('with-second-manager')
  const first = await house.signedIn('Ailsa Napier', withScript)
  const second = await first.context().newPage()
  await first.goto(`${address}/agreement`)
  await second.goto(`${address}/agreement`)
  await send(first, { answer: 'agree' })
  await send(second, { answer: 'question', 'question-comment': 'Could we talk about the weekend first?' })
  expect(await text(second)).toContain('What you typed')
  expect(await text(second)).toContain('Could we talk about the weekend first?')
  expect(await happened(address, 'manager-question-asked')).toBe(0)
})

test('after signing out the back button shows nothing, and a form that was open keeps what was typed', async () => {
  const address = discussion('draft')
  const isla = await house.signedIn('Isla Farquhar', withScript)
  await isla.goto(`${address}/request/explore`)
  const words = await isla.inputValue('[name="areas"]')
  const other = await isla.context().newPage()
  await other.goto('/desk')
  await other.locator('details.cg-me summary').click()
  await press(other, other.getByRole('button', { name: 'Sign out' }))
  expect(await heading(other)).toBe('You are signed out')
  await other.goBack()
  expect(await heading(other)).toBe('Sign in')
  await isla.fill('[name="areas"]', `${words} And one more thought that must not be lost.`)
  expect(await isla.locator('#f-areas\\.note').innerText()).toMatch(/^\d+ \/ \d+ characters at most$/)
  await send(isla)
  expect(await heading(isla)).toBe('You were signed out')
  expect(await text(isla)).toContain('And one more thought that must not be lost.')
  // People's words only: neither coded choices nor what the form carries for itself.
  for (const words of await isla.locator('.cg-own-words').allInnerTexts()) expect(words.trim()).toMatch(/\s/)
  await signInAgain(other, 'Isla Farquhar')
  await send(isla)
  await isla.goto(`${address}/request/explore`)
  expect(await isla.inputValue('[name="areas"]')).toContain('one more thought')
})

async function signInAgain(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in')
  await signInAs(page, name)
}

test('a form is filled in and sent with the keyboard alone, and one sees where one is', async () => {
  const page = await house.visitor(withScript)
  await page.goto('/check/question')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Skip to main content')
  await page.keyboard.press('Enter')
  await tabTo(page, 'answer')
  expect(
    await page.evaluate(
      () =>
        getComputedStyle(document.activeElement?.nextElementSibling ?? document.body, '::before').outlineStyle +
        getComputedStyle(document.activeElement ?? document.body).outlineStyle +
        getComputedStyle(document.activeElement?.nextElementSibling ?? document.body, '::before').boxShadow,
    ),
  ).not.toBe('nonenonenone')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await tabTo(page, 'Continue')
  await Promise.all([page.waitForURL(/so=no/), page.keyboard.press('Enter')])
  expect(await text(page)).toContain('Question 2 of 8')

  const catriona = await house.signedIn('Struan Moir', withScript)
  const address = discussion('time-set')
  await catriona.goto(`${address}/reply`)
  await tabTo(catriona, 'reply')
  await catriona.keyboard.press('Space')
  await tabTo(catriona, 'Send my reply')
  await Promise.all([catriona.waitForURL(/done=/), catriona.keyboard.press('Enter')])
  expect(await text(catriona)).toContain('Thank you')
})

/** The name of the field with the focus, or its words. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement
    return at?.getAttribute('name') || (at?.textContent ?? '').trim()
  })

async function tabTo(page: Page, what: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if ((await focused(page)) === what) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${what} is not reached with Tab`)
}

test('at 200 % nothing is cut off and what comes next is there', async () => {
  const zoomed = { ...withScript, viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }
  const isla = await house.signedIn('Isla Farquhar', zoomed)
  const [draft, set] = [discussion('draft'), discussion('time-set')]
  const nadia = await house.signedIn('Nadia Kowalska', zoomed)
  for (const [page, address] of [
    [isla, '/desk'],
    [isla, `${draft}/request`],
    [isla, `${draft}/request/team-around`],
    [nadia, set],
    [nadia, '/procedure'],
  ] as const) {
    await page.goto(address)
    expect(await page.evaluate(() => document.scrollingElement?.scrollWidth), address).toBe(640)
    expect(await page.locator('h1').isVisible(), address).toBe(true)
  }
})

test('the record on paper is the record alone, with the sentence that it decides nothing', async () => {
  const address = discussion('record-shared')
  const jamie = await house.signedIn('Jamie Petrie', withScript)
  await jamie.goto(`${address}/record`)
  await jamie.emulateMedia({ media: 'print' })
  for (const hidden of ['.cg-nav', '.cg-hide', '.ds_button', '.cg-skip'])
    expect(await jamie.locator(hidden).first().isVisible(), hidden).toBe(false)
  expect(await heading(jamie)).toMatch(/^Record: /)
  expect(await text(jamie)).toContain('What we explored')
  expect(await text(jamie)).toContain('The group made no decisions about a child or family.')
  const pdf = await jamie.pdf({ format: 'A4' })
  expect(pdf.length).toBeGreaterThan(5_000)
})
