/** Inviting a topic expert (P17) or a colleague, and taking somebody off the list (P16). */
import { byId, entriesOf, request, sayAny, statements, arranging as words } from '#content'
import { Button, Buttons, Card, Columns, Field, Form, Select, StepFrame, TextArea } from '../../design/design.ts'
import type { StepView } from '../../kit/step-pages.ts'
import type { Invitation } from '../../room/meeting.rows.ts'

const { expert, colleague, take_off: off } = words
const agencies = byId(byId(request.pages, 'you').questions, 'agency').choices

export const ExpertPage = (view: StepView<Record<string, never>>) => (
  <StepFrame {...view} title={expert.title} statement={statements.pages.expert.text}>
    <p class="cg-lead">{expert.lead}</p>
    <Columns
      side={
        <Card tone="line">
          <ul class="cg-list">
            {expert.reach.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Card>
      }
    >
      <Form {...view.form}>
        <NameRoleEmail {...view} />
        <Field
          name="topic"
          leaves
          label={expert.fields.topic}
          hint={expert.topic_hint}
          value={view.values.topic}
          error={view.errors.topic}
        />
        <TextArea
          name="question"
          leaves
          label={expert.fields.question}
          hint={expert.question_hint}
          value={view.values.question}
          error={view.errors.question}
          maxLength={500}
        />
        <Buttons>
          <Button>{expert.button}</Button>
        </Buttons>
      </Form>
    </Columns>
  </StepFrame>
)

export const ColleaguePage = (view: StepView<{ readonly suggested: Invitation | null }>) => (
  <StepFrame {...view} title={colleague.title} statement={statements.pages.arranging.text}>
    <p class="cg-lead">{colleague.lead}</p>
    <Form {...view.form}>
      <NameRoleEmail {...view} />
      <Select
        name="agency"
        label={colleague.agency}
        options={entriesOf(agencies).map(([value, label]) => ({ value, label }))}
        value={view.values.agency}
        error={view.errors.agency}
      />
      <Buttons>
        <Button>{colleague.button}</Button>
      </Buttons>
    </Form>
  </StepFrame>
)

const NameRoleEmail = ({ values, errors }: Pick<StepView<unknown>, 'values' | 'errors'>) => (
  <>
    <Field name="name" label={expert.fields.name} value={values.name} error={errors.name} named />
    <Field name="role" label={expert.fields.role} value={values.role} error={errors.role} />
    <Field name="email" type="email" label={expert.fields.email} value={values.email} error={errors.email} />
  </>
)

export const TakeOffPage = (view: StepView<{ readonly invitation: Invitation | null }>) => (
  <StepFrame {...view} title={off.title} statement={statements.pages.arranging.text}>
    {view.props.invitation && (
      <>
        <p class="cg-lead">{sayAny(off.ask, view.shell.names, { person_name: view.props.invitation.name })}</p>
        <p>{off.text}</p>
        <Form {...view.form}>
          <input type="hidden" name="invitation" value={view.props.invitation.id} />
          <Buttons>
            <Button>{off.button}</Button>
          </Buttons>
        </Form>
      </>
    )}
  </StepFrame>
)
