import { formatDate, interfaceWords, sayAny, statements, agreement as words } from '#content'
import {
  Button,
  Buttons,
  Card,
  Columns,
  Form,
  KeptWords,
  Notice,
  Quote,
  Radios,
  StepFrame,
  TextArea,
} from '../../design/design.ts'
import { peopleAs } from '../../discussion.ts'
import type { StepView } from '../../kit/step-pages.ts'
import type { KeptWord } from '../../trust/kept-words.ts'
import type { AgreementRole, Equivalent } from './agreement.rows.ts'
import { holdsRole, reasons } from './agreement.ts'
import { NotAsked } from './not-asked.tsx'
import type { Cover } from './standing-in.rows.ts'
import { YouCover } from './you-cover.tsx'

export interface AgreementProps {
  /** Which manager is asked now. */
  readonly role: AgreementRole
  readonly areas: string
  /** Whoever reads answers for a manager who is away. */
  readonly cover: Cover | null
  /** Null where both are line managers. */
  readonly equivalent: Equivalent | null
  readonly kept: readonly KeptWord[]
}

/** What a manager reads and answers: one page, about two minutes (P8, P10). */
export function AgreementPage(view: StepView<AgreementProps>) {
  const { shell, discussion, props } = view
  const [practitioner] = peopleAs(discussion, 'requester')
  const names = { practitioner_name: practitioner?.name ?? '' }
  const fill = (text: string) => sayAny(text, shell.names, names)
  const { page } = words
  const byRole = words.by_role[props.role]
  // Whoever sent something that came too late still has it before them.
  const isAsked = holdsRole(discussion, view.person, props.role) || Object.keys(view.typed).length > 0
  return (
    <StepFrame {...view} title={page.title} statement={statements.pages.agreement.text} serif>
      <p class="cg-lead">{fill(page.lead)}</p>
      <YouCover shell={shell} cover={props.cover} />
      <Columns side={<WhatAgreeingMeans fill={fill} />}>
        <Card title={words.the_request} note={formatDate(discussion.statusSince)}>
          <Quote>{props.areas}</Quote>
          <p>
            <a href={`/discussions/${discussion.id}/request/whole`}>{words.read_request}</a>
          </p>
        </Card>
        <KeptWords kept={props.kept} />
        {props.equivalent && (
          <Notice>
            <p>{words.equivalent.reason_shown[props.equivalent.who]}</p>
            <Quote>{props.equivalent.reason}</Quote>
          </Notice>
        )}
        {isAsked ? (
          <Card title={byRole.heading}>
            <p>{words.by_role_lead}</p>
            <ul class="cg-ticks">
              {byRole.check.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <Form {...view.form}>
              <Answer {...view} />
              <Buttons>
                <Button>{words.send}</Button>
              </Buttons>
            </Form>
          </Card>
        ) : (
          <NotAsked {...view} />
        )}
      </Columns>
    </StepFrame>
  )
}

/** Four answers, each with its own line to write on, so that changing one's mind loses nothing. */
function Answer({ values, errors }: StepView<AgreementProps>) {
  const { answers } = words
  const comment = (answer: keyof typeof answers, max: number) => (
    <TextArea
      name={`${answer}-comment`}
      label={answers[answer].comment.label}
      value={values[`${answer}-comment`]}
      error={errors[`${answer}-comment`]}
      optional={!answers[answer].comment.required}
      maxLength={max}
      rows={3}
    />
  )
  return (
    <Radios
      name="answer"
      label={words.page.title}
      value={values.answer}
      error={errors.answer}
      choices={[
        { value: 'agree', label: answers.agree.label, hint: answers.agree.hint, more: comment('agree', 500) },
        {
          value: 'question',
          label: answers.question.label,
          hint: answers.question.hint,
          more: comment('question', 500),
        },
        {
          value: 'not-now',
          label: answers['not-now'].label,
          hint: answers['not-now'].hint,
          more: (
            <>
              <Radios
                name="reason"
                label={words.errors.reason}
                value={values.reason}
                error={errors.reason}
                choices={reasons.map((reason) => ({ value: reason, label: answers['not-now'].reasons[reason] }))}
              />
              {comment('not-now', 500)}
            </>
          ),
        },
        { value: 'not-me', label: answers['not-me'].label, hint: answers['not-me'].hint, more: comment('not-me', 200) },
      ]}
    />
  )
}

function WhatAgreeingMeans({ fill }: { fill: (text: string) => string }) {
  const { page } = words
  return (
    <>
      <Card title={words.means}>
        <ul>
          {page.what_agreeing_means.map((line) => (
            <li key={line}>{fill(line)}</li>
          ))}
        </ul>
      </Card>
      <Card title={words.means_not} tone="line">
        <ul>
          {page.what_agreeing_does_not_mean.map((line) => (
            <li key={line}>{fill(line)}</li>
          ))}
        </ul>
      </Card>
      <Card title={interfaceWords.forms.who_sees} tone="line">
        <p>{page.you_will_see}</p>
        <p>{page.you_will_not_see}</p>
      </Card>
    </>
  )
}
