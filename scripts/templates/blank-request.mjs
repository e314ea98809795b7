/** The request on paper (P12): the questions of the pages, and other words where a sentence is true on a screen only. */
import { choice, choices, gap, head, heading, hint, question, room, table, text } from './pieces.mjs'

export function blankRequest(content) {
  const { request: form, statements, documents: words } = content
  return [
    ...head(statements.documents.titles.request, statements.pages.request.text),
    text(form.intro.lead),
    text(words.paper.rule, 'Urgent'),
    ...form.pages.flatMap((page) => [
      heading(2, page.title),
      text(words.paper.leads[page.id] ?? page.lead, 'Lead'),
      ...page.questions.flatMap((asked) => [...oneQuestion(asked, content), gap()]),
    ]),
    heading(2, form.declarations.title),
    ...form.declarations.items.map((item) => choice(item.text)),
  ]
}

function oneQuestion(asked, content) {
  const { kind, max, fields } = asked.answer
  const hints = hintsOf(asked, content.documents)
  if (fields) return peopleTable(asked.label, fields, hints, content.documents)
  const heights = { date: 500, people: 500, text: roomFor(max) }
  return [question(asked.label, hints, answerOf(asked, content), heights[kind] ?? 0)]
}

function hintsOf(asked, words) {
  const { kind, max } = asked.answer
  const own = words.paper.hints[asked.id] ?? asked.hint
  return [
    ...(asked.show_if ? [words['if-shown']] : []),
    ...(own ? [own] : []),
    ...(kind === 'choices' && !max ? [words['tick-all']] : []),
    ...(kind === 'date' ? [words.dates] : []),
  ].map(hint)
}

function answerOf(asked, { documents: words, themes }) {
  if (asked.choices_from)
    return themes.groups.flatMap((group) => [hint(group.label), choices(group.codes.map((code) => code.label))])
  const labels = asked.choices ? Object.values(asked.choices) : [words.yes, words.no]
  if (asked.choices || asked.answer.kind === 'yes-no') return [...labels.map(choice), ...stopOf(asked, words)]
  return room()
}

/** What the page would say at once, with the numbers to call where someone may be at risk (P4). */
function stopOf({ id, stop }, words) {
  if (!stop) return []
  const call = stop.when.includes('yes') ? [words.call] : []
  return [...call, words.paper.stops[id] ?? stop.say].map((said) => text(said, 'Urgent'))
}

function peopleTable(label, fields, hints, words) {
  const header = fields.map((field) => words.people[field])
  const blank = Array.from({ length: 8 }, () => fields.map(() => ''))
  return [heading(3, label), ...hints, table([5, 4, 4, 6], header, blank, { height: 480, box: true })]
}

/** Room to write grows with what may be written: about a line for each hundred characters, within reason. */
export const roomFor = (max = 400) => Math.min(3600, Math.max(500, Math.round(max / 100) * 260))
