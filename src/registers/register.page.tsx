/** The register as those who plan with it see it (P14, P15, P29): who leads, with how much room, and whose training is due. */
import { byId, formatDate, isKeyOf, say, sayAny, statements, training, allocation as words } from '#content'
import {
  Button,
  Card,
  Columns,
  Form,
  Notice,
  Page,
  PageHead,
  Person as PersonLine,
  StackTable,
  Tag,
  type TagTone,
} from '../design/design.ts'
import { type FormFrame, formFrame, type Shell } from '../kit/web.ts'
import type { ListedFacilitator } from './facilitators.rows.ts'
import type { Waiting } from './training.rows.ts'
import { kindLabel, modelTraining, type TrainingState } from './training-due.ts'

export interface RegisterProps {
  readonly shell: Shell
  readonly today: string
  readonly facilitators: readonly ListedFacilitator[]
  /** Agencies of the committee without anybody who can lead now. */
  readonly gaps: readonly string[]
  /** Null for whoever does not see courses. */
  readonly waiting: readonly Waiting[] | null
  readonly mayConfirm: boolean
  readonly confirmed: boolean
}

const text = words.register

export function RegisterPage(props: RegisterProps) {
  const { shell, facilitators } = props
  const count = facilitators.length
  return (
    <Page
      shell={shell}
      title={text.title}
      head={
        <PageHead
          title={text.title}
          facts={[count === 1 ? text.count.one : say(text.count.many, shell.names, { count })]}
        />
      }
      breadcrumbs={[{ href: '/desk', text: words.offer_page.desk }]}
      statement={statements.pages.allocation.text}
    >
      {props.confirmed && (
        <Notice kind="done" live>
          <p>{training.confirm_done}</p>
        </Notice>
      )}
      <p class="cg-lead">{text.lead}</p>
      <Columns side={<Side {...props} />}>
        <Card title={training.overview.title}>{count === 0 ? <p>{text.none}</p> : <List {...props} />}</Card>
      </Columns>
    </Page>
  )
}

function List({ facilitators, today }: RegisterProps) {
  const { columns } = text
  return (
    <StackTable
      caption={training.overview.title}
      captionHidden
      columns={[
        { label: columns.name },
        { label: columns.state },
        { label: columns.room, figures: true },
        { label: columns.training },
        { label: columns.languages },
      ]}
      rows={facilitators.map((facilitator) => [
        <PersonLine
          key="who"
          name={facilitator.name}
          sector={facilitator.sector}
          details={[facilitator.job, facilitator.agency]}
        />,
        words.pool.states[facilitator.state],
        String(facilitator.capacity),
        <TrainingTag key="training" {...modelTraining(facilitator.training, today)} />,
        facilitator.languages.map(languageLabel).join(', '),
      ])}
    />
  )
}

const tones = {
  current: 'moss',
  'due-soon': 'gorse',
  due: 'gorse',
  missing: 'plain',
  'to-confirm': 'slate',
} as const satisfies Record<TrainingState, TagTone>

/** A state in a word, with the day where there is one. */
export const TrainingTag = ({ state, due }: { state: TrainingState; due: string | null }) => (
  <>
    <Tag tone={tones[state]}>{training.states[state].label}</Tag>
    {due && <span class="cg-s cg-dim"> {formatDate(noonOf(due), 'day')}</span>}
  </>
)

function Side(props: RegisterProps) {
  return (
    <>
      {props.waiting && <ToConfirm {...props} waiting={props.waiting} />}
      {props.gaps.length > 0 && (
        <Card title={text.nobody} tone="line">
          <ul>
            {props.gaps.map((agency) => (
              <li key={agency}>{say(training.overview.gap, props.shell.names, { agency_name: agency })}</li>
            ))}
          </ul>
          <p class="cg-s cg-dim">{training.overview.small}</p>
          <ul>
            {words.nobody.options.map(({ id, label }) => (
              <li key={id}>{sayAny(label, props.shell.names)}</li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={training.path.title} tone="line">
        <ol>
          {training.path.steps.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <p>
          <a href="/facilitators/me">{text.how}</a>
        </p>
      </Card>
    </>
  )
}

const ToConfirm = ({ waiting, shell, mayConfirm }: RegisterProps & { readonly waiting: readonly Waiting[] }) => (
  <Card title={text.waiting.title}>
    {waiting.length === 0 && <p class="cg-dim">{text.waiting.none}</p>}
    {waiting.map((row, at) => (
      <WaitingRow
        key={row.id}
        row={row}
        shell={shell}
        mayConfirm={mayConfirm && row.personId !== shell.person?.personId}
        first={at === 0}
      />
    ))}
  </Card>
)

function WaitingRow({
  row,
  shell,
  mayConfirm,
  first,
}: {
  row: Waiting
  shell: Shell
  mayConfirm: boolean
  first: boolean
}) {
  const frame: FormFrame = formFrame(shell, `/training/${row.id}/confirm`)
  const which = say(text.confirm_which, shell.names, { training_name: kindLabel(row.kind), person_name: row.name })
  return (
    <div class="cg-gap">
      <p>
        <b>{which}</b>
        <br />
        <span class="cg-s cg-dim">
          {formatDate(noonOf(row.completedOn), 'day')}, {row.provider},{' '}
          {byId(training.fields, 'reach').choices[row.reach]}
        </span>
      </p>
      {mayConfirm && (
        <Form {...frame}>
          <Button look={first ? 'primary' : 'secondary'} small>
            {text.confirm}
            <span class="visually-hidden"> {which}</span>
          </Button>
        </Form>
      )}
    </div>
  )
}

function languageLabel(language: string): string {
  const { choices } = byId(words.pool.questions, 'languages')
  return isKeyOf(choices, language) ? choices[language] : language
}

const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`)
