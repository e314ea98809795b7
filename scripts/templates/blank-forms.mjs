/** Request, record and evaluation to be filled in by hand or in Word, from the same questions as the pages. */

import { blankRequest, roomFor } from './blank-request.mjs'
import { choice, gap, head, heading, hint, question, room, table, text } from './pieces.mjs'
import { evaluationParts } from './scales.mjs'

/** Name of the file → title and children. */
export function blankForms(content) {
  const { titles } = content.statements.documents
  return {
    'blank-request': { title: titles.request, children: blankRequest(content) },
    'blank-record': { title: titles.record, children: record(content) },
    'blank-evaluation-after': { title: titles.evaluation, children: evaluation(content, titles.evaluation, 'after') },
    'blank-evaluation-before': { title: titles.before, children: evaluation(content, titles.before, 'before') },
    'blank-evaluation-three-months': {
      title: titles['three-months'],
      children: evaluation(content, titles['three-months'], 'three_months'),
    },
  }
}

function record({ record: form, statements, documents: words, 'meeting-tools': tools, 'meeting-prompts': prompts }) {
  const [facts, ...sections] = form.sections
  const toolNames = [
    words['tool-names'].prompts,
    tools.matrix.title,
    prompts.kolb.title,
    tools.genogram.title,
    tools.ecomap.title,
  ]
  const fields = facts.fields.map((field) => {
    const answers = {
      choices: toolNames.map(choice),
      tick: [choice(words.yes)],
      'yes-no': [choice(words.yes), choice(words.no)],
    }
    const own = words.paper.hints[field.id] ?? field.hint
    const label = own ? [text(field.label, 'Cell'), text(own, 'Hint')] : field.label
    return [label, answers[field.kind] ?? '']
  })
  return [
    ...head(statements.documents.titles.record, form.page.standing_statement.text),
    text(form.page.write_like),
    text(statements.documents.blank_note, 'Urgent'),
    heading(2, facts.title),
    table([1, 1], [words.question, words.answer], fields, { box: true }),
    ...sections.flatMap((section) => [heading(2, section.title), recordSection(section, words), gap()]),
  ]
}

function recordSection(section, words) {
  const hints = [
    ...(section.help ? [hint(section.help)] : []),
    ...(section.example ? [hint(`${words.example} ${section.example}`)] : []),
  ]
  if (section.answer.kind === 'yes-no') return question(section.ask, hints, [choice(words.yes), choice(words.no)], 0)
  return question(section.ask, hints, room(), roomFor(section.answer.max * 1.5))
}

function evaluation({ evaluation: form, statements, documents: words, request: { pages } }, title, kind) {
  return [
    ...head(title, statements.pages.evaluation.text),
    text(form[kind].lead),
    text(form.page.skip),
    ...evaluationParts(form, kind, words, pages),
  ]
}
