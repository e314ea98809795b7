/**
 * What the link in a letter opens (P16, P22): it can only answer. Number, time, place, who leads it and what people promise each other;
 * no case content, no word pair, no names of others.
 */
import type { ComponentChildren } from 'preact'
import { interfaceWords, isKeyOf, meeting as meetingWords, sayAny, statements, arranging as words } from '#content'
import { Button, Buttons, Card, Columns, Notice, Page } from '../../design/design.ts'
import { type Discussion, peopleAs } from '../../discussion.ts'
import type { Fields, FormFrame, Shell } from '../../kit/web.ts'
import type { Invitation, Meeting } from '../../room/meeting.rows.ts'
import { ExpertForm } from './expert-form.tsx'
import { isComing } from './link.rows.ts'
import { MeetingFacts, MeetingWhen } from './meeting-facts.tsx'
import type { Counts, Poll } from './poll.rows.ts'
import { PollForm } from './poll-slots.tsx'
import { closesLine } from './reply.page.tsx'
import { ReplyForm } from './reply-form.tsx'

/** Where an invitation is. */
export type LinkState =
  | { readonly at: 'times'; readonly poll: Poll; readonly counts: Counts }
  | { readonly at: 'reply' | 'expert'; readonly meeting: Meeting }
  | { readonly at: 'waiting' }
  /** It has begun. Whoever said that they are coming finds the room until it ends. */
  | { readonly at: 'over'; readonly begun: Meeting | null }

export interface LinkView {
  readonly shell: Shell
  readonly discussion: Discussion
  readonly invitation: Invitation
  readonly state: LinkState
  readonly values: Fields
  readonly errors: Readonly<Record<string, string>>
  /** Key of interface.yaml, refusals, when the answer could not be taken. */
  readonly refused: string | null
  readonly form: FormFrame
}

const { link_page: text } = words
const { refusals } = interfaceWords

export function LinkPage(view: LinkView) {
  const { shell, errors, refused, state } = view
  const why = refused === null ? null : isKeyOf(refusals, refused) ? refusals[refused] : refusals.other
  const statement = state.at === 'expert' ? statements.pages.expert : statements.pages.invitation
  return (
    <Page shell={shell} title={titleOf(state)} statement={statement.text} errors={errors} serif={state.at === 'expert'}>
      {why && (
        <Notice kind="look" title={sayAny(why.title, shell.names)} live>
          <p>{sayAny(why.text, shell.names)}</p>
        </Notice>
      )}
      <Inside {...view} />
    </Page>
  )
}

function titleOf({ at }: LinkState): string {
  if (at === 'times') return text.poll_title
  if (at === 'reply') return text.reply_title
  if (at === 'expert') return words.expert.reply_title
  return at === 'waiting' ? text.waiting.title : text.over.title
}

function Inside(view: LinkView) {
  const { state, shell, invitation, discussion } = view
  const facilitator = { facilitator_name: peopleAs(discussion, 'facilitator')[0]?.name ?? '' }
  if (state.at === 'times')
    return (
      <Columns side={<Account />}>
        <p class="cg-lead">
          {sayAny(text.asks_times, shell.names, facilitator)} <strong>{closesLine(state.poll, shell.names)}</strong>
        </p>
        <PollForm {...view} poll={state.poll} counts={state.counts} names={shell.names} />
      </Columns>
    )
  if (state.at === 'over' && state.begun) return <Begun {...view} meeting={state.begun} />
  if (!('meeting' in state)) return <p class="cg-lead">{text[state.at].text}</p>
  const isExpert = state.at === 'expert'
  return (
    <Columns side={<Side {...view} meeting={state.meeting} />}>
      <p class="cg-lead">{sayAny(isExpert ? words.expert.asks : text.asks, shell.names, facilitator)}</p>
      <MeetingWhen meeting={state.meeting} />
      {isExpert ? (
        <ExpertForm {...view} invitation={invitation} meeting={state.meeting} />
      ) : (
        <ReplyForm {...view} invitation={invitation} meeting={state.meeting} />
      )}
    </Columns>
  )
}

const Begun = ({ discussion, meeting }: LinkView & { meeting: Meeting }) => (
  <>
    <p class="cg-lead">{text.begun}</p>
    <Card title={words.hub.meeting.title}>
      <MeetingFacts discussion={discussion} meeting={meeting} />
    </Card>
  </>
)

const Side = ({ state, discussion, invitation, meeting }: LinkView & { meeting: Meeting }) => (
  <>
    <Card title={words.hub.meeting.title}>
      <MeetingFacts discussion={discussion} meeting={meeting} linkLater={!isComing(invitation)} />
    </Card>
    <Card title={text.rules} tone="line">
      <ul class="cg-list">
        {meetingWords.ground_rules.items
          .filter((rule) => 'fixed' in rule)
          .map((rule) => (
            <li key={rule.id}>{rule.text}</li>
          ))}
      </ul>
      <p class="cg-s cg-dim">{text.rules_more}</p>
    </Card>
    <Account expert={state.at === 'expert'} />
  </>
)

/** A topic expert does not see what the group would like to explore, with an account or without (P17). */
const Account = ({ expert = false }: { readonly expert?: boolean }) => (
  <Card title={text.account.title} tone="line">
    <p class="cg-s">{expert ? text.account.expert : text.account.text}</p>
  </Card>
)

/** After an answer. The link stays good. */
export const SentPage = ({ shell, back }: { shell: Shell; back: string }) => (
  <Message shell={shell} title={text.sent.title}>
    <p class="cg-lead">{text.sent.text}</p>
    <p>{text.sent.change}</p>
    <Buttons>
      <Button look="secondary" href={back}>
        {text.sent.back}
      </Button>
    </Buttons>
  </Message>
)

/** Somebody who is no part of the work: the discussion's page is closed to them now. */
export const SteppedOutPage = ({ shell }: { shell: Shell }) => (
  <Message shell={shell} title={text.sent.title}>
    <p class="cg-lead">{text.sent.text}</p>
    <p>{text.sent.stepped_out}</p>
    <Buttons>
      <Button href="/desk">{interfaceWords.errors['not-found'].link}</Button>
    </Buttons>
  </Message>
)

/** Unknown, withdrawn or mistyped: the same words for all of them. */
export const GonePage = ({ shell }: { shell: Shell }) => (
  <Message shell={shell} title={text.gone.title}>
    <p class="cg-lead">{text.gone.text}</p>
    <Buttons>
      <Button href="/">{text.gone.home}</Button>
    </Buttons>
  </Message>
)

const Message = ({ shell, title, children }: { shell: Shell; title: string; children: ComponentChildren }) => (
  <Page shell={shell} title={title} statement={statements.pages.invitation.text}>
    {children}
  </Page>
)
