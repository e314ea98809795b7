/** Around every page of the room: title, clock and Stop at the top; agenda, board and people. Stop is always in reach (P4). */
import type { ComponentChildren } from 'preact'
import { formatTime, namesOf, say, sayAny, statements, meeting as words } from '#content'
import {
  Agency,
  type AgencySector,
  Button,
  Details,
  Form,
  Icon,
  Page,
  Person,
  Tabs,
  Tag,
  WhyNot,
} from '../../design/design.ts'
import { peopleAs } from '../../discussion.ts'
import { formFrame } from '../../kit/web.ts'
import { type CardBoard, cardsOn } from '../../room/cards.model.ts'
import { here, type Invited } from '../../room/people-here.rows.ts'
import { agendaOf, partOf, type RoomView } from './room.view.ts'

const { head, agenda, tabs } = words.pages

export type RoomPlace = 'welcome' | 'four' | 'matrix' | 'kolb' | 'notes'
export const baseOf = (view: Pick<RoomView, 'discussion'>): string => `/discussions/${view.discussion.id}/meeting`
export const placeAddress = (base: string, place: RoomPlace): string =>
  place === 'welcome' ? base : `${base}/${place}`

export interface RoomPageProps {
  readonly view: RoomView
  readonly place: RoomPlace
  /** The question in the middle, above the boards. */
  readonly prompt?: ComponentChildren
  readonly children: ComponentChildren
}

export function RoomPage({ view, place, prompt, children }: RoomPageProps) {
  const { discussion, shell } = view
  return (
    <Page
      shell={shell}
      title={`${words.pages.tabs[place]}: ${discussion.pseudonym}`}
      head={<RoomHead view={view} place={place} />}
      current="discussions"
      breadcrumbs={[{ href: `/discussions/${discussion.id}`, text: discussion.pseudonym }]}
      statement={sayAny(statementFor(view, place), namesOf(shell.names))}
      errors={view.errors}
      wide
      serif
    >
      <WhyNot view={view} />
      <Stopped view={view} />
      <div class="cg-room">
        <div class="cg-room__left">
          <Agenda view={view} />
        </div>
        <div>
          {prompt}
          <Boards view={view} place={place} />
          <div class="cg-board">{children}</div>
        </div>
        <div class="cg-room__right">
          <PeopleHere view={view} place={place} />
        </div>
      </div>
    </Page>
  )
}

function statementFor({ room }: RoomView, place: RoomPlace): string {
  if (place === 'welcome') return statements.pages['meeting-welcome'].text
  if (place === 'matrix') return statements.pages['meeting-matrix'].text
  if (place === 'notes') return statements.pages['meeting-planning'].text
  const block = words.agenda.blocks.find((one) => one.id === room.part)
  return statements.pages[block?.statement ?? 'meeting-welcome'].text
}

function RoomHead({ view, place }: Pick<RoomPageProps, 'view' | 'place'>) {
  const { discussion, shell, leading } = view
  const names = namesOf(shell.names)
  const parts = agendaOf(view.room)
  const at = parts.findIndex((part) => part.id === partOf(view.room))
  const last = parts.at(-1)
  const ends = last ? new Date(last.begins.getTime() + last.minutes * 60_000) : shell.now
  const next = parts[at + 1]
  const running = discussion.status === 'meeting-open'
  return (
    <div class="cg-room__head">
      <div class="cg-head__title">
        <h1>{discussion.pseudonym}</h1>
        <Tag tone={running ? 'moss' : 'gorse'} icon="forum">
          {running ? words.pages.tag : words.pages.tag_stopped}
        </Tag>
      </div>
      <p class="cg-room__clock">
        <span class="cg-num">{formatTime(shell.now)}</span>
        <span class="cg-dim">
          {say(head.part, names, { count: at + 1, max: parts.length })},{' '}
          {say(head.ends, names, { meeting_time: formatTime(ends) })}
        </span>
      </p>
      {running && (
        <Button look="stop" icon="pause" href={`${baseOf(view)}/stop`}>
          {head.stop}
        </Button>
      )}
      {running &&
        leading &&
        (next ? (
          <NextPart view={view} part={next.id} label={next.label} place={place} />
        ) : (
          <Button href={`${baseOf(view)}/end`}>{head.end}</Button>
        ))}
    </div>
  )
}

function NextPart({ view, part, label, place }: { view: RoomView; part: string; label: string; place: RoomPlace }) {
  return (
    <Form {...formFrame(view.shell, `${baseOf(view)}/part`)}>
      <input type="hidden" name="place" value={place} />
      <Button name="part" value={part}>
        {say(head.next, namesOf(view.shell.names), { part_label: label })}
      </Button>
    </Form>
  )
}

