/** Noting a new version of the procedure, with its words (P27). */

import { Fragment } from 'preact'
import { interfaceWords, procedure, say } from '#content'
import { Button, Buttons, Card, DateField, Field, Fieldset, Form, Notice, Page, TextArea } from '../../design/design.ts'
import { type Fields, formFrame, type Shell } from '../../kit/web.ts'
import type { SectionText } from '../../trust/procedure-version.rows.ts'
import { labelOf } from '../../trust/procedure-version.ts'
import { clauseField } from './procedure-version.form.ts'

const { new_version: words, page } = procedure
const { fields } = words

export interface NewVersionPageProps {
  readonly shell: Shell
  /** The number it will have. */
  readonly number: number
  /** The words it begins from: those of the version before it. */
  readonly sections: readonly SectionText[]
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
  /** Another version was noted meanwhile: its words of clauses that both changed, by field; else null. */
  readonly theirs: Readonly<Record<string, string>> | null
}

export function NewVersionPage({ shell, number, sections, values, errors, theirs }: NewVersionPageProps) {
  return (
    <Page
      shell={shell}
      title={words.title}
      errors={errors}
      serif
      breadcrumbs={[{ href: '/procedure', text: page.title }]}
    >
      {theirs && (
        <Notice kind="look" title={words.stale.title} live>
          <p>{words.stale.text}</p>
        </Notice>
      )}
      <div class="cg-read">
        <p class="cg-lead">{words.lead}</p>
        <p>
          <strong>{say(words.is, shell.names, { version_label: labelOf(number) })}</strong> {words.stays}
        </p>
        <Form {...formFrame(shell, '/procedure/versions/new', number)}>
          <Fieldset legend={words.about}>
            <TextArea name="what" {...said(fields.what)} value={values.what} error={errors.what} />
            <Field
              name="approved-by"
              label={fields.approved_by.label}
              hint={say(fields.approved_by.hint, shell.names)}
              value={values['approved-by']}
              error={errors['approved-by']}
            />
            <DateField
              name="approved-on"
              label={fields.approved_on.label}
              values={values}
              error={errors['approved-on']}
            />
            <DateField
              name="effective-on"
              {...said(fields.effective_on)}
              values={values}
              error={errors['effective-on']}
            />
            <DateField name="review-on" {...said(fields.review_on)} values={values} error={errors['review-on']} />
          </Fieldset>
          <Fieldset legend={words.text} hint={words.text_hint}>
            {sections.map((section) => (
              <Fragment key={section.id}>
                <TextArea
                  name={clauseField(section)}
                  label={say(fields.clause.label, shell.names, {
                    clause: section.clause,
                    version_label: section.title,
                  })}
                  value={values[clauseField(section)] ?? section.text}
                  error={errors[clauseField(section)]}
                  rows={12}
                />
                {theirs?.[clauseField(section)] !== undefined && (
                  <Card title={say(words.stale.theirs, shell.names, { clause: section.clause })} tone="line">
                    <p class="cg-own-words">{theirs[clauseField(section)]}</p>
                  </Card>
                )}
              </Fragment>
            ))}
          </Fieldset>
          <Buttons>
            <Button>{words.button}</Button>
            <Button look="quiet" href="/procedure">
              {interfaceWords.forms.cancel}
            </Button>
          </Buttons>
        </Form>
      </div>
    </Page>
  )
}

const said = ({ label, hint }: { readonly label: string; readonly hint: string }) => ({ label, hint })
