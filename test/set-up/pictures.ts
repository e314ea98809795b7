import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** Pictures for docs/pictures, where asked for: ROOM_PICTURES=docs/pictures. */
export async function picture(page: Page, name: string, fullPage = true): Promise<void> {
  const folder = process.env.ROOM_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage })
}
