import {
  actions,
  formatDate,
  formatTime,
  interfaceWords,
  isKeyOf,
  namesOf,
  privacy,
  sayAny,
  words,
  workingDays,
} from '#content'
import {
  Button,
  Card,
  Columns,
  DayBlock,
  Done,
  Facts,
  Held,
  NextCard,
  Notice,
  Page,
  PageHead,
  People,
  PrintLink,
  ProcessMap,
  Quote,
  Tag,
  type TagTone,
  Timeline,
} from '../design/design.ts'
import { type Discussion, type Person, type Relation, type Stage, stages } from '../discussion.ts'
import type { Shell } from '../kit/web.ts'
import type { Found } from './discussion.route.tsx'
import { historyLines } from './history-line.ts'
import type { Offer } from './offers.ts'
import { holders, places } from './turn.ts'

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
      <WhereItIs discussion={discussion} shell={shell} />
      <Columns side={<Side {...props} />}>
        <Next {...props} />
        <WhatToExplore {...props} />
        <Card title={text.history.title} note={text.history.note}>
          <Timeline happenings={historyLines(props.history, shell.names)} />
        </Card>
        {offers.length === 0 ? null : <Also offers={offers} discussion={discussion} />}
      </Columns>
    </Page>
  )
}

const tones: Readonly<Partial<Record<Stage, TagTone>>> = {
  agreement: 'gorse',
  record: 'slate',
  themes: 'slate',
  evaluation: 'slate',
}

function Head({ discussion, shell }: DiscussionPageProps) {
  const { stage } = places[discussion.status]
  const requester = discussion.people.find((involved) => involved.relation === 'requester')
  return (
    <PageHead
      title={discussion.pseudonym}
      tag={<Tag tone={tones[stage] ?? 'loch'}>{sayAny(words.statuses[discussion.status].label, shell.names)}</Tag>}
      facts={[
        discussion.reference,
        sayAny(text.facts.asked_by, shell.names, { person_name: requester?.name ?? '' }),
        <WhoHasIt key="held" discussion={discussion} shell={shell} />,
      ]}
      side={<PrintLink href={`/discussions/${discussion.id}`} />}
    />
  )
}

/** Who has it now, and for how long. */
export function WhoHasIt({ discussion, shell }: { discussion: Discussion; shell: Shell }) {
  const { usualDays } = places[discussion.status]
  const days = workingDays(discussion.statusSince, shell.now)
  return (
    <>
      {whoHasIt(discussion, shell)}{' '}
      {usualDays === null ? (
        sayAny(text.facts.since, shell.names, { since: formatDate(discussion.statusSince) })
      ) : (
        <Held days={days} usual={usualDays} />
      )}
    </>
  )
}

/** "With Marion Duthie", "With the Reviewing Team", "Nobody has to do anything". */
export function whoHasIt(discussion: Discussion, shell: Shell): string {
  const { turn } = places[discussion.status]
  const people = holders(discussion)
  if (turn === 'nobody') return text.facts.nobody
  if (turn === 'reviewing-team') return sayAny(text.facts.with_team, shell.names)
  if (people.length === 1) return sayAny(text.facts.with, shell.names, { person_name: people[0]?.name ?? '' })
  return people.length === 0
    ? sayAny(words.statuses[discussion.status].turn, shell.names)
    : sayAny(text.facts.with_people, shell.names, { count: people.length })
}

function WhereItIs({ discussion, shell }: { discussion: Discussion; shell: Shell }) {
  const { process_map } = interfaceWords
  const { stage, turn } = places[discussion.status]
  const at = stages.findIndex((one) => one.stage === stage)
  const values = { count: at + 1, max: stages.length, stage_label: process_map.short[stage] }
  const [holder] = holders(discussion)
  const sentence = holder
    ? sayAny(process_map.sentence_with, shell.names, { ...values, person_name: holder.name })
    : sayAny(process_map.sentence, shell.names, values)
  return (
    <ProcessMap
      steps={stages.map((one, index) => ({
        stage: one.stage,
        clause: one.clause,
        label: process_map.short[one.stage],
        ...(index === at && turn !== 'nobody'
          ? { note: sayAny(process_map.since, shell.names, { since: formatDate(discussion.statusSince, 'day') }) }
          : {}),
      }))}
      current={discussion.status === 'finished' ? null : stage}
      sentence={sentence}
      ended={discussion.status === 'withdrawn'}
    />
  )
}

