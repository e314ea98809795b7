/** One discussion from the public check to the evaluation (P1–P33), each person in a browser of their own. */
import { readFileSync } from 'node:fs'
import mammoth from 'mammoth'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addWorkingDays } from '#content'
import { nobodyCouldTell } from '../../src/steps/record/careful-reader.ts'
import { type Journey, journey, oneAfterTheOther, signInAs } from '../set-up/journey.ts'
import { dateFields, fillIn, heading, mark, press, primary, send, type Typed, text } from '../set-up/journey-forms.ts'
import { calendarOf, letterTo } from '../set-up/journey-letters.ts'
import { fillParts, requestParts } from '../set-up/journey-request.ts'

let house: Journey
let discussion = ''
let isla: Page
beforeAll(async () => {
  house = await journey()
})
afterAll(async () => {
  await house.close()
  expect(house.misdeeds).toEqual([])
})

oneAfterTheOther(() => house)

const at = (part = '') => `${discussion}${part}`
const statusNow = async () => (await house.owner.query('select status from discussion')).rows[0]?.status
/** What the person looking is asked to do next. */
async function next(page: Page, button: string): Promise<void> {
  await page.goto(at())
  await press(page, page.locator('main').getByRole('link', { name: button, exact: true }).first())
}

test('the check leads to a request, keeps nothing and needs no sign-in (P3, P4, P7)', async () => {
  isla = await house.visitor({ javaScriptEnabled: true })
  await isla.goto('/')
  await press(isla, isla.getByRole('link', { name: 'Check this is the right forum' }).first())
  await press(isla, isla.getByRole('link', { name: 'Start the check' }))
  await send(isla)
  expect(await isla.getByRole('alert').innerText()).toContain('Choose the answer that fits best')
  for (const answer of ['no', 'no', 'no', 'no', 'no', 'yes', 'yes', 'yes']) await send(isla, { answer })
  expect(await heading(isla)).toBe('A reflective case discussion could help')
  expect((await house.owner.query('select count(*)::int from discussion')).rows[0]).toEqual({ count: 0 })
  await press(isla, isla.getByRole('link', { name: 'Start a request' }))
  await signInAs(isla, 'Isla Farquhar')
  expect(await heading(isla)).toBe('Ask for a reflective case discussion')
})

