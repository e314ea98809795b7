/** What people do with a form in a browser: answer its questions by their field names, and press a button by its words. */
import type { Locator, Page } from 'playwright-core'

export type Typed = Readonly<Record<string, string | readonly string[]>>

/** Fills in one form of the page. A radio or box is chosen by its value, a list by the words of the choice or its value. */
export async function fillIn(form: Page | Locator, typed: Typed): Promise<void> {
  for (const [name, value] of Object.entries(typed)) {
    const field = form.locator(`[name="${name}"]:not([type="hidden"])`)
    const kind = await field.first().evaluate((element) => element.getAttribute('type') ?? element.localName)
    for (const one of typeof value === 'string' ? [value] : value) {
      if (kind === 'radio' || kind === 'checkbox') await mark(field.and(form.locator(`[value="${one}"]`)))
      else if (kind === 'select') await field.selectOption(one)
      else await field.fill(one)
    }
  }
}

/** Ticks a box or chooses a radio, by the keyboard: the mark's label lies over it for the mouse. */
export async function mark(input: Locator): Promise<void> {
  if (!(await input.isChecked())) await input.press('Space')
}

/** Answers, then presses the button; its words, or the page's primary one. */
export async function send(page: Page, typed: Typed = {}, button?: string | RegExp): Promise<void> {
  await fillIn(page.locator('main'), typed)
  await press(page, (button ? page.locator('main').getByRole('button', { name: button }) : primary(page)).first())
}

/** Presses what leads to another page, and waits until that is there. `within`: milliseconds, where it takes longer than a page does. */
export async function press(page: Page, what: Locator, within?: number): Promise<void> {
  const there = page.waitForEvent('framenavigated', {
    predicate: (frame) => frame === page.mainFrame(),
    ...(within === undefined ? {} : { timeout: within }),
  })
  await Promise.all([there, what.click({ timeout: within ?? 20_000 })])
  await page.waitForLoadState()
}

/** The one button that is not outlined: of a form, or a link that looks like a button. */
export const primary = (page: Page): Locator =>
  page.locator('main .ds_button:not(.ds_button--secondary):not(.ds_button--cancel)')

export const heading = (page: Page): Promise<string> => page.locator('h1').innerText()

/** What the page says, without its header and footer. */
export const text = (page: Page): Promise<string> => page.locator('main').innerText()

/** Day, month and year fields under a name. */
export function dateFields(name: string, day: Date): Typed {
  const [year = '', month = '', date = ''] = day.toISOString().slice(0, 10).split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}
