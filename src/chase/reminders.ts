/** Who is reminded of what, and when. Days are working days (agreement.yaml timing, screening.yaml targets, record.yaml timing). */

import { sql } from 'kysely'
import { addWorkingDays, agreement, arranging, formatDate, formatTime, record, screening, workingDays } from '#content'
import { type Discussion, type Involved, peopleAs, type Relation, type Status } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { hashOf, newSecret } from '../kit/id.ts'
import { type LetterOrder, pageOf, toEach } from '../kit/letters.ts'

export interface Reminder {
  readonly when: readonly Status[]
  /** What is due now; each order has a `once` key, so that asking again writes nothing twice. */
  readonly orders: (tx: Tx, discussion: Discussion, now: Date) => Promise<readonly LetterOrder[]>
}

const { answer_within, remind_after, offer_cover_after } = agreement.timing
const target = (id: 'screen-within' | 'facilitator-within' | 'remind-after'): number =>
  screening.targets.find((one) => one.id === id)?.default ?? 5

export const reminders: readonly Reminder[] = [
  afterDays('agreement-reminder', ['with-first-manager'], remind_after.default, 'first-manager', '/agreement'),
  afterDays('agreement-reminder', ['with-second-manager'], remind_after.default, 'second-manager', '/agreement'),
  afterDays('agreement-late', ['with-first-manager', 'with-second-manager'], offer_cover_after.default, 'requester'),
  afterDays('alert-waiting', ['agreed'], 2, 'requester', '/alert'),
  screenersReminded('screening-reminder', ['sent', 'being-screened'], target('remind-after')),
  afterDays('facilitator-search-longer', ['finding-facilitator'], target('facilitator-within'), 'requester'),
  afterDays('record-due', ['meeting-ended'], record.timing.write_within.default - 1, 'facilitator', '/record/draft'),
  readersReminded(),
  afterDays('self-review', ['meeting-ended'], 1, 'facilitator', '/self-review'),
  afterDays('themes-due', ['record-shared'], 5, 'facilitator', '/themes'),
  afterDays('learning-note-reminder', ['record-shared', 'themes-sent'], 10, 'participant', '/learning', ''),
  beforeMeeting('meeting-reminder', 3),
  beforeMeeting('facilitator-pack', 2),
  repliesReminded(),
  draftReminded(),
  ticketsReminded('after', 'evaluation-after-reminder', [
    'meeting-ended',
    'record-being-read',
    'record-shared',
    'themes-sent',
  ]),
  ticketsReminded('three-months', 'evaluation-three-months-reminder', ['three-months-on']),
]

/** So many working days after the discussion came to its status. */
function afterDays(
  letter: string,
  when: readonly Status[],
  days: number,
  to: Relation,
  part = '',
  page?: string,
): Reminder {
  return {
    when,
    async orders(_tx, discussion, now) {
      if (workingDays(discussion.statusSince, now) < days) return []
      const link = page === undefined ? pageOf(discussion, part) : part
      return onceEach(discussion, peopleAs(discussion, to), {
        letter,
        values: { ...valuesOf(discussion), due_date: dueDate(discussion, days) },
        link,
      })
    },
  }
}

/** Placeholders these letters may need: number, who asked, whom it waits for. */
function valuesOf(discussion: Discussion): Record<string, string> {
  const manager = peopleAs(discussion, discussion.status === 'with-first-manager' ? 'first-manager' : 'second-manager')
  return {
    reference: discussion.reference,
    practitioner_name: peopleAs(discussion, 'requester')[0]?.name ?? '',
    facilitator_name: peopleAs(discussion, 'facilitator')[0]?.name ?? '',
    manager_name: manager[0]?.name ?? '',
  }
}

/** One working day after the reminder, and never earlier than what was asked at first. */
const dueDate = (discussion: Discussion, days: number): string =>
  formatDate(addWorkingDays(discussion.statusSince, Math.max(days + 1, answer_within.default)), 'long')

/** The key holds the day the status began: after going round once more, people are reminded once more. */
function onceEach(
  discussion: Discussion,
  people: readonly Involved[],
  order: Omit<LetterOrder, 'to' | 'once'>,
): LetterOrder[] {
  return toEach(people, order).map((each) => ({
    ...each,
    once: `${order.letter}:${discussion.id}:${discussion.statusSince.toISOString().slice(0, 10)}:${'person' in each.to ? each.to.person : ''}`,
  }))
}

