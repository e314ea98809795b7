/** What stands about a colleague, to be put right, and a new address while it waits for their yes. */
import { formatDate, say, account as words } from '#content'
import { Button, Buttons, Card, Field, Form, Notice, Select } from '../design/design.ts'
import { type Fields, formFrame, type Shell } from '../kit/web.ts'
import type { AddressAsked } from './details.rows.ts'
import type { Colleague } from './people.rows.ts'

const { details: text, form } = words.people

export interface DetailsProps {
  readonly shell: Shell
  readonly colleague: Colleague
  readonly agencies: readonly { readonly id: string; readonly name: string }[]
  readonly asked: AddressAsked | null
  /** What was typed, where something is wrong with it. */
  readonly typed: WrongDetails | null
}

export interface WrongDetails {
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
}

export function DetailsCard({ shell, colleague, agencies, asked, typed }: DetailsProps) {
  const { name, email, job, team, agencyId } = colleague
  const values: Fields = typed?.values ?? { name, email, job, team, agency: agencyId }
  const errors = typed?.errors ?? {}
  const action = `/people/${colleague.id}/details`
  return (
    <Card title={text.title}>
      <p class="cg-dim">{text.lead}</p>
      {asked && (
        <Notice kind="look" title={text.asked.title}>
          <p>
            {say(text.asked.text, shell.names, { due_date: formatDate(asked.until, 'day') })} {asked.email}
          </p>
          <Form {...formFrame(shell, `${action}/address-back`)}>
            <Buttons>
              <Button look="quiet">{text.asked.back}</Button>
            </Buttons>
          </Form>
        </Notice>
      )}
      <Form {...formFrame(shell, action)}>
        <Field name="name" named label={form.name} value={values.name} error={errors.name} maxLength={120} />
        <Field name="job" label={form.job.label} value={values.job} error={errors.job} maxLength={120} />
        <Field name="team" label={form.team} optional value={values.team} maxLength={120} />
        <Select
          name="agency"
          label={form.agency}
          options={agencies.map((one) => ({ value: one.id, label: one.name }))}
          value={values.agency}
          error={errors.agency}
        />
        <Field
          name="email"
          type="email"
          label={form.email.label}
          hint={text.email_hint}
          value={values.email}
          error={errors.email}
        />
        <Buttons>
          <Button look="secondary">{text.save}</Button>
        </Buttons>
      </Form>
    </Card>
  )
}
