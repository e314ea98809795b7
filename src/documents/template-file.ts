/** Where templates are found, and what a template may not hold, because committees can bring their own. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import PizZip from 'pizzip'

export type TemplateFault = 'not-a-document' | 'macro' | 'embedded' | 'external' | 'field'

/** The bytes of a template, a committee's own before the shipped one. Throws when there is none or when it is not safe to open. */
export async function readTemplate(name: string, ownTemplates?: string): Promise<Buffer> {
  if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`not the name of a template: ${name}`)
  const file = `${name}.docx`
  const own = ownTemplates === undefined ? undefined : join(ownTemplates, file)
  const path = own !== undefined && existsSync(own) ? own : join(shippedTemplates(), file)
  const bytes = await readFile(path)
  const faults = templateFaults(bytes)
  if (faults.length > 0) throw new Error(`${path} is not safe to fill: ${faults.join(', ')}`)
  return bytes
}

/** The folder `documents` beside the program, whether it runs from its source or built. */
export function shippedTemplates(from: string = import.meta.dirname): string {
  const folder = join(from, 'documents')
  if (existsSync(join(folder, 'request.docx'))) return folder
  if (dirname(from) === from) throw new Error('the folder documents with the Word templates is missing')
  return shippedTemplates(dirname(from))
}

/** Why a template may not be used; empty when it may. Macros, embedded files, content from elsewhere and live fields are refused. */
export function templateFaults(bytes: Buffer): TemplateFault[] {
  const parts = partsOf(bytes)
  if (parts === undefined || !parts.some(({ name }) => name === 'word/document.xml')) return ['not-a-document']
  const some = (test: (part: Part) => boolean) => parts.some(test)
  const xml = (pattern: RegExp) => some(({ name, text }) => /\.(xml|rels)$/i.test(name) && pattern.test(text()))
  const found: [TemplateFault, boolean][] = [
    ['macro', some(({ name }) => /vbaProject|activeX/i.test(name)) || xml(/macroEnabled|vbaProject/i)],
    ['embedded', some(({ name }) => /\/embeddings\//i.test(name)) || xml(/<w:(altChunk|object)\b/)],
    ['external', xml(/TargetMode\s*=\s*["']External["']/i)],
    [
      'field',
      some(({ name, text }) => name.endsWith('.xml') && fieldsIn(text()).some((field) => !harmless.test(field))),
    ],
  ]
  return found.filter(([, here]) => here).map(([fault]) => fault)
}

interface Part {
  readonly name: string
  readonly text: () => string
}

function partsOf(bytes: Buffer): Part[] | undefined {
  try {
    const zip = new PizZip(bytes)
    return Object.entries(zip.files).map(([name, entry]) => ({ name, text: () => entry.asText() }))
  } catch {
    return undefined
  }
}

/** Page numbers, the number of pages and the document's own properties. */
const harmless = /^\s*((PAGE|NUMPAGES|SECTIONPAGES|TITLE|STYLEREF)\b[^|]*)?$/i

/** The field codes of a part; a code may be cut over several runs, so the runs of one field are joined. */
function fieldsIn(xml: string): string[] {
  const simple = [...xml.matchAll(/<w:fldSimple\b[^>]*\bw:instr="([^"]*)"/g)].map((match) => match[1] ?? '')
  const complex = xml.split(/<w:fldChar\b[^>]*w:fldCharType="begin"/).slice(1)
  const codes = complex.map((rest) =>
    [...rest.matchAll(/<w:instrText\b[^>]*>([^<]*)</g)].map((match) => match[1] ?? '').join(''),
  )
  return [...simple, ...codes]
}
