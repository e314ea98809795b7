import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { cutFont, fonts, screenCss } from './assets.mjs'
import { iconNames } from './icon.tsx'

const css = await screenCss()
const sprite = readFileSync(join(import.meta.dirname, 'assets', 'icons.svg'), 'utf8')
const weigh = (content: string | Buffer) => gzipSync(content, { level: 9 }).length
const cut = new Map(await Promise.all(fonts.map(async (font) => [font.name, await cutFont(font)] as const)))
const size = (name: string) => cut.get(name)?.length ?? Number.NaN

test('the stylesheet stays below 30 kB, a first visit with its font and a page of 10 kB below 60 kB', () => {
  expect(weigh(css)).toBeLessThan(30_000)
  expect(weigh(css) + weigh(sprite) + size('sans.woff2') + 10_000).toBeLessThan(60_000)
})

test('the serif with every letter it draws stays below 30 kB, letters with marks below 10 kB', () => {
  expect(size('serif.woff2')).toBeLessThan(30_000)
  expect(size('sans-marks.woff2')).toBeLessThan(10_000)
  expect(size('sans-further.woff2')).toBeLessThan(12_000)
})

test('only fonts are fetched by the stylesheet, and the serif only where a page asks for it', () => {
  const fetched = [...css.matchAll(/url\(([^)]*)\)/g)].map((match) => match[1])
  expect(fetched.sort()).toEqual([...cut.keys()].sort())
  const users = [...css.matchAll(/([^{}]*)\{[^{}]*"?Source Serif 4"?/g)].map((match) => match[1]?.trim())
  expect(users).toEqual(['@font-face', '.cg--serif'])
})

test('every icon is drawn', () => {
  for (const name of [...iconNames, 'wordmark']) expect(sprite).toContain(`<symbol id="${name}"`)
})

test('the parts we use of the design system are there, and others are not', () => {
  for (const name of ['ds_button', 'ds_radio__label', 'ds_checkbox__input', 'ds_table', 'ds_tag', 'visually-hidden'])
    expect(css).toContain(`.${name}`)
  for (const name of ['ds_site-header', 'ds_accordion', 'ds_datepicker', 'ds_cookie']) expect(css).not.toContain(name)
})
