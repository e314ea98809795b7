/** A shared lead, a scribe, a topic expert, somebody who comes late and somebody who is taken off the team, each at a screen of their own (P15, P17, P18, P20). */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { castOf } from '../../src/demonstration/cast.ts'
import { hashOf, newId, newSecret } from '../../src/kit/id.ts'
import { sealInvited } from '../../src/room/invitation-words.ts'
import { type Journey, oneAfterTheOther } from '../set-up/journey.ts'
import { findingsOn } from '../set-up/page-check.ts'
import { picture } from '../set-up/pictures.ts'
import { roomJourney } from '../set-up/room-journey.ts'

let house: Journey
let id: string
let room: string
let marion: Page
let isla: Page
let tom: Page
let aisha: Page
let calum: Page

beforeAll(async () => {
  ;({ house, id, room } = await roomJourney())
  await inviteExpert()
  const desk = { javaScriptEnabled: true, viewport: { width: 1280, height: 900 } }
  const phone = { javaScriptEnabled: true, viewport: { width: 390, height: 844 }, hasTouch: true }
  marion = await house.signedIn('Marion Duthie', desk)
  isla = await house.signedIn('Isla Farquhar', desk)
  tom = await house.signedIn('Tom Lawrie', desk)
  const cast = await castOf(house.owner, 'strathlorne')
  aisha = await house.signedIn(cast.aisha.name, phone)
  calum = await house.signedIn(cast.calum.name, phone)
  for (const page of [marion, isla, tom]) await open(page, '/notes')
}, 180_000)
afterAll(async () => {
  await house.close()
  // Whoever may not see the room is told that there is none.
  expect(house.misdeeds.filter((misdeed) => !misdeed.includes('404'))).toEqual([])
})
oneAfterTheOther(() => house)

async function inviteExpert(): Promise<void> {
  const { calum: expert } = await castOf(house.owner, 'strathlorne')
  const { committeeId } = expert
  const invitation = newId()
  const words = { topic: 'Coercive control', topic_question: 'What helps children?' }
  const sealed = await house.database.withActor({ kind: 'system', committeeId }, (tx) =>
    sealInvited(tx, { committeeId, id }, invitation, words, new Date()),
  )
  await house.owner.query(
    `insert into invitation (committee_id, discussion_id, id, person_id, name, role, agency, email, invited_as, topic, topic_question,
       ticket_hash, invited_at) values ($1, $2, $3, $4, $5, 'Expert', 'police', $6, 'topic-expert', $7, $8, $9, now())`,
    [
      committeeId,
      id,
      invitation,
      expert.personId,
      expert.name,
      expert.email,
      sealed.topic,
      sealed.topic_question,
      hashOf(newSecret()),
    ],
  )
  await house.owner.query(
    `insert into relation (committee_id, discussion_id, person_id, relation, since) values ($1, $2, $3, 'topic-expert', now())`,
    [committeeId, id, expert.personId],
  )
}

async function open(page: Page, place = ''): Promise<void> {
  await page.goto(room + place)
  await page.locator('.cg-line--live').waitFor()
}
const cardWith = (page: Page, words: string) => page.locator('.cg-note-card', { hasText: words }).first()

test('somebody comes late: wherever they land they are asked for the promises, and "follow me" waits for their yes', async () => {
  const cast = await castOf(house.owner, 'strathlorne')
  await open(marion)
  await marion.locator('summary', { hasText: 'Add someone who came' }).click()
  await marion.getByLabel('Name at work').fill(cast.aisha.name)
  await marion.locator('form[action$="/newcomers"]').getByLabel('Job').fill('Depute head')
  await marion.locator('form[action$="/newcomers"]').getByLabel('Agency').selectOption('education')
  await marion.getByLabel('Work email').fill(cast.aisha.email)
  await marion.getByRole('button', { name: 'Add them' }).click()
  await marion.locator('.cg-present li', { hasText: cast.aisha.name }).waitFor()
  await marion.getByRole('button', { name: 'Everyone follows me' }).click()
  await marion.getByRole('link', { name: /Discrepancy matrix/ }).click()
  await open(aisha, '/notes')
  expect(new URL(aisha.url()).pathname).toBe(`${room}/notes`)
  expect(await aisha.locator('#add-card').count()).toBe(0)
  await picture(aisha, 'room-late-phone', false)
  expect(await findingsOn(aisha)).toEqual([])
  await aisha.setViewportSize({ width: 390, height: 844 })
  await aisha.getByText('You see this board and cannot write on it yet.').waitFor()
  await marion.getByText('Not agreed yet: 1').waitFor()
  await aisha.locator('label[for="f-agree"]').click()
  await aisha.getByRole('button', { name: 'I agree' }).click()
  await expect.poll(() => new URL(aisha.url()).pathname).toBe(`${room}/matrix`)
  await aisha.locator('#add-card').waitFor()
})

