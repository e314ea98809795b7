/** Web: it needs what the build cuts. */
import { inflateSync } from 'node:zlib'
import * as fontkit from 'fontkit'
import { expect, test } from 'vitest'
import type { Picture } from '../genogram/genogram-svg.ts'
import { shape, words } from '../genogram/shape.ts'
import { inScripts, scriptOf, shown } from './drawing-letters.ts'
import { drawingFonts } from './drawing-parts.ts'
import { pdfOf } from './drawing-pdf.ts'

const labels = [
  'Łódź: żółć, gęś',
  'Příbuzná, dítě',
  'Šeima, ąžuolas',
  'Bunică, școală, țară',
  'Gàidhlig, Cymraeg ŵŷ',
  'Мама, бабуся, Ґанок',
  'Γιαγιά',
  'Bà ngoại, chị, tuổi',
  'Anneanne, ığdır',
]

test('every letter of the languages that are spoken here has its glyph, in both weights', () => {
  const fonts = drawingFonts().map(({ script, weight, bytes }) => ({
    script,
    weight,
    font: fontkit.create(Buffer.from(bytes)),
  }))
  for (let code = 0x20; code < 0x2100; code++) {
    const letter = String.fromCodePoint(code)
    const script = scriptOf(letter)
    for (const { font, weight } of fonts.filter((one) => one.script === script))
      expect(font.hasGlyphForCodePoint(code), `U+${code.toString(16)} ${letter} in ${script} ${weight}`).toBe(true)
  }
  for (const label of labels) expect(shown(label)).toBe(label.normalize('NFC'))
})

test('a letter without a font is a question mark, never a gap', () => {
  expect(shown('جدة A 奶')).toBe('??? A ?')
  expect(shown('e\u0301\u200B')).toBe('é')
  expect(inScripts('Mama Ґ')).toEqual([
    { script: 'latin', words: 'Mama ' },
    { script: 'cyrillic', words: 'Ґ' },
  ])
})

const picture: Picture = {
  svg: '',
  drawing: shape('svg', {}, ...labels.map((label, place) => words(150, 20 + place * 20, label))),
  sentences: ['Two generations, two people.', 'Babcia: Łódź (жінка).'],
  width: 300,
  height: 220,
}

test('the PDF is tagged as a reader needs it: language, title, headings, a figure with everything in words, nothing outside', async () => {
  const pdf = await pdfOf(picture, { title: 'Genogram ż', statement: 'Not a decision.', inWords: 'In words' })
  const text = Buffer.from(pdf).toString('latin1')
  for (const sign of [
    '/Marked true',
    '/Lang (en-GB)',
    '/DisplayDocTitle true',
    '/StructTreeRoot',
    '/ParentTree',
    '/Tabs /S',
  ])
    expect(text, sign).toContain(sign)
  expect(
    [...text.matchAll(/\/S \/(\w+)/g)]
      .map(([, kind]) => kind)
      .filter((kind) => kind !== 'S')
      .sort(),
  ).toEqual(['Figure', 'H1', 'H2', 'P', 'P', 'P'].sort())
  const alternative = Buffer.from('Babcia: Łódź', 'utf16le').swap16()
  expect(text.slice(text.indexOf('/Alt ('))).toContain(alternative.toString('latin1'))
  // Whatever is painted stands in a tagged piece: letters and lines between BDC and EMC.
  for (const page of contents(pdf)) {
    let open = 0
    for (const line of page.split('\n')) {
      if (/\b(BDC|BMC)$/.test(line)) open++
      else if (/\bEMC$/.test(line)) open--
      else if (/\b(TJ|Tj|S|f|B)$/.test(line)) expect(open, line).toBe(1)
    }
    expect(open).toBe(0)
  }
  // Copied letters are letters: each font says which.
  expect(text.match(/\/ToUnicode/g)?.length).toBeGreaterThanOrEqual(5)
})

/** What is painted on each page. */
function contents(pdf: Uint8Array): string[] {
  const whole = Buffer.from(pdf)
  const pages: string[] = []
  for (let from = 0; ; ) {
    const start = whole.indexOf('stream\n', from)
    if (start < 0) return pages
    const end = whole.indexOf('endstream', start)
    const head = whole.subarray(Math.max(0, start - 200), start).toString('latin1')
    const body = whole.subarray(start + 7, end)
    if (head.slice(head.lastIndexOf(' obj')).includes('/FlateDecode')) {
      const text = inflateSync(body).toString('latin1')
      if (/\bBDC\b/.test(text)) pages.push(text)
    }
    from = end + 9
  }
}
