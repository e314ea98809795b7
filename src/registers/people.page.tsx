/** The people of a committee, for its administrators: who they are and whether they can sign in. */
import { formatDate, held, interfaceWords, say, sayAny, account as words } from '#content'
import { Button, Buttons, Field, Form, Notice, Page, PageHead, Select, StackTable, Tag } from '../design/design.ts'
import type { Duty } from '../discussion.ts'
import { type Fields, formFrame, type Shell } from '../kit/web.ts'
import { codeInHalves } from '../trust/enrolment.rows.ts'
import { type Colleague, canSignIn } from './people.rows.ts'

const { people: text } = words

export const dutyLabel = (duty: Duty, shell: Shell): string => sayAny(interfaceWords.sign_in.by_duty[duty], shell.names)

export const PeoplePage = ({ shell, people }: { shell: Shell; people: readonly Colleague[] }) => (
  <Page
    shell={shell}
    title={text.title}
    breadcrumbs={[{ href: '/desk', text: interfaceWords.desk.title }]}
    head={<PageHead title={text.title} side={<Button href="/people/new">{text.add}</Button>} />}
  >
    <p class="cg-lead">{text.lead}</p>
    <p>
      <a href="/people/agencies">{text.agencies.title}</a>
      {' · '}
      <a href="/people/held">{held.find.link}</a>
    </p>
    <div class="cg-card cg-gap">
      {people.length === 0 ? (
        <p class="cg-dim">{text.none}</p>
      ) : (
        <StackTable
          caption={text.title}
          captionHidden
          columns={[text.columns.name, text.columns.where, text.columns.duties, text.columns.state].map((label) => ({
            label,
          }))}
          rows={people.map((one) => [
            <a key="name" href={`/people/${one.id}`}>
              {one.name}
            </a>,
            `${one.job}, ${one.agency}`,
            [...one.duties.map((duty) => dutyLabel(duty, shell)), ...(one.inPool ? [text.in_pool] : [])].join(', '),
            <SignInState key="state" shell={shell} colleague={one} />,
          ])}
        />
      )}
    </div>
  </Page>
)

export function SignInState({ shell, colleague }: { shell: Shell; colleague: Colleague }) {
  if (colleague.leftAt) return <Tag tone="slate">{text.states.left}</Tag>
  if (colleague.invitedUntil)
    return (
      <Tag tone="gorse">{say(text.states.invited, shell.names, { due_date: formatDate(colleague.invitedUntil) })}</Tag>
    )
  if (canSignIn(colleague)) return <Tag tone="moss">{text.states.ready}</Tag>
  return <Tag tone="slate">{shell.demonstration ? text.states.demonstration : text.states.none}</Tag>
}

/** Whom somebody may report to: everybody who works here. */
export const managerOptions = (people: readonly Colleague[]) =>
  people
    .filter(({ leftAt }) => !leftAt)
    .map(({ id, name, job, agency }) => ({ value: id, label: `${name}, ${job}, ${agency}` }))

export interface NewPersonProps {
  readonly shell: Shell
  readonly agencies: readonly { readonly id: string; readonly name: string }[]
  readonly people: readonly Colleague[]
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
}

export const NewPersonPage = ({ shell, agencies, people, values, errors }: NewPersonProps) => (
  <Page
    shell={shell}
    title={text.add}
    errors={errors}
    breadcrumbs={[
      { href: '/desk', text: interfaceWords.desk.title },
      { href: '/people', text: text.title },
    ]}
  >
    <div class="cg-read">
      <Form {...formFrame(shell, '/people/new')}>
        <Field name="name" named label={text.form.name} value={values.name} error={errors.name} maxLength={120} />
        <Field
          name="email"
          type="email"
          label={text.form.email.label}
          hint={text.form.email.hint}
          value={values.email}
          error={errors.email}
        />
        <Select
          name="agency"
          label={text.form.agency}
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          value={values.agency}
          error={errors.agency}
        />
        <Field
          name="job"
          label={text.form.job.label}
          hint={text.form.job.hint}
          value={values.job}
          error={errors.job}
          maxLength={120}
        />
        <Field name="team" label={text.form.team} optional value={values.team} maxLength={120} />
        <Select
          name="manager"
          label={text.form.manager}
          optional
          options={managerOptions(people)}
          value={values.manager}
        />
        <Buttons>
          <Button>{text.save}</Button>
        </Buttons>
      </Form>
    </div>
  </Page>
)

export interface CodeProps {
  readonly shell: Shell
  readonly colleague: Colleague
  readonly code: string
  readonly delayedUntil: Date | null
}

/** The one time the code is seen. */
export const CodePage = ({ shell, colleague, code, delayedUntil }: CodeProps) => {
  const names = { person_name: colleague.name }
  return (
    <Page
      shell={shell}
      title={say(text.code.title, shell.names, names)}
      breadcrumbs={[{ href: '/people', text: text.title }]}
    >
      <p>
        <code class="cg-key">{codeInHalves(code)}</code>
      </p>
      <Notice kind="look" title={text.code.once}>
        <p>{say(text.code.text, shell.names, names)}</p>
        {colleague.invitedUntil && (
          <p>{say(text.code.valid, shell.names, { due_date: formatDate(colleague.invitedUntil, 'day') })}</p>
        )}
        {delayedUntil && (
          <p>{say(text.code.delayed, shell.names, { ...names, since: formatDate(delayedUntil, 'long') })}</p>
        )}
      </Notice>
      <Buttons>
        <Button href={`/people/${colleague.id}`}>{say(text.code.back, shell.names, names)}</Button>
      </Buttons>
    </Page>
  )
}
