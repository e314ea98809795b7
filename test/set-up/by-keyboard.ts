import type { Page } from 'playwright-core'

/** Presses Tab until it is there: whoever has only a keyboard has nothing else. */
export async function reach(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 250; presses += 1) {
    await page.keyboard.press('Tab')
    if (
      await page.evaluate((wanted) => {
        const match = /^(.*):has-text\("(.*)"\)(.*)$/.exec(wanted)
        const focused = document.activeElement
        if (!match) return focused?.matches(wanted) === true
        const [, outer = '', text = '', inner = ''] = match
        const holder = [...document.querySelectorAll(outer)].find((one) => one.textContent?.includes(text))
        return holder !== undefined && focused !== null && [...holder.querySelectorAll(inner.trim())].includes(focused)
      }, selector)
    )
      return
  }
  throw new Error(`the keyboard does not reach ${selector}`)
}
