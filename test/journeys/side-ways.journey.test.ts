/** The ways beside the main one: handed on and back, questions, a no, a pass, a conflict, other times, a record taken back, two areas. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addWorkingDays } from '#content'
import { type Journey, journey } from '../set-up/journey.ts'
import { dateFields, fillIn, heading, mark, press, send, text } from '../set-up/journey-forms.ts'
import { calendarOf, letterTo } from '../set-up/journey-letters.ts'
import { beginRequest } from '../set-up/journey-request.ts'
import { plotUntil } from '../set-up/journey-world.ts'

let house: Journey
beforeAll(async () => {
  house = await journey({
    plots: [
      plotUntil('record-shared', { requester: 'jamie', begunDaysAgo: 38 }),
      plotUntil('another-route', { requester: 'calum', begunDaysAgo: 30 }),
      plotUntil('time-set', { requester: 'nadia', facilitator: 'marion' }),
      plotUntil('facilitator-asked', { requester: 'oluchi', facilitator: 'fergus', screener: 'ruth' }),
      plotUntil('sent', { requester: 'aisha' }),
      plotUntil('manager-question', { requester: 'struan' }),
      plotUntil('with-first-manager', { requester: 'leila', begunDaysAgo: 2 }),
    ],
  })
  const { rows } = await house.owner.query<{ id: string; status: string }>('select id, status from discussion')
  for (const { id, status } of rows) began.set(status, id)
}, 120_000)
afterAll(async () => {
  await house.close()
  expect(house.misdeeds).toEqual([])
})

const began = new Map<string, string>()
/** The address of the discussion that was in a status when the story ended. */
const discussion = (status: string): string => `/discussions/${began.get(status)}`

async function statusOf(address: string): Promise<string> {
  const { rows } = await house.owner.query('select status from discussion where id = $1', [address.split('/')[2]])
  return rows[0]?.status
}

async function next(page: Page, address: string, button: string): Promise<void> {
  await page.goto(address)
  await press(page, page.locator('main').getByRole('link', { name: button, exact: true }).first())
}

test('handed on to another forum, the request comes back later with every answer (P3, P13)', async () => {
  const address = discussion('another-route')
  const calum = await house.signedIn('Calum Sim')
  await next(calum, address, 'Come back with this request')
  await send(calum)
  expect(await calum.getByRole('alert').innerText()).toContain('thing to put right')
  await send(calum, { 'safety-now': 'no' })
  expect(await statusOf(address)).toBe('sent')
  await calum.goto(`${address}/request/whole`)
  expect(await text(calum)).toContain('What would you like to explore')
})

test('a manager asks, is answered, and says no for now with advice (P10)', async () => {
  const address = discussion('manager-question')
  const struan = await house.signedIn('Struan Moir')
  await next(struan, address, 'We have talked')
  await send(struan)
  expect(await statusOf(address)).toBe('with-first-manager')
  const duncan = await house.signedIn('Duncan Raeburn')
  await next(duncan, address, 'Read and answer')
  await send(duncan, { answer: 'not-now' })
  expect(await duncan.getByRole('alert').innerText()).toContain('Suggest a next step')
  await send(duncan, { answer: 'not-now', reason: 'more-to-know', 'not-now-comment': 'Bring it to supervision.' })
  expect(await statusOf(address)).toBe('not-agreed-now')
  await struan.goto(address)
  expect(await text(struan)).toContain('Bring it to supervision.')
})

test('one facilitator passes, the second accepts, then finds a conflict and sees nothing more (P14, P15)', async () => {
  const address = discussion('facilitator-asked')
  const fergus = await house.signedIn('Fergus Tulloch')
  await next(fergus, address, 'Look at it')
  await press(fergus, fergus.locator('main a', { hasText: /^Pass|pass/ }).first())
  await send(fergus, { reason: 'not-free' })
  expect((await fergus.goto(address))?.status()).toBe(404)

  const ruth = await house.signedIn('Ruth Calder')
  await next(ruth, address, 'See who can be asked')
  expect(await text(ruth)).toContain('Fergus Tulloch (')
  await mark(ruth.locator('label', { hasText: 'Andrew Keith' }).locator('xpath=preceding::input[@type="radio"][1]'))
  await send(ruth)
  const andrew = await house.signedIn('Andrew Keith')
  await next(andrew, address, 'Look at it')
  for (const line of await andrew.locator('[name="lines"]').all()) await mark(line)
  await send(andrew)
  expect(await statusOf(address)).toBe('facilitator-confirmed')
  await andrew.goto(`${address}/step-down`)
  await send(andrew, { reason: 'know-family' })
  expect(await statusOf(address)).toBe('finding-facilitator')
  for (const part of ['', '/request/whole', '/arranging', '/allocation'])
    expect((await andrew.goto(`${address}${part}`))?.status(), part).toBe(404)
  await ruth.goto(`${address}/allocation`)
  expect(await ruth.locator('[name="facilitator"]').count()).toBeGreaterThan(0)
})

