/** Released reports of the evaluation (P26): the list, and one to read, print and take away. */
import { evaluation, formatDate, interfaceWords, say, statements } from '#content'
import { Button, Card, DownloadLink, Notice, Page, PageHead, PrintLink, Quote, StackTable } from '../design/design.ts'
import type { Shell } from '../kit/web.ts'
import { monthsLabel } from './period.ts'
import { ReleasedFiguresCards } from './released-figures.tsx'
import type { ReleasedReport } from './released-report.rows.ts'
import { monthsOfReport } from './released-report.ts'

const { release: words } = evaluation.report
const list = '/reports/evaluation/released'
const desk = { href: '/desk', text: interfaceWords.desk.title }

export interface ReleasedReportsProps {
  readonly shell: Shell
  readonly reports: readonly ReleasedReport[]
  readonly mayRelease: boolean
}

export const ReleasedReportsPage = ({ shell, reports, mayRelease }: ReleasedReportsProps) => (
  <Page
    shell={shell}
    title={words.list.title}
    breadcrumbs={[desk]}
    head={
      <PageHead
        title={words.list.title}
        side={mayRelease && <Button href="/reports/evaluation/release">{words.list.prepare}</Button>}
      />
    }
  >
    <p class="cg-lead">{say(words.list.lead, shell.names)}</p>
    {reports.length === 0 ? (
      <p class="cg-card">{words.list.none}</p>
    ) : (
      <Card>
        <StackTable
          caption={words.list.title}
          captionHidden
          columns={[words.list.columns.report, words.list.columns.by, words.list.columns.when].map((label) => ({
            label,
          }))}
          rows={reports.toReversed().map(({ number, figures, releasedBy, releasedAt }) => [
            <a key="report" href={`${list}/${number}`}>
              {say(words.list.one, shell.names, { number, report_period: monthsLabel(monthsOfReport(figures)) })}
            </a>,
            releasedBy,
            formatDate(releasedAt, 'day'),
          ])}
        />
      </Card>
    )}
  </Page>
)

export interface ReleasedReportProps {
  readonly shell: Shell
  readonly report: ReleasedReport
  /** Just released by whoever looks at it. */
  readonly done: boolean
}

export function ReleasedReportPage({ shell, report, done }: ReleasedReportProps) {
  const { names } = shell
  const { number, figures, analysis, releasedBy, releasedAt } = report
  const title = say(words.one.title, names, { number })
  const address = `${list}/${number}`
  const released = { person_name: releasedBy, released_on: formatDate(releasedAt, 'day') }
  return (
    <Page
      shell={shell}
      title={title}
      statement={statements.pages.reports.text}
      serif
      breadcrumbs={[desk, { href: list, text: words.list.title }]}
      head={
        <PageHead
          title={title}
          facts={[monthsLabel(monthsOfReport(figures)), say(words.one.released, names, released)]}
          side={<PrintLink href={address} />}
        />
      }
    >
      {done && (
        <Notice kind="done" live>
          <p>{say(words.one.done, names)}</p>
        </Notice>
      )}
      <p>
        {words.one.frozen} <DownloadLink href={`${address}.docx`}>{evaluation.report.word}</DownloadLink>
      </p>
      <Card title={words.one.analysis}>
        <Quote>{analysis}</Quote>
      </Card>
      <div class="cg-gap">
        <ReleasedFiguresCards figures={figures} names={names} />
      </div>
    </Page>
  )
}
