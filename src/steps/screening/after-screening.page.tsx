/** The small pages that follow an outcome: an answer, the one thing done, another look, a way back. */
import { entriesOf, formatDate, namesOf, say, sayAny, statements, screening as words } from '#content'
import { Button, Buttons, Form, Notice, Quote, Radios, StepFrame, TextArea } from '../../design/design.ts'
import { refuse } from '../../kit/step.ts'
import type { StepView } from '../../kit/step-pages.ts'
import { safety } from './after-screening.ts'
import type { StandingOutcome } from './screening.rows.ts'

type View = StepView<{ readonly outcome: StandingOutcome | null }>
const { actions, outcome_page: text } = words
const statement = statements.pages.screening.text

export function AnswerMorePage({ view }: { view: View }) {
  const { outcome } = view.props
  return (
    <StepFrame {...view} title={actions['answer-more'].title} statement={statement} serif>
      {outcome && <Asked label={text.question} own={outcome.question} due={outcome.due_on} />}
      <Reply view={view} action={actions['answer-more']} rows={6} />
    </StepFrame>
  )
}

export function ConditionDonePage({ view }: { view: View }) {
  const { outcome } = view.props
  return (
    <StepFrame {...view} title={actions['say-condition-done'].title} statement={statement} serif>
      {outcome && <Asked label={text.condition} own={outcome.condition} due={outcome.due_on} />}
      <Reply view={view} action={actions['say-condition-done']} rows={3} />
    </StepFrame>
  )
}

export function MeetConditionPage({ view }: { view: View }) {
  const action = actions['meet-condition']
  const { outcome } = view.props
  return (
    <StepFrame {...view} title={action.title} statement={statement} serif>
      {outcome && <Asked label={text.condition} own={outcome.condition} due={outcome.due_on} />}
      {outcome?.replied_at ? (
        <>
          <h2>{text.done_said}</h2>
          <Quote>{outcome.reply}</Quote>
          <p class="cg-dim">{formatDate(outcome.replied_at, 'long')}</p>
        </>
      ) : (
        <Notice kind="look">
          <p>{action.waiting}</p>
        </Notice>
      )}
      <p>{action.lead}</p>
      <OneButton view={view} label={action.button} />
    </StepFrame>
  )
}

export const LookAgainPage = ({ view }: { view: View }) => (
  <StepFrame {...view} title={actions['look-again'].title} statement={statement} serif>
    <p class="cg-lead">{actions['look-again'].lead}</p>
    {view.props.outcome && (
      <Asked label={text.reason} own={view.props.outcome.reason} due={view.props.outcome.due_on} />
    )}
    <OneButton view={view} label={actions['look-again'].button} />
  </StepFrame>
)

/** Once the answers have been deleted there is nothing to come back with: the page says so before anything is asked. */
export const ComeBackPage = ({ view }: { view: View }) => (
  <StepFrame
    {...view}
    refusal={view.refusal ?? (view.props.outcome?.may_come_back ? null : refuse('come-back-closed'))}
    title={actions['come-back'].title}
    statement={statement}
  >
    <p class="cg-lead">{sayAny(actions['come-back'].lead, view.shell.names)}</p>
    <Form {...view.form}>
      <Radios
        name="safety-now"
        label={safety.label}
        choices={entriesOf(safety.choices).map(([value, label]) => ({ value, label }))}
        value={view.values['safety-now']}
        error={view.errors['safety-now']}
      />
      <Buttons>
        <Button>{actions['come-back'].button}</Button>
      </Buttons>
    </Form>
  </StepFrame>
)

const Asked = ({ label, own, due }: { label: string; own: string; due: string | null }) => (
  <>
    <h2>{label}</h2>
    <Quote>{own}</Quote>
    {due && (
      <p class="cg-dim">
        {say(text.due_line, namesOf(), { due_date: formatDate(new Date(`${due}T12:00:00Z`), 'long') })}
      </p>
    )}
  </>
)

const Reply = ({
  view,
  action,
  rows,
}: {
  view: View
  action: { label: string; hint: string; button: string }
  rows: number
}) => (
  <Form {...view.form}>
    <TextArea
      name="reply"
      label={action.label}
      hint={action.hint}
      value={view.values.reply}
      error={view.errors.reply}
      rows={rows}
    />
    <Buttons>
      <Button>{action.button}</Button>
    </Buttons>
  </Form>
)

const OneButton = ({ view, label }: { view: View; label: string }) => (
  <Form {...view.form}>
    <Buttons>
      <Button>{label}</Button>
    </Buttons>
  </Form>
)
