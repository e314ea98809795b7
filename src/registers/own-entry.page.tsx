/** One's own entry in the register: what one says about oneself, a break at any time, one's training. */
import { interfaceWords, sayAny, statements, allocation as words } from '#content'
import {
  Button,
  Buttons,
  Card,
  Checkboxes,
  Columns,
  Details,
  Field,
  Form,
  Notice,
  Page,
  Radios,
  TextArea,
} from '../design/design.ts'
import { type Fields, formFrame, type Shell } from '../kit/web.ts'
import type { StandingEntry } from './facilitators.rows.ts'
import { choicesFor, type PoolQuestion, poolQuestions } from './own-entry.form.ts'
import { OwnTrainingList } from './training.page.tsx'
import type { OwnTraining } from './training.rows.ts'

export interface OwnEntryProps {
  readonly shell: Shell
  readonly entry: StandingEntry | null
  readonly training: readonly OwnTraining[]
  readonly today: string
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
  /** What just happened; '' when nothing did. */
  readonly done: string
  readonly stale: boolean
}

const text = words.own

export function OwnEntryPage(props: OwnEntryProps) {
  const { shell, entry, values, errors } = props
  return (
    <Page
      shell={shell}
      title={entry ? text.title : words.pool.title}
      breadcrumbs={[{ href: '/desk', text: words.offer_page.desk }]}
      statement={statements.pages.allocation.text}
      errors={errors}
    >
      {props.done !== '' && (
        <Notice kind="done" live>
          <p>{props.done}</p>
        </Notice>
      )}
      {props.stale && (
        <Notice kind="look" live>
          <p>{text.version_gone}</p>
        </Notice>
      )}
      <p class="cg-lead">{entry ? words.pool.lead : sayAny(text.lead_new, shell.names)}</p>
      <Columns side={<Side {...props} />}>
        <Form {...formFrame(shell, '/facilitators/me', entry?.version ?? 0)}>
          {poolQuestions.map((question) => (
            <Asked key={question.id} question={question} values={values} errors={errors} />
          ))}
          <Buttons>
            <Button>{entry ? text.save : text.join}</Button>
          </Buttons>
        </Form>
      </Columns>
    </Page>
  )
}

function Asked({
  question,
  values,
  errors,
}: {
  question: PoolQuestion
  values: Fields
  errors: OwnEntryProps['errors']
}) {
  const shared = {
    name: question.id,
    label: question.label,
    hint: question.hint,
    optional: !question.required,
    value: values[question.id],
    error: errors[question.id],
  }
  const { forms } = interfaceWords
  const choices = choicesFor(question).map(([value, label]) => ({ value, label }))
  if (question.kind === 'text')
    return (question.max ?? 0) > 120 ? (
      <TextArea {...shared} rows={3} maxLength={question.max} />
    ) : (
      <Field {...shared} />
    )
  const boxes = <Checkboxes {...shared} choices={choices} />
  if (question.kind === 'choices' && choices.length > 12)
    return (
      <Details summary={question.label} open={shared.error !== undefined}>
        {boxes}
      </Details>
    )
  if (question.kind === 'choices') return boxes
  if (question.kind === 'choice') return <Radios {...shared} choices={choices} />
  return (
    <Radios
      {...shared}
      inline
      choices={[
        { value: 'yes', label: forms.yes },
        { value: 'no', label: forms.no },
      ]}
    />
  )
}

const Side = ({ shell, entry, training, today }: OwnEntryProps) =>
  entry && (
    <>
      <Card title={text.training}>
        <OwnTrainingList rows={training} today={today} names={shell.names} />
        <Button look="secondary" href="/facilitators/me/training">
          {text.add_training}
        </Button>
      </Card>
      <Card title={words.pool.states[entry.state]} tone="line">
        <p>{entry.state === 'active' ? words.pool.pause.text : entry.state === 'paused' ? text.paused : text.left}</p>
        <Form {...formFrame(shell, '/facilitators/me/state', entry.version)}>
          <Buttons>
            {entry.state === 'active' && (
              <Button look="secondary" name="state" value="paused">
                {text.pause}
              </Button>
            )}
            {entry.state !== 'active' && (
              <Button look="secondary" name="state" value="active">
                {entry.state === 'paused' ? text.resume : text.come_back}
              </Button>
            )}
          </Buttons>
          {entry.state !== 'left' && (
            <Details summary={text.leave}>
              <p>{text.leave_means}</p>
              <Button look="secondary" name="state" value="left">
                {text.leave_sure}
              </Button>
            </Details>
          )}
        </Form>
      </Card>
    </>
  )
