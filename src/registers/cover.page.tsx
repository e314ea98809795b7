/** Cover while somebody is away (P8, P10): what is named, and naming one. */
import { formatDate, sayAny, statements, agreement as words } from '#content'
import { Button, Buttons, Card, Columns, DateField, Form, Notice, Page, Select, StackTable } from '../design/design.ts'
import type { Person } from '../discussion.ts'
import { type Fields, formFrame, type Shell } from '../kit/web.ts'
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
        rows={covers.map(({ id, absent, covers: colleague, fromDay, toDay }) => [
          absent,
          colleague,
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
          groups={byAgency(people.filter(({ id }) => id !== person.personId))}
          value={values.person}
          error={errors.person}
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

function byAgency(people: readonly Listed[]) {
  const agencies = Map.groupBy(people, ({ agency }) => agency)
  return [...agencies].map(([label, here]) => ({
    label,
    options: here.map(({ id, name, job }) => ({ value: id, label: job === '' ? name : `${name}, ${job}` })),
  }))
}
