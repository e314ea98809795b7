/** Toolkit sheets for thinking on paper: Kolb cycle, discrepancy matrix, 4x4x4 prompts, ground rules and purpose, the way of a discussion. */
import { TextRun } from 'docx'
import { box, choice, gap, head, heading, hint, table, text } from './pieces.mjs'

/** Name of the file → title and children. */
export function thinkingSheets(content) {
  const { titles } = content.statements.documents
  return {
    kolb: { title: titles.kolb, children: kolb(content, titles.kolb) },
    matrix: { title: titles.matrix, children: matrix(content, titles.matrix) },
    'four-by-four-by-four': {
      title: titles['four-by-four-by-four'],
      children: prompts(content, titles['four-by-four-by-four']),
    },
    'ground-rules': { title: titles['ground-rules'], children: groundRules(content, titles['ground-rules']) },
    flowchart: { title: titles.flowchart, children: flowchart(content, titles.flowchart) },
  }
}

const asked = (list) => list.map((prompt) => text(prompt, 'Prompt'))
const strong = (words) => [text([new TextRun({ text: words, bold: true })], 'Cell')]

function kolb({ statements, documents: words, 'meeting-prompts': { kolb: cycle } }, title) {
  const rows = Object.values(cycle.steps).map((step, at) => [
    [...strong(`${at + 1}. ${step.label}`), hint(step.short)],
    asked(step.prompts),
    '',
  ])
  return [
    ...head(title, statements.standing.text),
    text(cycle.explain),
    text(statements.documents.blank_note, 'Urgent'),
    table([3, 6, 7], [words.step, words.questions, words['our-thoughts']], rows, { height: 2350, box: true }),
  ]
}

function matrix({ statements, documents: words, 'meeting-tools': { matrix: tool } }, title) {
  const cells = Object.values(tool.cells)
  const rows = cells.map((cell) => [
    [
      ...strong(cell.label),
      hint(cell.short),
      text([new TextRun({ text: `${words.entry}: `, bold: true }), new TextRun(cell.entry)], 'Cell'),
      text([new TextRun({ text: `${words['not-here']}: `, bold: true }), new TextRun(cell.not_here)], 'Cell'),
      ...asked(cell.ask),
    ],
    '',
  ])
  return [
    ...head(title, statements.pages['meeting-matrix'].text),
    text(tool.explain),
    text(statements.documents.blank_note, 'Urgent'),
    table([5, 6], [words.question, words.cards], rows, { height: 2800, box: true }),
    heading(2, words.steps),
    table(
      [3, 10, 2],
      [words.step, words.do, words.time],
      tool.steps.map((step) => [strong(step.label), step.text, String(step.minutes)]),
    ),
    heading(2, words.rules),
    ...tool.rules.map((rule) => text(rule.text, 'Normal', { bullet: { level: 0 } })),
  ]
}

function prompts({ statements, documents: words, 'meeting-prompts': { four_by_four_by_four: model } }, title) {
  const functions = Object.entries(model.functions)
  const cell = (stage, made) => model.cells.find((one) => one.stage === stage && one.function === made).prompts
  return [
    ...head(title, statements.standing.text),
    ...Object.entries(model.stages).flatMap(([id, stage]) => [
      heading(2, `${stage.label} (${stage.short})`),
      text(
        stage.note
          ? [new TextRun(`${stage.headline} `), new TextRun({ text: stage.note, bold: true })]
          : stage.headline,
        'Lead',
      ),
      table(
        [3, 8],
        [words.part, words.questions],
        functions.map(([made, { label, means }]) => [[...strong(label), hint(means)], asked(cell(id, made))]),
      ),
    ]),
    heading(2, words.lenses),
    table(
      [3, 8],
      [words.seat, words.questions],
      Object.values(model.lenses).map((lens) => [[...strong(lens.label), hint(lens.means)], asked(lens.prompts)]),
    ),
  ]
}

function groundRules({ statements, documents: words, meeting: { purpose, ground_rules: rules } }, title) {
  return [
    ...head(title, statements.pages['meeting-rules'].text),
    heading(2, purpose.title),
    text(purpose.lead, 'Lead'),
    ...purpose.items.map((item) => choice(item.text)),
    heading(2, rules.title),
    text(rules.lead, 'Lead'),
    table(
      [9, 6, 3],
      [words.promise, words.why, words.agreed],
      rules.items.map((rule) => [rule.text, rule.why, [text([box(rule.text)], 'Cell')]]),
    ),
    gap(),
    table([1], [rules.add], [[''], [''], ['']], { height: 520, box: true }),
  ]
}

function flowchart({ statements, documents: words, words: { stages } }, title) {
  const rows = Object.values(stages).map((stage, at) => [strong(`${at + 1}. ${stage.label}`), stage.line, stage.turn])
  return [...head(title, statements.pages.map.text), table([4, 8, 4], [words.step, words.means, words.turn], rows)]
}
