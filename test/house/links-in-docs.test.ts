import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { everyFile, readText, root } from './tree.ts'

/** A page of documentation leads somewhere, and code that names a page or a decision names one that is there. */
const pages = everyFile().filter((path) => path.endsWith('.md'))
const texts = everyFile().filter((path) => /\.(tsx?|mjs|sql|ya?ml|md)$/.test(path))

test('every link between files leads to a file', () => {
  const broken = pages.flatMap((page) =>
    [...readText(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)]
      .map((match) => match[1] ?? '')
      .filter((target) => !existsSync(join(root, dirname(page), target)))
      .map((target) => `${page} → ${target}`),
  )
  expect(broken).toEqual([])
})

test('every page of docs/ that is named anywhere is there', () => {
  const named = texts.flatMap((path) =>
    [...readText(path).matchAll(/\bdocs\/(?:[a-z0-9/-]+\.md|decisions\/\d{4})/g)].map((match) => ({
      path,
      page: match[0],
    })),
  )
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter(({ page }) => !isThere(page)).map(({ path, page }) => `${path} → ${page}`)).toEqual([])
})

/** `docs/decisions/0003` is short for the page that begins so. */
const isThere = (page: string): boolean =>
  existsSync(join(root, page)) || everyFile('docs').some((path) => path.startsWith(page))
