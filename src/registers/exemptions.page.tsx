/** Additions and exemptions (P6): asked for by anybody, looked at by the group, agreed by the committee. */
import { formatDate, interfaceWords, type Names, say, dissemination as words } from '#content'
import {
  Button,
  Buttons,
  Card,
  DateField,
  DefinitionList,
  Field,
  Form,
  Notice,
  Page,
  PageHead,
  Radios,
  StackTable,
  Tag,
  type TagTone,
  TextArea,
} from '../design/design.ts'
import { type Fields, type FormFrame, formFrame, type Shell } from '../kit/web.ts'
import type { Exemption } from './exemption.rows.ts'

const { exemption: text } = words
const [what, whoFor, why, from, to, groupView, committeeAgreed, agreedOn] = text.fields

export interface ExemptionsProps {
  readonly shell: Shell
  readonly exemptions: readonly Exemption[]
  /** 'YYYY-MM-DD' */
  readonly today: string
  readonly asked: boolean
}

export const ExemptionsPage = ({ shell, exemptions, today, asked }: ExemptionsProps) => (
  <Page
    shell={shell}
    title={text.title}
    head={<PageHead title={text.title} side={<Button href="/exemptions/new">{text.ask}</Button>} />}
  >
    {asked && (
      <Notice kind="done" live>
        <p>{say(text.asked, shell.names)}</p>
      </Notice>
    )}
    <p class="cg-lead">{say(text.lead, shell.names)}</p>
    <p>{text.cannot}</p>
    <div class="cg-card cg-gap">
      {exemptions.length === 0 ? (
        <p class="cg-dim">{text.none}</p>
      ) : (
        <StackTable
          caption={text.title}
          captionHidden
          columns={[text.columns.what, text.columns.who, text.columns.when, text.columns.state].map((label) => ({
            label,
          }))}
          rows={exemptions.map((one) => [
            <a key="what" href={`/exemptions/${one.id}`}>
              {shortened(one.what)}
            </a>,
            one.whoFor,
            datesOf(one, shell.names),
            <State key="state" exemption={one} today={today} />,
          ])}
        />
      )}
    </div>
  </Page>
)

const shortened = (words: string): string => (words.length > 90 ? `${words.slice(0, 88).trimEnd()} …` : words)
const dayLabel = (day: string): string => formatDate(new Date(`${day}T12:00:00Z`), 'day')
const datesOf = ({ fromOn, toOn }: Exemption, names: Names): string =>
  say(text.dates, names, { since: dayLabel(fromOn), until: dayLabel(toOn) })

const tones: Readonly<Record<Exemption['state'], TagTone>> = {
  asked: 'gorse',
  'with-group': 'gorse',
  'with-committee': 'loch',
  agreed: 'moss',
  'not-agreed': 'slate',
}

const State = ({ exemption, today }: { exemption: Exemption; today: string }) =>
  exemption.state === 'agreed' && exemption.toOn < today ? (
    <Tag tone="slate">{text.states.ended}</Tag>
  ) : (
    <Tag tone={tones[exemption.state]}>{text.states[exemption.state]}</Tag>
  )

export interface ExemptionFormProps {
  readonly shell: Shell
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
}

const crumbs = [
  { href: '/desk', text: interfaceWords.desk.title },
  { href: '/exemptions', text: text.title },
]

export const ExemptionFormPage = ({ shell, values, errors }: ExemptionFormProps) => (
  <Page shell={shell} title={text.ask} errors={errors} breadcrumbs={crumbs}>
    <div class="cg-read">
      <p class="cg-lead">{say(text.lead, shell.names)}</p>
      <p>{text.cannot}</p>
      <Form {...formFrame(shell, '/exemptions/new')}>
        <TextArea name="what" label={what.label} value={values.what} error={errors.what} maxLength={what.max} />
        <Field name="who-for" label={whoFor.label} value={values['who-for']} error={errors['who-for']} />
        <TextArea name="why" label={why.label} value={values.why} error={errors.why} maxLength={why.max} />
        <DateField name="from" label={from.label} values={values} error={errors.from} />
        <DateField name="to" label={to.label} hint={to.hint} values={values} error={errors.to} />
        <Buttons>
          <Button>{text.ask_button}</Button>
          <Button look="quiet" href="/exemptions">
            {interfaceWords.forms.cancel}
          </Button>
        </Buttons>
      </Form>
    </div>
  </Page>
)

