import { formatDate, formatTime, interfaceWords, request, sayAny, statements, words } from '#content'
import { Button, Card, Columns, Form, NextCard, Notice, Page, PageHead, Tag, TaskList } from '../../design/design.ts'
import { type Discussion, peopleAs } from '../../discussion.ts'
import type { StepView } from '../../kit/step-pages.ts'
import { unfinished } from './request.check.ts'
import { nameOfChosen } from './request.copy.ts'
import type { RequestKnowledge } from './request.knowledge.ts'
import { parts } from './request.question.ts'
import { refusalOf } from './request-part.page.tsx'
import { taskGroups } from './task-groups.tsx'
import { TaskListSide } from './task-list.side.tsx'

export interface TaskListProps {
  readonly known: RequestKnowledge
  /** The first line manager has just asked the practitioner to read it. */
  readonly confirmationAsked: boolean
  readonly teamTold: boolean
}
export type TaskListView = StepView<TaskListProps>

/** All parts of the request, how far each is, and the one thing to do next (P12). */
export function TaskListPage(view: TaskListView) {
  const { shell, discussion } = view
  return (
    <Page
      shell={shell}
      title={`${request.task_list.title}: ${discussion.pseudonym}`}
      current="desk"
      statement={statements.pages.request.text}
      breadcrumbs={[
        { href: '/desk', text: interfaceWords.desk.title },
        { href: `/discussions/${discussion.id}`, text: discussion.pseudonym },
      ]}
      head={<Head {...view} />}
    >
      <Columns side={<TaskListSide {...view} />}>
        <Said {...view} />
        <Next {...view} />
        <Card>
          <TaskList groups={taskGroups(view)} />
        </Card>
      </Columns>
    </Page>
  )
}

export const requestBase = (discussion: Pick<Discussion, 'id'>): string => `/discussions/${discussion.id}/request`

function Head({ discussion, shell, props }: TaskListView) {
  const saved = props.known.lastAt
  const lastSaved = saved ? [`${request.list.last_saved} ${formatDate(saved, 'long')}, ${formatTime(saved)}`] : []
  return (
    <PageHead
      title={`${request.task_list.title}: ${discussion.pseudonym}`}
      tag={
        <Tag
          tone={discussion.status === 'draft' ? 'gorse' : 'loch'}
          icon={discussion.status === 'draft' ? 'pencil' : undefined}
        >
          {sayAny(words.statuses[discussion.status].label, shell.names)}
        </Tag>
      }
      facts={[discussion.reference, whoCanSee(discussion), ...lastSaved]}
    />
  )
}

function whoCanSee(discussion: Discussion): string {
  const { who_can_see } = request.list
  if (discussion.status !== 'draft') return who_can_see.shared
  const manager = peopleAs(discussion, 'first-manager')[0]
  if (!manager) return who_can_see.alone
  const practitioner = peopleAs(discussion, 'requester')[0]
  return who_can_see.both
    .replace('{practitioner_name}', practitioner?.name ?? '')
    .replace('{manager_name}', manager.name)
}

/** What has just happened, or why it could not. */
function Said({ refusal, stale, props, discussion, person }: TaskListView) {
  const { list } = request
  const reads = person.personId === discussion.requesterId && discussion.begunBy !== discussion.requesterId
  return (
    <>
      {refusal && !['not-now', 'not-your-turn'].includes(refusal.refused) && (
        <Notice kind="look" live title={refusalOf(refusal.refused).title}>
          <p>{refusalOf(refusal.refused).text}</p>
        </Notice>
      )}
      {stale && (
        <Notice kind="look" live title={interfaceWords.errors.conflict.title}>
          <p>{interfaceWords.errors.conflict.text}</p>
        </Notice>
      )}
      {props.confirmationAsked && (
        <Notice kind="done" live title={list.ask.confirm_asked}>
          <p>{list.ask.confirm.replace('{practitioner_name}', peopleAs(discussion, 'requester')[0]?.name ?? '')}</p>
        </Notice>
      )}
      {reads && discussion.status === 'draft' && (
        <Notice>
          <p>{list.ask.confirm_yours}</p>
        </Notice>
      )}
    </>
  )
}

/** Carry on; or, when all parts are done, ask the managers, tell the team, check and send. */
function Next(view: TaskListView) {
  const { discussion, props } = view
  const { list } = request
  const left = unfinished(props.known)
  const [next] = left
  const done = parts.length - left.length
  const progress = list.progress.replace('{count}', String(done)).replace('{max}', String(parts.length))
  if (next)
    return (
      <NextCard
        eyebrow={<Progress text={progress} share={done / parts.length} />}
        title={`${list.next} ${next.title}`}
        actions={<Button href={`${requestBase(discussion)}/${next.id}`}>{list.carry_on}</Button>}
      />
    )
  if (discussion.status === 'draft' || discussion.status === 'not-agreed-now') return <Ask {...view} />
  if (discussion.status !== 'agreed') return null
  return props.teamTold ? (
    <NextCard
      title={list.send.heading}
      actions={<Button href={`${requestBase(discussion)}/send`}>{list.send.button}</Button>}
    />
  ) : (
    <NextCard
      title={list.tell.heading}
      actions={<Button href={`/discussions/${discussion.id}/alert`}>{list.tell.button}</Button>}
    />
  )
}

const Progress = ({ text, share }: { readonly text: string; readonly share: number }) => (
  <>
    {text}
    <svg class="cg-progress" viewBox="0 0 120 4" preserveAspectRatio="none" aria-hidden="true">
      <rect class="cg-progress__off" width="120" height="4" />
      <rect class="cg-progress__on" width={Math.round(120 * share)} height="4" />
    </svg>
  </>
)

/** The managers are asked from here; the practitioner says first that it is right where the manager wrote it (P10). */
function Ask({ discussion, person, props, form }: TaskListView) {
  const { ask } = request.list
  const { known } = props
  const own = person.personId === discussion.requesterId
  const wroteIt = discussion.begunBy === discussion.requesterId
  const first = nameOfChosen(known.answers, 'first-manager', known.people)
  const text = !own
    ? ask.confirm.replace('{practitioner_name}', peopleAs(discussion, 'requester')[0]?.name ?? '')
    : (known.firstStillAgrees ? ask.second : ask.ready).replace('{manager_name}', first)
  return (
    <NextCard title={ask.heading} eyebrow={request.list.all_done}>
      <p>{text}</p>
      <Form {...form}>
        <div class="cg-btns">
          <Button>{own ? (wroteIt ? ask.button : ask.right_button) : ask.confirm_button}</Button>
        </div>
      </Form>
    </NextCard>
  )
}
