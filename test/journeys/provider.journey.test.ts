/** Signing in through a real OpenID provider, in a browser: the invitation links it, the next time it signs in, and it signs out there too. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeInvitation } from '../../src/trust/enrolment.rows.ts'
import { sealer } from '../../src/trust/sealed-token.ts'
import { type DoorJourney, doorJourney, doorSecret } from '../set-up/door-journey.ts'
import { findingsOn } from '../set-up/page-check.ts'
import { openRealProvider, type RealProvider } from '../set-up/real-provider.ts'

let house: DoorJourney
let provider: RealProvider
beforeAll(async () => {
  house = await doorJourney(async (address) => {
    provider = await openRealProvider({
      id: 'common-ground',
      secret: 'known to both',
      returnTo: `${address}/sign-in/from/council`,
      afterSignOut: `${address}/signed-out`,
    })
    const known = { clientId: 'common-ground', clientSecret: 'known to both', scope: 'openid', acr: [], amr: ['mfa'] }
    return [{ ...known, id: 'council', name: 'Strathlorne Council', issuer: provider.address }]
  })
}, 120_000)
afterAll(async () => {
  await house.close()
  await provider.close()
  expect(house.misdeeds).toEqual([])
})

async function invited() {
  const { personId, committeeId } = house.world.people.isla
  const invitation = { personId, committeeId, by: null, recovers: false, delayed: false }
  return house.database.withActor({ kind: 'system', committeeId }, (tx) =>
    makeInvitation(tx, sealer(doorSecret), invitation, house.clock.now()),
  )
}

async function atTheProvider(page: Page, name: string, second: boolean): Promise<void> {
  await page.getByLabel('Name').fill(name)
  if (second) await page.getByLabel('with a second proof').check()
  await page.getByRole('button', { name: 'Go on' }).click()
}

test('without JavaScript: the invitation with its code links the sign-in of the agency', async () => {
  const page = await house.visitor({ javaScriptEnabled: false })
  const { path, code } = await invited()
  await page.goto(path)
  await page.getByLabel('The code you were told').fill(`${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('link', { name: 'Use the sign-in of Strathlorne Council' }).click()
  await atTheProvider(page, 'isla-at-the-council', true)
  await page.waitForURL('**/account?done=joined')
  expect(await page.locator('main').innerText()).toContain('Sign-in of Strathlorne Council')
})

test('the next time it signs in; without the second proof it does not; a stranger is told what to do', async () => {
  const page = await house.visitor()
  await page.goto('/exemptions')
  await page.waitForURL('**/sign-in?to=%2Fexemptions')
  expect(await findingsOn(page)).toEqual([])
  await page.getByRole('link', { name: 'Sign in with Strathlorne Council' }).click()
  await atTheProvider(page, 'isla-at-the-council', true)
  await page.waitForURL('**/exemptions')
  await page.locator('.cg-me summary').click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('**/signed-out?from=council')
  expect(await findingsOn(page)).toEqual([])
  await page.getByRole('link', { name: 'Sign out there too' }).click()
  await page.waitForURL(`${provider.address}/**`)

  const less = await house.visitor()
  await less.goto('/sign-in')
  await less.getByRole('link', { name: 'Sign in with Strathlorne Council' }).click()
  await atTheProvider(less, 'isla-at-the-council', false)
  await less.waitForURL('**/sign-in/ways?problem=second')
  expect(await findingsOn(less)).toEqual([])
  await less.goto('/desk')
  await less.waitForURL('**/sign-in?to=%2Fdesk')

  const stranger = await house.visitor()
  await stranger.goto('/sign-in')
  await stranger.getByRole('link', { name: 'Sign in with Strathlorne Council' }).click()
  await atTheProvider(stranger, 'somebody-else', true)
  expect(await stranger.getByRole('heading', { level: 1 }).innerText()).toBe('We do not know this sign-in yet')
  expect(await findingsOn(stranger)).toEqual([])
})
