/** The run sheet: what the facilitator has in hand during the 90 minutes (P18 to P21). */
import { TextRun } from 'docx'
import { choice, fact, head, heading, table, text } from './pieces.mjs'

/** Name of the file → title and children. */
export function runSheet({ statements, documents: words, meeting }) {
  const title = statements.documents.titles['run-sheet']
  const { agenda, purpose, ground_rules: rules, stop, take_back: takeBack, closing, fidelity } = meeting
  return {
    'run-sheet': {
      title,
      children: [
        ...head(title, statements.pages['run-sheet'].text),
        table(
          [5, 2, 9],
          [words.part, words.time, words.tools],
          [
            ...agenda.blocks.map((block) => [block.label, String(block.minutes), tools(block, words)]),
            [words.total, String(agenda.total), ''],
          ],
        ),
        heading(2, purpose.title),
        text(purpose.lead, 'Lead'),
        ...purpose.items.map((item) => choice(item.text)),
        heading(2, rules.title),
        ...rules.items.map((rule) => choice(rule.text)),
        heading(2, stop.title),
        text(stop.lead, 'Lead'),
        table(
          [4, 5, 6],
          [words.reason, words.say, words.do],
          stop.reasons.map((reason) => [
            reason.label,
            [text(reason.say, 'Prompt')],
            [text(reason.do, 'Cell'), text(stop.then[reason.then], 'Hint')],
          ]),
        ),
        ...agenda.blocks.flatMap((block) => part(block, words, statements)),
        heading(2, takeBack.title),
        text(takeBack.lead, 'Lead'),
        ...takeBack.cards.map((card) => text(card.label, 'Normal', { bullet: { level: 0 } })),
        text(closing.round, 'Prompt'),
        heading(2, words.checklist),
        text(fidelity.title, 'Lead'),
        ...fidelity.items.map((item) => choice(item.text)),
      ],
    },
  }
}

const tools = (block, words) => block.tools.map((tool) => words['tool-names'][tool]).join(', ')

function part(block, words, statements) {
  return [
    heading(2, `${block.label} (${words['in-minutes'].replace('{count}', block.minutes)})`),
    text(statements.pages[block.statement].text, 'Standing'),
    text([new TextRun({ text: `${words.say}: `, bold: true }), new TextRun({ text: block.say, font: 'Georgia' })]),
    ...block.do.map((step) => choice(step)),
    ...(block.tools.length > 0 ? [fact(words.tools, tools(block, words))] : []),
    ...(block.expert
      ? [
          text([
            new TextRun({ text: `${words['tool-names'].expert} (${block.expert.minutes}): `, bold: true }),
            new TextRun({ text: block.expert.say, font: 'Georgia' }),
          ]),
        ]
      : []),
  ]
}
