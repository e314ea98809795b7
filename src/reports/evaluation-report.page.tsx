/** What people told the Policy Team: figures with their numbers of answers, words without an order (P26, P30). */
import { evaluation, type Names, say, statements } from '#content'
import { Button, Columns, DownloadLink, Page, PageHead, Select } from '../design/design.ts'
import { quarterLabel } from '../kit/quarter.ts'
import { leastShown } from '../kit/small-numbers.ts'
import type { Shell } from '../kit/web.ts'
import { type Asked, rateOf } from './asked-and-answered.ts'
import { AgencyCard, AskedCard, BeforeAfterCard, RatedCard, WordsCard } from './evaluation-cards.tsx'
import { type EvaluationFigures, type Months, middleRise } from './evaluation-figures.ts'
import { monthsLabel } from './period.ts'
import { ratedQuestions } from './report-question.ts'

const { report } = evaluation

export interface EvaluationReportProps {
  readonly shell: Shell
  readonly quarters: readonly string[]
  readonly months: Months
  readonly figures: EvaluationFigures
  readonly asked: readonly Asked[]
}

export function EvaluationReportPage(props: EvaluationReportProps) {
  const { shell, months, figures } = props
  const { names } = shell
  const after = figures.counted.after
  const query = `?from=${months.from}&to=${months.to}`
  return (
    <Page
      shell={shell}
      title={report.title}
      statement={statements.pages.reports.text}
      serif
      head={
        <PageHead
          title={report.title}
          facts={[say(report.period, names, { report_period: monthsLabel(months) }), report.lead]}
          side={<DownloadLink href={`/reports/evaluation.csv${query}`}>{report.csv}</DownloadLink>}
        />
      }
    >
      <Choice {...props} />
      <p class="cg-screen-only">
        <a href="/reports/evaluation/release">{report.release.list.prepare}</a> ·{' '}
        <a href="/reports/evaluation/released">{report.release.list.title}</a>
      </p>
      {after ? (
        <>
          <Headline {...props} />
          <Columns wideSide side={<Side {...props} />}>
            <BeforeAfterCard figures={figures} names={names} />
            <AgencyCard figures={figures} names={names} />
            <WordsCard figures={figures} names={names} />
          </Columns>
        </>
      ) : (
        <div class="cg-stack">
          <p class="cg-card">{say(report.nothing, names, { min: leastShown })}</p>
          <AskedCard asked={props.asked} months={months} />
        </div>
      )}
      <p class="cg-s cg-dim cg-gap">
        {report.careful} {say(report.small, names, { min: leastShown })}
      </p>
    </Page>
  )
}

const Choice = ({ quarters, months }: EvaluationReportProps) => (
  <form class="cg-form cg-screen-only" method="get" action="/reports/evaluation" aria-label={report.choose.title}>
    <div class="cg-filter">
      {(['from', 'to'] as const).map((name) => (
        <Select
          key={name}
          name={name}
          label={report.choose[name]}
          value={months[name]}
          noEmpty
          options={quarters.map((quarter) => ({ value: quarter, label: quarterLabel(quarter) }))}
        />
      ))}
      <Button look="secondary">{report.choose.button}</Button>
    </div>
  </form>
)

function Headline({ figures, asked, months, shell }: EvaluationReportProps) {
  const { names } = shell
  const found = rateOf(asked, 'after', months)
  const rise = middleRise(figures)
  const noDecisions = figures.middles.get('a-no-decisions')
  return (
    <ul class="cg-kpis">
      {found && (
        <li>
          <b>{percent(found.rate)}</b>
          <span>{say(report.kpis.rate, names, { count: found.answered, max: found.asked })}</span>
        </li>
      )}
      {rise !== null && (
        <li>
          <b>{signed(rise)}</b>
          <span>{report.kpis.change}</span>
        </li>
      )}
      {noDecisions && (
        <li>
          <b>{percent(noDecisions.high)}</b>
          <span>{report.kpis.no_decisions}</span>
        </li>
      )}
      <li>
        <b>{figures.counted.after?.answers.length ?? 0}</b>
        <span>{report.kpis.answers}</span>
      </li>
    </ul>
  )
}

const percent = (share: number): string => `${Math.round(share * 100)}%`
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`

function Side({ figures, asked, months, shell }: EvaluationReportProps) {
  const rated = (scale: string) => ratedQuestions.filter((question) => question.scale === scale)
  const { cards } = report
  const after = figures.counted.after
  return (
    <>
      <RatedCard
        title={cards.agree}
        lead={covers(after, shell.names)}
        questions={rated('agree')}
        figures={figures}
        show="share"
      />
      <RatedCard title={cards.tools} lead="" questions={rated('useful')} figures={figures} show="middle" />
      <RatedCard
        title={cards.later}
        lead={covers(figures.counted['three-months'], shell.names)}
        questions={[...rated('often'), ...rated('change')]}
        figures={figures}
        show="middle"
      />
      <AskedCard asked={asked} months={months} />
    </>
  )
}

const covers = (counted: EvaluationFigures['counted']['after'], names: Names): string =>
  counted
    ? say(report.covers, names, { count: counted.answers.length, report_period: monthsLabel(counted) })
    : say(report.nothing, names, { min: leastShown })
