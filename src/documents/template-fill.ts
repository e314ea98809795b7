/** Fills a Word template. Text stays text: it is written into the runs of the template and can make no field, link or macro. */
import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { enlarge } from './large-print.ts'
import { readTemplate } from './template-file.ts'

export interface PrintOptions {
  /** 18 point and larger (P31). */
  readonly largePrint?: boolean
  /** A committee's own templates; a file of the same name there is taken before the shipped one. */
  readonly ownTemplates?: string
}

/** Values of the tags: text, lists for loops, false to leave a part out. */
export type TemplateValue = string | boolean | readonly TemplateValue[] | { readonly [tag: string]: TemplateValue }

/**
 * The bytes of a .docx made from documents/NAME.docx. A tag that has no value is shown in square brackets, so that a slip in a
 * committee's own template is seen and not silently empty. Throws when the template is missing, broken or unsafe.
 */
export async function fillTemplate(
  name: string,
  values: { readonly [tag: string]: TemplateValue },
  options: PrintOptions = {},
): Promise<Buffer> {
  const zip = new PizZip(await readTemplate(name, options.ownTemplates))
  const filled = new Docxtemplater(zip, {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    nullGetter: (part) => (part.module === 'loop' ? false : `[${part.value}]`),
  })
  filled.render(writable(values))
  if (options.largePrint) enlarge(zip)
  return filled.toBuffer({ compression: 'DEFLATE' })
}

/** Text without what XML cannot hold (control characters, half characters), at any depth. */
function writable(value: TemplateValue): TemplateValue {
  if (typeof value === 'string') return xmlText(value)
  if (typeof value === 'boolean') return value
  if (isList(value)) return value.map(writable)
  return Object.fromEntries(Object.entries(value).map(([tag, inner]) => [tag, writable(inner)]))
}

const isList = (value: TemplateValue): value is readonly TemplateValue[] => Array.isArray(value)

const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
