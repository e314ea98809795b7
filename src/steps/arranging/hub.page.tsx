/** The facilitator's page of arranging: who can come when, who is coming, what people need, what else can be done (P16). */

import {
  words as allWords,
  daysBetween,
  formatDate,
  interfaceWords,
  sayAny,
  statements,
  arranging as words,
} from '#content'
import { Button, Card, Columns, NextCard, Page, PageHead, Tag } from '../../design/design.ts'
import type { Discussion } from '../../discussion.ts'
import type { Shell } from '../../kit/web.ts'
import { earliest } from '../../room/meeting.rows.ts'
import { AccessNeeds } from './access-needs.tsx'
import type { Hub } from './hub.rows.ts'
import { MeetingFacts } from './meeting-facts.tsx'
import { PeopleReplies } from './people-replies.tsx'
import { PollTable } from './poll-table.tsx'
import type { Wish } from './wishes.rows.ts'
import { WishesCard } from './wishes-card.tsx'

const { hub: text } = words

export interface HubView extends Hub {
  readonly shell: Shell
  readonly discussion: Discussion
  readonly wishes: readonly Wish[]
}

export function HubPage(view: HubView) {
  const { shell, discussion, poll, meeting, invited } = view
  const title = poll ? text.title_times : text.title
  return (
    <Page
      shell={shell}
      title={title}
      statement={statements.pages.arranging.text}
      current="discussions"
      breadcrumbs={[
        { href: '/desk', text: interfaceWords.desk.title },
        { href: `/discussions/${discussion.id}`, text: discussion.pseudonym },
      ]}
      head={
        <PageHead
          title={title}
          tag={<StatusTag {...view} />}
          facts={[discussion.pseudonym, discussion.reference, ...factsOf(view)]}
        />
      }
    >
      <Next {...view} />
      <Columns side={<Side {...view} />}>
        {poll && <PollTable {...view} poll={poll} />}
        {!poll && invited.length > 0 && <PeopleReplies {...view} />}
        <WishesCard wishes={view.wishes} />
        {meeting?.state === 'set' && <AccessNeeds invited={invited} names={shell.names} />}
      </Columns>
    </Page>
  )
}

const StatusTag = ({ discussion, shell }: HubView) => (
  <Tag tone="loch" icon="calendar">
    {sayAny(allWords.statuses[discussion.status].label, shell.names)}
  </Tag>
)

/** Who has answered: times while a round is open, the invitation afterwards. */
const hasAnswered = ({ poll, answers }: HubView, one: Hub['invited'][number]): boolean =>
  poll ? answers.has(one.id) : one.reply !== null

function factsOf(view: HubView): string[] {
  const { invited, poll, shell } = view
  if (invited.length === 0) return []
  const count = invited.filter((one) => hasAnswered(view, one)).length
  return [
    sayAny(text.replied, shell.names, { count, others: invited.length }),
    ...(poll
      ? [sayAny(text.closes, shell.names, { due_date: formatDate(new Date(`${poll.closesOn}T12:00:00Z`), 'long') })]
      : []),
  ]
}

function Next(view: HubView) {
  const { discussion, shell } = view
  const page = `/discussions/${discussion.id}`
  const missing = view.invited.filter((one) => !hasAnswered(view, one)).length
  const { key, href, also } = nextOf(view, missing)
  const card = text.next[key]
  return (
    <NextCard
      band
      title={card.title}
      actions={
        <>
          <Button href={page + href}>{card.button}</Button>
          {also && 'other' in card && (
            <Button look="quiet" href={page + also}>
              {card.other}
            </Button>
          )}
        </>
      }
    >
      <p>{missing === 1 && 'one' in card ? card.one : sayAny(card.text, shell.names, { count: missing })}</p>
    </NextCard>
  )
}

function nextOf(
  { discussion: { status }, meeting, shell }: HubView,
  missing: number,
): {
  key: keyof typeof text.next &
    ('offer' | 'wait' | 'choose' | 'replies' | 'open' | 'passed' | 'ready' | 'again' | 'off')
  href: string
  also?: string
} {
  if (status === 'facilitator-confirmed') return { key: 'offer', href: '/arranging/times', also: '/arranging/time' }
  if (status === 'finding-time') return { key: missing > 0 ? 'wait' : 'choose', href: '/arranging/time' }
  if (status === 'time-set' && meeting && daysBetween(meeting.startsAt, shell.now) > 0)
    return { key: 'passed', href: '/meeting/opening', also: '/arranging/new-time' }
  if (status === 'time-set' && mayOpen(meeting, shell.now)) return { key: 'open', href: '/meeting/opening' }
  if (status === 'time-set') return { key: missing > 0 ? 'replies' : 'ready', href: '/arranging/ready' }
  if (status === 'postponed') return { key: 'again', href: '/arranging/times', also: '/arranging/time' }
  return { key: 'off', href: '' }
}

const mayOpen = (meeting: HubView['meeting'], now: Date): boolean =>
  meeting !== null && meeting.startsAt.getTime() - now.getTime() <= earliest

/** What else can be done now, in the order of how often it is wanted. */
const alsoIn: Partial<Record<Discussion['status'], readonly (readonly [keyof typeof text.also, string])[]>> = {
  'finding-time': [
    ['times', '/arranging/times'],
    ['time', '/arranging/time'],
    ['colleague', '/arranging/colleague'],
    ['cancel', '/arranging/cancellation'],
  ],
  'time-set': [
    ['expert', '/arranging/expert'],
    ['colleague', '/arranging/colleague'],
    ['move', '/arranging/new-time'],
    ['postpone', '/arranging/postponement'],
    ['cancel', '/arranging/cancellation'],
  ],
  postponed: [['cancel', '/arranging/cancellation']],
}

function Side({ discussion, meeting }: HubView) {
  const also = alsoIn[discussion.status] ?? []
  return (
    <>
      {meeting && meeting.state === 'set' && (
        <Card title={text.meeting.title}>
          <MeetingFacts discussion={discussion} meeting={meeting} />
        </Card>
      )}
      {also.length > 0 && (
        <Card title={text.also.title}>
          <ul class="cg-list">
            {also.map(([key, part]) => (
              <li key={key}>
                <a href={`/discussions/${discussion.id}${part}`}>{text.also[key]}</a>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={text.letter.title} tone="line">
        <p class="cg-s">{text.letter.note}</p>
        <p class="cg-s">{words.invite.rule.text}</p>
      </Card>
    </>
  )
}
