import { formatDate, formatTime, namesOf, say, statements, meeting as words } from '#content'
import { ActPage, Button, Checkboxes, Columns, Form, Notice, Radios } from '../../design/design.ts'
import type { StepView } from '../../kit/step-pages.ts'
import { earliest, type Meeting } from '../../room/meeting.rows.ts'
import type { Invited } from '../../room/people-here.rows.ts'
import { isOtherDay } from './open-meeting.ts'
import { roleWord } from './role-word.ts'

const { opening } = words.pages

export interface OpeningProps {
  readonly planned: Meeting | null
  readonly invited: readonly Invited[]
}

/** The facilitator opens the meeting: the purpose is read out, those here are ticked (P18, P19). */
export function OpeningPage({ view }: { view: StepView<OpeningProps> }) {
  const { planned, invited } = view.props
  const names = namesOf(view.shell.names)
  const days = {
    meeting_date: formatDate(planned?.startsAt ?? view.shell.now, 'long'),
    today: formatDate(view.shell.now, 'long'),
  }
  const opensAt = planned ? new Date(planned.startsAt.getTime() - earliest) : null
  return (
    <ActPage
      view={view}
      title={opening.title}
      statement={statements.pages['meeting-welcome'].text}
      facts={[
        view.discussion.reference,
        ...(planned
          ? [
              say(opening.starts, names, {
                meeting_time: formatTime(planned.startsAt),
                meeting_date: formatDate(planned.startsAt, 'long'),
              }),
            ]
          : []),
      ]}
      serif
    >
      {opensAt && view.shell.now < opensAt && (
        <Notice>
          <p>
            {say(opening.too_soon, names, {
              meeting_time: formatTime(opensAt),
              meeting_date: formatDate(opensAt, 'long'),
            })}
          </p>
        </Notice>
      )}
      <p>{opening.lead}</p>
      <Form {...view.form}>
        <Columns side={<Rules />}>
          {planned && isOtherDay(planned, view.shell.now) && (
            <div class="cg-card cg-card--loch">
              <Radios
                name="day"
                label={opening.other_day_title}
                hint={say(opening.other_day, names, days)}
                choices={[
                  { value: 'then', label: say(opening.then, names, days), hint: opening.then_hint },
                  { value: 'today', label: say(opening.today, names, days) },
                ]}
                value={view.values.day}
              />
              <p>
                <a href={`/discussions/${view.discussion.id}/arranging`}>{opening.change_time}</a>
              </p>
            </div>
          )}
          <div class="cg-card">
            <Checkboxes
              name="purpose"
              label={words.purpose.title}
              hint={words.purpose.lead}
              choices={words.purpose.items.map((item) => ({ value: item.id, label: item.text }))}
              value={view.values.purpose}
              error={view.errors.purpose}
            />
          </div>
          <div class="cg-card">
            <Checkboxes
              name="here"
              label={opening.here}
              hint={opening.here_hint}
              choices={invited.map((person) => ({ value: person.id, label: person.name, hint: roleWord(person) }))}
              value={view.values.here}
              error={view.errors.here}
            />
          </div>
          <Button>{opening.button}</Button>
        </Columns>
      </Form>
    </ActPage>
  )
}

const Rules = () => (
  <section class="cg-card">
    <h2>{words.ground_rules.title}</h2>
    <p class="cg-s cg-dim">{words.ground_rules.lead}</p>
    <ol class="cg-rules-s">
      {words.ground_rules.items.map((rule) => (
        <li key={rule.id}>{rule.text}</li>
      ))}
    </ol>
  </section>
)
