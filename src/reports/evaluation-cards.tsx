/** The cards of the evaluation report: each picture with its table, each hidden figure with its reason. */
import { evaluation, interfaceWords, isKeyOf, type Names, say } from '#content'
import { Card, Chart, Details, DownloadLink, StackTable } from '../design/design.ts'
import { leastShown } from '../kit/small-numbers.ts'
import { type Asked, rateOf } from './asked-and-answered.ts'
import { ChangeChart, type ChangeLine } from './change-chart.tsx'
import type { EvaluationFigures, Months } from './evaluation-figures.ts'
import { forms, pairs, type Rated, wordedQuestions } from './report-question.ts'

const { report, scales } = evaluation
const { cards, columns } = report

type Shown = { readonly figures: EvaluationFigures; readonly names: Names }

export const Hidden = () => <span class="cg-c">{report.hidden}</span>

const figure = (value: number | string | null | undefined) =>
  value === null || value === undefined ? <Hidden /> : value

export function BeforeAfterCard({ figures, names }: Shown) {
  const middle = (id: string) => figures.middles.get(id)?.median ?? null
  const lines = pairs.flatMap(({ label, now, then, later }): ChangeLine[] => {
    const [before, after] = [middle(then), middle(now)]
    if (before === null || after === null) return []
    const spoken = say(cards.picture, names, { question: label, min: before, max: after })
    return [{ label, spoken, then: before, now: after, later: middle(later) }]
  })
  return (
    <Card title={cards.before_after}>
      <p class="cg-s cg-dim">{cards.scale}</p>
      {lines.length > 0 && (
        <>
          <Legend />
          <ChangeChart title={cards.before_after} lines={lines} />
        </>
      )}
      <Details summary={report.table} open={lines.length === 0}>
        <StackTable
          caption={cards.before_after}
          captionHidden
          columns={[
            { label: columns.question },
            { label: columns.before, figures: true },
            { label: columns.then, figures: true },
            { label: columns.now, figures: true },
            { label: columns.later, figures: true },
            { label: columns.answers, figures: true },
          ]}
          rows={pairs.map((pair) => [
            pair.label,
            figure(middle(pair.before)),
            figure(middle(pair.then)),
            figure(middle(pair.now)),
            figure(middle(pair.later)),
            figure(figures.middles.get(pair.now)?.n),
          ])}
        />
      </Details>
      <p class="cg-s cg-dim">{cards.looking_back}</p>
    </Card>
  )
}

export const Legend = ({ without }: { without?: 'later' }) => (
  <ul class="cg-legend cg-gap">
    <li>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <circle class="cg-dumb__b" cx="10" cy="10" r="7" />
      </svg>
      {columns.then}
    </li>
    <li>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <circle class="cg-dumb__a" cx="10" cy="10" r="7" />
      </svg>
      {columns.now}
    </li>
    {without !== 'later' && (
      <li>
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path class="cg-dumb__m" d="M10 2l7 8-7 8-7-8z" />
        </svg>
        {columns.later}
      </li>
    )}
  </ul>
)

export function AgencyCard({ figures, names }: Shown) {
  if (figures.byAgency.length === 0)
    return (
      <Card title={cards.agency}>
        <p class="cg-dim">{say(cards.agency_few, names, { min: leastShown })}</p>
      </Card>
    )
  const hidden = figures.byAgency.some(({ n }) => n === null)
  return (
    <Card title={cards.agency}>
      <StackTable
        caption={cards.agency}
        captionHidden
        columns={[
          { label: columns.agency },
          { label: columns.answers, figures: true },
          { label: columns.then, figures: true },
          { label: columns.now, figures: true },
        ]}
        rows={figures.byAgency.map(({ agency, n, then, now }) => [
          isKeyOf(interfaceWords.sectors, agency) ? interfaceWords.sectors[agency] : report.not_said,
          figure(n),
          figure(then),
          figure(now),
        ])}
      />
      {hidden && <p class="cg-note cg-note--gorse cg-s cg-gap">{say(report.hidden_why, names, { min: leastShown })}</p>}
    </Card>
  )
}

export interface RatedCardProps {
  readonly title: string
  readonly lead: string
  readonly questions: readonly Rated[]
  readonly figures: EvaluationFigures
  /** The share of the two highest answers, or the middle one of the scale in words. */
  readonly show: 'share' | 'middle'
}

export function RatedCard({ title, lead, questions, figures, show }: RatedCardProps) {
  const bars = questions.map(({ id, label, scale }) => {
    const middle = figures.middles.get(id)
    if (!middle) return { label, value: null, text: <Hidden /> }
    return show === 'share'
      ? { label, value: middle.high * 100, text: `${Math.round(middle.high * 100)}%` }
      : { label, value: middle.median, text: inWords(scale, middle.median) }
  })
  return (
    <Card title={title}>
      <p class="cg-s cg-dim">
        {show === 'share' ? `${cards.agree_lead}. ` : `${report.words.middle}. `}
        {lead}
      </p>
      <Chart caption={title} captionHidden bars={bars} most={show === 'share' ? 100 : 5} />
    </Card>
  )
}

/** "Useful", or the number where it lies between two words. */
function inWords(scale: keyof typeof scales, median: number): string {
  const labels = scales[scale].labels
  const key = String(median)
  return isKeyOf(labels, key) ? labels[key] : key
}

const saidAtFirst = 6

export const WordsCard = ({ figures, names }: Shown) => (
  <Card title={cards.words}>
    <p class="cg-dim cg-s">{cards.words_lead}</p>
    {wordedQuestions.map(({ id, label }) => {
      const said = figures.words.find((one) => one.id === id)?.said ?? []
      if (said.length === 0) return null
      return (
        <section key={id}>
          <h3 class="cg-h3">{label}</h3>
          <Voices said={said.slice(0, saidAtFirst)} />
          {said.length > saidAtFirst && (
            <Details summary={say(report.more_words, names, { count: said.length - saidAtFirst })}>
              <Voices said={said.slice(saidAtFirst)} />
            </Details>
          )}
        </section>
      )
    })}
  </Card>
)

const Voices = ({ said }: { said: readonly string[] }) => (
  <ul class="cg-voices">
    {said.map((line, at) => (
      <li key={at}>{line}</li>
    ))}
  </ul>
)

export const AskedCard = ({ asked, months }: { asked: readonly Asked[]; months: Months }) => (
  <Card title={cards.forms}>
    <StackTable
      caption={cards.forms}
      captionHidden
      columns={[
        { label: columns.form },
        { label: report.words.asked, figures: true },
        { label: report.words.answered, figures: true },
        { label: report.words.rate, figures: true },
      ]}
      rows={forms.map((form) => {
        const found = rateOf(asked, form, months)
        const share = found && `${Math.round(found.rate * 100)}%`
        return [report.forms[form], figure(found?.asked), figure(found?.answered), figure(share)]
      })}
    />
    <ul class="cg-plain">
      {forms.map((form) => (
        <li key={form}>
          <DownloadLink href={`/reports/evaluation/${form}.docx?from=${months.from}&to=${months.to}`}>
            {report.word}: {report.forms[form]}
          </DownloadLink>
        </li>
      ))}
    </ul>
  </Card>
)
