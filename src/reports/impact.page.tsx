/** What comes of the procedure: how often it is used, how long it takes, how sure people become (P30). */
import { evaluation, formatDate, type Names, say, statements } from '#content'
import { Card, Chart, Columns, Page, PageHead, PrintLink } from '../design/design.ts'
import { monthsOf } from '../kit/quarter.ts'
import { type Block, leastShown } from '../kit/small-numbers.ts'
import type { Shell } from '../kit/web.ts'
import { ChangeChart } from './change-chart.tsx'
import { Hidden, Legend } from './evaluation-cards.tsx'
import type { Confidence } from './impact.rows.ts'
import { quartersLabel } from './period.ts'
import type { Publication } from './publication.rows.ts'
import { outcomeLabel, sectorLabel } from './publication.table.ts'
import type { Controlled } from './publication.ts'
import { pairs } from './report-question.ts'

const { report } = evaluation
const { impact_page: text, impact: hopes } = report

export interface ImpactPageProps {
  readonly shell: Shell
  /** The last quarter that is over. */
  readonly upto: string
  /** Oldest first. */
  readonly years: readonly Publication[]
  readonly nearMisses: readonly Block[]
  /** From request to meeting, for half of the discussions; null where they are few. */
  readonly days: number | null
  readonly confidence: readonly Confidence[]
}

export const ImpactPage = ({ shell, upto, years, nearMisses, days, confidence }: ImpactPageProps) => (
  <Page
    shell={shell}
    title={text.title}
    statement={statements.pages.reports.text}
    head={<PageHead title={text.title} facts={[text.lead]} side={<PrintLink href="/reports/impact" />} />}
  >
    <p>{say(text.counted, shell.names, { counted_to: formatDate(monthsOf(upto).last, 'month') })}</p>
    <Columns wideSide side={<Side newest={years.at(-1)} days={days} names={shell.names} />}>
      <Card title={hopes.short.label}>
        <p class="cg-s cg-dim">{hopes.short.text}</p>
        <Years title={text.requests} years={years} countOf={({ figures }) => figures.requests.total} />
        <Years title={text.held} years={years} countOf={({ figures }) => figures.held} />
        <p>
          <a href="/reports/publication">{text.by_year}</a>
        </p>
      </Card>
      <Card title={hopes.long.label}>
        <p class="cg-s cg-dim">
          {hopes.long.text} {report.cards.scale}
        </p>
        <Surer confidence={confidence} names={shell.names} />
      </Card>
      <Card title={text.near_misses}>
        <p class="cg-s cg-dim">
          {text.near_misses_lead} {say(text.joined_lead, shell.names, { min: leastShown })}
        </p>
        <Quarters title={text.near_misses_counted} joined={nearMisses} />
      </Card>
    </Columns>
    <p class="cg-s cg-dim cg-gap">
      {report.careful} {say(report.hidden_why, shell.names, { min: leastShown })}
    </p>
  </Page>
)

const Years = (props: {
  title: string
  years: readonly Publication[]
  countOf: (year: Publication) => number | null
}) => (
  <>
    <h3 class="cg-h3">{props.title}</h3>
    {props.years.length === 0 ? (
      <p class="cg-dim">{text.none}</p>
    ) : (
      <Bars
        title={props.title}
        bars={props.years.map((year) => ({ label: String(year.year), count: props.countOf(year) }))}
      />
    )}
  </>
)

const Bars = ({ title, bars }: { title: string; bars: readonly { label: string; count: number | null }[] }) => (
  <Chart
    caption={title}
    captionHidden
    bars={bars.map(({ label, count }) => ({ label, value: count, text: count === null ? <Hidden /> : count }))}
  />
)

const Quarters = ({ title, joined }: { title: string; joined: readonly Block[] }) => (
  <>
    <h3 class="cg-h3">{title}</h3>
    {joined.every(({ count }) => count === 0) ? (
      <p class="cg-dim">{text.none}</p>
    ) : (
      <Bars title={title} bars={joined.map((one) => ({ label: quartersLabel(one), count: one.count }))} />
    )}
  </>
)

function Surer({ confidence, names }: { confidence: readonly Confidence[]; names: Names }) {
  const lines = pairs.flatMap(({ label, now }) => {
    const found = confidence.find(({ question }) => question === now)
    if (!found) return []
    const spoken = say(report.cards.picture, names, { question: label, min: found.then, max: found.now })
    return [{ label, spoken, then: found.then, now: found.now, later: null }]
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
            {[report.columns.then, report.columns.now].map((label) => (
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
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const Side = (props: { newest: Publication | undefined; days: number | null; names: Names }) => (
  <>
    <Card title={text.to_meeting}>
      {props.days === null ? (
        <p class="cg-dim">{text.none}</p>
      ) : (
        <p>{say(text.to_meeting_text, props.names, { days: Math.round(props.days) })}</p>
      )}
    </Card>
    <Items title={text.sectors} {...props} table={props.newest?.figures.requests} labelOf={sectorLabel} />
    <Items title={text.outcomes} {...props} table={props.newest?.figures.outcomes} labelOf={outcomeLabel} />
  </>
)

interface ItemsProps {
  readonly title: string
  readonly newest: Publication | undefined
  readonly table: Controlled | undefined
  readonly labelOf: (item: string) => string
  readonly names: Names
}

const Items = ({ title, newest, table, labelOf, names }: ItemsProps) => (
  <Card title={title}>
    {newest && <p class="cg-s cg-dim">{say(text.year, names, { year: newest.year })}</p>}
    {table?.cells.some(({ count }) => count !== null) ? (
      <Bars title={title} bars={table.cells.map(({ item, count }) => ({ label: labelOf(item), count }))} />
    ) : (
      <p class="cg-dim">{text.none}</p>
    )}
  </Card>
)
