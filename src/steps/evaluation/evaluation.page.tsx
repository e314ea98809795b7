/** The forms behind a one-time link: no account, no name (P25). */
import { statements, evaluation as words } from '#content'
import { Button, Buttons, Form, Notice, Page } from '../../design/design.ts'
import { type Fields, formFrame, type Shell } from '../../kit/web.ts'
import type { EvaluationForm } from './evaluation.rows.ts'
import { formWords, partsOf } from './evaluation-question.ts'
import { PartFields } from './questions.fields.tsx'

const { page, support } = words
const statement = statements.pages.evaluation.text

export interface EvaluationPageProps {
  /** Of nobody: the page does not say who is signed in on this machine. */
  readonly shell: Shell
  readonly form: EvaluationForm
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
}

export const EvaluationPage = ({ shell, form, values, errors }: EvaluationPageProps) => (
  <Page shell={shell} title={formWords[form].title} statement={statement} errors={errors}>
    <p class="cg-lead">{formWords[form].lead}</p>
    <Notice>
      <p>{page.anonymous.text}</p>
      <p>
        {page.privacy_before} <a href={shell.names.privacy_link}>{page.privacy_link}</a>. {page.skip}
      </p>
    </Notice>
    <div class="cg-rated">
      <Form {...formFrame(shell, shell.path)}>
        <div class="cg-stack cg-gap">
          {partsOf(form).map((part, at) => (
            <PartFields key={at} part={part} values={values} errors={errors} />
          ))}
        </div>
        <Buttons>
          <Button>{page.button}</Button>
        </Buttons>
      </Form>
    </div>
  </Page>
)

/** Answered before, closed, or answered just now. */
export const EvaluationEndPage = ({ shell, end }: { shell: Shell; end: 'used' | 'closed' | 'thanks' }) => (
  <Page shell={shell} title={ends[end].title} statement={statement}>
    <div class="cg-read">
      <p class="cg-lead">{ends[end].text}</p>
    </div>
  </Page>
)
const ends = {
  used: { title: page.used_title, text: page.used },
  closed: { title: page.closed_title, text: page.closed },
  thanks: { title: page.thanks_title, text: page.done },
} as const

/** For somebody who would like to talk. It is the same page for everybody and keeps nothing. */
export const SupportPage = ({ shell }: { shell: Shell }) => (
  <Page shell={shell} title={support.title} statement={statement}>
    <div class="cg-read">
      <p>{page.done}</p>
      <p class="cg-lead">{support.lead}</p>
      <dl class="cg-dl cg-card">
        {support.people.map(({ id, who, text }) => (
          <div key={id}>
            <dt>{who}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p class="cg-dim cg-gap">{support.kept}</p>
    </div>
  </Page>
)

export const UnknownTicketPage = ({ shell, title, text }: { shell: Shell; title: string; text: string }) => (
  <Page shell={shell} title={title}>
    <div class="cg-read">
      <p class="cg-lead">{text}</p>
    </div>
  </Page>
)
