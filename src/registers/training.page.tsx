/** Training (P29): what somebody has done and what is due, and adding to it. */
import { byId, entriesOf, formatDate, type Names, say, statements, training as words } from '#content'
import { Button, Buttons, DateField, Field, Form, Page, Radios, Select, TextArea } from '../design/design.ts'
import { type Fields, formFrame, type Shell } from '../kit/web.ts'
import { TrainingTag } from './register.page.tsx'
import type { OwnTraining } from './training.rows.ts'
import { kindLabel, stateOfRow } from './training-due.ts'

export const OwnTrainingList = ({
  rows,
  today,
  names,
}: {
  rows: readonly OwnTraining[]
  today: string
  names: Names
}) =>
  rows.length === 0 ? (
    <p class="cg-dim">{words.page.none}</p>
  ) : (
    <ul class="cg-plain">
      {rows.map((row) => (
        <li key={row.id}>
          <b>{kindLabel(row.kind)}</b>
          <br />
          <TrainingTag state={stateOfRow(row, today)} due={row.refresherDueOn} />
          <p class="cg-s cg-dim">
            {formatDate(noonOf(row.completedOn), 'day')}, {row.provider}
            {row.confirmedBy && `. ${say(words.list.confirmed_by, names, { person_name: row.confirmedBy })}`}
          </p>
        </li>
      ))}
    </ul>
  )

export interface AddTrainingProps {
  readonly shell: Shell
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
}

export function AddTrainingPage({ shell, values, errors }: AddTrainingProps) {
  const { add_page: text, fields } = words
  const field = (name: string) => ({ name, value: values[name], error: errors[name] })
  const choices = (mapping: Readonly<Record<string, string>>) =>
    entriesOf(mapping).map(([value, label]) => ({ value, label }))
  return (
    <Page
      shell={shell}
      title={text.title}
      breadcrumbs={[{ href: '/facilitators/me', text: words.page.title }]}
      statement={statements.pages.allocation.text}
      errors={errors}
    >
      <p class="cg-lead">{text.lead}</p>
      <Form {...formFrame(shell, '/facilitators/me/training')}>
        <Select
          {...field('kind')}
          label={byId(fields, 'kind').label}
          options={entriesOf(words.kinds).map(([value, kind]) => ({ value, label: kind.label }))}
        />
        <DateField {...field('date')} values={values} label={byId(fields, 'date').label} />
        <Field {...field('provider')} label={byId(fields, 'provider').label} />
        <Radios
          {...field('reach')}
          label={byId(fields, 'reach').label}
          choices={choices(byId(fields, 'reach').choices)}
          inline
        />
        <Radios
          {...field('form')}
          label={byId(fields, 'form').label}
          choices={choices(byId(fields, 'form').choices)}
          inline
        />
        <Field {...field('hours')} label={byId(fields, 'hours').label} width={4} optional />
        <TextArea {...field('takeaway')} label={byId(fields, 'takeaway').label} rows={3} optional />
        <Buttons>
          <Button>{text.button}</Button>
        </Buttons>
      </Form>
    </Page>
  )
}

const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`)
