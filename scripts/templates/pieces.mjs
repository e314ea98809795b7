/** What the sheets are made of: headings, text, facts, tables with a marked header row, tick boxes and room to write. */
import {
  BorderStyle,
  CheckBox,
  HeadingLevel,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { edge, line, loch9, textWidth, tint } from './look.mjs'

export const heading = (level, text) =>
  new Paragraph({ heading: HeadingLevel[`HEADING_${level}`], children: [new TextRun(text)] })
export const text = (words, style = 'Normal', more = {}) => new Paragraph({ style, ...more, children: runs(words) })
/** A paragraph that holds a loop or condition only; it is gone in the finished document. */
export const tag = (words) => new Paragraph({ children: [new TextRun(words)] })

const runs = (words) => (Array.isArray(words) ? words : [new TextRun(words)])

/** The head of every document: service and committee, title, and what this is not. */
export const head = (title, standing) => [
  text('{service} · {committee}', 'Service'),
  heading(1, title),
  ...(standing ? [text(standing, 'Standing')] : []),
]

const hairline = { style: BorderStyle.SINGLE, size: 4, color: line, space: 3 }

/** One label and its value. Not a table, so that a screen reader simply reads it. */
export const fact = (label, value) =>
  new Paragraph({
    style: 'Fact',
    tabStops: [{ type: 'left', position: 3000 }],
    indent: { left: 3000, hanging: 3000 }, // a value of several lines stays beside its label
    border: { bottom: hairline, between: hairline },
    children: [new TextRun({ text: label, bold: true, color: loch9 }), new TextRun({ children: [new Tab(), value] })],
  })

const rule = (color) => ({ style: BorderStyle.SINGLE, size: 4, color })

/**
 * A table whose first row is its header, repeated on every page. `shares` are the widths of the columns in parts of the whole.
 * A header of one cell stands over all columns. A cell is a text, or a list of paragraphs. `height` is room to write, in twentieths of a point.
 */
export function table(shares, header, rows, { height, box = false } = {}) {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => Math.round((textWidth * share) / whole))
  const side = box ? rule(edge) : { style: BorderStyle.NONE, size: 0, color: 'auto' }
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    margins: { top: 60, bottom: 60, left: 110, right: 110 },
    borders: {
      top: rule(edge),
      bottom: rule(edge),
      left: side,
      right: side,
      insideVertical: box ? rule(line) : side,
      insideHorizontal: rule(box ? edge : line),
    },
    rows: [headerRow(widths, header), ...rows.map((cells) => row(widths, cells, height))],
  })
}

function headerRow(widths, cells) {
  const paragraphs = (cell) =>
    typeof cell === 'string'
      ? [text([new TextRun({ text: cell, bold: true, color: loch9 })], 'Cell', { keepNext: true })]
      : cell
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: cells.map(
      (cell, at) =>
        new TableCell({
          width: { size: cells.length === 1 ? textWidth : widths[at], type: WidthType.DXA },
          ...(cells.length === 1 && widths.length > 1 ? { columnSpan: widths.length } : {}),
          verticalAlign: VerticalAlign.BOTTOM,
          shading: { fill: tint, type: ShadingType.CLEAR, color: 'auto' },
          children: paragraphs(cell),
        }),
    ),
  })
}

function row(widths, cells, height) {
  return new TableRow({
    cantSplit: true,
    ...(height ? { height: { value: height, rule: 'atLeast' } } : {}),
    children: cells.map(
      (cell, at) =>
        new TableCell({
          width: { size: widths[at], type: WidthType.DXA },
          children: typeof cell === 'string' ? [text(cell, 'Cell')] : cell,
        }),
    ),
  })
}

/** A tick box that can be clicked in Word, with its name for a screen reader. */
export const box = (name) =>
  new CheckBox({
    alias: name,
    uncheckedState: { value: '2610', font: 'Segoe UI Symbol' },
    checkedState: { value: '2612', font: 'Segoe UI Symbol' },
  })
export const choice = (label) => text([box(label), new TextRun(`  ${label}`)], 'Choice')

/** Many short choices, one after the other on the line. */
export const choices = (labels) =>
  text(
    labels.flatMap((label) => [box(label), new TextRun(`\u00a0${label.replaceAll(' ', '\u00a0')}   `)]),
    'Cell',
  )

/** A question as the header of its own answer: the words, the hint, then tick boxes or room to write. */
export const question = (label, hints, answer, height = 500) =>
  table(
    [1],
    [[text([new TextRun({ text: label, bold: true, color: loch9 })], 'Cell', { keepNext: true }), ...hints]],
    [[answer]],
    { height, box: true },
  )

export const hint = (words) => text(words, 'Hint', { keepNext: true })
/** Room to write in: one empty line in the style of people's own words. */
export const room = () => [text('', 'OwnWords')]
/** Space between two tables, which Word would otherwise join. */
export const gap = () => new Paragraph({ spacing: { before: 0, after: 60, line: 240, lineRule: 'auto' }, children: [] })
