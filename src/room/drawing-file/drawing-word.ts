/** A drawing as a Word document: SVG, which stays sharp, with a PNG for programs that show none, and both with the words for it. */
import {
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import type { Picture } from '../genogram/genogram-svg.ts'
import type { Around } from './drawing-file.ts'
import { pngOf } from './drawing-png.ts'

/** Twentieths of a point: A4 and its margins; pixels of 1/96 inch: what is left for the drawing beside title and foot. */
const page = { short: 11_906, long: 16_838, margin: 1134 }
const room = { across: { width: 970, height: 500 }, upright: { width: 640, height: 820 } }

export async function wordOf(picture: Picture, { title, statement, inWords }: Around): Promise<Uint8Array> {
  const across = picture.width > picture.height
  const { width, height } = across ? room.across : room.upright
  const scale = Math.min(1, width / picture.width, height / picture.height)
  const image = new ImageRun({
    type: 'svg',
    data: Buffer.from(picture.svg),
    fallback: { type: 'png', data: Buffer.from(await pngOf(picture)) },
    transformation: { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) },
    altText: { name: title, title, description: picture.sentences.join(' ') },
  })
  const document = new Document({
    title,
    description: statement,
    styles: { default: { document: { run: { font: 'Arial', size: 24, language: { value: 'en-GB' } } } } },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: page.short,
              height: page.long,
              orientation: across ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        footers: { default: new Footer({ children: [text(statement)] }) },
        children: [
          heading(HeadingLevel.HEADING_1, title),
          text(statement),
          new Paragraph({ children: [image] }),
          heading(HeadingLevel.HEADING_2, inWords),
          ...picture.sentences.map((sentence) => text(sentence)),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

const heading = (level: (typeof HeadingLevel)[keyof typeof HeadingLevel], words: string): Paragraph =>
  new Paragraph({ heading: level, spacing: { before: 120, after: 120 }, children: run(words) })
const text = (words: string): Paragraph => new Paragraph({ spacing: { after: 120 }, children: run(words) })
const run = (words: string): ParagraphChild[] => [new TextRun(words)]
