import {
  actions,
  addWorkingDays,
  daysBetween,
  formatDate,
  formatTime,
  interfaceWords,
  isKeyOf,
  namesOf,
  sayAny,
  words,
  workingDays,
} from '#content'
import {
  Button,
  Card,
  Columns,
  DayBlock,
  type DeskRow,
  DeskRows,
  Facts,
  Form,
  Held,
  Page,
  PageHead,
  Person as PersonLine,
  StackTable,
  Tag,
} from '../design/design.ts'
import type { Discussion, Person } from '../discussion.ts'
import type { Shell } from '../kit/web.ts'
import type { DutyWork, Meeting } from './desk.rows.ts'
import { whoHasIt } from './discussion.page.tsx'
import { linksFor } from './duty-links.ts'
import type { Offer } from './offers.ts'
import { holders, places } from './turn.ts'

const text = interfaceWords.desk

export interface DeskPageProps {
  readonly shell: Shell
  readonly person: Person
  /** Under way, longest waiting first. */
  readonly open: readonly Discussion[]
  readonly offers: ReadonlyMap<string, readonly Offer[]>
  readonly meetings: ReadonlyMap<string, Meeting>
  readonly ended: readonly Discussion[]
  readonly inPool: boolean
  readonly duty: DutyWork
  /** Other committees this person works in. */
  readonly elsewhere: readonly { readonly committeeId: string; readonly area: string }[]
}

export function DeskPage(props: DeskPageProps) {
  const { shell, person, open } = props
  const mine = open.filter((discussion) => nextOf(props, discussion))
  const others = open.filter((discussion) => !nextOf(props, discussion))
  const rows = [
    ...dutyRows(props),
    ...mine
      .map((one) => deskRow(props, one))
      .sort(soonest)
      .map(({ row }) => row),
  ]
  const title = titleFor(person, shell)
  return (
    <Page
      shell={shell}
      title={title}
      current="desk"
      head={
        <PageHead
          title={title}
          facts={[
            formatDate(shell.now, 'long'),
            sayAny(text.summary, shell.names, { count: rows.length, others: others.length }),
          ]}
          side={
            <Button href="/requests/new" look="secondary" icon="plus">
              {text.ask}
            </Button>
          }
        />
      }
    >
      <Columns side={<Side {...props} />}>
        <Card
          title={text['waiting-for-you'].title}
          note={rows.length > 1 ? text['waiting-for-you'].note : undefined}
          flush={rows.length > 0}
        >
          {rows.length > 0 ? <DeskRows rows={rows} /> : <Nothing {...props} />}
        </Card>
        <Card title={text['waiting-for-others'].title}>
          {others.length > 0 ? (
            <Others discussions={others} shell={shell} />
          ) : (
            <p class="cg-dim">{text['waiting-for-others'].none}</p>
          )}
        </Card>
      </Columns>
    </Page>
  )
}

/** What waits by a duty: new themes, requests for other formats, exceptions to look at. */
function dutyRows({ duty }: DeskPageProps): DeskRow[] {
  const { to_do, counted, look } = text
  const row = (count: number, what: string, href: string): DeskRow[] =>
    count === 0 ? [] : [{ what, by: sayAny(counted, namesOf(), { count }), href, action: look }]
  return [
    ...row(duty.newThemes, to_do['look-at-themes'], '/themes'),
    ...row(duty.formatRequests, to_do['format-request'], '/formats/requests'),
    ...row(duty.exemptions, to_do.exemption, '/exemptions'),
  ]
}

function titleFor(person: Person, shell: Shell): string {
  const duty = person.duties.find((one) => isKeyOf(text.title_of, one))
  return duty && isKeyOf(text.title_of, duty) ? sayAny(text.title_of[duty], shell.names) : text.title
}

const nextOf = ({ offers }: DeskPageProps, discussion: Discussion): Offer | null =>
  offers.get(discussion.id)?.find((offer) => offer.offered === 'next') ?? null

const soonest = (a: { due: Date | null }, b: { due: Date | null }): number =>
  (a.due?.getTime() ?? Number.POSITIVE_INFINITY) - (b.due?.getTime() ?? Number.POSITIVE_INFINITY)

function deskRow(props: DeskPageProps, discussion: Discussion): { row: DeskRow; due: Date | null } {
  const next = nextOf(props, discussion)
  const { usualDays } = places[discussion.status]
  const due = usualDays === null ? null : addWorkingDays(discussion.statusSince, usualDays)
  const requester = discussion.people.find((involved) => involved.relation === 'requester')
  const act = next && isKeyOf(actions.acts, next.step) ? actions.acts[next.step] : null
  const { names, now } = props.shell
  return {
    due,
    row: {
      what: act?.title ?? discussion.pseudonym,
      discussion: discussion.pseudonym,
      by: requester ? sayAny(text.asked_by, names, { person_name: requester.name }) : undefined,
      due: due ? sayAny(text.by, names, { due_date: formatDate(due) }) : text.no_date,
      ...(due ? { dueNote: inDays(daysBetween(now, due)) } : {}),
      href: `/discussions/${discussion.id}${next?.part ?? ''}`,
      action: act?.button ?? sayAny(text.open, names, { pseudonym: discussion.pseudonym }),
    },
  }
}

