import { agreement, sayAny, statements } from '#content'
import { Button, Buttons, Form, StepFrame, TextArea } from '../../design/design.ts'
import type { StepView } from '../../kit/step-pages.ts'
import type { Cover } from './standing-in.rows.ts'
import { YouCover } from './you-cover.tsx'

const words = agreement.take_back

/** A manager takes the agreement back, and says why. */
export function TakeBackPage(view: StepView<{ readonly cover: Cover | null }>) {
  const { shell, props, values, errors } = view
  return (
    <StepFrame {...view} title={words.title} statement={statements.pages.agreement.text}>
      <p class="cg-lead">{words.lead}</p>
      <YouCover shell={shell} cover={props.cover} />
      <Form {...view.form}>
        <TextArea
          name="why"
          label={words.why.label}
          hint={sayAny(words.why.hint, shell.names)}
          value={values.why}
          error={errors.why}
          maxLength={words.why.max}
        />
        <Buttons>
          <Button>{words.button}</Button>
        </Buttons>
      </Form>
    </StepFrame>
  )
}
