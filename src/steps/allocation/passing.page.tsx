/** Passing, stepping down, and saying that nobody was found: always possible, never held against anybody (P14). */
import { entriesOf, sayAny, statements, allocation as words } from '#content'
import { Button, Buttons, Form, Radios, StepFrame } from '../../design/design.ts'
import type { StepView } from '../../kit/step-pages.ts'

export function PassOfferPage({ view }: { view: StepView<{ readonly reason: string }> }) {
  const { pass, pass_reasons: reasons, declaration } = words
  const { reason } = view.props
  return (
    <StepFrame {...view} title={pass.title} statement={statements.pages.allocation.text}>
      <p class="cg-lead">{reason === 'involved' ? declaration.cannot.text : pass.lead}</p>
      <Form {...view.form}>
        <Radios
          name="reason"
          label={pass.why}
          choices={entriesOf(reasons).map(([value, label]) => ({ value, label }))}
          value={view.values.reason ?? reason}
          error={view.errors.reason}
        />
        <Buttons>
          <Button>{pass.button}</Button>
        </Buttons>
      </Form>
    </StepFrame>
  )
}

export function StepDownPage({ view }: { view: StepView<object> }) {
  const { step_down: stepping, step_down_page: page } = words
  return (
    <StepFrame {...view} title={stepping.label} statement={statements.pages.allocation.text}>
      <p class="cg-lead">{stepping.text}</p>
      <p>{page.lead}</p>
      <Form {...view.form}>
        <Radios
          name="reason"
          label={page.why}
          choices={entriesOf(stepping.reasons).map(([value, label]) => ({ value, label }))}
          value={view.values.reason}
          error={view.errors.reason}
        />
        <Buttons>
          <Button>{page.button}</Button>
        </Buttons>
      </Form>
    </StepFrame>
  )
}

export const NotFoundPage = ({ view }: { view: StepView<object> }) => (
  <StepFrame {...view} title={words.not_found.title} statement={statements.pages.allocation.text}>
    <p class="cg-lead">{words.nobody.text}</p>
    <p>{sayAny(words.not_found.lead, view.shell.names)}</p>
    <ul>
      {words.nobody.options.map(({ id, label }) => (
        <li key={id}>{sayAny(label, view.shell.names)}</li>
      ))}
    </ul>
    <Form {...view.form}>
      <Buttons>
        <Button>{words.not_found.button}</Button>
      </Buttons>
    </Form>
  </StepFrame>
)
