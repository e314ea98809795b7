import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import mammoth from 'mammoth'
import PizZip from 'pizzip'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readTemplate, shippedTemplates, templateFaults } from './template-file.ts'
import { fillTemplate } from './template-fill.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'templates-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('the shipped templates are fresh: `node scripts/templates.mjs` gives the same bytes', async () => {
  const script = join(import.meta.dirname, '../../scripts/templates.mjs')
  await promisify(execFile)(process.execPath, [script, folder])
  const made = (await readdir(folder)).sort()
  expect((await readdir(shippedTemplates())).filter((name) => name.endsWith('.docx')).sort()).toEqual(made)
  const stale: string[] = []
  for (const name of made) {
    const [shipped, fresh] = await Promise.all([readFile(join(shippedTemplates(), name)), readFile(join(folder, name))])
    if (!shipped.equals(fresh)) stale.push(name)
  }
  expect(stale).toEqual([])
})

describe("a committee's own template", () => {
  test('is taken before the shipped one', async () => {
    const own = new PizZip(await readTemplate('kolb'))
    own.file(
      'word/document.xml',
      (own.file('word/document.xml')?.asText() ?? '').replace('Kolb cycle', 'Our own circle for {committee}'),
    )
    const place = await mkdtemp(join(folder, 'own-'))
    await writeFile(join(place, 'kolb.docx'), own.generate({ type: 'nodebuffer' }))
    const bytes = await fillTemplate('kolb', { committee: 'Glen Orrin' }, { ownTemplates: place })
    expect((await mammoth.extractRawText({ buffer: bytes })).value).toContain('Our own circle for Glen Orrin')
  })

  test.each([
    ['macro', 'word/vbaProject.bin', () => 'x'],
    ['embedded', 'word/embeddings/sheet.xlsx', () => 'x'],
    [
      'external',
      'word/_rels/document.xml.rels',
      (xml: string) =>
        xml.replace('</Rel', '<Relationship Id="x" Type="t" Target="http://x.example" TargetMode="External"/></Rel'),
    ],
    [
      'field',
      'word/document.xml',
      (xml: string) => xml.replace('<w:body>', '<w:body><w:p><w:fldSimple w:instr=" DDEAUTO c x "/></w:p>'),
    ],
    [
      'field',
      'word/document.xml',
      (xml: string) =>
        xml.replace(
          '<w:body>',
          '<w:body><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT x</w:instrText></w:r></w:p>',
        ),
    ],
  ] as const)('with a %s in %s is refused', async (fault, name, change) => {
    const zip = new PizZip(await readTemplate('kolb'))
    zip.file(name, change(zip.file(name)?.asText() ?? ''))
    const bytes = zip.generate({ type: 'nodebuffer' })
    expect(templateFaults(bytes)).toContain(fault)
    const place = await mkdtemp(join(folder, 'unsafe-'))
    await writeFile(join(place, 'kolb.docx'), bytes)
    await expect(fillTemplate('kolb', {}, { ownTemplates: place })).rejects.toThrow('not safe to fill')
  })

  test('that is no Word document is refused', () => {
    expect(templateFaults(Buffer.from('not a zip'))).toEqual(['not-a-document'])
    expect(templateFaults(new PizZip().file('a.txt', 'x').generate({ type: 'nodebuffer' }))).toEqual(['not-a-document'])
  })
})
