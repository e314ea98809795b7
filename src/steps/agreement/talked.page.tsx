import { agreement, sayAny, statements } from '#content'
import { Button, Buttons, Form, Quote, StepFrame } from '../../design/design.ts'
import type { StepView } from '../../kit/step-pages.ts'

const words = agreement.talked

/** A manager would like to talk first. When they have, the manager is asked again. */
export function TalkedPage(view: StepView<{ readonly manager: string; readonly comment: string }>) {
  const { shell, discussion, person, props } = view
  // A first line manager who did not fill in the form (P12) answers here, but does not change the request.
  const writes = person.personId === discussion.requesterId || person.personId === discussion.begunBy
  return (
    <StepFrame {...view} title={words.title} statement={statements.pages.agreement.text} serif>
      <p class="cg-lead">{sayAny(words.lead, shell.names, { manager_name: props.manager })}</p>
      <h2>{words.asked}</h2>
      <Quote>{props.comment}</Quote>
      <Form {...view.form}>
        <Buttons>
          <Button>{words.button}</Button>
          {writes && (
            <Button look="quiet" href={`/discussions/${discussion.id}/request`}>
              {words.change}
            </Button>
          )}
        </Buttons>
      </Form>
    </StepFrame>
  )
}
