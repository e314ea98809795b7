/** The side of a discussion: the meeting, the people, what is kept, and ways to what was written. */

import { alert, arranging, formatDate, formatTime, interfaceWords, sayAny, sealedNote } from '#content'
import { Card, DayBlock, Done, People } from '../design/design.ts'
import { type Discussion, type Relation, relationsOf, type Stage } from '../discussion.ts'
import { mayRead } from '../trust/policy.ts'
import type { DiscussionPageProps } from './discussion.page.tsx'
import type { Found } from './discussion.route.tsx'
import { KeptCard } from './kept-card.tsx'
import { places } from './turn.ts'

const text = interfaceWords.discussion

export function Side(props: DiscussionPageProps) {
  const { discussion, meeting, shell, person, mayReadRecord, mayReadOutcome, procedureVersion } = props
  return (
    <>
      {meeting && (
        <Card title={text.meeting.title}>
          <MeetingDay meeting={meeting} />
        </Card>
      )}
      <Card title={text.people.title}>
        <People people={peopleShown(discussion)} />
        {!beforeScreening.includes(places[discussion.status].stage) && <p class="cg-s cg-dim">{text.people.guests}</p>}
      </Card>
      {props.mayReadAnswers && (
        <p>
          <a class="cg-quiet" href={`/discussions/${discussion.id}/alert/answers`}>
            {alert.answers.title}
          </a>
          {props.teamAsks && props.teamAsks.asking > 0 && (
            <>
              <br />
              <span class="cg-s">{sayAny(alert.answers.counted, shell.names, { count: props.teamAsks.asking })}</span>
            </>
          )}
        </p>
      )}
      {mayRead(person, discussion, 'sealed-note') && (
        <p>
          <a class="cg-quiet" href={`/discussions/${discussion.id}/sealed-note`}>
            {sealedNote.link}
          </a>
        </p>
      )}
      <KeptCard
        discussion={discussion}
        keeping={props.keeping}
        shell={shell}
        person={person}
        procedureVersion={procedureVersion}
      />
      {mayReadRecord && places[discussion.status].stage !== 'arranging' ? (
        <Links discussion={discussion} record outcome={mayReadOutcome} />
      ) : null}
      {!mayReadRecord && mayReadOutcome ? <Links discussion={discussion} record={false} outcome /> : null}
      {relationsOf(discussion, person.personId).includes('facilitator') && <FacilitatorLinks discussion={discussion} />}
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

/** What whoever led it has besides: a look back of their own, and the themes that were sent. */
function FacilitatorLinks({ discussion }: { discussion: Discussion }) {
  const { stage } = places[discussion.status]
  const sent = stage === 'evaluation'
  if (stage !== 'record' && stage !== 'themes' && !sent) return null
  return (
    <ul class="cg-plain">
      <li>
        <a class="cg-quiet" href={`/discussions/${discussion.id}/self-review`}>
          {text.links.review}
        </a>
      </li>
      {sent && (
        <li>
          <a class="cg-quiet" href={`/discussions/${discussion.id}/themes`}>
            {text.links.themes}
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
        {meeting.place && (
          <>
            <br />
            {meeting.place}
          </>
        )}
        {meeting.link && (
          <>
            <br />
            <a href={meeting.link} rel="noreferrer">
              {arranging.link_page.join}
            </a>
          </>
        )}
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
