/** What a desk shows: read only, and only what the person may see anyway. */
import { type RawBuilder, sql } from 'kysely'
import { type Discussion, endings, type Person, type Stage, type Status } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { discussionsFrom, discussionsWhere, type PeopleShown } from '../kit/discussions.ts'
import type { Access } from '../trust/access.ts'
import { openAnswer } from '../trust/request-words.ts'
import { places } from './turn.ts'

/** Finished, withdrawn, or gone another way: nobody has to do anything, though a practitioner may come back. */
const ended: readonly Status[] = [...endings, 'another-route', 'not-this-time']
/** Far more than anybody has under way; the pages beyond it are reached through the list of discussions. */
const mostOpen = 100

/** Discussions under way in which the person has a part, and for the Reviewing Team its queue. Oldest waiting first. */
export const underWay = (tx: Tx, person: Person): Promise<Discussion[]> =>
  discussionsWhere(tx, openFor(person), sql`order by d.status_since limit ${mostOpen}`)

/** Finished ones and those that went another way, in which the person had a part; newest first. */
export const endedOnes = (tx: Tx, person: Person, limit: number, offset = 0): Promise<Discussion[]> =>
  discussionsWhere(tx, endedFor(person), sql`order by d.status_since desc limit ${limit} offset ${offset}`)

/** What is shown of one that has ended. */
export type EndedOne = Pick<Discussion, 'id' | 'pseudonym' | 'statusSince'>

/** Both in one question to the database: the desk is the page people look at most. */
export async function onDesk(
  tx: Tx,
  person: Person,
  endedOnesShown: number,
): Promise<{ open: Discussion[]; ended: EndedOne[] }> {
  const found = await discussionsFrom(
    tx,
    sql`(with mine as (select d.*, d.status = any(${[...ended]}) as is_ended
        from discussion d where d.committee_id = committee_now() and ${readable} and ${ownOr(person, inQueue)})
      (select * from mine where not is_ended order by status_since limit ${mostOpen})
      union all (select * from mine where is_ended order by status_since desc limit ${endedOnesShown})) d
      order by d.status_since`,
    peopleOnDesk,
  )
  const isEnded = ({ status }: Discussion) => ended.includes(status)
  return { open: found.filter((one) => !isEnded(one)), ended: found.filter(isEnded).reverse() }
}

/** Everybody only around the record: it waits for those who were there, by name. */
const peopleOnDesk = (status: Status): PeopleShown =>
  ended.includes(status) ? 'none' : places[status].stage === 'record' ? 'all' : 'holders'

const inQueue = sql`(d.status in ('sent', 'finding-facilitator', 'cancelled', 'waiting-elsewhere') or exists (select 1 from kept_word k
  where k.committee_id = d.committee_id and k.discussion_id = d.id and k.answer is null))`
const openFor = (person: Person) => sql`${readable} and d.status <> all(${[...ended]}) and ${ownOr(person, inQueue)}`
const endedFor = (person: Person) => sql`${readable} and d.status = any(${[...ended]}) and ${ownOr(person, sql`false`)}`

/** As an array, so that the few are looked up by their keys: what a desk costs does not grow with the number of discussions. */
const readable = sql`d.id = any(array(select readable('summary')))`

/** Without a duty one reads only what one has a part in; with one, what the duty adds is left out but for its queue. */
const ownOr = (person: Person, queue: RawBuilder<unknown>) =>
  person.duties.length === 0
    ? sql`true`
    : sql`(exists (select 1 from relation r where r.committee_id = d.committee_id and r.discussion_id = d.id
        and r.person_id = ${person.personId} and r.ended_at is null) or d.status = 'draft' or ${
          person.duties.includes('reviewing-team') ? queue : sql`false`
        })`

/** Before these nothing has been arranged, and after them everything was held. */
const mayMeet: readonly Stage[] = ['allocation', 'arranging', 'meeting']

