/** A drawing as a tagged PDF (PDF/UA): title, what it is not, the drawing with its words as alternative text, and those words to read. */
import PDFDocument from 'pdfkit'
import type { Picture } from '../genogram/genogram-svg.ts'
import type { Around } from './drawing-file.ts'
import { inScripts } from './drawing-letters.ts'
import { drawingFonts } from './drawing-parts.ts'
import { drawOn, fontOf } from './shapes-on-pdf.ts'

/** Points: 1/72 inch. */
const margin = 48
const sizes = { title: 20, text: 11 }

export async function pdfOf(picture: Picture, { title, statement, inWords }: Around): Promise<Uint8Array> {
  const fonts = drawingFonts()
  const pdf = new PDFDocument({
    size: 'A4',
    layout: picture.width > picture.height ? 'landscape' : 'portrait',
    margin,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    displayTitle: true,
    lang: 'en-GB',
    font: fonts[0]?.bytes ?? new Uint8Array(),
    info: { Title: title, Subject: statement },
  })
  const written = bytesOf(pdf)
  for (const { script, weight, bytes } of fonts) pdf.registerFont(fontOf(script, weight), bytes)
  const write = (type: string, words: string, size: number, weight: 400 | 600) =>
    pdf.addStructure(
      pdf.struct(type, () => {
        pdf.fillColor('#16262b', 1).fontSize(size)
        pdf.x = margin
        const pieces = inScripts(words)
        for (const [place, piece] of pieces.entries())
          pdf
            .font(fontOf(piece.script, weight))
            .text(piece.words, { paragraphGap: 6, continued: place + 1 < pieces.length })
      }),
    )
  write('H1', title, sizes.title, 600)
  write('P', statement, sizes.text, 400)
  const top = pdf.y + 8
  const scale = Math.min(
    1,
    (pdf.page.width - 2 * margin) / picture.width,
    (pdf.page.height - top - margin) / picture.height,
  )
  pdf.addStructure(
    pdf.struct('Figure', { alt: picture.sentences.join(' ') }, () => {
      pdf.save().translate(margin, top).scale(scale)
      drawOn(pdf, picture.drawing)
      pdf.restore()
    }),
  )
  pdf.addPage()
  pdf.y = margin
  write('H2', inWords, 14, 600)
  for (const sentence of picture.sentences) write('P', sentence, sizes.text, 400)
  pdf.end()
  return written
}

function bytesOf(pdf: PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  return new Promise((done) => {
    pdf.on('data', (chunk) => chunks.push(chunk))
    pdf.on('end', () => done(Buffer.concat(chunks)))
  })
}
