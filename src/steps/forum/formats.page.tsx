/** Other formats and languages (P31): the offer, the form, and what the Policy Team sees of it. */
import { entriesOf, formatDate, isKeyOf, say, statements } from '#content'
import { Button, Buttons } from '../../design/button.tsx'
import { Radios } from '../../design/choices.tsx'
import { DateField } from '../../design/date-field.tsx'
import { Field } from '../../design/field.tsx'
import { Form } from '../../design/form.tsx'
import { Notice } from '../../design/notice.tsx'
import { Page } from '../../design/page.tsx'
import { StackTable } from '../../design/stack-table.tsx'
import { type Fields, formFrame, type Shell } from '../../kit/web.ts'
import type { FormatRequest } from './formats.rows.ts'

const words = statements.formats
const [what, which, otherWhich, byWhen, reach] = words.form

export interface Area {
  readonly id: string
  readonly name: string
}

export interface FormatsPageProps {
  readonly shell: Shell
  /** More than one: the form asks which. */
  readonly areas: readonly Area[]
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
}

export const FormatsPage = ({ shell, areas, values, errors }: FormatsPageProps) => (
  <Page shell={shell} title={words.title} errors={errors}>
    <div class="cg-read">
      <p class="cg-lead">{words.offer}</p>
      <p>{say(words.contact, shell.names)}</p>
      <Form {...formFrame(shell, '/formats')}>
        {areas.length > 1 && (
          <Radios
            name="area"
            label={words.area.label}
            choices={areas.map(({ id, name }) => ({ value: id, label: name }))}
            value={values.area}
            error={errors.area}
          />
        )}
        <Radios
          name="what"
          label={what.label}
          choices={entriesOf(words.choices).map(([value, label]) => ({ value, label }))}
          value={values.what}
          error={errors.what}
        />
        <Field
          name="other-which"
          label={otherWhich.label}
          optional
          value={values['other-which']}
          error={errors['other-which']}
        />
        <Field name="which" label={which.label} value={values.which} error={errors.which} />
        <DateField name="by-when" label={byWhen.label} optional values={values} error={errors['by-when']} />
        <Field name="reach" label={reach.label} hint={reach.hint} value={values.reach} error={errors.reach} named />
        <p class="cg-dim">
          {words.kept} {words.note}
        </p>
        <Buttons>
          <Button>{words.send}</Button>
        </Buttons>
      </Form>
    </div>
  </Page>
)

export const FormatSentPage = ({ shell }: { shell: Shell }) => (
  <Page shell={shell} title={words.sent.title}>
    <div class="cg-read">
      <Notice kind="done" live>
        <p>{say(words.done, shell.names, { days: words.answer_within.default })}</p>
      </Notice>
      <p class="cg-gap">
        <a href="/formats">{words.sent.again}</a>
      </p>
      <p>
        <a href="/">{words.sent.home}</a>
      </p>
    </div>
  </Page>
)

export interface FormatRequestsProps {
  readonly shell: Shell
  readonly requests: readonly FormatRequest[]
  readonly answered: boolean
}

/** For the Policy Team: what was asked for and has no answer yet. */
export function FormatRequestsPage({ shell, requests, answered }: FormatRequestsProps) {
  const { asked } = words
  const { columns } = asked
  return (
    <Page shell={shell} title={asked.title}>
      {answered && (
        <Notice kind="done" live>
          <p>{asked.done}</p>
        </Notice>
      )}
      {requests.length === 0 ? (
        <p>{asked.none}</p>
      ) : (
        <div class="cg-card">
          <StackTable
            caption={asked.title}
            captionHidden
            columns={[columns.what, columns.which, columns.reach, columns.by, columns.asked, columns.act].map(
              (label) => ({ label }),
            )}
            rows={requests.map((request) => [
              [labelOf(request.format), request.otherFormat].filter(Boolean).join(': '),
              request.subject,
              request.reach,
              formatDate(new Date(`${request.byWhen ?? request.dueOn}T12:00:00Z`), 'short'),
              formatDate(request.askedAt, 'short'),
              <Form key={request.id} {...formFrame(shell, `/formats/requests/${request.id}/answer`)}>
                <Button small look="secondary">
                  {asked.answered}
                  <span class="visually-hidden">: {request.subject}</span>
                </Button>
              </Form>,
            ])}
          />
        </div>
      )}
    </Page>
  )
}

const labelOf = (format: string): string => (isKeyOf(words.choices, format) ? words.choices[format] : format)
