/** The side of the desk: meetings coming up, what is done, pages beside the discussions. */

import { formatDate, formatDateSeenFrom, formatTime, interfaceWords } from '#content'
import { Card, DayBlock, Facts } from '../design/design.ts'
import type { Discussion } from '../discussion.ts'
import type { DeskPageProps } from './desk.page.tsx'
import type { Meeting } from './desk.rows.ts'
import { linksFor } from './duty-links.ts'

const text = interfaceWords.desk

export function Side(props: DeskPageProps) {
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
              value: formatDateSeenFrom(discussion.statusSince, shell.now),
            }))}
          />
        )}
      </Card>
      <OtherPages {...props} />
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
