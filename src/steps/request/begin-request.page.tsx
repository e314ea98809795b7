import { byId, interfaceWords, request, sayAny, statements } from '#content'
import { Button, Buttons, Card, Columns, Form, Notice, Page, Radios, Select } from '../../design/design.ts'
import { type Fields, type FormFrame, field, type Shell } from '../../kit/web.ts'
import { peopleByAgency } from './choosable.ts'
import type { Listed } from './directory.rows.ts'

export interface BeginProps {
  readonly shell: Shell
  readonly people: readonly Listed[]
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
  readonly form: FormFrame
}

/** What asking means, and whose request it is (P8, P12). */
export function BeginRequestPage({ shell, people, values, errors, form }: BeginProps) {
  const { intro, begin } = request
  const { questions } = byId(request.pages, 'you')
  const filledBy = byId(questions, 'filled-by')
  const practitioner = byId(questions, 'practitioner')
  return (
    <Page
      shell={shell}
      title={intro.title}
      current="desk"
      statement={statements.pages.request.text}
      breadcrumbs={[{ href: '/desk', text: interfaceWords.desk.title }]}
      errors={errors}
    >
      <p class="cg-lead">{intro.lead}</p>
      <Columns side={<Need names={shell.names} />}>
        <Card title={begin.title}>
          <p>{begin.lead}</p>
          <Form {...form}>
            <Radios
              name="filled-by"
              label={filledBy.label}
              hint={filledBy.hint}
              choices={Object.entries(filledBy.choices).map(([value, label]) => ({ value, label }))}
              value={field(values, 'filled-by')}
              error={errors['filled-by']}
            />
            <Select
              name="practitioner"
              label={practitioner.label}
              hint={begin.practitioner_hint}
              options={[]}
              groups={peopleByAgency(people.filter(({ id }) => id !== shell.person?.personId))}
              value={field(values, 'practitioner')}
              error={errors.practitioner}
            />
            <Notice>
              <p>{intro.rule}</p>
            </Notice>
            <Buttons>
              <Button>{begin.button}</Button>
            </Buttons>
          </Form>
        </Card>
      </Columns>
    </Page>
  )
}

function Need({ names }: { readonly names: Shell['names'] }) {
  const { intro } = request
  return (
    <Card title={intro.need_title} tone="loch">
      <ul class="cg-list cg-gap">
        {intro.need.map((line) => (
          <li key={line}>{sayAny(line, names)}</li>
        ))}
      </ul>
      <p class="cg-gap cg-s">{intro.time}</p>
      <p class="cg-s">{intro.who_sees}</p>
    </Card>
  )
}
