/** Opening a discussion in an emergency, and what was opened so before: by whom, when, where it stands. */
import { addWorkingDays, formatDate, formatTime, interfaceWords, privacy, say, sayAny } from '#content'
import { Button, Buttons, Card, Field, Form, Notice, Page, Radios, StackTable, Tag } from '../design/design.ts'
import { type Fields, formFrame, type Shell } from '../kit/web.ts'
import { lookWithin } from '../trust/emergency.ts'
import { moment } from './emergency.page.tsx'
import { type Emergency, emergencyReasons } from './emergency.rows.ts'

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
