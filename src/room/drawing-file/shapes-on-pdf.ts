/** The few kinds of shapes that drawings are made of (genogram/shape.ts), put on a page of a PDF. */
import type PDFDocument from 'pdfkit'
import type { Shape } from '../genogram/shape.ts'
import { inScripts, type Script } from './drawing-letters.ts'

export const fontOf = (script: Script, weight: number): string => `${script} ${weight >= 600 ? 600 : 400}`

export function drawOn(pdf: PDFDocument, drawn: Shape): void {
  const { tag, attributes, inside } = drawn
  const number = (name: string): number => Number(attributes[name] ?? 0)
  if (tag === 'svg' || tag === 'g') {
    pdf.save()
    move(pdf, String(attributes.transform ?? ''))
    for (const piece of inside) if (typeof piece !== 'string') drawOn(pdf, piece)
    pdf.restore()
  } else if (tag === 'text') write(pdf, drawn)
  else if (tag === 'path') paint(pdf.path(String(attributes.d ?? '')), attributes)
  else if (tag === 'circle') paint(pdf.circle(number('cx'), number('cy'), number('r')), attributes)
  else if (tag === 'rect') {
    const [x, y, width, height, rx] = [number('x'), number('y'), number('width'), number('height'), number('rx')]
    paint(rx > 0 ? pdf.roundedRect(x, y, width, height, rx) : pdf.rect(x, y, width, height), attributes)
  }
}

/** `translate(x y)` and `scale(by)`, in this order: nothing else is in use. */
function move(pdf: PDFDocument, transform: string): void {
  const [, x, y] = /translate\((-?[\d.]+)[ ,](-?[\d.]+)\)/.exec(transform) ?? []
  const [, by] = /scale\(([\d.]+)\)/.exec(transform) ?? []
  if (x !== undefined && y !== undefined) pdf.translate(Number(x), Number(y))
  if (by !== undefined) pdf.scale(Number(by))
}

function paint(pdf: PDFDocument, attributes: Shape['attributes']): void {
  const fill = String(attributes.fill ?? '#000000')
  const stroke = String(attributes.stroke ?? 'none')
  if (fill !== 'none') pdf.fillColor(fill, Number(attributes['fill-opacity'] ?? 1))
  if (stroke !== 'none') line(pdf, stroke, attributes)
  if (fill !== 'none' && stroke !== 'none') pdf.fillAndStroke()
  else if (fill !== 'none') pdf.fill()
  else pdf.stroke()
}

function line(pdf: PDFDocument, colour: string, attributes: Shape['attributes']): void {
  const dashes = String(attributes['stroke-dasharray'] ?? '')
    .split(/[ ,]+/)
    .filter((length) => length !== '')
    .map(Number)
  pdf
    .strokeColor(colour, Number(attributes['stroke-opacity'] ?? 1))
    .lineWidth(Number(attributes['stroke-width'] ?? 1))
    .lineCap(String(attributes['stroke-linecap'] ?? 'butt'))
    .lineJoin(String(attributes['stroke-linejoin'] ?? 'miter'))
  if (dashes.length > 0) pdf.dash(dashes)
  else pdf.undash()
}

/** First the light edge, then the letters on it (shape.ts, `words`). */
function write(pdf: PDFDocument, { attributes, inside }: Shape): void {
  pdf.fontSize(Number(attributes['font-size'] ?? 13))
  const weight = Number(attributes['font-weight'] ?? 400)
  const pieces = inScripts(inside.filter((piece) => typeof piece === 'string').join('')).map(({ script, words }) => {
    const font = fontOf(script, weight)
    return { font, words, width: pdf.font(font).widthOfString(words) }
  })
  const width = pieces.reduce((sum, piece) => sum + piece.width, 0)
  const start = Number(attributes.x) - (attributes['text-anchor'] === 'middle' ? width / 2 : 0)
  const along = (how: { stroke?: boolean; fill?: boolean }) => {
    let x = start
    for (const { font, words, width: wide } of pieces) {
      pdf.font(font).text(words, x, Number(attributes.y), { lineBreak: false, baseline: 'alphabetic', ...how })
      x += wide
    }
  }
  line(pdf, String(attributes.stroke ?? '#ffffff'), attributes)
  along({ stroke: true, fill: false })
  pdf.fillColor(String(attributes.fill ?? '#000000'), 1)
  along({})
}
