import { formatDate, isKeyOf, letterText, sayAny, statements, alert as words } from '#content'
import {
  Button,
  Buttons,
  Card,
  Columns,
  Form,
  Notice,
  Select,
  StackTable,
  StepFrame,
  Tick,
} from '../../design/design.ts'
import { type Discussion, peopleAs } from '../../discussion.ts'
import type { StepView } from '../../kit/step-pages.ts'
import type { Shell } from '../../kit/web.ts'
import type { TeamMember } from './alert.rows.ts'
import { type ChoiceForOne, choicesForOne } from './alert.ts'

export interface AlertProps {
  readonly team: readonly TeamMember[]
}

/** Who is told, how, and the very message they get (P11). */
export function AlertPage(view: StepView<AlertProps>) {
  const { shell, discussion, props } = view
  const waiting = props.team.filter((member) => member.toldAt === null)
  return (
    <StepFrame {...view} title={words.page.title} statement={statements.pages.alert.text}>
      <p class="cg-lead">{words.page.lead}</p>
      <Columns side={<Message shell={shell} discussion={discussion} />}>
        {waiting.length === 0 ? (
          <Notice kind="done">
            <p>{words.form.nobody_left}</p>
          </Notice>
        ) : (
          <Card title={words.form.team_title} note={words.page.how}>
            <Form {...view.form}>
              {waiting.map((member) => (
                <Member key={member.id} member={member} view={view} />
              ))}
              <Notice kind="look" title={words.stop_first.heading}>
                <p>{words.stop_first.text}</p>
              </Notice>
              <p>{words.page.check}</p>
              <Tick name="checked" label={words.page.confirm} value={view.values.checked} error={view.errors.checked} />
              <Buttons>
                <Button>{words.form.tell}</Button>
                <Button look="quiet" href={`/discussions/${discussion.id}/request/team-around`}>
                  {words.form.change_team}
                </Button>
              </Buttons>
            </Form>
          </Card>
        )}
        <Told team={props.team} discussion={discussion} />
      </Columns>
    </StepFrame>
  )
}

function Member({ member, view }: { member: TeamMember; view: StepView<AlertProps> }) {
  const name = `member-${member.id}`
  return (
    <Select
      name={name}
      label={member.name}
      hint={`${member.role} · ${member.email}`}
      value={view.values[name]}
      error={view.errors[`members-${member.id}`]}
      noEmpty
      options={choicesForOne.map((choice) => ({ value: choice, label: choiceLabel(choice) }))}
    />
  )
}

function choiceLabel(choice: ChoiceForOne): string {
  if (choice === 'letter') return words.form.letter
  if (isKeyOf(words.told_in_person.how, choice)) return words.form.told[choice]
  const reason = choice.replace('skip-', '')
  if (isKeyOf(words.stop_first.skip_named, reason)) return words.stop_first.skip_named[reason]
  return isKeyOf(words.stop_first.skip_reasons, reason)
    ? `${words.stop_first.skip_label}: ${words.stop_first.skip_reasons[reason]}`
    : choice
}

/** The message as it will be sent: nothing in it points to the child or family. */
function Message({ shell, discussion }: { shell: Shell; discussion: Discussion }) {
  const [practitioner] = peopleAs(discussion, 'requester')
  const letter = letterText('alert-team')
  const values = { practitioner_name: practitioner?.name ?? '', agency_name: practitioner?.agency ?? '' }
  return (
    <>
      <Card title={words.form.message_title} tone="line">
        <p class="cg-s cg-dim">{words.page.preview}</p>
        <p>
          <strong>{sayAny(letter.subject, shell.names, values)}</strong>
        </p>
        {letter.body.map((paragraph) => (
          <p key={paragraph}>{sayAny(paragraph, shell.names, values)}</p>
        ))}
      </Card>
      <Card title={words.form.why_title} tone="line">
        <ul>
          {words.page.why.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>{words.page.talk}</p>
      </Card>
    </>
  )
}

function Told({ team, discussion }: AlertProps & { discussion: Discussion }) {
  const done = team.filter((member) => member.toldAt !== null || member.skipReason !== null)
  if (done.length === 0) return null
  const { columns } = words.log
  return (
    <Card title={words.log.title}>
      <StackTable
        caption={words.log.title}
        captionHidden
        columns={[{ label: columns.person }, { label: columns.how }, { label: columns.when }]}
        rows={done.map((member) => [member.name, howTold(member), member.toldAt ? formatDate(member.toldAt) : ''])}
      />
      <p>
        <a href={`/discussions/${discussion.id}/alert/answers`}>{words.answers.link}</a>
      </p>
    </Card>
  )
}

function howTold({ toldHow, skipReason }: TeamMember): string {
  if (skipReason && isKeyOf(words.stop_first.skip_reasons, skipReason)) return words.stop_first.skip_reasons[skipReason]
  if (toldHow && isKeyOf(words.told_in_person.how, toldHow)) return words.told_in_person.how[toldHow]
  return words.delivery.sent
}
