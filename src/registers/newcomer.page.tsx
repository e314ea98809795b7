/** Inviting somebody to work with the committee: the form, the code that is seen once, and the invitation while it waits. */
import type { ComponentChildren } from 'preact'
import { formatDate, interfaceWords, say, account as words } from '#content'
import { Button, Buttons, Card, Facts, Field, Form, Notice, Page, PageHead, Select, Tag } from '../design/design.ts'
import { type Fields, formFrame, type Shell } from '../kit/web.ts'
import { codeInHalves } from '../trust/enrolment.rows.ts'
import type { NewcomerHere } from './newcomers.rows.ts'
import { managerOptions } from './people.page.tsx'
import type { Colleague } from './people.rows.ts'

const { people: text } = words
const { newcomers: own } = text

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
    <p class="cg-lead">{text.form.lead}</p>
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
          error={errors.manager}
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
  readonly name: string
  readonly code: string
  /** Until when the link in the letter works. */
  readonly until: Date | null
  readonly delayedUntil: Date | null
  /** Page of whom it is for. */
  readonly back: string
}

/** The one time the code is seen. */
export const CodePage = ({ shell, name, code, until, delayedUntil, back }: CodeProps) => {
  const names = { person_name: name }
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
        {until && <p>{say(text.code.valid, shell.names, { due_date: formatDate(until, 'day') })}</p>}
        {delayedUntil && (
          <p>{say(text.code.delayed, shell.names, { ...names, since: formatDate(delayedUntil, 'long') })}</p>
        )}
      </Notice>
      <Buttons>
        <Button href={back}>{say(text.code.back, shell.names, names)}</Button>
      </Buttons>
    </Page>
  )
}

export function NewcomerState({ shell, newcomer: { state, until } }: { shell: Shell; newcomer: NewcomerHere }) {
  if (state !== 'waiting') return <Tag tone="slate">{own.states[state]}</Tag>
  return <Tag tone="gorse">{say(own.states.waiting, shell.names, { due_date: formatDate(until) })}</Tag>
}

export const NewcomerPage = ({ shell, newcomer }: { shell: Shell; newcomer: NewcomerHere }) => (
  <Page
    shell={shell}
    title={newcomer.name}
    breadcrumbs={[
      { href: '/desk', text: interfaceWords.desk.title },
      { href: '/people', text: text.title },
    ]}
    head={
      <PageHead
        title={newcomer.name}
        tag={<NewcomerState shell={shell} newcomer={newcomer} />}
        facts={[newcomer.job, newcomer.agency]}
      />
    }
  >
    <p class="cg-lead">{own.lead}</p>
    <Card title={own.title}>
      <Facts
        facts={[
          { term: text.form.email.label, value: newcomer.email },
          ...(newcomer.team ? [{ term: text.form.team, value: newcomer.team }] : []),
        ]}
      />
      <p>{own.again_lead}</p>
      <Act shell={shell} id={newcomer.id} part="again">
        <Button look="secondary">{own.again}</Button>
      </Act>
      <Act shell={shell} id={newcomer.id} part="take-back">
        <Button look="quiet">{own.take_back}</Button>
      </Act>
    </Card>
  </Page>
)

const Act = (props: { shell: Shell; id: string; part: string; children: ComponentChildren }) => (
  <Form {...formFrame(props.shell, `/people/invited/${props.id}/${props.part}`)}>
    <Buttons>{props.children}</Buttons>
  </Form>
)
