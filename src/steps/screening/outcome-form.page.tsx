/** Choosing the outcome (P13): first which one, then what it needs. The person decides; the answers only advise. */
import { byId, isKeyOf, say, sayAny, statements, screening as words } from '#content'
import {
  Button,
  Buttons,
  Card,
  DateField,
  Field,
  Form,
  Notice,
  Radios,
  Stack,
  StepFrame,
  TextArea,
  Tick,
} from '../../design/design.ts'
import type { StepView } from '../../kit/step-pages.ts'
import { field } from '../../kit/web.ts'
import { factsOf } from './screening.page.tsx'
import {
  isOutcome,
  type KeptAnswers,
  type OutcomeId,
  pointedTo,
  pointsTo,
  screeningQuestions,
} from './screening.question.ts'
import { needsOf } from './screening.ts'

export interface OutcomeFormProps {
  readonly answers: KeptAnswers
  /** Chosen in the address; null: not chosen yet. */
  readonly chosen: OutcomeId | null
}
type View = StepView<OutcomeFormProps>

const text = words.outcome_form

export function OutcomeFormPage({ view }: { view: View }) {
  const { discussion, shell, values, props } = view
  const { names } = shell
  const posted = field(values, 'outcome')
  const chosen = isOutcome(posted) ? posted : props.chosen
  return (
    <StepFrame
      {...view}
      title={say(text.title, names, { pseudonym: discussion.pseudonym })}
      head={{ facts: factsOf(discussion, shell.now, names) }}
      statement={statements.pages.screening.text}
      serif
    >
      <p class="cg-lead">{text.lead}</p>
      <Stack>
        <Advice view={view} />
        {chosen ? <OutcomeDetails view={view} outcome={chosen} /> : <ChooseOutcome view={view} />}
      </Stack>
      <p class="cg-gap">
        <a href={`/discussions/${discussion.id}/screening`}>{text.back}</a>
      </p>
    </StepFrame>
  )
}

function Advice({ view }: { view: View }) {
  const { answers } = view.props
  const { names } = view.shell
  const route = pointsTo(answers)
  const open = screeningQuestions.filter(({ id }) => !answers[id]).length
  return (
    <Notice>
      <p>{route ? say(text.points, names, { outcome_label: pointedTo(route) }) : text.no_points}</p>
      {open > 0 && <p>{say(text.still_open, names, { count: open })}</p>}
    </Notice>
  )
}

/** Asks with GET: choosing is not yet doing. */
const ChooseOutcome = ({ view }: { view: View }) => (
  <form class="cg-form" method="get" action={view.form.action}>
    <Radios
      name="outcome"
      label={text.choose}
      choices={words.outcomes.map(({ id, label, says }) => ({ value: id, label, hint: says }))}
      value={pointsTo(view.props.answers) ?? ''}
      error={view.errors.outcome}
    />
    <Button>{words.outcome_form.go_on}</Button>
  </form>
)

function OutcomeDetails({ view, outcome }: { view: View; outcome: OutcomeId }) {
  const { values, errors } = view
  const needs: readonly string[] = needsOf(outcome)
  const chosen = words.outcomes.find(({ id }) => id === outcome)
  const typed = (name: string) => ({ name, value: values[name], error: errors[name] })
  return (
    <Card title={chosen?.label} note={<a href={view.form.action}>{text.other}</a>}>
      <p class="cg-s cg-dim">{text.says}</p>
      <p>{chosen && sayAny(chosen.says, view.shell.names)}</p>
      <Form {...view.form}>
        <input type="hidden" name="outcome" value={outcome} />
        {needs.includes('called') && (
          <TextArea {...typed('called')} label={labels.called} hint={text.called_hint} rows={2} />
        )}
        {needs.includes('reason') && (
          <TextArea {...typed('reason')} label={text.reason.label} hint={text.reason.hint} rows={5} maxLength={1000} />
        )}
        {needs.includes('condition') && (
          <TextArea {...typed('condition')} label={labels.condition} hint={text.condition_hint} rows={3} />
        )}
        {needs.includes('question') && <TextArea {...typed('question')} label={labels.question} rows={4} />}
        {needs.includes('next-step') && (
          <TextArea {...typed('next-step')} label={labels.next} hint={text.next_hint} rows={3} />
        )}
        {needs.includes('helper') && <Field {...typed('helper')} label={words.helper.label} hint={words.helper.hint} />}
        {needs.includes('due') && (
          <DateField {...typed('due')} values={values} label={dueLabel(outcome)} hint={text.date_hint} />
        )}
        {needs.includes('look-again') && (
          <DateField {...typed('look-again')} values={values} label={words.look_again.label} hint={text.date_hint} />
        )}
        {mayComeBack(outcome) && (
          <Tick
            name="come-back"
            label={words.come_back.label}
            hint={words.come_back.text}
            value={values['come-back'] ?? (Object.keys(errors).length > 0 || view.refusal ? '' : 'yes')}
          />
        )}
        <Buttons>
          <Button>{buttonFor(outcome)}</Button>
        </Buttons>
      </Form>
    </Card>
  )
}

const labels = {
  called: byId(words.outcomes, 'child-protection').called_label,
  condition: byId(words.outcomes, 'suitable-with-conditions').condition_label,
  question: byId(words.outcomes, 'more-needed').question_label,
  next: byId(words.outcomes, 'not-this-time').next_label,
}

const mayComeBack = (outcome: OutcomeId): boolean =>
  !['suitable', 'suitable-with-conditions', 'more-needed', 'wait'].includes(outcome)

const dueLabel = (outcome: OutcomeId): string =>
  outcome === 'more-needed' ? text.due['more-needed'] : text.due['suitable-with-conditions']

const buttonFor = (outcome: OutcomeId): string =>
  isKeyOf(text.button, outcome) ? text.button[outcome] : text.button.other
