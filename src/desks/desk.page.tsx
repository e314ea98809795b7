import { formatDate, interfaceWords, isKeyOf, sayAny, words } from '#content'
import { Button, Card, Columns, DeskRows, Page, PageHead, StackTable } from '../design/design.ts'
import type { Discussion, Person } from '../discussion.ts'
import type { Shell } from '../kit/web.ts'
import type { DutyWork, EndedOne, Meeting } from './desk.rows.ts'
import { Side } from './desk-side.tsx'
import type { EmergencyToLookAt } from './emergencies.rows.ts'
import type { Offer } from './offers.ts'
import type { TeamAsks } from './team-asks.rows.ts'
import {
  askRows,
  callRows,
  deskRow,
  dutyRows,
  emergencyRows,
  isDayPast,
  meetingAhead,
  nextOf,
  soonest,
} from './waiting-rows.ts'
import { Holder, HowLong, NameAndPlace } from './who-has-it.tsx'

const text = interfaceWords.desk

export interface DeskPageProps {
  readonly shell: Shell
  readonly person: Person
  /** Under way, longest waiting first. */
  readonly open: readonly Discussion[]
  readonly offers: ReadonlyMap<string, readonly Offer[]>
  readonly meetings: ReadonlyMap<string, Meeting>
  /** The day that was named for what waits, where one was. */
  readonly deadlines: ReadonlyMap<string, Date>
  /** When words of a record were given to a second reader. */
  readonly keptAsked: ReadonlyMap<string, Date>
  /** How many invited people have to be rung, by discussion. */
  readonly calls: ReadonlyMap<string, number>
  /** What the team answered, where a request has not been sent yet. */
  readonly asks: ReadonlyMap<string, TeamAsks>
  /** What this person was told of and nobody has looked at. */
  readonly emergencies: readonly EmergencyToLookAt[]
  readonly ended: readonly EndedOne[]
  readonly inPool: boolean
  readonly duty: DutyWork
}

export function DeskPage(props: DeskPageProps) {
  const { shell, person, open } = props
  const mine = open.filter((discussion) => nextOf(props, discussion))
  const dayIsPast = (one: Discussion) => isPast(props, one)
  const [passed, waiting] = [open.filter(dayIsPast), open.filter((one) => !dayIsPast(one))]
  const others = [...passed, ...waiting].filter((discussion) => !nextOf(props, discussion))
  const rows = [
    ...emergencyRows(props),
    ...dutyRows(props),
    ...askRows(props),
    ...callRows(props),
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
            <Others {...props} discussions={others} />
          ) : (
            <p class="cg-dim">{text['waiting-for-others'].none}</p>
          )}
        </Card>
      </Columns>
    </Page>
  )
}

function titleFor(person: Person, shell: Shell): string {
  const duty = person.duties.find((one) => isKeyOf(text.title_of, one))
  return duty && isKeyOf(text.title_of, duty) ? sayAny(text.title_of[duty], shell.names) : text.title
}

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

function isPast(props: Pick<DeskPageProps, 'meetings' | 'shell'>, discussion: Discussion): boolean {
  const meeting = meetingAhead(props, discussion)
  return meeting !== null && isDayPast(discussion, meeting, props.shell.now)
}

function Others(props: Pick<DeskPageProps, 'meetings' | 'shell'> & { discussions: readonly Discussion[] }) {
  const { discussions, shell } = props
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
        isPast(props, discussion) ? text.day_passed : sayAny(words.statuses[discussion.status].next, shell.names),
      ])}
    />
  )
}
