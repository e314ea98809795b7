/** Opening a discussion in an emergency, and what became of it: who opened what, until when, whether it was needed. Never what it says. */
import { addWorkingDays, formatDate, formatTime, interfaceWords, privacy, say, sayAny } from '#content'
import { Button, Buttons, Card, Facts, Field, Form, Notice, Page, Radios, StackTable, Tag } from '../design/design.ts'
import type { Person } from '../discussion.ts'
import { type Fields, formFrame, type Shell } from '../kit/web.ts'
import { lookWithin } from '../trust/emergency.ts'
import { type Emergency, emergencyOutcomes, emergencyReasons, mayLookAt } from './emergency.rows.ts'

const text = privacy.emergency_access
const { list, one } = text

export interface OpenInEmergencyProps {
  readonly shell: Shell
  readonly emergencies: readonly Emergency[]
  readonly mayOpen: boolean
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
}

export const OpenInEmergencyPage = ({ shell, emergencies, mayOpen, values, errors }: OpenInEmergencyProps) => (
  <Page
    shell={shell}
    title={text.label}
    errors={errors}
    breadcrumbs={[{ href: '/desk', text: interfaceWords.desk.title }]}
  >
    <div class="cg-stack">
      {mayOpen && (
        <div class="cg-read cg-stack">
          <p class="cg-lead">{text.lead}</p>
          <Notice kind="look">
            <p>{text.explain}</p>
            <p>{say(text.told, shell.names)}</p>
          </Notice>
          <Form {...formFrame(shell, '/emergency')}>
            <Field
              name="number"
              label={text.number.label}
              hint={text.number.hint}
              value={values.number}
              error={errors.number && sayAny(errors.number, shell.names)}
              maxLength={40}
            />
            <Radios
              name="reason"
              label={text.reason_label}
              choices={emergencyReasons.map((value) => ({ value, label: text.reasons[value] }))}
              value={values.reason}
              error={errors.reason}
            />
            <p class="cg-dim">{text.closed}</p>
            <Buttons>
              <Button>{text.button}</Button>
              <Button look="quiet" href="/desk">
                {interfaceWords.forms.cancel}
              </Button>
            </Buttons>
          </Form>
        </div>
      )}
      <Card title={list.title}>
        {emergencies.length === 0 ? (
          <p class="cg-dim">{list.none}</p>
        ) : (
          <StackTable
            caption={list.title}
            captionHidden
            columns={[list.columns.number, list.columns.who, list.columns.when, list.columns.state].map((label) => ({
              label,
            }))}
            rows={emergencies.map((emergency) => [
              <a key="number" href={`/emergency/${emergency.id}`}>
                {emergency.reference}
              </a>,
              emergency.name,
              moment(emergency.openedAt),
              <State key="state" shell={shell} emergency={emergency} />,
            ])}
          />
        )}
      </Card>
    </div>
  </Page>
)

function State({ shell, emergency }: { shell: Shell; emergency: Emergency }) {
  const { until, outcome, openedAt } = emergency
  const due = addWorkingDays(openedAt, lookWithin)
  const dueDate = { due_date: formatDate(due, 'day') }
  if (outcome) return <Tag tone="moss">{one.outcomes[outcome]}</Tag>
  if (shell.now < until)
    return <Tag tone="gorse">{sayAny(list.open, shell.names, { meeting_time: formatTime(until) })}</Tag>
  return shell.now > due ? (
    <Tag tone="rowan">{say(list.late, shell.names, dueDate)}</Tag>
  ) : (
    <Tag tone="gorse">{say(list.to_look, shell.names, dueDate)}</Tag>
  )
}

export const emergencyDone = ['opened', 'ended', 'looked'] as const
export type EmergencyDone = (typeof emergencyDone)[number]

export interface EmergencyProps {
  readonly shell: Shell
  readonly person: Person
  readonly emergency: Emergency
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
  readonly done: EmergencyDone | null
}

export function EmergencyPage(props: EmergencyProps) {
  const { shell, person, emergency, done, errors } = props
  const isOpen = shell.now < emergency.until
  const own = emergency.personId === person.personId
  const mayLook = mayLookAt(person, emergency)
  return (
    <Page
      shell={shell}
      title={say(one.title, shell.names, { reference: emergency.reference })}
      errors={errors}
      breadcrumbs={[
        { href: '/desk', text: interfaceWords.desk.title },
        { href: '/emergency', text: text.label },
      ]}
    >
      {done && (
        <Notice kind="done" live>
          <p>{one.done[done]}</p>
        </Notice>
      )}
      <div class="cg-read cg-stack">
        <Card>
          <Facts wide facts={factsOf(props, isOpen)} />
        </Card>
        {own && isOpen && (
          <Form {...formFrame(shell, `/emergency/${emergency.id}/end`)}>
            <Buttons>
              <Button href={`/discussions/${emergency.discussionId}`}>{one.read}</Button>
              <Button look="secondary">{one.end}</Button>
            </Buttons>
          </Form>
        )}
        {mayLook && isOpen && <p>{one.look.after}</p>}
        {mayLook && !isOpen && <Looking {...props} />}
      </div>
    </Page>
  )
}

function factsOf({ shell, emergency }: EmergencyProps, isOpen: boolean) {
  const { outcome, lookedAt } = emergency
  const due = { due_date: formatDate(addWorkingDays(emergency.openedAt, lookWithin), 'long') }
  return [
    { term: one.who, value: emergency.name },
    { term: one.when, value: moment(emergency.openedAt) },
    { term: isOpen ? one.open_until : one.until, value: moment(emergency.until) },
    { term: one.reason, value: text.reasons[emergency.reason] },
    { term: one.told, value: emergency.toldNames.join(', ') },
    {
      term: one.looked,
      value:
        outcome && lookedAt ? (
          <>
            {one.outcomes[outcome]}
            <br />
            {say(one.looked_by, shell.names, {
              person_name: emergency.lookedByName ?? '',
              decided_on: formatDate(lookedAt, 'day'),
            })}
          </>
        ) : (
          say(one.not_looked, shell.names, due)
        ),
    },
  ]
}

const Looking = ({ shell, emergency, values, errors }: EmergencyProps) => (
  <section>
    <h2 class="cg-h3">{one.look.title}</h2>
    <p>{one.look.text}</p>
    <Form {...formFrame(shell, `/emergency/${emergency.id}`)}>
      <Radios
        name="outcome"
        label={one.look.label}
        choices={emergencyOutcomes.map((value) => ({ value, label: one.outcomes[value] }))}
        value={values.outcome}
        error={errors.outcome}
      />
      <Buttons>
        <Button>{one.look.button}</Button>
      </Buttons>
    </Form>
  </section>
)

const moment = (at: Date): string => `${formatDate(at)}, ${formatTime(at)}`
