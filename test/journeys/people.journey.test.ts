/** The administrator's pages in a browser: each as it has to be, with and without errors, by keyboard and on a phone. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, journey, signInAs } from '../set-up/journey.ts'
import { press } from '../set-up/journey-forms.ts'
import { letterTo } from '../set-up/journey-letters.ts'
import { findingsOn } from '../set-up/page-check.ts'

/** The check of a page is a script. */
const withScripts = { javaScriptEnabled: true }
let house: Journey
beforeAll(async () => {
  house = await journey()
}, 120_000)
afterAll(async () => {
  await house.close()
  expect(house.misdeeds).toEqual([])
})

test('a person is added and helped, and every page on the way is as it has to be', async () => {
  const ada = await house.signedIn('Ada Mackie', withScripts)
  const look = async (where: string) => {
    expect(await findingsOn(ada), where).toEqual([])
    if (process.env.PICTURES) {
      await ada.setViewportSize({ width: 390, height: 844 })
      await ada.screenshot({ path: `${process.env.PICTURES}/${where}.png`, fullPage: true })
      await ada.setViewportSize({ width: 1280, height: 900 })
    }
  }
  await ada.goto('/people')
  await look('people')
  await ada.goto('/people/agencies')
  await look('agencies')
  await ada.goto('/people/new')
  await look('new-person')
  await ada.getByRole('button', { name: 'Invite' }).focus()
  await ada.keyboard.press('Enter')
  await ada.locator('#error-summary').waitFor()
  await look('new-person-with-errors')
  await ada.getByLabel('Name').fill('Eilidh Gunn')
  await ada.getByLabel('Work e-mail address').fill('eilidh.gunn@health.example')
  await ada.getByLabel('Agency').selectOption({ index: 1 })
  await ada.getByLabel('What they do').fill('School nurse')
  await ada.getByRole('button', { name: 'Invite' }).click()
  await ada.locator('code.cg-key').waitFor()
  await look('code')
  await ada.getByRole('link', { name: 'Back to Eilidh Gunn' }).click()
  await ada.getByRole('heading', { level: 1, name: 'Eilidh Gunn' }).waitFor()
  await look('person')
  await ada.goto('/account')
  await ada.getByText('Passkeys need an address with a name').waitFor() // this house stands at an address in numbers
  await look('own-account')
})

test('somebody who works with another committee is invited, says yes with their own account, and stands in the register from then on', async () => {
  const address = 'rowan.geddes@glenbrae-council.example'
  const ada = await house.signedIn('Ada Mackie', withScripts)
  const look = async (page: typeof ada, where: string) => {
    expect(await findingsOn(page), where).toEqual([])
    for (const width of process.env.PICTURES ? [390, 1280] : []) {
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: `${process.env.PICTURES}/${where}-${width}.png`, fullPage: true })
    }
  }
  await ada.goto('/people/new')
  await ada.getByLabel('Name').fill('Robin Kerr')
  await ada.getByLabel('Work e-mail address').fill(address)
  await ada.getByLabel('Agency').selectOption({ index: 1 })
  await ada.getByLabel('What they do').fill('Social worker, one day a week')
  await press(ada, ada.getByRole('button', { name: 'Invite' }))
  await look(ada, 'invited-code')
  expect(await ada.locator('main').innerText()).not.toContain('Rowan')
  await ada.goto('/people')
  await look(ada, 'people-with-invited')
  await press(ada, ada.getByRole('link', { name: 'Robin Kerr' }))
  await look(ada, 'newcomer')
  const letter = await letterTo(house, address, 'invitation')
  const link = (await letter.getByRole('link', { name: 'See the invitation' }).getAttribute('href')) ?? ''
  const rowan = await house.visitor(withScripts)
  await rowan.goto(link)
  await look(rowan, 'join-known')
  await press(rowan, rowan.getByRole('link', { name: 'Sign in and answer' }))
  await signInAs(rowan, 'Rowan Geddes')
  await rowan.goto('/account')
  await look(rowan, 'account-invited')
  await press(rowan, rowan.getByRole('link', { name: 'See who asks' }))
  await look(rowan, 'own-invitations')
  const asked = await rowan.locator('main').innerText()
  for (const part of ['Ada Mackie', 'Social worker, one day a week', 'Strathlorne Child Protection Committee'])
    expect(asked).toContain(part)
  await press(rowan, rowan.getByRole('button', { name: 'Yes, I work with them' }))
  await rowan.getByText('You now work with that committee too').waitFor()
  await look(rowan, 'own-invitations-accepted')
  await ada.goto('/people')
  expect(await ada.locator('main').innerText()).toContain('Rowan Geddes')
  expect(await ada.locator('main').innerText()).not.toContain('Robin Kerr')
})

test('somebody new joins with the code, in the demonstration by one button; somebody else says no by the link', async () => {
  const ada = await house.signedIn('Ada Mackie', withScripts)
  const invites = async (name: string, address: string) => {
    await ada.goto('/people/new')
    await ada.getByLabel('Name').fill(name)
    await ada.getByLabel('Work e-mail address').fill(address)
    await ada.getByLabel('Agency').selectOption({ index: 1 })
    await ada.getByLabel('What they do').fill('School nurse')
    await press(ada, ada.getByRole('button', { name: 'Invite' }))
    const letter = await letterTo(house, address, 'invitation')
    return {
      code: await ada.locator('code.cg-key').innerText(),
      link: (await letter.getByRole('link', { name: 'See the invitation' }).getAttribute('href')) ?? '',
    }
  }
  const comes = await invites('Mhairi Gunn', 'mhairi.gunn@health.example')
  const visitor = await house.visitor(withScripts)
  await visitor.goto(comes.link)
  expect(await findingsOn(visitor)).toEqual([])
  await visitor.getByLabel('The code you were told').fill(comes.code)
  await press(visitor, visitor.getByRole('button', { name: 'Continue' }))
  expect(await findingsOn(visitor)).toEqual([])
  await press(visitor, visitor.getByRole('button', { name: 'Join with one button' }))
  await visitor.waitForURL('**/account?done=joined')
  await visitor.goto('/desk')
  expect(await visitor.locator('header').innerText()).toContain('Mhairi Gunn')
  const stays = await invites('Duncan Orr', 'duncan.orr@health.example')
  const other = await house.visitor(withScripts)
  await other.goto(stays.link)
  await press(other, other.getByRole('button', { name: 'Say no' }))
  expect(await findingsOn(other)).toEqual([])
  expect(await other.locator('h1').innerText()).toBe('You have said no')
  await ada.goto('/people')
  expect(await ada.locator('tr', { hasText: 'Duncan Orr' }).innerText()).toContain('Said no')
})