/** The next meetings of these discussions and those that are under way, by discussion. */
export async function meetingsOf(tx: Tx, discussions: readonly Discussion[]): Promise<ReadonlyMap<string, Meeting>> {
  const ids = discussions.filter(({ status }) => mayMeet.includes(places[status].stage)).map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Meeting & { discussion_id: string }>`
    select m.discussion_id, m.starts_at as "startsAt", m.ends_at as "endsAt", m.how, coalesce(w.place, '') as place,
      coalesce(w.link, '') as link
    from meeting m
      left join meeting_place w on w.committee_id = m.committee_id and w.meeting_id = m.id
    where m.committee_id = committee_now() and m.state in ('set', 'open')
      and m.discussion_id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.discussion_id, row]))
}

/** The next meeting of the discussion that is open. */
export const meetingSeen = async ({ tx, discussion }: Access<'summary'>): Promise<Meeting | null> =>
  (await meetingsOf(tx, [discussion])).get(discussion.id) ?? null

export interface Meeting {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly how: 'in-person' | 'online' | 'mixed'
  /** '' for those who know when, but not the door: managers and the Reviewing Team (P16). */
  readonly place: string
  /** Address of the online meeting; '' as above. */
  readonly link: string
}

export interface HistoryLine {
  readonly event: string
  readonly at: Date
  readonly facts: Readonly<Record<string, string | number | boolean>>
  readonly name: string | null
  readonly agency: string | null
}

/** The history with the names of who acted, newest first. */
export async function historyOf({ tx, discussion }: Access<'summary'>): Promise<HistoryLine[]> {
  const { rows } = await sql<HistoryLine>`
    select h.event, h.at, h.facts, p.name, a.name as agency
    from history h
      left join person p on p.id = h.by_person
      left join membership m on m.committee_id = h.committee_id and m.person_id = h.by_person
      left join agency a on a.committee_id = m.committee_id and a.id = m.agency_id
    where h.committee_id = committee_now() and h.discussion_id = ${discussion.id}
    order by h.number desc`.execute(tx)
  return rows
}

/** What to explore, in the practitioner's words: the one answer of the request that everyone invited may read. */
export async function areasOf({ tx, discussion }: Access<'areas'>): Promise<string | null> {
  const { rows } = await sql<{ value: unknown }>`
    select value from request_answer
    where committee_id = committee_now() and discussion_id = ${discussion.id} and question = 'areas'`.execute(tx)
  const value = rows[0] ? await openAnswer(tx, discussion, { question: 'areas', value: rows[0].value }) : ''
  return typeof value === 'string' && value !== '' ? value : null
}

/** Whether the person is in the facilitator pool: their own page there is then linked from the desk. */
export async function isInPool(tx: Tx, person: Person): Promise<boolean> {
  const { rows } = await sql`
    select 1 from facilitator where committee_id = committee_now() and person_id = ${person.personId}`.execute(tx)
  return rows.length > 0
}

/** What waits for somebody by their duty, beside the discussions; row-level security counts only what they may read. */
export interface DutyWork {
  readonly newThemes: number
  readonly formatRequests: number
  readonly exemptions: number
  /** Harmless words for the guard that a colleague asked for. */
  readonly harmlessWords: number
}

const nothing: DutyWork = { newThemes: 0, formatRequests: 0, exemptions: 0, harmlessWords: 0 }

export async function dutyWork(tx: Tx, person: Person): Promise<DutyWork> {
  if (person.duties.length === 0) return nothing
  const { rows } = await sql<DutyWork>`
    select (select count(*) from theme where committee_id = committee_now() and state = 'new' and has_duty('lead-officer')) as "newThemes",
      (select count(*) from format_request where committee_id = committee_now() and answered_at is null and has_duty('policy-team'))
        as "formatRequests",
      (select count(*) from exemption where committee_id = committee_now() and state in ('asked', 'with-group')
        and has_duty('implementation-group')) as "exemptions",
      (select count(*) from harmless_word_asked where committee_id = committee_now() and asked_by <> me()) as "harmlessWords"`.execute(
    tx,
  )
  return rows[0] ?? nothing
}
