import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** Pictures for docs/pictures, where asked for: ROOM_PICTURES=docs/pictures. */
export async function picture(page: Page, name: string, fullPage = true): Promise<void> {
  await keep(process.env.ROOM_PICTURES, page, name, fullPage)
}

let taken = 0
/** Every page that a journey looks at, to look through them all: PAGE_PICTURES=/tmp/pages. */
export async function pagePicture(page: Page, width: string): Promise<void> {
  if (!process.env.PAGE_PICTURES) return
  taken += 1
  const place = new URL(page.url()).pathname.replaceAll(/[0-9a-f-]{36}|[\w-]{40,}/g, 'x').replaceAll('/', '_')
  await keep(process.env.PAGE_PICTURES, page, `${String(taken).padStart(4, '0')}${place}-${width}`, true)
}

async function keep(folder: string | undefined, page: Page, name: string, fullPage: boolean): Promise<void> {
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage })
}