test('whoever shares the lead turns the parts, the quiet round and the times, and has no way to end the meeting', async () => {
  const cast = await castOf(house.owner, 'strathlorne')
  await open(marion)
  await marion
    .locator('.cg-present li', { hasText: cast.aisha.name })
    .getByRole('button', { name: /Shares the lead/ })
    .click()
  await aisha.getByRole('heading', { name: 'For the facilitator' }).waitFor()
  await picture(aisha, 'room-shared-lead-phone')
  await aisha.locator('summary', { hasText: 'Change the times' }).click()
  await aisha.getByLabel('Minutes for: Welcome').fill('12')
  await aisha.getByRole('button', { name: /^Change ?: Welcome/ }).click()
  await expect.poll(() => isla.locator('.cg-agenda li').first().innerText()).toContain('12 min')
  await open(aisha, '/matrix')
  await aisha.getByRole('button', { name: 'Everyone writes quietly first' }).click()
  await open(isla, '/matrix')
  await isla.locator('.cg-quiet-round--on').waitFor()
  await aisha.getByRole('button', { name: 'Show all cards together' }).click()
  await expect.poll(() => isla.locator('.cg-quiet-round--on').count()).toBe(0)
  await expect.poll(() => isla.locator('#room-said').innerText()).toBe('All cards are shown now.')
  await aisha.getByRole('button', { name: /Go on to: What happened/ }).click()
  await expect.poll(() => isla.locator('.cg-agenda__now').innerText()).toContain('What happened')
  await aisha.getByRole('button', { name: 'Let everyone look around' }).click()
  await marion.getByRole('button', { name: 'Everyone follows me' }).waitFor()
  expect(await aisha.getByRole('link', { name: 'End the meeting' }).count()).toBe(0)
  expect((await aisha.request.get(`${room}/end`)).status()).toBe(404)
})

test('the scribe puts the words of others on the screen; whose they are sees it at once, and two at the same words hear of each other', async () => {
  await open(isla, '/notes')
  await isla.locator('#add-card textarea').fill('Said aloud, in a hurry.')
  await isla.locator('#add-card button[type="submit"]').click()
  await open(tom, '/notes')
  await cardWith(tom, 'in a hurry').waitFor()
  expect(await cardWith(tom, 'in a hurry').locator('summary', { hasText: 'Edit' }).count()).toBe(0)
  await open(marion)
  await marion
    .locator('.cg-present li', { hasText: 'Tom Lawrie' })
    .getByRole('button', { name: /Is the scribe/ })
    .click()
  await tom.getByRole('heading', { name: 'Scribe' }).waitFor()
  await reword(tom, 'in a hurry', 'Said aloud, and put calmly.')
  await cardWith(isla, 'put calmly').waitFor()
  await reword(isla, 'put calmly', 'My own way to say it.')
  await reword(tom, 'My own way', 'Another way to say it.')
  await expect.poll(() => isla.locator('.cg-not-taken blockquote').allInnerTexts()).toEqual(['My own way to say it.'])
  expect(await isla.locator('.cg-not-taken').innerText()).toContain('Theirs stand now')
  await isla.getByRole('button', { name: 'I do not need this any more' }).click()
})

async function reword(page: Page, from: string, to: string): Promise<void> {
  await cardWith(page, from).locator('summary', { hasText: 'Edit' }).click()
  await cardWith(page, from).locator('textarea').fill(to)
  await cardWith(page, from).locator('form.cg-edit button').click()
  await cardWith(page, to).waitFor()
}

test('the topic expert waits outside, looks during their part, and is outside again when it is over', async () => {
  const cast = await castOf(house.owner, 'strathlorne')
  await calum.goto(room)
  expect(await calum.locator('h1').innerText()).toBe('You do not see the room now')
  await marion.getByRole('button', { name: `Let ${cast.calum.name} in now` }).click()
  await marion.getByText('with us now', { exact: true }).waitFor()
  await open(calum)
  expect(await calum.locator('main').innerText()).toContain('Coercive control')
  await calum.goto(`${room}/notes`)
  await calum.locator('.cg-line--live').waitFor()
  expect(await calum.locator('#add-card, .cg-doing summary').count()).toBe(0)
  await calum.getByRole('button', { name: 'Raise my hand' }).click()
  await marion.locator('.cg-hand').waitFor()
  await marion.getByRole('button', { name: `The part of ${cast.calum.name} is over` }).click()
  await expect.poll(() => calum.locator('.cg-board').count()).toBe(0)
  await expect.poll(() => calum.locator('h1').innerText()).toBe('You do not see the room now')
})

test('whoever is taken off the team has no board on the screen any more, and keeps their own unsent words', async () => {
  const { isla: person } = await castOf(house.owner, 'strathlorne')
  await open(isla, '/notes')
  await isla.locator('#add-card textarea').fill('Half a thought')
  await house.owner.query(`update relation set ended_at = now() where discussion_id = $1 and person_id = $2`, [
    id,
    person.personId,
  ])
  await expect.poll(() => isla.locator('.cg-board').count()).toBe(0)
  expect(await isla.locator('#room blockquote').allInnerTexts()).toEqual(['Half a thought'])
  expect((await isla.request.get(`${room}/stream`)).status()).toBe(404)
})
