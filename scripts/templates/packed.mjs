/** One Word file: look, properties, language and footer around the children, packed so that equal content gives equal bytes. */
import { AlignmentType, BorderStyle, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import PizZip from 'pizzip'
import { ink2, line, margin, styles, textWidth } from './look.mjs'

/** The bytes of a .docx. `title` may hold tags: Word shows it as the name of the document. */
export async function packed(title, children, content) {
  const document = new Document({
    title,
    creator: '{service}',
    description: content.statements.documents.footer.text,
    styles,
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin } },
        footers: { default: footer(content) },
        children,
      },
    ],
  })
  return settled(await Packer.toBuffer(document))
}

/** At the foot of every page: what this is not, the offer of other formats, the version and the page (P27, P31). */
function footer({ statements, documents: words }) {
  const { footer: statement, footer_formats: formats, footer_version: version } = statements.documents
  const style = 'Foot'
  const page = [`\t${words.page} `, PageNumber.CURRENT, ` ${words.of} `, PageNumber.TOTAL_PAGES]
  const rule = { top: { style: BorderStyle.SINGLE, size: 4, color: line, space: 6 } }
  return new Footer({
    children: [
      new Paragraph({ style, spacing: { before: 200 }, border: rule, children: [new TextRun(statement.text)] }),
      new Paragraph({ style, children: [new TextRun(formats)] }),
      new Paragraph({
        style,
        alignment: AlignmentType.LEFT,
        tabStops: [{ type: 'right', position: textWidth }],
        children: [new TextRun({ color: ink2, children: [version, ...page] })],
      }),
    ],
  })
}

/** Packs again with one date for all parts, and without who and when: the documents made from it carry their own in the text. */
function settled(bytes) {
  const made = new PizZip(bytes)
  const again = new PizZip()
  // PizZip writes local time, so that this date gives the same bytes in every time zone.
  const date = new Date(2026, 0, 1)
  for (const name of Object.keys(made.files).sort(contentTypesFirst)) {
    if (made.files[name].dir) continue
    const text = made
      .file(name)
      .asText()
      .replace(/<(dcterms:\w+|cp:lastModifiedBy)\b[^>]*>[^<]*<\/\1>/g, '')
    again.file(name, text, { date, createFolders: false })
  }
  return again.generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}

/** Readers that look at the first entry only expect the content types there. */
function contentTypesFirst(one, other) {
  const rank = (name) => (name === '[Content_Types].xml' ? 0 : 1)
  return rank(one) - rank(other) || (one < other ? -1 : 1)
}