/** "in 2 days", "today", "3 days ago": Intl knows the words. */
const inDays = (days: number): string => new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' }).format(days, 'day')

function Nothing({ open, ended }: DeskPageProps) {
  const first = open.length === 0 && ended.length === 0
  return (
    <div>
      <p>{first ? text.first_time.text : text['waiting-for-you'].none}</p>
      {first && (
        <p>
          <a href="/check">{text.first_time.check}</a>
        </p>
      )}
    </div>
  )
}

function Others({ discussions, shell }: { discussions: readonly Discussion[]; shell: Shell }) {
  const { columns } = text
  return (
    <StackTable
      caption={text['waiting-for-others'].title}
      captionHidden
      columns={[
        { label: columns.discussion },
        { label: columns.with },
        { label: columns.how_long },
        { label: columns.next },
      ]}
      rows={discussions.map((discussion) => [
        <NameAndPlace key="name" discussion={discussion} />,
        <Holder key="holder" discussion={discussion} shell={shell} />,
        <HowLong key="days" discussion={discussion} shell={shell} />,
        sayAny(words.statuses[discussion.status].next, shell.names),
      ])}
    />
  )
}

export function NameAndPlace({ discussion }: { discussion: Discussion }) {
  const { stage } = places[discussion.status]
  return (
    <>
      <a href={`/discussions/${discussion.id}`}>{discussion.pseudonym}</a>
      <br />
      <Tag tone={stage === 'agreement' ? 'gorse' : 'loch'}>{interfaceWords.process_map.short[stage]}</Tag>
    </>
  )
}

function Holder({ discussion, shell }: { discussion: Discussion; shell: Shell }) {
  const [holder, another] = holders(discussion)
  if (!holder || another) return <>{whoHasIt(discussion, shell)}</>
  return (
    <PersonLine
      name={holder.name}
      sector={holder.sector}
      details={[interfaceWords.relations[holder.relation], interfaceWords.sectors[holder.sector]]}
    />
  )
}

function HowLong({ discussion, shell }: { discussion: Discussion; shell: Shell }) {
  const { usualDays } = places[discussion.status]
  if (usualDays === null)
    return (
      <>{sayAny(interfaceWords.discussion.facts.since, shell.names, { since: formatDate(discussion.statusSince) })}</>
    )
  return <Held days={workingDays(discussion.statusSince, shell.now)} usual={usualDays} />
}

function Side(props: DeskPageProps) {
  const { open, meetings, ended, shell } = props
  const coming = open
    .flatMap((discussion) => {
      const meeting = meetings.get(discussion.id)
      return meeting && meeting.endsAt > shell.now ? [{ discussion, meeting }] : []
    })
    .sort((a, b) => a.meeting.startsAt.getTime() - b.meeting.startsAt.getTime())
  return (
    <>
      <Card title={text['coming-up'].title}>
        {coming.length === 0 && <p class="cg-dim">{text['coming-up'].none}</p>}
        {coming.slice(0, 3).map(({ discussion, meeting }) => (
          <Coming key={discussion.id} discussion={discussion} meeting={meeting} />
        ))}
      </Card>
      <Card title={text.done.title} note={ended.length > 0 ? <a href="/discussions">{text.done.more}</a> : undefined}>
        {ended.length === 0 ? (
          <p class="cg-dim">{text.done.none}</p>
        ) : (
          <Facts
            facts={ended.map((discussion) => ({
              term: <a href={`/discussions/${discussion.id}`}>{discussion.pseudonym}</a>,
              value: formatDate(discussion.statusSince),
            }))}
          />
        )}
      </Card>
      <OtherPages {...props} />
      <OtherAreas {...props} />
    </>
  )
}

/** Pages that belong to somebody's duty, and those for everybody. */
function OtherPages({ person, inPool, shell }: DeskPageProps) {
  return (
    <Card title={text.links.title} tone="line">
      <ul class="cg-plain">
        {linksFor(person, inPool, shell.demonstration).map(({ key, href }) => (
          <li key={key}>
            <a href={href}>{text.links[key]}</a>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function OtherAreas({ elsewhere, shell }: DeskPageProps) {
  if (elsewhere.length === 0) return null
  return (
    <Card title={interfaceWords.sign_in.choose_area} tone="line">
      {elsewhere.map(({ committeeId, area }) => (
        <Form key={committeeId} action="/committee" csrf={shell.csrf}>
          <Button look="secondary" small name="committee" value={committeeId}>
            {sayAny(interfaceWords.sign_in.area, { ...shell.names, area })}
          </Button>
        </Form>
      ))}
    </Card>
  )
}

function Coming({ discussion, meeting }: { discussion: Discussion; meeting: Meeting }) {
  const [weekday = '', day = '', month = ''] = formatDate(meeting.startsAt).split(' ')
  const facilitator = discussion.people.find((involved) => involved.relation === 'facilitator')
  return (
    <DayBlock weekday={weekday} day={day} month={month}>
      <p>
        <strong>
          <a href={`/discussions/${discussion.id}`}>{discussion.pseudonym}</a>
        </strong>
        <br />
        {formatTime(meeting.startsAt)}–{formatTime(meeting.endsAt)}
        {facilitator && (
          <>
            <br />
            <span class="cg-dim">{facilitator.name}</span>
          </>
        )}
      </p>
    </DayBlock>
  )
}
