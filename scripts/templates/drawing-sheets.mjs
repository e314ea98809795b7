/** Genogram and ecomap on paper: room to draw, the signs in words, and a table that says the same (P21, P22). */
import { TextRun } from 'docx'
import { gap, head, heading, hint, table, text } from './pieces.mjs'

/** Name of the file → title and children. */
export function drawingSheets(content) {
  const { titles } = content.statements.documents
  return {
    genogram: { title: titles.genogram, children: genogram(content, titles.genogram) },
    ecomap: { title: titles.ecomap, children: ecomap(content, titles.ecomap) },
  }
}

const strong = (words) => [text([new TextRun({ text: words, bold: true })], 'Cell')]
const bullets = (list) => list.map((words) => text(words, 'Normal', { bullet: { level: 0 } }))
const questions = (list) => list.map((words) => text(words, 'Prompt'))
const empty = (columns, rows) => Array.from({ length: rows }, () => columns.map(() => ''))

function genogram({ statements, documents: words, 'meeting-tools': { genogram: tool } }, title) {
  const { symbols, columns } = tool
  const signs = Object.values({ ...symbols.people, ...symbols.couples, ...symbols.children, ...symbols.household })
  const names = Object.values(columns)
  return [
    ...head(title, statements.pages['meeting-genogram'].text),
    text(statements.documents.blank_note, 'Urgent'),
    ...tool.rules.map((rule) => text(rule.text, 'Normal', { bullet: { level: 0 } })),
    table([1], [words.space], [['']], { height: 7200, box: true }),
    heading(2, words.steps),
    ...bullets(tool.steps),
    heading(2, words['in-words']),
    table([5, 4, 4, 5, 4, 5, 5], names, empty(names, 8), { height: 520, box: true }),
    heading(2, words.prompts),
    ...questions(tool.prompts),
    heading(2, words.key),
    table(
      [6, 4, 4],
      [words.means, tool.profiles.uk, tool.profiles.mcgoldrick],
      signs.map((sign) => [sign.label, sign.uk, sign.mcg]),
    ),
    gap(),
    table(
      [4, 6],
      [words.means, words.drawn],
      Object.values(symbols.lines).map((line) => [line.label, line.drawn]),
    ),
  ]
}

function ecomap({ statements, documents: words, 'meeting-tools': { ecomap: tool } }, title) {
  const names = Object.values(tool.columns)
  return [
    ...head(title, statements.pages['meeting-ecomap'].text),
    text(tool.explain),
    text(statements.documents.blank_note, 'Urgent'),
    table(
      [1, 1, 1],
      [words.around],
      [
        ['', '', ''],
        ['', [...strong(tool.centre.label), hint(tool.centre.hint)], ''],
        ['', '', ''],
      ],
      {
        height: 1900,
        box: true,
      },
    ),
    heading(2, words.steps),
    ...bullets(tool.steps),
    text(tool.legend, 'Lead'),
    heading(2, words.key),
    table(
      [3, 4, 7],
      [words.sign, words.drawn, words.means],
      Object.values(tool.lines).map((line) => [strong(line.label), line.drawn, line.means]),
    ),
    heading(2, words['in-words']),
    hint(Object.values(tool.kinds).join(', ')),
    table([6, 4, 4, 4, 6], names, empty(names, 10), { height: 520, box: true }),
    heading(2, words.prompts),
    ...questions(tool.prompts),
  ]
}
