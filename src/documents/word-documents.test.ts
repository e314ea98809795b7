import fc from 'fast-check'
import mammoth from 'mammoth'
import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
import { documents, namesOf, record as recordWords, statements } from '#content'
import { templateFaults } from './template-file.ts'
import { fillTemplate } from './template-fill.ts'
import { blankDocument, blankNames, evaluationDocument, recordDocument, requestDocument } from './word-documents.ts'

const imprint = {
  names: namesOf({ committee: 'Glen Orrin Child Protection Committee', formats_contact: 'formats@glen-orrin.example' }),
  version: '2',
  reviewDate: '1 March 2028',
}
const request = {
  reference: 'CG-2031',
  pseudonym: 'Quiet Harbour',
  printedOn: '24 November 2026',
  sections: [
    {
      title: 'What to explore together',
      items: [
        { question: 'What puzzles you?', answer: 'We each see it differently.\nSome saw hope.\n\nOthers did not.' },
        { question: 'What has been tried?', answer: '' },
      ],
    },
  ],
}

describe('the request as a Word document', () => {
  test('reads back with headings, questions and answers in their order', async () => {
    const { value: html } = await mammoth.convertToHtml({ buffer: await requestDocument(request, imprint) })
    expect(html).toContain(`<h1>${statements.documents.titles.request}</h1>`)
    expect(html).toContain('<h2>What to explore together</h2><h3>What puzzles you?</h3>')
    expect(html).toContain('<p>We each see it differently.<br />Some saw hope.</p><p>Others did not.</p>')
    expect(html).toContain(`<h3>What has been tried?</h3><p>${documents['not-answered']}</p>`)
    expect(html).toContain('Quiet Harbour')
    expect(html).toContain(statements.pages.request.text)
  })

  test('has language, title and the fixed footer (P27, P31)', async () => {
    const zip = new PizZip(await requestDocument(request, imprint))
    expect(part(zip, 'word/styles.xml')).toContain('<w:lang w:val="en-GB"')
    expect(part(zip, 'docProps/core.xml')).toContain(
      `<dc:title>${statements.documents.titles.request} CG-2031</dc:title>`,
    )
    const footer = part(zip, 'word/footer1.xml')
    expect(footer).toContain(statements.documents.footer.text)
    expect(footer).toContain('Ask formats@glen-orrin.example.')
    expect(footer).toContain('Version 2, review by 1 March 2028')
  })

  test('whatever is typed stays text: no field, link, macro or tag, and the file can be read', async () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(
        '{reference}',
        '{#sections}{title}{/sections}',
        '{@raw}',
        '</w:t></w:r><w:r><w:instrText>DDEAUTO c:\\\\x</w:instrText></w:r>',
        '<a href="https://x.example">x</a>',
        '&amp;&#0;',
        '\ud800',
        '\u0000\u000b\uffff',
      ),
    )
    const frame = markup(await requestDocument(withAnswer('plain'), imprint))
    await fc.assert(
      fc.asyncProperty(nasty, async (typed) => {
        const answer = `a${typed.replace(/[\r\n\t]/g, ' ')}z`
        const bytes = await requestDocument(withAnswer(answer), imprint)
        expect(markup(bytes)).toEqual(frame)
        expect(templateFaults(bytes)).toEqual([])
        const { value } = await mammoth.extractRawText({ buffer: bytes })
        expect(value).toContain(answer.toWellFormed().replace(/[\p{Cc}\ufffe\uffff]/gu, ''))
      }),
      { numRuns: 40 },
    )
  }, 30_000)

  test('in large print nothing is smaller than 18 point', async () => {
    const zip = new PizZip(await requestDocument(request, imprint, { largePrint: true }))
    const sizes = Object.keys(zip.files)
      .filter((name) => /^word\/.*\.xml$/.test(name) && !name.includes('theme'))
      .flatMap((name) => [...part(zip, name).matchAll(/<w:sz(?:Cs)? w:val="(\d+)"/g)].map((match) => Number(match[1])))
    expect(sizes.length).toBeGreaterThan(5)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(36)
  })
})

describe('the record as a Word document', () => {
  test('carries the standing statement, its facts and its version', async () => {
    const bytes = await recordDocument(
      {
        reference: 'CG-2031',
        version: '3',
        facts: [{ label: 'Month and year', value: 'November 2026' }],
        sections: [{ title: 'What we learned', text: 'To ask more often.' }],
      },
      imprint,
    )
    const { value: html } = await mammoth.convertToHtml({ buffer: bytes })
    expect(html).toContain(recordWords.page.standing_statement.text)
    expect(html).toMatch(/Month and year<\/strong>\s*November 2026/)
    expect(html).toMatch(/<strong>Version<\/strong>\s*3/)
    expect(html).toContain('<h2>What we learned</h2><p>To ask more often.</p>')
  })
})

describe('the evaluation as a Word document', () => {
  test('has tables with a header row, and only the parts that are there', async () => {
    const values = {
      facts: [],
      parts: [
        { title: 'Looking back', twice: [{ question: 'Understand?', now: '8', before: '4' }] },
        {
          title: 'The meeting',
          ratings: [
            { question: 'Safe?', answer: 'Agree' },
            { question: 'Fair?', answer: 'Agree' },
          ],
        },
      ],
    }
    const bytes = await evaluationDocument('after', values, imprint)
    const { value: html } = await mammoth.convertToHtml({ buffer: bytes })
    expect(html.match(/<thead>/g)).toHaveLength(2)
    expect(html).toMatch(/<td><p>Understand\?<\/p><\/td><td><p>8<\/p><\/td><td><p>4<\/p><\/td>/)
    expect(html.match(/Agree/g)).toHaveLength(2)
    expect(html).not.toContain(documents['not-answered'])
  })
})

describe('blank documents', () => {
  test.each(blankNames)(
    '%s: one title, headings without a gap, header rows, every tag filled, no picture',
    async (name) => {
      const bytes = await blankDocument(name, imprint)
      const zip = new PizZip(bytes)
      const xml = part(zip, 'word/document.xml')
      const levels = [...xml.matchAll(/<w:pStyle w:val="Heading(\d)"/g)].map((match) => Number(match[1]))
      expect(levels[0]).toBe(1)
      expect(levels.filter((level) => level === 1)).toHaveLength(1)
      for (const [at, level] of levels.entries())
        expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(at > 0 && name.includes('evaluation') ? 2 : 1)
      expect(xml.split('<w:tbl>').length).toBe(xml.split('<w:tblHeader').length)
      expect(xml).not.toMatch(/<w:drawing|<w:pict/)
      const { value: text } = await mammoth.extractRawText({ buffer: bytes })
      expect(text).not.toMatch(/[{}]|\[[a-z_]+\]/)
      expect(text).toContain('Glen Orrin Child Protection Committee')
    },
  )
})

test('a tag that nobody fills is shown, not silently empty', async () => {
  const { value } = await mammoth.extractRawText({ buffer: await fillTemplate('kolb', { service: 'Common Ground' }) })
  expect(value).toContain('Common Ground · [committee]')
})

test('only templates of this folder have a name', async () => {
  await expect(fillTemplate('../package', {})).rejects.toThrow('not the name of a template')
})

const withAnswer = (answer: string) => ({
  ...request,
  sections: [{ title: 'One', items: [{ question: 'Why?', answer }] }],
})

const part = (zip: PizZip, name: string): string => zip.file(name)?.asText() ?? ''

/** The elements of the document without its texts. */
const markup = (bytes: Buffer): string[] => part(new PizZip(bytes), 'word/document.xml').match(/<[^>]*>/g) ?? []
