import { request, statements } from '#content'
import { Button, Buttons, Form, StepFrame } from '../../design/design.ts'
import type { StepView } from '../../kit/step-pages.ts'

/** Asked once: a deleted draft cannot be brought back. */
export function DeleteDraftPage(view: StepView<{ readonly answered: boolean }>) {
  const { discussion } = view
  const words = request.delete
  const withdrawal = `/discussions/${discussion.id}/withdrawal`
  return (
    <StepFrame {...view} title={words.title} statement={statements.pages.request.text}>
      {view.props.answered ? (
        <>
          <p>{words.asked_before}</p>
          <Buttons>
            <Button href={withdrawal}>{request.withdraw.label}</Button>
          </Buttons>
        </>
      ) : (
        <Form {...view.form}>
          <p>{words.text}</p>
          <p>{request.task_list.discard.ask}</p>
          <Buttons>
            <Button>{words.button}</Button>
            <Button look="quiet" href={`/discussions/${discussion.id}/request`}>
              {words.cancel}
            </Button>
          </Buttons>
        </Form>
      )}
    </StepFrame>
  )
}