test('moved, put off, set anew and called off: every calendar follows (P16)', async () => {
  const address = discussion('time-set')
  const marion = await house.signedIn('Marion Duthie')
  const eilidh = 'eilidh.gunn@strathlorne-health.example'
  const sequence = async (): Promise<{ method: string; at: number }> => {
    const page = await house.visitor()
    await page.goto(`/demonstration?to=${encodeURIComponent(eilidh)}`)
    const newest = page.locator('tr', { hasText: eilidh }).filter({ hasText: 'With a calendar entry' }).first()
    await press(page, newest.locator('a'))
    const calendar = await calendarOf(page)
    return {
      method: /METHOD:(\w+)/.exec(calendar)?.[1] ?? '',
      at: Number(/SEQUENCE:(\d+)/.exec(calendar)?.[1] ?? Number.NaN),
    }
  }
  const first = await sequence()
  const day = addWorkingDays(new Date(), 14)
  const time = {
    ...dateFields('date', day),
    time: '10:00',
    length: 'usual',
    how: 'online',
    link: 'https://meet.example/x',
  }
  await marion.goto(`${address}/arranging/new-time`)
  await send(marion, time)
  const moved = await sequence()
  expect(moved).toEqual({ method: 'REQUEST', at: first.at + 1 })
  await marion.goto(`${address}/arranging/postponement`)
  await send(marion, { reason: 'illness' })
  expect(await statusOf(address)).toBe('postponed')
  const off = await sequence()
  expect(off.method).toBe('CANCEL')
  expect(off.at).toBeGreaterThan(moved.at)
  await marion.goto(`${address}/arranging/time`)
  await send(marion, { ...time, time: '14:00' })
  expect(await statusOf(address)).toBe('time-set')
  const again = await sequence()
  expect(again.method).toBe('REQUEST')
  expect(again.at).toBeGreaterThan(off.at)
  await marion.goto(`${address}/arranging/cancellation`)
  await send(marion, { reason: 'no-time' })
  expect(await statusOf(address)).toBe('cancelled')
  expect((await sequence()).method).toBe('CANCEL')
  await expect(letterTo(house, eilidh, 'called off')).resolves.toBeDefined()
})

test('a record in which somebody could be known is taken back from everybody at once (P22)', async () => {
  const address = discussion('record-shared')
  const jamie = await house.signedIn('Jamie Petrie')
  await jamie.goto(`${address}/record`)
  expect(await text(jamie)).toContain('What we explored')
  const leila = await house.signedIn('Leila Haddad')
  await leila.goto(`${address}/record/take-back`)
  await send(leila)
  expect(await statusOf(address)).toBe('record-recalled')
  await jamie.goto(`${address}/record`)
  expect(await text(jamie)).not.toContain('What we explored')
  expect((await jamie.goto(`${address}/record/word`))?.status()).toBe(404)
})

test('a request is taken back; nobody has to do anything any more', async () => {
  const address = discussion('sent')
  const aisha = await house.signedIn('Aisha Rehman')
  await aisha.goto(`${address}/withdrawal`)
  await send(aisha)
  expect(await statusOf(address)).toBe('withdrawn')
  expect(await text(aisha)).toContain('The request was taken back.')
  const ruth = await house.signedIn('Ruth Calder')
  await ruth.goto('/desk')
  expect(await ruth.locator(`a[href^="${address}"]`).count()).toBe(0)
})

test('somebody may be at risk now: the request stops and says whom to ring, and can be gone on with later (P4)', async () => {
  const tom = await house.signedIn('Tom Lawrie')
  const request = await beginRequest(tom)
  await tom.goto(`${request}/safety`)
  await send(tom, { 'safety-now': 'yes' })
  expect(await text(tom)).toContain('01632 960101')
  expect(await text(tom)).toContain('We cannot send this request now.')
  const { rows } = await house.owner.query(`select 1 from request_answer a where to_jsonb(a)::text like '%safety-now%'`)
  expect(rows).toEqual([])
  await tom.goto(`${request}/explore`)
  expect(await heading(tom)).toBe('Is everyone safe?')
  await fillIn(tom.locator('main'), { 'safety-now': 'no' })
  await send(tom)
  expect(await heading(tom)).not.toBe('Is everyone safe?')
})

test('somebody who works in two areas is in one of them at a time', async () => {
  const address = discussion('with-first-manager')
  const leila = await house.signedIn('Leila Haddad')
  expect((await leila.goto(address))?.status()).toBe(200)
  await leila.goto('/desk')
  expect(await leila.locator('.cg-me summary').innerText()).toContain('Strathlorne')
  await leila.locator('.cg-me summary').click()
  await press(leila, leila.getByRole('button', { name: 'Work in Glenbrae' }))
  expect(await leila.locator(`a[href^="${address}"]`).count()).toBe(0)
  expect((await leila.goto(address))?.status()).toBe(404)
  expect(await leila.locator('body').innerText()).toContain('Leila Haddad')
  await leila.goto('/desk')
  await leila.locator('.cg-me summary').click()
  await press(leila, leila.getByRole('button', { name: 'Work in Strathlorne' }))
  expect((await leila.goto(address))?.status()).toBe(200)
})
