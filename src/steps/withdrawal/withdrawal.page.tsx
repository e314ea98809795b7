import { request, sayAny, statements } from '#content'
import { Button, Buttons, Card, Form, Radios, StepFrame } from '../../design/design.ts'
import { peopleAs } from '../../discussion.ts'
import type { StepView } from '../../kit/step-pages.ts'
import type { WhoKnows } from './withdrawal.rows.ts'
import { reasons } from './withdrawal.ts'

/** The request is taken back: who will be told, and no reason needed. */
export function WithdrawalPage(view: StepView<WhoKnows>) {
  const words = request.withdraw
  return (
    <StepFrame {...view} title={words.title} statement={statements.pages.request.text}>
      <p class="cg-lead">{words.text}</p>
      <Told {...view} />
      <Form {...view.form}>
        <Radios
          name="reason"
          label={words.ask}
          optional
          choices={reasons.map((value) => ({ value, label: words.reasons[value] }))}
          value={view.values.reason}
          error={view.errors.reason}
        />
        <Buttons>
          <Button>{words.button}</Button>
          <Button look="quiet" href={`/discussions/${view.discussion.id}`}>
            {words.cancel}
          </Button>
        </Buttons>
      </Form>
    </StepFrame>
  )
}

function Told({ discussion, props, shell }: StepView<WhoKnows>) {
  const { told, tell } = request.withdraw
  const hasAny = (relation: 'first-manager' | 'second-manager' | 'facilitator') =>
    peopleAs(discussion, relation).length > 0
  const lines = [
    ...(hasAny('first-manager') ? [tell['first-manager']] : []),
    ...(hasAny('second-manager') ? [tell['second-manager']] : []),
    ...(props.wasSent ? [tell['reviewing-team']] : []),
    ...(hasAny('facilitator') ? [tell.facilitator] : []),
    ...(props.told.length > 0 ? [tell.team] : []),
    ...(props.invited.length > 0 ? [tell.invited] : []),
  ]
  if (lines.length === 0) return null
  return (
    <Card title={told} tone="line">
      <ul class="cg-list">
        {lines.map((line) => (
          <li key={line}>{sayAny(line, shell.names)}</li>
        ))}
      </ul>
    </Card>
  )
}
