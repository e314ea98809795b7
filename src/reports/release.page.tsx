/** The next report as it would be released, and releasing it (P26). */
import { evaluation, interfaceWords, say, statements } from '#content'
import { Button, Buttons, Card, Form, Notice, Page, Select, TextArea, Tick } from '../design/design.ts'
import { quarterLabel } from '../kit/quarter.ts'
import { leastShown } from '../kit/small-numbers.ts'
import { type Fields, formFrame, type Shell } from '../kit/web.ts'
import { monthsLabel } from './period.ts'
import { ReleasedFiguresCards } from './released-figures.tsx'
import { monthsOfReport, type ReleasedFigures } from './released-report.ts'

const { release: words } = evaluation.report
const address = '/reports/evaluation/release'

export interface ReleasePageProps {
  readonly shell: Shell
  /** The number it will have. */
  readonly number: number
  /** Up to which quarters there can be a report, oldest first. */
  readonly quarters: readonly string[]
  /** The one it goes up to; null as `figures` where there is nothing to release. */
  readonly upto: string | null
  readonly figures: ReleasedFigures | null
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
  /** Another report was released meanwhile. */
  readonly stale: boolean
}

export function ReleasePage(props: ReleasePageProps) {
  const { shell, figures, upto, errors, stale } = props
  return (
    <Page
      shell={shell}
      title={words.title}
      errors={errors}
      statement={statements.pages.reports.text}
      serif
      breadcrumbs={[
        { href: '/desk', text: interfaceWords.desk.title },
        { href: '/reports/evaluation/released', text: words.list.title },
      ]}
    >
      {stale && (
        <Notice kind="look" title={words.stale.title} live>
          <p>{words.stale.text}</p>
        </Notice>
      )}
      <p class="cg-lead">{say(words.lead, shell.names)}</p>
      <p>{words.frozen}</p>
      {figures && upto ? (
        <Prepared {...props} figures={figures} upto={upto} />
      ) : (
        <p class="cg-card">{say(words.nothing, shell.names, { min: leastShown })}</p>
      )}
    </Page>
  )
}

type PreparedProps = ReleasePageProps & { readonly figures: ReleasedFigures; readonly upto: string }

const Prepared = (props: PreparedProps) => {
  const { shell, number, figures } = props
  const report_period = monthsLabel(monthsOfReport(figures))
  return (
    <>
      <UpTo {...props} />
      <h2 class="cg-gap">{say(words.preview, shell.names, { number, report_period })}</h2>
      <div class="cg-gap">
        <ReleasedFiguresCards figures={figures} names={shell.names} />
      </div>
      <div class="cg-gap cg-read">
        <Card title={words.say}>
          <ReleaseForm {...props} />
        </Card>
      </div>
    </>
  )
}

const UpTo = ({ quarters, upto }: PreparedProps) => (
  <form class="cg-form" method="get" aria-label={words.months}>
    <div class="cg-filter">
      <Select
        name="upto"
        label={words.upto.label}
        hint={words.upto.hint}
        value={upto}
        noEmpty
        options={quarters.map((quarter) => ({ value: quarter, label: quarterLabel(quarter) }))}
      />
      <Button look="secondary">{words.upto.button}</Button>
    </div>
  </form>
)

const ReleaseForm = ({ shell, number, upto, values, errors }: PreparedProps) => {
  const { analysis, has_read } = words.fields
  return (
    <Form {...formFrame(shell, address, number)}>
      <input type="hidden" name="upto" value={upto} />
      <TextArea
        name="analysis"
        label={analysis.label}
        hint={analysis.hint}
        value={values.analysis}
        error={errors.analysis}
        rows={8}
      />
      <Tick name="has-read" label={has_read.label} value={values['has-read']} error={errors['has-read']} />
      <Buttons>
        <Button>{words.button}</Button>
      </Buttons>
    </Form>
  )
}
