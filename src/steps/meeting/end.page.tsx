import { addWorkingDays, formatDate, meetingTools, namesOf, say, statements, meeting as words } from '#content'
import { ActPage, Button, Card, Checkboxes, Columns, Field, Form, Radios } from '../../design/design.ts'
import type { StepView } from '../../kit/step-pages.ts'
import { formFrame } from '../../kit/web.ts'
import type { Invited } from '../../room/people-here.rows.ts'
import type { RoomState } from '../../room/room-state.ts'
import { fidelityIds } from './hold-meeting.ts'
import { MaterialChoice } from './material-choice.tsx'
import { roleWord } from './role-word.ts'

const { end, resume } = words.pages

export interface EndProps {
  readonly people: readonly Invited[]
  readonly boards: RoomState
  /** Cards whose words are still to be looked at. */
  readonly unsure: ReadonlySet<string>
  readonly minutes: number
  readonly boardDays: number
}

/** The end (P20, P22): who was there, how true to the model, how long. No box for what was decided, because nothing was (P2). */
export function EndPage({ view }: { view: StepView<EndProps> }) {
  const { people, boards, unsure, boardDays } = view.props
  const { values, errors } = view
  const names = namesOf(view.shell.names)
  const gone = addWorkingDays(view.shell.now, boardDays)
  return (
    <ActPage
      view={view}
      title={end.title}
      statement={statements.pages['meeting-close'].text}
      facts={[view.discussion.pseudonym]}
      serif
    >
      <p>{end.lead}</p>
      <Form {...view.form}>
        <Columns
          side={
            <Card tone="line">
              <p>{words.closing.round}</p>
              <p class="cg-s cg-dim">
                {say(end.boards, names, { days: boardDays })} ({formatDate(gone, 'long')})
              </p>
              <p class="cg-s cg-dim">{meetingTools.matrix.kept}</p>
            </Card>
          }
        >
          <div class="cg-card">
            {people.map((person) => (
              <input key={person.id} type="hidden" name="shown" value={person.id} />
            ))}
            <Checkboxes
              name="there"
              label={end.there}
              hint={end.there_hint}
              choices={people.map((person) => ({ value: person.id, label: person.name, hint: roleWord(person) }))}
              value={values.there}
              error={errors.there}
            />
            <Field
              name="minutes"
              label={end.minutes}
              hint={end.minutes_hint}
              type="whole-number"
              width={4}
              value={values.minutes}
              error={errors.minutes}
            />
          </div>
          <MaterialChoice
            boards={boards}
            unsure={unsure}
            sector={view.person.sector}
            values={values}
            base={`/discussions/${view.discussion.id}/meeting`}
          />
          <div class="cg-card">
            <h2>{words.fidelity.title}</h2>
            <p class="cg-dim">{words.fidelity.help}</p>
            {fidelityIds.map((id) => (
              <Radios
                key={id}
                name={id}
                label={words.fidelity.items.find((item) => item.id === id)?.text ?? ''}
                inline
                choices={(['yes', 'partly', 'no'] as const).map((value) => ({
                  value,
                  label: words.fidelity.choices[value],
                }))}
                value={values[id]}
                error={errors[id]}
              />
            ))}
          </div>
          <Button>{end.button}</Button>
        </Columns>
      </Form>
    </ActPage>
  )
}

/** A meeting that was stopped goes on, ends here, or finds a new time. */
export function ResumePage({ view }: { view: StepView<object> }) {
  const base = `/discussions/${view.discussion.id}/meeting`
  return (
    <ActPage
      view={view}
      title={resume.title}
      statement={statements.pages['meeting-stopped'].text}
      facts={[view.discussion.pseudonym]}
    >
      <p>{resume.lead}</p>
      <Form {...view.form}>
        <Button>{resume.button}</Button>
      </Form>
      <div class="cg-two cg-after">
        <Card title={resume.later} tone="line">
          <p>{resume.later_text}</p>
          <Form {...formFrame(view.shell, `${base}/new-time`, view.discussion.version)}>
            <Button look="secondary">{resume.later}</Button>
          </Form>
        </Card>
        <Card title={resume.end} tone="line">
          <p>{resume.end_text}</p>
          <Button look="secondary" href={`${base}/end`}>
            {resume.end}
          </Button>
        </Card>
      </div>
    </ActPage>
  )
}
