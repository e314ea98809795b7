/** The pages of people who are invited and signed in: times, reply, the topic expert's reply. */
import { formatDate, sayAny, statements, arranging as words } from '#content'
import { Card, Columns, StepFrame } from '../../design/design.ts'
import { peopleAs } from '../../discussion.ts'
import type { StepView } from '../../kit/step-pages.ts'
import { withoutVersion } from '../../kit/web.ts'
import type { Invitation, Meeting } from '../../room/meeting.rows.ts'
import { ExpertForm } from './expert-form.tsx'
import { MeetingFacts, MeetingWhen } from './meeting-facts.tsx'
import type { Counts, Poll } from './poll.rows.ts'
import { PollForm } from './poll-slots.tsx'
import { ReplyForm } from './reply-form.tsx'

export interface PollProps {
  readonly poll: Poll
  readonly counts: Counts
}

export function AnswerTimesPage(view: StepView<PollProps>) {
  const { shell, props, discussion } = view
  const [facilitator] = peopleAs(discussion, 'facilitator')
  return (
    <StepFrame {...view} title={words.link_page.poll_title} statement={statements.pages.invitation.text}>
      <p class="cg-lead">
        {sayAny(words.link_page.asks_times, shell.names, { facilitator_name: facilitator?.name ?? '' })}{' '}
        <strong>{closesLine(props.poll, shell.names)}</strong>
      </p>
      <PollForm {...view} {...props} form={withoutVersion(view.form)} names={shell.names} />
    </StepFrame>
  )
}

export const closesLine = ({ closesOn }: Pick<Poll, 'closesOn'>, names: Readonly<Record<string, string>>): string =>
  sayAny(words.link_page.by, names, { due_date: formatDate(new Date(`${closesOn}T12:00:00Z`), 'long') })

export interface ReplyProps {
  readonly invitation: Invitation
  readonly meeting: Meeting
  /** Nothing is answered any more. */
  readonly hasBegun: boolean
}

export const ReplyPage = (view: StepView<ReplyProps>) => (
  <StepFrame {...view} title={words.reply.title} statement={statements.pages.invitation.text}>
    <Columns side={<WhenAndWhere view={view} />}>
      <MeetingWhen meeting={view.props.meeting} />
      {view.props.hasBegun ? <HasBegun /> : <ReplyForm {...view} {...view.props} form={withoutVersion(view.form)} />}
    </Columns>
  </StepFrame>
)

export const ExpertReplyPage = (view: StepView<ReplyProps>) => (
  <StepFrame {...view} title={words.expert.reply_title} statement={statements.pages.expert.text}>
    <Columns side={<WhenAndWhere view={view} />}>
      <MeetingWhen meeting={view.props.meeting} />
      {view.props.hasBegun ? <HasBegun /> : <ExpertForm {...view} {...view.props} form={withoutVersion(view.form)} />}
    </Columns>
  </StepFrame>
)

const HasBegun = () => <p class="cg-lead">{words.link_page.over.text}</p>

const WhenAndWhere = ({ view }: { view: StepView<ReplyProps> }) => (
  <Card title={words.hub.meeting.title}>
    <MeetingFacts discussion={view.discussion} meeting={view.props.meeting} />
  </Card>
)
