/** What comes of the procedure: how often it is used, how long it takes, how sure people become (P30). */
import { entriesOf, evaluation, formatDate, interfaceWords, isKeyOf, type Names, say, statements } from '#content'
import { Card, Chart, Columns, Page, PageHead, PrintLink } from '../design/design.ts'
import { leastShown } from '../kit/small-numbers.ts'
import type { Shell } from '../kit/web.ts'
import { ChangeChart } from './change-chart.tsx'
import { Hidden, Legend } from './evaluation-cards.tsx'
import type { Months } from './evaluation-figures.ts'
import type { Confidence } from './impact.rows.ts'
import type { Impact, Joined, Shown } from './impact.ts'
import { monthsLabel, quartersLabel } from './period.ts'
import { pairs } from './report-question.ts'

const { report } = evaluation
const { impact_page: text, impact: hopes } = report

export interface ImpactPageProps {
  readonly shell: Shell
  readonly months: Months
  readonly impact: Impact
  readonly confidence: readonly Confidence[]
}

export const ImpactPage = ({ shell, months, impact, confidence }: ImpactPageProps) => (
  <Page
    shell={shell}
    title={text.title}
    statement={statements.pages.reports.text}
    head={
      <PageHead
        title={text.title}
        facts={[say(text.since, shell.names, { report_period: monthsLabel(months) }), text.lead]}
        side={<PrintLink href="/reports/impact" />}
      />
    }
  >
    <p>{say(text.counted, shell.names, { counted_to: formatDate(shell.now, 'long') })}</p>
    <Columns wideSide side={<Side impact={impact} names={shell.names} />}>
      <Card title={hopes.short.label}>
        <p class="cg-s cg-dim">
          {hopes.short.text} {say(text.requests_lead, shell.names, { min: leastShown })}
        </p>
        <Quarters title={text.requests} joined={impact.requests} />
        <Quarters title={text.held} joined={impact.held} />
      </Card>
      <Card title={hopes.long.label}>
        <p class="cg-s cg-dim">
          {hopes.long.text} {report.cards.scale}
        </p>
        <Surer confidence={confidence} names={shell.names} />
      </Card>
      <Card title={text.near_misses}>
        <p class="cg-s cg-dim">{text.near_misses_lead}</p>
        <Quarters title={text.near_misses_counted} joined={impact.nearMisses} />
      </Card>
    </Columns>
    <p class="cg-s cg-dim cg-gap">
      {report.careful} {say(report.hidden_why, shell.names, { min: leastShown })}
    </p>
  </Page>
)

const Quarters = ({ title, joined }: { title: string; joined: readonly Joined[] }) => (
  <>
    <h3 class="cg-h3">{title}</h3>
    {joined.every(({ count }) => count === 0) ? (
      <p class="cg-dim">{text.none}</p>
    ) : (
      <Chart
        caption={title}
        captionHidden
        bars={joined.map((one) => ({ label: quartersLabel(one), value: one.count, text: one.count }))}
      />
    )}
  </>
)

function Surer({ confidence, names }: { confidence: readonly Confidence[]; names: Names }) {
  const lines = pairs.flatMap(({ label, now }) => {
    const found = confidence.find(({ question }) => question === now)
    if (!found) return []
    const spoken = say(report.cards.picture, names, { question: label, min: found.then, max: found.now })
    return [{ label, spoken, then: found.then, now: found.now, later: null, answered: found.answered }]
  })
  if (lines.length === 0) return <p class="cg-dim">{text.none}</p>
  return (
    <>
      <Legend without="later" />
      <ChangeChart title={text.confidence} lines={lines} />
      <table class="ds_table">
        <caption class="visually-hidden">{text.confidence}</caption>
        <thead>
          <tr>
            <th scope="col">{report.columns.question}</th>
            {[report.columns.then, report.columns.now, report.columns.answers].map((label) => (
              <th key={label} scope="col" class="cg-r">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.label}>
              <th scope="row">{line.label}</th>
              <td class="cg-r">{line.then}</td>
              <td class="cg-r">{line.now}</td>
              <td class="cg-r">{line.answered}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Side({ impact, names }: { impact: Impact; names: Names }) {
  const outcomes: Readonly<Record<string, string>> = Object.fromEntries(entriesOf(text.outcome))
  const sector = (item: string) => (isKeyOf(interfaceWords.sectors, item) ? interfaceWords.sectors[item] : item)
  return (
    <>
      <Card title={text.to_meeting}>
        {impact.toMeeting ? (
          <>
            <p>{say(text.to_meeting_text, names, { days: impact.toMeeting.days })}</p>
            <p class="cg-s cg-dim">{say(text.to_meeting_from, names, { count: impact.toMeeting.count })}</p>
          </>
        ) : (
          <p class="cg-dim">{text.none}</p>
        )}
      </Card>
      <Items title={text.sectors} items={impact.sectors} labelOf={sector} />
      <Items title={text.outcomes} items={impact.outcomes} labelOf={(item) => outcomes[item] ?? item} />
    </>
  )
}

const Items = (props: { title: string; items: readonly Shown[]; labelOf: (item: string) => string }) => (
  <Card title={props.title}>
    {props.items.length === 0 ? (
      <p class="cg-dim">{text.none}</p>
    ) : (
      <Chart
        caption={props.title}
        captionHidden
        bars={props.items.map(({ item, count }) => ({
          label: props.labelOf(item),
          value: count,
          text: count === null ? <Hidden /> : count,
        }))}
      />
    )}
  </Card>
)
