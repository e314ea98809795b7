/** The papers for data protection are as the configuration has it: take a change over with `npx vitest run --project rule test/house/privacy-papers -u`. */
import { expect, test } from 'vitest'
import { namesOf, privacy, privacyPapers as words } from '#content'
import { paperAsText, paperNames, privacyPaper } from '../../src/documents/privacy-papers.ts'

test.each(paperNames)('%s is fresh', async (name) => {
  await expect(paperAsText(privacyPaper(name, namesOf()))).toMatchFileSnapshot(`../../docs/privacy/${name}.md`)
})

test('every class of the configuration is in each, with who reads it and how long it is kept; what only the controller knows is blank', () => {
  for (const name of paperNames) {
    const text = paperAsText(privacyPaper(name, namesOf({ committee: 'Invented Committee' })))
    for (const { label, kept } of privacy.classes) {
      const row = text.split('\n').find((line) => line.startsWith(`| ${label} |`)) ?? ''
      expect(row).toContain(kept.for)
    }
    expect(text).toContain(words.blank)
    expect(text).not.toMatch(/[{}]/)
  }
  expect(paperAsText(privacyPaper('ropa', namesOf({ committee: 'Invented Committee' })))).toContain(
    'Invented Committee',
  )
})
