/** The report's figures as a table for spreadsheets and as a Word document: what the page shows, no more. */
import { evaluation, interfaceWords, isKeyOf, say } from '#content'
import { csv } from '../documents/csv.ts'
import { evaluationDocument, type Imprint } from '../documents/word-documents.ts'
import { type Asked, rateOf } from './asked-and-answered.ts'
import type { EvaluationFigures, Months } from './evaluation-figures.ts'
import { monthsLabel } from './period.ts'
import { type Form, forms, pairs, ratedQuestions, wordedQuestions } from './report-question.ts'

const { report } = evaluation
const { columns, hidden } = report

export interface Report {
  readonly months: Months
  readonly figures: EvaluationFigures
  readonly asked: readonly Asked[]
}

export function reportAsTable({ months, figures, asked }: Report): string {
  const rows = forms.flatMap((form) => {
    const found = rateOf(asked, form, months)
    const counted = figures.counted[form]
    return [
      [report.forms[form], '', report.words.asked, found?.asked ?? hidden],
      [report.forms[form], '', report.words.answered, found?.answered ?? hidden],
      [report.forms[form], counted ? monthsLabel(counted) : '', columns.answers, counted?.answers.length ?? hidden],
    ]
  })
  const questions = ratedQuestions.flatMap(({ id, form, label, scale }) => [
    ...figuresFor(figures, form, id, label, scale === 'agree'),
    ...(figures.middles.has(`${id}-then`)
      ? figuresFor(figures, form, `${id}-then`, `${label} (${columns.then})`, false)
      : []),
  ])
  const agencies = figures.byAgency.flatMap(({ agency, n, then, now }) => {
    const label = isKeyOf(interfaceWords.sectors, agency) ? interfaceWords.sectors[agency] : report.not_said
    return [
      [report.forms.after, label, columns.answers, n ?? hidden],
      [report.forms.after, label, columns.then, then ?? hidden],
      [report.forms.after, label, columns.now, now ?? hidden],
    ]
  })
  return csv([[columns.form, columns.question, columns.figure, columns.value], ...rows, ...questions, ...agencies])
}

function figuresFor(figures: EvaluationFigures, form: Form, id: string, label: string, share: boolean) {
  const middle = figures.middles.get(id)
  return [
    [report.forms[form], label, columns.answers, middle?.n ?? hidden],
    [report.forms[form], label, columns.middle, middle?.median ?? hidden],
    ...(share
      ? [[report.forms[form], label, columns.share, middle ? `${Math.round(middle.high * 100)}%` : hidden]]
      : []),
  ]
}

/** One form with counts and middle values in place of answers. */
export function reportAsWord(form: Form, { months, figures, asked }: Report, imprint: Imprint): Promise<Buffer> {
  const shown = (id: string) => figures.middles.get(id)?.median.toString() ?? hidden
  const found = rateOf(asked, form, months)
  const twice =
    form === 'after'
      ? pairs.map((pair) => ({ question: pair.label, now: shown(pair.now), before: shown(pair.then) }))
      : []
  const ratings = ratedQuestions
    .filter((question) => question.form === form && !twice.some(({ question: label }) => label === question.label))
    .map(({ id, label }) => ({ question: label, answer: shown(id) }))
  const comments = wordedQuestions
    .filter((question) => question.form === form)
    .map(({ id, label }) => ({
      question: label,
      answer: figures.words.find((one) => one.id === id)?.said.join('\n\n') || hidden,
    }))
  return evaluationDocument(
    form,
    {
      facts: [
        { label: report.words.asked, value: String(found?.asked ?? hidden) },
        { label: report.words.answered, value: String(found?.answered ?? hidden) },
        { label: say(report.period, imprint.names, { report_period: monthsLabel(months) }), value: report.careful },
      ],
      parts: [
        { title: report.words.middle, ratings, twice },
        { title: report.cards.words, comments },
      ],
    },
    imprint,
  )
}
