/** The side of a discussion: the meeting, the people, what is kept, and ways to what was written. */

import {
  alert,
  daysBetween,
  formatDate,
  formatTime,
  inDays,
  interfaceWords,
  namesOf,
  privacy,
  sayAny,
  sealedNote,
} from '#content'
import { Card, DayBlock, Done, Facts, People } from '../design/design.ts'
import { type Discussion, type Relation, relationsOf, type Stage } from '../discussion.ts'
import type { Keeping } from '../trust/countdown.ts'
import { mayRead } from '../trust/policy.ts'
import { versionAddress } from '../trust/procedure-version.ts'
import type { DiscussionPageProps } from './discussion.page.tsx'
import type { Found } from './discussion.route.tsx'
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
      <Card title={text.kept.title}>
        {props.keeping.hold && <p>{text.kept.hold[props.keeping.hold]}</p>}
        <Facts facts={keptFacts(props.keeping, shell.now)} />
        <p class="cg-s">
          <a href={shell.names.privacy_link}>{text.kept.more}</a>
        </p>
        <p class="cg-s">
          <a href={versionAddress(procedureVersion)}>
            {sayAny(text.procedure_version, shell.names, { version_label: procedureVersion.label })}
          </a>
        </p>
        {relationsOf(discussion, person.personId).length > 0 && (
          <p class="cg-s">
            <a href={`/discussions/${discussion.id}/looked`}>{interfaceWords.looks.title}</a>
          </p>
        )}
      </Card>
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

/** The kinds people ask about, with the day they go where it is known; all of them stand on the privacy page. */
function keptFacts(keeping: Keeping, now: Date) {
  const shown = ['request', 'request-elsewhere', 'board', 'record']
  const concerned = (id: string) =>
    (id !== 'request-elsewhere' || dayOn(keeping, id) !== null) &&
    (id !== 'request' || dayOn(keeping, 'request-elsewhere') === null)
  return privacy.classes
    .filter(({ id }) => shown.includes(id) && concerned(id))
    .map(({ id, label, kept }) => ({ term: label, value: keptUntil(id, kept, keeping, now) }))
}

const dayOn = ({ goes, gone }: Keeping, id: string): Date | null => gone[id] ?? goes[id] ?? null

function keptUntil(id: string, kept: { for: string; after: string }, { goes, gone, hold }: Keeping, now: Date): string {
  const left = goes[id]
  if (gone[id]) return sayAny(text.kept.gone, namesOf(), { gone_date: formatDate(gone[id], 'long') })
  if (left && !hold)
    return sayAny(text.kept.goes, namesOf(), {
      going_date: formatDate(left, 'long'),
      days_left: inDays(Math.max(0, daysBetween(now, left))),
    })
  return sayAny(text.kept.line, namesOf(), { days: kept.for, since: kept.after })
}
