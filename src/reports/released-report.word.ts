/** A released report as a Word document: what its page says, no more. */
import { evaluation, formatDate, interfaceWords, isKeyOf, type Names, say } from '#content'
import { type Imprint, type ReportRow, reportDocument } from '../documents/word-documents.ts'
import { monthsLabel } from './period.ts'
import type { ReleasedReport } from './released-report.rows.ts'
import { monthsOfReport, type ReleasedFigures } from './released-report.ts'
import { forms, pairs, ratedQuestions } from './report-question.ts'

const { report } = evaluation
const { columns, hidden, release: words } = report

export const releasedAsWord = (released: ReleasedReport, imprint: Imprint): Promise<Buffer> => {
  const { number, figures, analysis, releasedBy, releasedAt } = released
  const { names } = imprint
  return reportDocument(
    {
      title: say(words.one.title, names, { number }),
      facts: [
        { label: words.months, value: monthsLabel(monthsOfReport(figures)) },
        { label: words.list.columns.when, value: formatDate(releasedAt, 'day') },
        { label: words.list.columns.by, value: releasedBy },
      ],
      analysis,
      parts: [
        { title: report.cards.forms, rows: countedRows(figures) },
        ...forms.map((form) => ({ title: report.forms[form], rows: questionRows(figures, form, names) })),
        { title: report.cards.agency, rows: agencyRows(figures) },
      ].filter(({ rows }) => rows.length > 0),
    },
    imprint,
  )
}

const countedRows = ({ counted }: ReleasedFigures): ReportRow[] =>
  counted.map(({ form, asked, answers, ...months }) => ({
    what: report.forms[form],
    figure: `${monthsLabel(months)}. ${report.words.asked}: ${asked ?? hidden}`,
    answers: String(answers),
  }))

/** One line for each question: the middle value, the share who agree, or before and now. */
function questionRows({ middles }: ReleasedFigures, form: (typeof forms)[number], names: Names): ReportRow[] {
  const of = new Map(middles.map((middle) => [middle.id, middle]))
  return ratedQuestions
    .filter((question) => question.form === form)
    .flatMap(({ id, label, scale }) => {
      const [now, then] = [of.get(id), of.get(`${id}-then`)]
      if (!now) return []
      const middle = `${report.words.middle}: ${now.median}`
      const isPair = pairs.some((pair) => pair.now === id) && then
      const figure = isPair
        ? say(report.release.rise, names, { min: then.median, max: now.median })
        : scale === 'agree'
          ? `${columns.share}: ${Math.round(now.high * 100)}%`
          : middle
      return [{ what: label, figure, answers: String(now.n) }]
    })
}

const agencyRows = ({ byAgency }: ReleasedFigures): ReportRow[] =>
  byAgency.map(({ agency, n, then, now }) => ({
    what: isKeyOf(interfaceWords.sectors, agency) ? interfaceWords.sectors[agency] : report.not_said,
    figure: n === null ? hidden : `${columns.then}: ${then}. ${columns.now}: ${now}`,
    answers: n === null ? hidden : String(n),
  }))