export interface ExemptionPageProps extends ExemptionFormProps {
  readonly exemption: Exemption
  readonly today: string
  /** What this person may do with it now. */
  readonly may: 'group' | 'committee' | 'own' | null
  readonly said: 'noted' | 'told' | 'stale' | null
}

export function ExemptionPage(props: ExemptionPageProps) {
  const { shell, exemption, today, may, said, errors } = props
  return (
    <Page shell={shell} title={text.title} errors={errors} breadcrumbs={crumbs} serif>
      {(said === 'noted' || said === 'told') && (
        <Notice kind="done" live>
          <p>{said === 'told' ? text.noted_told : text.noted}</p>
        </Notice>
      )}
      {said === 'stale' && (
        <Notice kind="look" title={text.stale.title} live>
          <p>{text.stale.text}</p>
        </Notice>
      )}
      <div class="cg-read cg-stack">
        <Card title={text.details} note={<State exemption={exemption} today={today} />}>
          <DefinitionList
            own
            answers={[
              { term: what.label, value: exemption.what },
              { term: whoFor.label, value: exemption.whoFor },
              { term: why.label, value: exemption.why },
              { term: text.columns.when, value: datesOf(exemption, shell.names) },
            ]}
          />
          <SoFar exemption={exemption} names={shell.names} />
        </Card>
        <p class="cg-dim">{text.cannot}</p>
        {may === 'own' && <p>{text.own}</p>}
        {may === 'group' && <GroupForm {...props} />}
        {may === 'committee' && <CommitteeForm {...props} />}
      </div>
    </Page>
  )
}

function SoFar({ exemption, names }: { exemption: Exemption; names: Names }) {
  const { groupView: view, state } = exemption
  return (
    <div class="cg-s cg-dim">
      <p>
        {say(text.asked_by, names, { person_name: exemption.askedByName, since: formatDate(exemption.askedAt, 'day') })}
      </p>
      {view && exemption.groupAt && (
        <p>
          {say(text.group_said, names, {
            outcome_label: groupView.choices[view],
            person_name: exemption.groupByName ?? '',
            since: formatDate(exemption.groupAt, 'day'),
          })}
        </p>
      )}
      {exemption.agreedOn && (
        <p>
          {say(text.committee_said, names, {
            outcome_label: text.states[state],
            since: dayLabel(exemption.agreedOn),
            person_name: exemption.notedByName ?? '',
          })}
        </p>
      )}
    </div>
  )
}

const frameOf = ({ shell, exemption }: ExemptionPageProps): FormFrame =>
  formFrame(shell, `/exemptions/${exemption.id}`, exemption.version)

const GroupForm = (props: ExemptionPageProps) => (
  <Form {...frameOf(props)}>
    <Radios
      name="group-view"
      label={groupView.label}
      choices={choicesOf(groupView.choices)}
      value={props.values['group-view']}
      error={props.errors['group-view']}
    />
    <Buttons>
      <Button>{text.group_button}</Button>
    </Buttons>
  </Form>
)

const CommitteeForm = (props: ExemptionPageProps) => (
  <Form {...frameOf(props)}>
    <Radios
      name="committee-agreed"
      label={committeeAgreed.label}
      choices={choicesOf(committeeAgreed.choices)}
      value={props.values['committee-agreed']}
      error={props.errors['committee-agreed']}
      inline
    />
    <DateField name="agreed-on" label={agreedOn.label} values={props.values} error={props.errors['agreed-on']} />
    <Buttons>
      <Button>{text.committee_button}</Button>
    </Buttons>
  </Form>
)

const choicesOf = (choices: Readonly<Record<string, string>>) =>
  Object.entries(choices).map(([value, label]) => ({ value, label }))