/** The one thing to do next for the person looking, or who it waits for. */
function Next({ discussion, offers, shell }: DiscussionPageProps) {
  const next = offers.find((offer) => offer.offered === 'next')
  if (next && isKeyOf(actions.acts, next.step)) {
    const act = actions.acts[next.step]
    return (
      <NextCard
        title={act.title}
        actions={<Button href={`/discussions/${discussion.id}${next.part}`}>{act.button}</Button>}
      >
        <p>{sayAny(act.text, shell.names)}</p>
      </NextCard>
    )
  }
  const status = words.statuses[discussion.status]
  return (
    <Card title={text.next.nothing} tone="line">
      <p>{sayAny(status.means, shell.names)}</p>
      <p class="cg-dim">{sayAny(text.next.then, shell.names, { question: sayAny(status.next, shell.names) })}</p>
    </Card>
  )
}

function WhatToExplore({ discussion, areas, mayReadRequest }: DiscussionPageProps) {
  if (areas === null && !mayReadRequest) return null
  return (
    <Card title={text.explore.title}>
      {areas ? <Quote>{areas}</Quote> : <p>{text.explore.later}</p>}
      <p class="cg-s cg-dim">
        {text.explore.note}{' '}
        {mayReadRequest && <a href={`/discussions/${discussion.id}/request/whole`}>{text.explore.all}</a>}
      </p>
    </Card>
  )
}

function Side({ discussion, meeting, shell, mayReadRecord, mayReadOutcome }: DiscussionPageProps) {
  return (
    <>
      {meeting && (
        <Card title={text.meeting.title}>
          <MeetingDay meeting={meeting} />
        </Card>
      )}
      <Card title={text.people.title}>
        <People people={peopleShown(discussion)} />
      </Card>
      <Card title={text.kept.title}>
        <Facts facts={keptFacts()} />
        <p class="cg-s">
          <a href={shell.names.privacy_link}>{text.kept.more}</a>
        </p>
      </Card>
      {mayReadRecord && places[discussion.status].stage !== 'arranging' ? (
        <Links discussion={discussion} record outcome={mayReadOutcome} />
      ) : null}
      {!mayReadRecord && mayReadOutcome ? <Links discussion={discussion} record={false} outcome /> : null}
    </>
  )
}

const afterSharing: readonly Discussion['status'][] = [
  'record-being-read',
  'record-shared',
  'themes-sent',
  'three-months-on',
  'finished',
]
const beforeScreening: readonly Stage[] = ['request', 'agreement', 'alert']

/** Ways to what has been written, for those who may read it. */
function Links({ discussion, record, outcome }: { discussion: Discussion; record: boolean; outcome: boolean }) {
  const showRecord = record && afterSharing.includes(discussion.status)
  const showOutcome =
    outcome &&
    !beforeScreening.includes(places[discussion.status].stage) &&
    discussion.status !== 'sent' &&
    discussion.status !== 'being-screened'
  if (!showRecord && !showOutcome) return null
  return (
    <ul class="cg-plain">
      {showRecord && (
        <li>
          <a class="cg-quiet" href={`/discussions/${discussion.id}/record`}>
            {text.links.record}
          </a>
        </li>
      )}
      {showOutcome && (
        <li>
          <a class="cg-quiet" href={`/discussions/${discussion.id}/screening/outcome`}>
            {text.links.outcome}
          </a>
        </li>
      )}
    </ul>
  )
}

function MeetingDay({ meeting }: { meeting: NonNullable<Found['meeting']> }) {
  const [weekday = '', day = '', month = ''] = formatDate(meeting.startsAt).split(' ')
  return (
    <DayBlock weekday={weekday} day={day} month={month}>
      <p>
        <strong>
          {formatTime(meeting.startsAt)}–{formatTime(meeting.endsAt)}
        </strong>
      </p>
    </DayBlock>
  )
}

/** Each person once, with everything they are here. */
function peopleShown(discussion: Discussion) {
  const shown = new Map<
    string,
    { name: string; sector: Discussion['people'][number]['sector']; relations: Relation[] }
  >()
  for (const { personId, name, sector, relation } of discussion.people) {
    const known = shown.get(personId)
    if (known) known.relations.push(relation)
    else shown.set(personId, { name, sector, relations: [relation] })
  }
  return [...shown.values()].map(({ name, sector, relations }) => ({
    name,
    sector,
    details: [...relations.map((relation) => interfaceWords.relations[relation]), interfaceWords.sectors[sector]],
    ...(relations.includes('facilitator') ? { state: <Done>{text.people.not_involved}</Done> } : {}),
  }))
}

/** The three kinds people ask about; all of them stand on the privacy page. */
function keptFacts() {
  const shown: readonly string[] = ['request', 'board', 'record']
  return privacy.classes
    .filter(({ id }) => shown.includes(id))
    .map(({ label, kept }) => ({ term: label, value: keptFor(kept) }))
}

const keptFor = (kept: { readonly for: string; readonly after: string }): string =>
  sayAny(text.kept.line, namesOf(), { days: kept.for, since: kept.after })

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
              {isKeyOf(actions.acts, offer.step) ? actions.acts[offer.step].title : offer.step}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
