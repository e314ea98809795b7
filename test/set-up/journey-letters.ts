import type { Page } from 'playwright-core'
import type { Journey } from './journey.ts'
import { press } from './journey-forms.ts'

/** The newest letter to an address whose subject holds these words, as the demonstration shows it. */
export async function letterTo(house: Journey, address: string, subject: string): Promise<Page> {
  const page = await house.visitor()
  await page.goto(`/demonstration?to=${encodeURIComponent(address)}`)
  const lines = page.locator('tr', { hasText: address }).locator('a', { hasText: new RegExp(subject, 'i') })
  await press(page, lines.first())
  return page
}

/** The calendar part of the letter on this page. */
export const calendarOf = async (letter: Page): Promise<string> =>
  (await letter.locator('pre', { hasText: 'BEGIN:VCALENDAR' }).textContent()) ?? ''
