import { actions, formatTime, interfaceWords, privacy, sayAny, words } from '#content'
import {
  Card,
  Columns,
  Notice,
  Page,
  PageHead,
  PrintLink,
  Quote,
  Tag,
  type TagTone,
  Timeline,
} from '../design/design.ts'
import type { Discussion, Person, Stage } from '../discussion.ts'
import type { Shell } from '../kit/web.ts'
import { actWords } from './act-words.ts'
import { DayPast, whoSays } from './day-past.tsx'
import type { Found } from './discussion.route.tsx'
import { Side } from './discussion-side.tsx'
import { historyLines } from './history-line.ts'
import { ManagersSaid } from './managers-said.tsx'
import { Next } from './next-card.tsx'
import type { Offer } from './offers.ts'
import { places } from './turn.ts'
import { WhereItIs } from './where-it-is.tsx'
import { WhoHasIt } from './who-has-it.tsx'

const text = interfaceWords.discussion

export interface DiscussionPageProps extends Found {
  readonly shell: Shell
  readonly person: Person
  readonly done: keyof typeof actions.acts | null
}

export function DiscussionPage(props: DiscussionPageProps) {
  const { shell, discussion, offers, done } = props
  return (
    <Page
      shell={shell}
      title={discussion.pseudonym}
      head={<Head {...props} />}
      current="discussions"
      breadcrumbs={[{ href: '/desk', text: interfaceWords.desk.title }]}
      statement
      serif
    >
      {done && (
        <Notice kind="done" live>
          <p>{actions.acts[done].done}</p>
        </Notice>
      )}
      <div class="cg-stack">
        {props.emergencyUntil && <InEmergency until={props.emergencyUntil} shell={shell} />}
        <WhereItIs discussion={discussion} shell={shell} />
      </div>
      <Columns side={<Side {...props} />}>
        {whoSays(props) ? <DayPast {...props} /> : <Next {...props} />}
        <ManagersSaid said={props.managersSaid} names={shell.names} />
        <WhatToExplore {...props} />
        <Card title={text.history.title} note={text.history.note}>
          <Timeline happenings={historyLines(props.history, shell.names, shell.now)} />
        </Card>
        {offers.length === 0 ? null : <Also offers={offers} discussion={discussion} />}
      </Columns>
    </Page>
  )
}

/** Whoever reads it in an emergency is told so, and until when. */
function InEmergency({ until, shell }: { until: Date; shell: DiscussionPageProps['shell'] }) {
  const { banner } = privacy.emergency_access
  return (
    <Notice kind="look" title={banner.title}>
      <p>
        {sayAny(banner.text, shell.names, { meeting_time: formatTime(until) })} <a href="/emergency">{banner.more}</a>
      </p>
    </Notice>
  )
}

const tones: Readonly<Partial<Record<Stage, TagTone>>> = {
  agreement: 'gorse',
  record: 'slate',
  themes: 'slate',
  evaluation: 'slate',
}

function Head(props: DiscussionPageProps) {
  const { discussion, shell, offers, person } = props
  const { stage } = places[discussion.status]
  const requester = discussion.people.find((involved) => involved.relation === 'requester')
  // Read by everybody: it is back with whoever shares it, before any status says so (P23).
  const isRead = offers.some(({ step, offered }) => step === 'share-record' && offered === 'next')
  return (
    <PageHead
      title={discussion.pseudonym}
      tag={<Tag tone={tones[stage] ?? 'loch'}>{sayAny(words.statuses[discussion.status].label, shell.names)}</Tag>}
      facts={[
        discussion.reference,
        sayAny(text.facts.asked_by, shell.names, { person_name: requester?.name ?? '' }),
        <WhoHasIt key="held" discussion={discussion} shell={shell} ready={isRead ? person.name : whoSays(props)} />,
      ]}
      side={<PrintLink href={`/discussions/${discussion.id}`} />}
    />
  )
}

function WhatToExplore({ discussion, areas, keeping, mayReadRequest }: DiscussionPageProps) {
  if (areas === null && !mayReadRequest) return null
  const isGone = ['request', 'request-elsewhere'].some((kind) => keeping.gone[kind])
  return (
    <Card title={text.explore.title}>
      {areas ? <Quote>{areas}</Quote> : <p>{isGone ? text.kept.words_gone : text.explore.later}</p>}
      <p class="cg-s cg-dim">
        {text.explore.note}{' '}
        {mayReadRequest && <a href={`/discussions/${discussion.id}/request/whole`}>{text.explore.all}</a>}
      </p>
    </Card>
  )
}

function Also({ offers, discussion }: { offers: readonly Offer[]; discussion: Discussion }) {
  const also = offers.filter(
    (offer, index) => offer.offered === 'also' || index !== offers.findIndex((one) => one.offered === 'next'),
  )
  if (also.length === 0) return null
  return (
    <section>
      <h2 class="cg-h3">{text.also.title}</h2>
      <ul class="cg-plain">
        {also.map((offer) => (
          <li key={offer.step}>
            <a class="cg-quiet" href={`/discussions/${discussion.id}${offer.part}`}>
              {actWords(offer.step, discussion.status)?.title ?? offer.step}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
