/** Request, record and evaluation as the system fills them. The tags are the values of src/documents. */
import { fact, head, heading, table, tag, text } from './pieces.mjs'

/** Name of the file → title and children. */
export function filledForms({ statements, documents: words, evaluation, record }) {
  const { titles } = statements.documents
  return {
    request: {
      title: `${titles.request} {reference}`,
      children: request(titles.request, statements.pages.request.text, words),
    },
    record: {
      title: `${titles.record} {reference}`,
      children: recordPages(titles.record, record.page.standing_statement.text, words),
    },
    'evaluation-report': {
      title: titles.report,
      children: report(statements.pages.reports.text, evaluation.report),
    },
    ...Object.fromEntries(
      [
        ['after', titles.evaluation],
        ['before', titles.before],
        ['three-months', titles['three-months']],
      ].map(([kind, title]) => [
        `evaluation-${kind}`,
        { title, children: answers(title, statements.pages.evaluation.text, evaluation.page.anonymous.text, words) },
      ]),
    ),
  }
}

const request = (title, standing, words) => [
  ...head(title, standing),
  fact(words.reference, '{reference}'),
  fact(words.pseudonym, '{pseudonym}'),
  fact(words.committee, '{committee}'),
  fact(words['printed-on'], '{printed_on}'),
  tag('{#sections}'),
  heading(2, '{title}'),
  tag('{#items}'),
  heading(3, '{question}'),
  tag('{#paragraphs}'),
  text('{.}', 'OwnWords'),
  tag('{/paragraphs}'),
  ...notAnswered('paragraphs', words),
  tag('{/items}'),
  tag('{/sections}'),
]

const recordPages = (title, standing, words) => [
  ...head(title, standing),
  fact(words.reference, '{reference}'),
  tag('{#facts}'),
  fact('{label}', '{value}'),
  tag('{/facts}'),
  fact(words.edition, '{record_version}'),
  tag('{#sections}'),
  heading(2, '{title}'),
  tag('{#paragraphs}'),
  text('{.}', 'OwnWords'),
  tag('{/paragraphs}'),
  tag('{/sections}'),
]

const answers = (title, standing, anonymous, words) => [
  ...head(title, standing),
  text(anonymous, 'Lead'),
  tag('{#facts}'),
  fact('{label}', '{value}'),
  tag('{/facts}'),
  tag('{#parts}'),
  heading(2, '{title}'),
  tag('{#lead}'),
  text('{lead}', 'Lead'),
  tag('{/lead}'),
  tag('{#ratings}'),
  table([7, 3], [words.question, words.answer], [['{#rows}{question}', '{answer}{/rows}']]),
  tag('{/ratings}'),
  tag('{#twice}'),
  table([5, 2, 3], [words.question, words.now, words.then], [['{#rows}{question}', '{now}', '{before}{/rows}']]),
  tag('{/twice}'),
  tag('{#comments}'),
  heading(3, '{question}'),
  tag('{#paragraphs}'),
  text('{.}', 'OwnWords'),
  tag('{/paragraphs}'),
  ...notAnswered('paragraphs', words),
  tag('{/comments}'),
  tag('{/parts}'),
]

const report = (standing, words) => [
  ...head('{title}', standing),
  tag('{#facts}'),
  fact('{label}', '{value}'),
  tag('{/facts}'),
  heading(2, words.release.one.analysis),
  tag('{#paragraphs}'),
  text('{.}', 'OwnWords'),
  tag('{/paragraphs}'),
  text(words.careful, 'Hint'),
  tag('{#parts}'),
  heading(2, '{title}'),
  table(
    [4, 4, 1],
    [words.columns.question, words.columns.figure, words.columns.answers],
    [['{#rows}{what}', '{figure}', '{answers}{/rows}']],
  ),
  tag('{/parts}'),
  text(words.hidden_why.replace('{min}', '5'), 'Hint'),
]

const notAnswered = (list, words) => [tag(`{^${list}}`), text(words['not-answered'], 'Hint'), tag(`{/${list}}`)]