test('the request is written part by part; what is missing is shown and nothing typed is lost (P8, P9)', async () => {
  await send(isla, { 'filled-by': 'practitioner' })
  discussion = new URL(isla.url()).pathname.replace('/request', '')
  expect(await text(isla)).toContain('0 of 9 parts done')
  const { safety, supervision, explore, ...rest } = requestParts
  await fillParts(isla, { safety, supervision })
  await isla.goto(at('/request/explore'))
  await fillIn(isla.locator('main'), { 'stuck-why': explore['stuck-why'] })
  await press(isla, isla.getByRole('button', { name: 'Save and continue' }).last())
  const missing = isla.getByRole('link', { name: 'Say what you would like to explore' })
  await missing.click()
  expect(await isla.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('areas')
  expect(await isla.inputValue('[name="stuck-why"]')).toBe(explore['stuck-why'])
  await fillParts(isla, { explore, ...rest })
  await isla.goto(at('/request'))
  expect(await text(isla)).toContain('All parts are done')
})

test('both managers agree, each in their own name (P8, P10)', async () => {
  await send(isla, {}, /Ask the managers|Ask your managers/)
  expect(await text(isla)).toContain('Your managers have been asked.')
  for (const name of ['Gregor Munro', 'Helen Strachan']) {
    const manager = await house.signedIn(name)
    expect(await text(manager)).toContain('Say whether you agree')
    await next(manager, 'Read and answer')
    expect(await text(manager)).toContain(requestParts.explore.areas)
    await send(manager)
    expect(await manager.getByRole('alert').innerText()).toContain('thing')
    await send(manager, { answer: 'agree' })
    expect(await text(manager)).toContain('Thank you. Your answer has been sent.')
  }
  expect(await statusNow()).toBe('agreed')
})

test('the team is told before the request is sent (P11, P12)', async () => {
  await next(isla, 'Tell the team')
  await send(isla, { checked: 'yes' })
  expect(await text(isla)).toContain('The team has been told.')
  await next(isla, 'Check and send')
  expect(await text(isla)).toContain(requestParts.explore.areas)
  await send(isla)
  expect(await isla.getByRole('alert').innerText()).toContain('to put right')
  await send(isla, {
    'safety-now': 'no',
    'no-identifiers': 'yes',
    'not-decisions': 'yes',
    'duties-stay': 'yes',
    'emails-checked': 'yes',
    sharing: 'yes',
  })
  expect(await statusNow()).toBe('sent')
  expect(
    (await house.owner.query(`select to_address from letter where letter like 'alert%' order by 1`)).rows,
  ).toHaveLength(3)
})

test('a named person of the Reviewing Team screens it, question by question, and gives the reason (P13)', async () => {
  const ruth = await house.signedIn('Ruth Calder')
  await next(ruth, 'Take it on')
  await send(ruth)
  expect(await ruth.getByRole('alert').innerText()).toContain('Tick this before you screen the request')
  await send(ruth, { 'screener-free': 'yes' })
  expect(await text(ruth)).toContain(requestParts.explore.areas)
  for (const answer of ['no', 'no', 'no', 'no', 'no', 'no', 'yes', 'yes'])
    await send(ruth, { answer, reason: 'As the request says.' })
  await send(ruth)
  await send(ruth, { outcome: 'suitable' })
  await send(ruth, { reason: 'Complex, and nobody can name why.' })
  expect(await statusNow()).toBe('finding-facilitator')
  await isla.goto(at())
  expect(await text(isla)).toContain('Ruth Calder')
})

test('a facilitator with no part in the work is asked, declares that, and says yes (P14, P15)', async () => {
  const ruth = await house.signedIn('Ruth Calder')
  await next(ruth, 'See who can be asked')
  const shortlist = await text(ruth)
  expect(shortlist).toContain('Marion Duthie')
  expect(shortlist).toContain('Training is missing or due')
  await ruth.locator('label', { hasText: 'Marion Duthie' }).click()
  await send(ruth)
  expect(await statusNow()).toBe('facilitator-asked')
  const marion = await house.signedIn('Marion Duthie')
  await next(marion, 'Look at it')
  await send(marion, { lines: [] })
  expect(await marion.getByRole('alert').innerText()).toContain('thing')
  for (const line of await marion.locator('[name="lines"]').all()) await mark(line)
  await send(marion)
  expect(await text(marion)).toContain('Thank you for saying yes. You can now read the request.')
})

test('times are offered, one is chosen, and everybody is invited with a calendar part (P16)', async () => {
  const marion = await house.signedIn('Marion Duthie')
  await next(marion, 'Offer times')
  const day = (ahead: number) => addWorkingDays(house.clock.now(), ahead)
  const time = (nth: number, ahead: number, clock: string) => ({
    ...dateFields(`times-${nth}-date`, day(ahead)),
    [`times-${nth}-time`]: clock,
  })
  await send(marion, { ...time(0, 14, '10:00'), ...time(1, 15, '14:00') })
  expect(await marion.getByRole('alert').innerText()).toContain('thing')
  expect(await marion.inputValue('[name="times-1-time"]')).toBe('14:00')
  await send(marion, { ...time(2, 16, '10:00'), length: 'usual', how: 'mixed', ...dateFields('closes', day(7)) })
  expect(await text(marion)).toContain('0 of 4 people have replied')
  await next(isla, 'Answer the times')
  for (const slot of await isla.locator('fieldset.cg-slot').all()) await mark(slot.locator('input').first())
  await send(isla)
  expect(await text(isla)).toContain('Thank you. You will hear when the time is set.')
  await next(marion, 'See who can come')
  await mark(marion.locator('[name="option"]').first())
  await send(marion, { how: 'mixed', place: 'Harbour Room', link: 'https://meet.example/room' })
  expect(await text(marion)).toContain('Wait for the replies')
  const meeting = (await house.owner.query('select starts_at from meeting')).rows[0]
  expect(meeting.starts_at.toISOString().slice(0, 10)).toBe(day(14).toISOString().slice(0, 10))
  const letter = await letterTo(house, 'wanda.guest@charity.example', 'invit')
  const calendar = await calendarOf(letter)
  expect(calendar).toContain('METHOD:REQUEST')
  expect(calendar).toMatch(/SEQUENCE:0\s/)
  expect(calendar).not.toContain(requestParts.explore.areas)
})

test('somebody without an account replies by the link; opening it changes nothing (P16, P31)', async () => {
  const wanda = await letterTo(house, 'wanda.guest@charity.example', 'invit')
  await press(wanda, primary(wanda))
  const link = wanda.url()
  await wanda.goto(link)
  expect(await text(wanda)).not.toContain(requestParts.explore.areas)
  const reply = async () =>
    (await house.owner.query(`select reply from invitation where email = 'wanda.guest@charity.example'`)).rows[0].reply
  expect(await reply()).toBeNull()
  await send(wanda, { reply: 'coming', needs: ['quiet'] })
  expect(await reply()).toBe('coming')
  for (const name of ['Isla Farquhar', 'Catriona Milne', 'Calum Sim']) {
    const person = await house.signedIn(name)
    await next(person, 'Reply')
    await send(person, { reply: 'coming' })
    expect(await text(person)).toContain('Thank you')
  }
})

test('the meeting is opened on its day, ground rules are agreed, cards are written and moved (P18–P21)', async () => {
  await moveClock('week', 2)
  const start = (await house.owner.query('select starts_at from meeting')).rows[0].starts_at.getTime()
  house.clock.ahead = start - Date.now() - 10 * 60_000
  const marion = await house.signedIn('Marion Duthie')
  await next(marion, 'Open the meeting')
  await send(marion, { purpose: [] })
  expect(await marion.getByRole('alert').innerText()).toContain('thing')
  for (const one of await marion.locator('[name="purpose"], [name="here"]').all()) await mark(one)
  await send(marion)
  expect(await statusNow()).toBe('meeting-open')
  isla = await house.signedIn('Isla Farquhar', { javaScriptEnabled: true })
  await next(isla, 'Go to the room')
  await isla.locator('.cg-line--live').waitFor()
  await mark(isla.locator('[name="agree"]'))
  await isla.locator('.cg-agreebar button').click() // live: the page stays
  await isla.locator('.cg-agreebar').waitFor({ state: 'detached' })
  await press(isla, isla.getByRole('link', { name: /matrix/i }).first())
  await isla.locator('.cg-line--live').waitFor()
  await isla.locator('#add-card textarea').fill('We each read the same silence in another way.')
  await isla.locator('#f-box').selectOption('evidence')
  await isla.locator('#add-card button').click()
  await isla.locator('#evidence details.cg-move summary').first().click()
  await isla.locator('#evidence details.cg-move select').first().selectOption('assumption')
  await isla.locator('#evidence details.cg-move button').first().click()
  await isla.locator('#assumption .cg-note-card:not(.cg-note-card--wait)').waitFor()
  expect((await house.owner.query(`select body ->> 'box' as box from operation where type = 'move'`)).rows).toEqual([
    { box: 'assumption' },
  ])
  for (let part = 0; part < 20 && (await marion.getByRole('link', { name: 'End the meeting' }).count()) === 0; part++) {
    await marion.goto(at('/meeting'))
    await press(marion, marion.locator('button[name="part"]').first())
  }
  await press(marion, marion.getByRole('link', { name: 'End the meeting' }))
  await send(marion)
  expect(await marion.getByRole('alert').innerText()).toContain('to put right')
  for (const item of await marion.locator('input[value="yes"][type="radio"]').all()) await mark(item)
  await send(marion)
  expect(await statusNow()).toBe('meeting-ended')
})

test('the record is written, read back, shared, read and taken along as a Word document (P22, P23, P32)', async () => {
  const marion = await house.signedIn('Marion Duthie')
  const sections: Readonly<Record<string, Typed>> = {
    facts: { tools: ['four', 'matrix'], 'purpose-read': 'yes', 'rules-agreed': 'yes', 'safety-stop': 'no' },
    explored: { text: 'How help can be long and change little.' },
    views: { text: 'Some of us saw hope and others were more careful.' },
    learning: { together: 'We learned to say aloud what is a fact and what is a view.' },
    wellbeing: { answer: 'yes' },
  }
  for (const [section, typed] of Object.entries(sections)) {
    await marion.goto(at(`/record/draft?section=${section}`))
    await send(marion, typed, 'Save this part')
  }
  await marion.goto(at('/record/offer'))
  await send(marion, { days: '5' })
  for (const name of ['Isla Farquhar', 'Catriona Milne', 'Calum Sim']) {
    const reader = await house.signedIn(name)
    await next(reader, 'Read it and answer')
    await send(reader, { answer: 'fine' })
  }
  await next(marion, 'Read it once more')
  await send(marion, { read: 'yes', ...nobodyCouldTell })
  expect(await text(marion)).toContain('The record has been shared.')
  isla = await house.signedIn('Isla Farquhar', { javaScriptEnabled: true })
  await isla.goto(at('/record'))
  expect(await text(isla)).toContain('How help can be long and change little.')
  const [download] = await Promise.all([
    isla.waitForEvent('download'),
    isla.getByRole('link', { name: 'Word document' }).click(),
  ])
  const word = await mammoth.extractRawText({ buffer: readFileSync(await download.path()) })
  expect(word.value).toContain('How help can be long and change little.')
  const gregor = await house.signedIn('Gregor Munro')
  expect((await gregor.goto(at('/record')))?.status()).toBe(404)
})

test('themes reach the Lead Officer without the discussion (P24)', async () => {
  const marion = await house.signedIn('Marion Duthie')
  await next(marion, 'Word the themes')
  await send(marion, { 'theme-1-learning': 'We learned that a kind question is easier to hear.' })
  expect(await marion.getByRole('alert').innerText()).toContain('thing')
  await send(marion, { 'theme-1-code': 'challenge', 'theme-1-polarity': 'both' })
  expect(await statusNow()).toBe('themes-sent')
  const fiona = await house.signedIn('Fiona Anderson')
  await fiona.goto('/themes')
  expect(await text(fiona)).toContain('We learned that a kind question is easier to hear.')
  expect((await fiona.goto(at()))?.status()).toBe(404)
})

test('the evaluation is answered by a link, once, and read as figures (P25, P26)', async () => {
  await moveClock('day', 2)
  const guest = await letterTo(house, 'wanda.guest@charity.example', 'How was it')
  await press(guest, primary(guest))
  const link = guest.url()
  await send(guest, { 'a-safe': '5', 'a-heard': '4', 'a-best': 'Hearing how differently others see the same week.' })
  expect(new URL(guest.url()).pathname).toBe('/evaluations/thanks')
  expect((await guest.goto(link))?.status()).toBe(410)
  const neil = await house.signedIn('Neil Ogilvie')
  await neil.goto('/reports/evaluation')
  expect(await heading(neil)).toBe('What people told us')
  // Answers of fewer than five are not shown: each could be laid at somebody's door.
  expect(await text(neil)).not.toContain('Hearing how differently others see the same week.')
})

test('three months on the second form opens, and then the discussion is finished', async () => {
  await moveClock('quarter', 1)
  await moveClock('week', 1)
  expect(await statusNow()).toBe('three-months-on')
  const letter = await letterTo(house, 'wanda.guest@charity.example', 'Three months on')
  await press(letter, primary(letter))
  await send(letter, { 't-used': '3' })
  expect(new URL(letter.url()).pathname).toBe('/evaluations/thanks')
  await moveClock('month', 1)
  await moveClock('week', 1)
  expect(await statusNow()).toBe('finished')
  isla = await house.signedIn('Isla Farquhar')
  await isla.goto(at())
  expect(await text(isla)).toContain('Finished')
})

async function moveClock(step: string, times: number): Promise<void> {
  const page = await house.visitor()
  await page.goto('/demonstration')
  for (let time = 0; time < times; time++) await press(page, page.locator(`button[value="${step}"]`), 40_000)
}
