import { formatDate, arranging as words } from '#content'
import { Facts } from '../../design/design.ts'
import { type Discussion, peopleAs } from '../../discussion.ts'
import type { Meeting } from '../../room/meeting.rows.ts'
import { placeOf, timesOf } from './arranging.letters.ts'

/** When, in one line above everything: on a phone the facts come far below. */
export const MeetingWhen = ({ meeting }: { meeting: Meeting }) => (
  <p>
    <strong>
      {formatDate(meeting.startsAt, 'long')}, {timesOf(meeting)}
    </strong>
    , {words.how[meeting.how].label.toLowerCase()}
  </p>
)

export interface MeetingFactsProps {
  readonly discussion: Discussion
  readonly meeting: Meeting
  /** Whoever holds a letter only sees the address of the meeting once they have said that they are coming: letters are handed on. */
  readonly linkLater?: boolean
}

/** Number, when, where, who leads it: nothing of what it is about. */
export function MeetingFacts({ discussion, meeting, linkLater = false }: MeetingFactsProps) {
  const { link_page: labels, hub, how } = words
  const leads = peopleAs(discussion, 'facilitator').map((involved) => `${involved.name}, ${involved.agency}`)
  return (
    <Facts
      facts={[
        { term: labels.number, value: discussion.reference },
        { term: labels.when, value: `${formatDate(meeting.startsAt, 'long')}, ${timesOf(meeting)}` },
        { term: hub.meeting.how, value: how[meeting.how].label },
        ...(placeOf(meeting) && meeting.how !== 'online' ? [{ term: labels.where, value: meeting.place }] : []),
        ...(meeting.link
          ? [
              {
                term: hub.meeting.link,
                value: linkLater ? (
                  labels.link_later
                ) : (
                  <a href={meeting.link} rel="noreferrer">
                    {new URL(meeting.link).hostname}
                  </a>
                ),
              },
            ]
          : []),
        { term: labels.leads, value: leads.join(', ') },
      ]}
    />
  )
}
