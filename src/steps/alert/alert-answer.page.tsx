/** What the link in the alert letter opens (P11, P22): it can only answer. Nothing here says which work it is about. */
import { entriesOf, sayAny, statements, alert as words } from '#content'
import { Button, Buttons, Card, Field, Form, Notice, Page, Radios, Sentence } from '../../design/design.ts'
import type { Fields, FormFrame, Shell } from '../../kit/web.ts'
import type { AlertInHand } from './alert-answer.rows.ts'

const { replies } = words
const statement = statements.pages.alert.text

export interface AlertAnswerView {
  readonly shell: Shell
  readonly found: AlertInHand
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
  readonly form: FormFrame
}

export function AlertAnswerPage({ shell, found, values, errors, form }: AlertAnswerView) {
  const fill = (text: string) =>
    sayAny(text, shell.names, { practitioner_name: found.practitioner, agency_name: found.agency ?? '' })
  if (!found.open)
    return (
      <Page shell={shell} title={replies.over.title} statement={statement}>
        <p class="cg-lead">{fill(replies.over.text)}</p>
      </Page>
    )
  return (
    <Page shell={shell} title={replies.title} statement={statement} errors={errors}>
      <p class="cg-lead">{fill(replies.asks)}</p>
      <p>{replies.lead}</p>
      <Form {...form}>
        <Radios
          name="answer"
          label={replies.question}
          hint={fill(replies.who_sees)}
          value={values.answer}
          error={errors.answer}
          choices={entriesOf(replies.choices).map(([value, label]) => ({
            value,
            label,
            more: value === 'someone-missing' ? <MissingRole values={values} errors={errors} /> : undefined,
          }))}
        />
        <Buttons>
          <Button>{replies.button}</Button>
        </Buttons>
      </Form>
    </Page>
  )
}

const MissingRole = ({ values, errors }: Pick<AlertAnswerView, 'values' | 'errors'>) => (
  <Field
    name="role"
    label={replies.someone_missing.label}
    hint={replies.someone_missing.hint}
    value={values.role}
    error={errors.role}
    maxLength={replies.someone_missing.max}
  />
)

/** A worry is answered with whom to call. It is neither kept nor passed on, and the page says so. */
export const AlertWorryPage = ({ shell }: { shell: Shell }) => (
  <Page shell={shell} title={replies.worry_title} statement={statement}>
    <Notice kind="look" title={replies.worry_title}>
      <p>
        <Sentence text={replies.worry_says} names={shell.names} />
      </p>
    </Notice>
  </Page>
)

/** After an answer. `back`: null once the person is off the list, and the link with them. */
export const AlertAnsweredPage = ({ shell, back }: { shell: Shell; back: string | null }) => (
  <Page shell={shell} title={replies.thanks.title} statement={statement}>
    <Card title={back === null ? replies.not_in_team_says : replies.done} tone="line">
      {back !== null && (
        <>
          <p>{replies.thanks.change}</p>
          <Buttons>
            <Button look="secondary" href={back}>
              {replies.thanks.back}
            </Button>
          </Buttons>
        </>
      )}
    </Card>
  </Page>
)

/** A link that nobody was given, or of somebody who left the list: the same words for both. */
export const AlertLinkUnknownPage = (props: { shell: Shell; title: string; text: string }) => (
  <Page shell={props.shell} title={props.title} statement={statement}>
    <p class="cg-lead">{props.text}</p>
  </Page>
)