/** The named screener, or the whole Reviewing Team while nobody has taken it. */
function screenersReminded(letter: string, when: readonly Status[], days: number): Reminder {
  return {
    when,
    async orders(tx, discussion, now) {
      if (workingDays(discussion.statusSince, now) < days) return []
      const screeners = peopleAs(discussion, 'screener').map(({ personId }) => personId)
      const people = screeners.length > 0 ? screeners : await reviewingTeam(tx)
      const due = addWorkingDays(discussion.statusSince, target('screen-within'))
      return people.map((person) => ({
        letter,
        to: { person },
        values: { reference: discussion.reference, due_date: formatDate(due, 'long') },
        link: pageOf(discussion, '/screening'),
        once: `${letter}:${discussion.id}:${discussion.statusSince.toISOString().slice(0, 10)}:${person}`,
      }))
    },
  }
}

async function reviewingTeam(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from duty where committee_id = committee_now() and duty = 'reviewing-team'`.execute(tx)
  return rows.map((row) => row.person_id)
}

/** Two working days before the days for reading are over, those who have not answered. */
function readersReminded(): Reminder {
  return {
    when: ['record-being-read'],
    async orders(tx, discussion, now) {
      const days = record.timing.read_back.default
      if (workingDays(discussion.statusSince, now) < days - 2) return []
      const { rows } = await sql<{ person_id: string }>`
        select person_id from read_back where committee_id = committee_now() and discussion_id = ${discussion.id}`.execute(
        tx,
      )
      const answered = new Set(rows.map((row) => row.person_id))
      const waiting = peopleAs(discussion, 'participant').filter(({ personId }) => !answered.has(personId))
      const due = addWorkingDays(discussion.statusSince, days)
      return onceEach(discussion, waiting, {
        letter: 'record-read-reminder',
        values: { reference: discussion.reference, due_date: formatDate(due, 'long') },
        link: pageOf(discussion, '/record'),
      })
    },
  }
}

/** So many working days before the meeting: everybody who comes, or the facilitator's pack. */
function beforeMeeting(letter: 'meeting-reminder' | 'facilitator-pack', days: number): Reminder {
  return {
    when: ['time-set'],
    async orders(tx, discussion, now) {
      const meeting = await meetingSet(tx, discussion)
      if (!meeting || now >= meeting.starts_at || addWorkingDays(now, days) < meeting.starts_at) return []
      const values = {
        reference: discussion.reference,
        meeting_date: formatDate(meeting.starts_at, 'long'),
        meeting_time: meetingHours(meeting),
        meeting_place: meeting.place,
      }
      const once = `${letter}:${meeting.id}:${meeting.sequence}`
      if (letter === 'facilitator-pack')
        return toEach(peopleAs(discussion, 'facilitator'), {
          letter,
          values,
          link: pageOf(discussion, '/meeting'),
        }).map((each) => ({ ...each, once }))
      return (await invitedWhoCome(tx, discussion)).map((invited) => ({
        letter,
        to: invited.person_id ? { person: invited.person_id } : { name: invited.name, address: invited.email },
        values,
        once: `${once}:${invited.id}`,
      }))
    },
  }
}

/** Three working days after the invitation, whoever has not said if they come. */
function repliesReminded(): Reminder {
  return {
    when: ['time-set'],
    async orders(tx, discussion, now) {
      const meeting = await meetingSet(tx, discussion)
      if (!meeting || now >= meeting.starts_at || workingDays(meeting.set_at, now) < 3) return []
      const { rows } = await sql<InvitedRow>`
        select id, person_id, name, email from invitation where committee_id = committee_now() and discussion_id = ${discussion.id}
          and withdrawn_at is null and reply is null and person_id is not null`.execute(tx)
      return rows.map((invited) => ({
        letter: 'invitation-reminder',
        to: invited.person_id ? { person: invited.person_id } : { name: invited.name, address: invited.email },
        values: { reference: discussion.reference, meeting_date: formatDate(meeting.starts_at, 'long') },
        link: pageOf(discussion, '/reply'),
        once: `invitation-reminder:${meeting.id}:${meeting.sequence}:${invited.id}`,
      }))
    },
  }
}

/** A draft that nobody has touched for two weeks (letters.yaml, request-draft-reminder). */
function draftReminded(): Reminder {
  return {
    when: ['draft'],
    async orders(tx, discussion, now) {
      const { rows } = await sql<{ touched: Date | null }>`
        select max(answered_at) as touched from request_answer
        where committee_id = committee_now() and discussion_id = ${discussion.id}`.execute(tx)
      const touched = rows[0]?.touched ?? discussion.begunAt
      if (daysSince(touched, now) < draftDays.remind) return []
      const disposal = new Date(touched.getTime() + draftDays.keep * day)
      return [
        {
          letter: 'request-draft-reminder',
          to: { person: discussion.begunBy },
          values: { disposal_date: formatDate(disposal, 'long') },
          link: pageOf(discussion, '/request'),
          once: `request-draft-reminder:${discussion.id}:${touched.toISOString().slice(0, 10)}`,
        },
      ]
    },
  }
}

const day = 86_400_000
/** Calendar days (privacy.yaml, draft). */
const draftDays = { remind: 14, keep: 60 } as const
const daysSince = (date: Date, now: Date): number => (now.getTime() - date.getTime()) / day

/** Once, five working days before a form closes, to tickets that were not used. It gets a link of its own, because the first one's secret is not kept. */
function ticketsReminded(form: 'after' | 'three-months', letter: string, when: readonly Status[]): Reminder {
  return {
    when,
    async orders(tx, discussion, now) {
      const { rows } = await sql<{
        id: string
        person_id: string | null
        name: string
        email: string
        closes_at: Date
      }>`
        select id, person_id, name, email, closes_at from evaluation_ticket
        where committee_id = committee_now() and discussion_id = ${discussion.id} and form = ${form} and not used
          and closes_at > ${now}`.execute(tx)
      const due = rows.filter((ticket) => addWorkingDays(now, 5) >= ticket.closes_at)
      return Promise.all(due.map((ticket) => remindTicket(tx, discussion, ticket, letter)))
    },
  }
}

async function remindTicket(
  tx: Tx,
  discussion: Discussion,
  ticket: { id: string; person_id: string | null; name: string; email: string; closes_at: Date },
  letter: string,
): Promise<LetterOrder> {
  const once = `${letter}:${ticket.id}`
  const { rows } =
    await sql`select 1 from letter where committee_id = ${discussion.committeeId} and once = ${once}`.execute(tx)
  const secret = newSecret()
  if (rows.length === 0)
    await sql`update evaluation_ticket set reminder_hash = ${hashOf(secret)} where id = ${ticket.id}`.execute(tx)
  return {
    letter,
    to: ticket.person_id ? { person: ticket.person_id } : { name: ticket.name, address: ticket.email },
    values: { due_date: formatDate(ticket.closes_at, 'long') },
    link: `/evaluations/${secret}`,
    once,
  }
}

interface MeetingRow {
  id: string
  starts_at: Date
  ends_at: Date
  set_at: Date
  sequence: number
  place: string
}

async function meetingSet(tx: Tx, discussion: Discussion): Promise<MeetingRow | null> {
  const { rows } = await sql<MeetingRow>`
    select m.id, m.starts_at, m.ends_at, m.set_at, m.sequence,
      case when m.how = 'online' then ${arranging.how.online.label} else coalesce(p.place, '') end as place
    from meeting m left join meeting_place p on p.committee_id = m.committee_id and p.meeting_id = m.id
    where m.committee_id = committee_now() and m.discussion_id = ${discussion.id} and m.state = 'set'
    order by m.number desc limit 1`.execute(tx)
  return rows[0] ?? null
}

interface InvitedRow {
  id: string
  person_id: string | null
  name: string
  email: string
}

async function invitedWhoCome(tx: Tx, discussion: Discussion): Promise<InvitedRow[]> {
  const { rows } = await sql<InvitedRow>`
    select id, person_id, name, email from invitation where committee_id = committee_now() and discussion_id = ${discussion.id}
      and withdrawn_at is null and coalesce(reply, 'coming') in ('coming', 'coming-online', 'part', 'other-time')`.execute(
    tx,
  )
  return rows
}

const meetingHours = ({ starts_at, ends_at }: MeetingRow): string => `${formatTime(starts_at)}–${formatTime(ends_at)}`
