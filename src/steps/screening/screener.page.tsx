/** Taking a request on, or standing aside (P13). Until it is taken, nobody in the team reads it. */
import { say, sayAny, statements, screening as words } from '#content'
import { Button, Buttons, Form, Notice, StepFrame, Tick, Ticks } from '../../design/design.ts'
import { peopleAs } from '../../discussion.ts'
import type { StepView } from '../../kit/step-pages.ts'
import { isScreenedBy } from './screener.ts'
import { factsOf } from './screening.page.tsx'

export function TakePage({ view }: { view: StepView<object> }) {
  const { discussion, shell, values, errors } = view
  const [screener] = peopleAs(discussion, 'screener')
  const { take, declaration } = words
  return (
    <StepFrame
      {...view}
      refusal={view.refusal && isTakenOn(view) ? { refused: 'taken-on' } : view.refusal}
      title={say(take.title, shell.names, { pseudonym: discussion.pseudonym })}
      head={{ facts: factsOf(discussion, shell.now, shell.names) }}
      statement={statements.pages.screening.text}
    >
      {screener && (
        <Notice kind="look">
          <p>{say(take.over, shell.names, { person_name: screener.name })}</p>
        </Notice>
      )}
      <p class="cg-lead">{words.page.lead}</p>
      <Ticks lines={words.rules.map(({ text }) => ({ text: sayAny(text, shell.names) }))} />
      <p>{take.what}</p>
      <Form {...view.form}>
        <Tick
          name={declaration.id}
          label={declaration.text}
          value={values[declaration.id]}
          error={errors[declaration.id]}
        />
        <Buttons>
          <Button>{screener ? take.button_over : take.button}</Button>
          <Button look="quiet" href="/desk">
            {take.cannot}
          </Button>
        </Buttons>
      </Form>
    </StepFrame>
  )
}

/** A colleague was faster. */
const isTakenOn = ({ discussion, person }: StepView<object>): boolean =>
  discussion.status === 'being-screened' && !isScreenedBy(discussion, person)

export const PassScreeningPage = ({ view }: { view: StepView<object> }) => (
  <StepFrame {...view} title={words.pass.title} statement={statements.pages.screening.text}>
    <p class="cg-lead">{words.pass.lead}</p>
    <Form {...view.form}>
      <Buttons>
        <Button>{words.pass.button}</Button>
        <Button look="quiet" href={`/discussions/${view.discussion.id}/screening`}>
          {words.outcome_form.back}
        </Button>
      </Buttons>
    </Form>
  </StepFrame>
)
