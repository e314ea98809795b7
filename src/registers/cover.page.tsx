/** Cover while somebody is away (P8, P10): what is named, and naming one. */
import { entriesOf, formatDate, isKeyOf, sayAny, statements, agreement as words } from '#content'
import {
  Button,
  Buttons,
  Card,
  Columns,
  DateField,
  Form,
  Notice,
  Page,
  Radios,
  Select,
  StackTable,
} from '../design/design.ts'
import type { Person } from '../discussion.ts'
import { type Fields, field, formFrame, type Shell } from '../kit/web.ts'
import { fitFor } from '../trust/line-of-management.ts'
import type { Listed, NamedCover } from './cover.rows.ts'

const { cover: text } = words

export interface CoverPageProps {
  readonly shell: Shell
  readonly person: Person
  readonly people: readonly Listed[]
  readonly covers: readonly NamedCover[]
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
  readonly said: keyof typeof text.said | null
}

export const CoverPage = (props: CoverPageProps) => (
  <Page shell={props.shell} title={text.title} statement={statements.pages.agreement.text} errors={props.errors}>
    <p class="cg-lead">{text.text}</p>
    {props.said && (
      <Notice kind="done" live>
        <p>{text.said[props.said]}</p>
      </Notice>
    )}
    <Columns side={<Rules />}>
      <Named {...props} />
      <Naming {...props} />
    </Columns>
  </Page>
)

const Rules = () => (
  <Card title={text.rules_title} tone="line">
    <ul class="cg-list">
      {text.rules.map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ul>
  </Card>
)

function Named({ shell, covers }: CoverPageProps) {
  if (covers.length === 0) return null
  return (
    <Card title={text.named}>
      <StackTable
        caption={text.named}
        captionHidden
        columns={[
          { label: text.columns.absent },
          { label: text.columns.covers },
          { label: text.columns.days },
          { label: text.columns.end },
        ]}
        rows={covers.map(({ id, absent, covers: colleague, fromDay, toDay, equivalent }) => [
          absent,
          equivalent && isKeyOf(text.equivalent.choices, equivalent)
            ? `${colleague} (${text.equivalent.choices[equivalent]})`
            : colleague,
          sayAny(text.days, shell.names, { first_day: dayIn(fromDay), last_day: dayIn(toDay) }),
          <Form key="end" {...formFrame(shell, `/cover/${id}/end`)}>
            <Button look="quiet" small>
              {text.end}
              <span class="visually-hidden">: {absent}</span>
            </Button>
          </Form>,
        ])}
      />
    </Card>
  )
}

function Naming({ shell, person, people, values, errors }: CoverPageProps) {
  const names = person.duties.includes('administrator')
  return (
    <Card title={text.name}>
      <Form {...formFrame(shell, '/cover')}>
        {names && (
          <Select
            name="who"
            label={text.fields.who}
            options={[]}
            groups={byAgency(people)}
            value={values.who ?? person.personId}
            error={errors.who}
          />
        )}
        <Select
          name="person"
          label={text.fields.person}
          hint={text.hint}
          options={[]}
          groups={names ? byAgency(people.filter(({ id }) => id !== person.personId)) : byFit(people, person.personId)}
          value={values.person}
          error={errors.person}
        />
        <Radios
          name="equivalent"
          label={text.equivalent.label}
          hint={text.equivalent.hint}
          choices={entriesOf(text.equivalent.choices).map(([value, label]) => ({ value, label }))}
          value={field(values, 'equivalent')}
          error={errors.equivalent}
        />
        <DateField name="from" label={text.fields.from} values={values} error={errors.from} />
        <DateField name="to" label={text.fields.to} values={values} error={errors.to} />
        <Buttons>
          <Button>{text.save}</Button>
        </Buttons>
      </Form>
    </Card>
  )
}

const dayIn = (day: string): string => formatDate(new Date(`${day}T12:00:00Z`), 'day')

/** Managers of the same agency first; the others with a reason; without those who report to whoever is away. */
function byFit(people: readonly Listed[], absentId: string) {
  const fitOf = fitFor(people, absentId)
  const managers = people.filter(({ id }) => id !== absentId && fitOf(id) === 'manager')
  const others = byAgency(people.filter(({ id }) => id !== absentId && fitOf(id) === 'other'))
  return [
    ...(managers.length > 0 ? [{ label: text.groups.managers, options: managers.map(optionOf) }] : []),
    ...others.map(({ label, options }) => ({ label: text.groups.others.replace('{agency_name}', label), options })),
  ]
}

function byAgency(people: readonly Listed[]) {
  const agencies = Map.groupBy(people, ({ agency }) => agency)
  return [...agencies].map(([label, here]) => ({
    label,
    options: here.map(optionOf),
  }))
}

const optionOf = ({ id, name, job }: Listed) => ({ value: id, label: job === '' ? name : `${name}, ${job}` })