function Stopped({ view }: { view: RoomView }) {
  if (view.discussion.status === 'meeting-open') return null
  const ended = view.discussion.status !== 'meeting-stopped'
  return (
    <div class="cg-note cg-note--gorse">
      <p>{ended ? words.pages.ended.text : head.stopped}</p>
      {view.leading && (
        <p>
          <Button
            look="quiet"
            href={ended ? `/discussions/${view.discussion.id}/record/draft` : `${baseOf(view)}/go-on`}
          >
            {ended ? words.pages.ended.record : head.go_on}
          </Button>
        </p>
      )}
    </div>
  )
}

function Agenda({ view }: { view: RoomView }) {
  const names = namesOf(view.shell.names)
  const parts = agendaOf(view.room)
  const now = parts.findIndex((part) => part.id === partOf(view.room))
  const spent = Math.floor((view.shell.now.getTime() - view.room.partSince.getTime()) / 60_000)
  return (
    <nav class="cg-agenda" aria-labelledby="agenda">
      <h2 class="cg-h3" id="agenda">
        {agenda.title}
      </h2>
      <ol>
        {parts.map((part, at) => (
          <li
            key={part.id}
            class={at === now ? 'cg-agenda__now' : at < now ? 'cg-agenda__done' : undefined}
            aria-current={at === now ? 'step' : undefined}
          >
            <span class="cg-agenda__t">{formatTime(part.begins)}</span>
            <span>
              {part.label}
              {at < now && <span class="visually-hidden">{agenda.done}</span>}
              {at === now && <span class="cg-agenda__left">{leftOf(part.minutes - spent, names)}</span>}
            </span>
            <span class="cg-agenda__m">
              {at < now ? <Icon name="tick" /> : say(agenda.minutes, names, { count: part.minutes })}
            </span>
          </li>
        ))}
      </ol>
      {view.leading && view.discussion.status === 'meeting-open' && (
        <p class="cg-s">
          <Button look="quiet" href={`${baseOf(view)}/end`}>
            {head.end}
          </Button>
        </p>
      )}
    </nav>
  )
}

const leftOf = (minutes: number, names: ReturnType<typeof namesOf>): string =>
  minutes > 0 ? say(head.minutes_left, names, { count: minutes }) : head.over

function Boards({ view, place }: Pick<RoomPageProps, 'view' | 'place'>) {
  const count = (board: CardBoard) => cardsOn(view.seen.state.cards, board).length
  const counts = { four: count('four'), matrix: count('matrix'), kolb: count('four'), notes: count('notes') }
  const places = ['welcome', 'four', 'matrix', 'kolb', 'notes'] as const
  return (
    <Tabs
      label={tabs.label}
      tabs={places.map((one) => ({
        href: placeAddress(baseOf(view), one),
        text: tabs[one],
        current: one === place,
        ...(one === 'welcome' ? {} : { count: counts[one], counted: tabs.entries }),
      }))}
    />
  )
}

function PeopleHere({ view, place }: Pick<RoomPageProps, 'view' | 'place'>) {
  const names = namesOf(view.shell.names)
  const present = here(view.people)
  return (
    <>
      <section class="cg-room__box">
        <h2 class="cg-h3">{say(words.pages.welcome.here, names, { count: present.length + 1 })}</h2>
        <ul class="cg-here">
          {peopleAs(view.discussion, 'facilitator').map((involved) => (
            <li key={involved.personId}>
              <Person
                name={involved.name}
                sector={involved.sector}
                details={[words.roles.facilitator.label, involved.agency]}
              />
            </li>
          ))}
          {present.map((person) => (
            <li key={person.id}>
              <Person name={person.name} sector={sectorOf(person)} details={[roleWord(person)]} />
            </li>
          ))}
        </ul>
        <p class="cg-s cg-dim">
          {say(head.as_at, names, { meeting_time: formatTime(view.shell.now) })}.{' '}
          <a href={placeAddress(baseOf(view), place)}>{head.refresh}</a>
        </p>
      </section>
      <section class="cg-room__box">
        <Details summary={words.pages.welcome.rules_short}>
          <ol class="cg-rules-s">
            {words.ground_rules.items.map((rule) => (
              <li key={rule.id}>{rule.text}</li>
            ))}
          </ol>
        </Details>
      </section>
      <p class="cg-s cg-dim">{words.pages.leave_safe}</p>
    </>
  )
}

const sectors: readonly AgencySector[] = ['social-work', 'police', 'health', 'education', 'third-sector']
export const sectorOf = (person: Invited): AgencySector =>
  person.sector ?? sectors.find((sector) => sector === person.agency) ?? 'office'

/** What somebody is at this meeting, when they are more than a participant; their job otherwise. */
export function roleWord(person: Invited): string {
  const { roles } = words
  if (person.invitedAs === 'requester') return roles.practitioner.label
  if (person.invitedAs === 'team-member') return person.role
  return roles[person.invitedAs].label
}

export const CardFoot = ({ sector, children }: { sector: AgencySector | null; children?: ComponentChildren }) => (
  <div class="cg-note-card__foot">
    {sector && <Agency sector={sector} />}
    {children}
  </div>
)
