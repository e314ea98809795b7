/** Before the meeting (P16): times to answer, replies that are still missing, and that we meet soon. */
import { sql } from 'kysely'
import { addWorkingDays, arranging, dayOf, formatDate, formatTime, workingDays } from '#content'
import { type Discussion, peopleAs } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { type LetterOrder, pageOf } from '../kit/letters.ts'
import { type Addressed, onceWithLink } from './own-link.ts'
import { onceEach, type Reminder } from './reminder.ts'

/** Two working days before the last day to answer, whoever has not said which times they can make. */
export function pollReminded(): Reminder {
  return {
    when: ['finding-time'],
    async orders(tx, discussion, now) {
      const poll = await pollIn(tx, discussion)
      if (!poll || dayOf(now) > poll.closesOn || workingDays(now, poll.closes) > 2) return []
      // Whoever was asked only just now has the letter in hand.
      const due = poll.waiting.filter(({ askedAt }) => workingDays(askedAt, poll.closes) > 2)
      const values = { reference: discussion.reference, due_date: formatDate(poll.closes, 'long') }
      return onceWithLink(tx, discussion, due, now, (one) => ({
        letter: 'poll-reminder',
        values,
        link: pageOf(discussion, '/times'),
        once: `poll-reminder:${poll.id}:${one.id}`,
      }))
    },
  }
}

/** The last day has passed: the facilitator chooses from the answers there are, unless everybody had answered before. */
export function pollEnded(): Reminder {
  return {
    when: ['finding-time'],
    async orders(tx, discussion, now) {
      const poll = await pollIn(tx, discussion)
      if (!poll || dayOf(now) <= poll.closesOn) return []
      const [facilitator] = peopleAs(discussion, 'facilitator')
      if (!facilitator) return []
      return [
        {
          letter: 'poll-ready',
          to: { person: facilitator.personId },
          values: { reference: discussion.reference, count: String(poll.answered) },
          link: pageOf(discussion, '/arranging'),
          once: `poll-ready:${poll.id}`,
        },
      ]
    },
  }
}

interface Poll {
  readonly id: string
  /** 'YYYY-MM-DD', and a moment on that day. */
  readonly closesOn: string
  readonly closes: Date
  readonly answered: number
  readonly waiting: readonly (Addressed & { readonly askedAt: Date })[]
}

async function pollIn(tx: Tx, discussion: Discussion): Promise<Poll | null> {
  const { rows } = await sql<{ poll: string; closes_on: string; answered: boolean; askedAt: Date } & Addressed>`
    select p.id as poll, p.closes_on, r.poll_id is not null as answered, greatest(p.asked_at, i.invited_at) as "askedAt",
      i.id, i.person_id as "personId", i.name, i.email
    from time_poll p
      join invitation i on i.committee_id = p.committee_id and i.discussion_id = p.discussion_id and i.withdrawn_at is null
        and coalesce(i.reply, '') not in ('conflict', 'not-in-team')
      left join time_reply r on r.committee_id = p.committee_id and r.poll_id = p.id and r.invitation_id = i.id
    where p.committee_id = committee_now() and p.discussion_id = ${discussion.id} and p.ended_at is null`.execute(tx)
  const [first] = rows
  if (!first) return null
  const waiting = rows.filter((row) => !row.answered)
  const closes = new Date(`${first.closes_on}T12:00:00Z`)
  return { id: first.poll, closesOn: first.closes_on, closes, answered: rows.length - waiting.length, waiting }
}

/** Three working days after they were asked, whoever has not said if they come. A topic expert is not pressed. */
export function repliesReminded(): Reminder {
  return {
    when: ['time-set'],
    async orders(tx, discussion, now) {
      const meeting = await meetingSet(tx, discussion)
      if (!meeting || now >= meeting.starts_at) return []
      const due = (await invitedTo(tx, discussion)).filter(
        ({ reply, as, askedAt }) =>
          reply === null && as !== 'topic-expert' && workingDays(laterOf(askedAt, meeting.set_at), now) >= 3,
      )
      const values = { reference: discussion.reference, meeting_date: formatDate(meeting.starts_at, 'long') }
      return onceWithLink(tx, discussion, due, now, (one) => ({
        letter: 'invitation-reminder',
        values,
        link: pageOf(discussion, '/reply'),
        once: `invitation-reminder:${meeting.id}:${meeting.sequence}:${one.id}`,
      }))
    },
  }
}

/** Each morning after a day on which replies came in: the facilitator sees who comes and which access needs to plan for. */
export function repliesSoFar(): Reminder {
  return {
    when: ['time-set'],
    async orders(tx, discussion, now): Promise<LetterOrder[]> {
      const meeting = await meetingSet(tx, discussion)
      if (!meeting || now >= meeting.starts_at) return []
      const replied = (await invitedTo(tx, discussion)).filter(
        ({ repliedAt }) => repliedAt && repliedAt > meeting.set_at,
      )
      const yesterday = dayOf(new Date(now.getTime() - 86_400_000))
      if (!replied.some(({ repliedAt }) => repliedAt && dayOf(repliedAt) === yesterday)) return []
      return peopleAs(discussion, 'facilitator').map(({ personId }) => ({
        letter: 'replies-so-far',
        to: { person: personId },
        values: { reference: discussion.reference, count: String(replied.length) },
        link: pageOf(discussion, '/arranging'),
        once: `replies-so-far:${meeting.id}:${yesterday}:${personId}`,
      }))
    },
  }
}

const laterOf = (one: Date, other: Date): Date => (one > other ? one : other)
const coming: readonly string[] = ['coming', 'coming-online', 'part', 'other-time']

/** Three working days before the meeting, everybody who comes or has not said. Whoever was asked only then knows already. */
export function whoComesReminded(): Reminder {
  return {
    when: ['time-set'],
    async orders(tx, discussion, now) {
      const meeting = await meetingSet(tx, discussion)
      if (!meeting || !isWithin(3, now, meeting)) return []
      const due = (await invitedTo(tx, discussion)).filter(
        ({ reply, askedAt }) =>
          coming.includes(reply ?? 'coming') && !isWithin(3, laterOf(askedAt, meeting.set_at), meeting),
      )
      return onceWithLink(tx, discussion, due, now, (one) => ({
        letter: 'meeting-reminder',
        values: valuesOf(discussion, meeting),
        link: pageOf(discussion, one.as === 'topic-expert' ? '/expert-reply' : '/reply'),
        once: `meeting-reminder:${meeting.id}:${meeting.sequence}:${one.id}`,
      }))
    },
  }
}

/** Two working days before the meeting, or at once where it is sooner: the facilitator's papers are ready to print. */
export function packSent(): Reminder {
  return {
    when: ['time-set'],
    async orders(tx, discussion, now): Promise<LetterOrder[]> {
      const meeting = await meetingSet(tx, discussion)
      if (!meeting || !isWithin(2, now, meeting)) return []
      const order = {
        letter: 'facilitator-pack',
        values: valuesOf(discussion, meeting),
        link: pageOf(discussion, '/meeting'),
      }
      return onceEach(discussion, peopleAs(discussion, 'facilitator'), order).map((each) => ({
        ...each,
        once: `${order.letter}:${meeting.id}:${meeting.sequence}`,
      }))
    },
  }
}

const isWithin = (days: number, moment: Date, { starts_at }: MeetingRow): boolean =>
  moment < starts_at && addWorkingDays(moment, days) >= starts_at

const valuesOf = (discussion: Discussion, meeting: MeetingRow) => ({
  reference: discussion.reference,
  meeting_date: formatDate(meeting.starts_at, 'long'),
  meeting_time: `${formatTime(meeting.starts_at)}–${formatTime(meeting.ends_at)}`,
  meeting_place: meeting.place,
})

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

interface Invited extends Addressed {
  readonly as: string
  readonly reply: string | null
  readonly askedAt: Date
  readonly repliedAt: Date | null
}

async function invitedTo(tx: Tx, discussion: Discussion): Promise<readonly Invited[]> {
  const { rows } = await sql<Invited>`
    select id, person_id as "personId", name, email, invited_as as "as", reply, invited_at as "askedAt", replied_at as "repliedAt"
    from invitation
    where committee_id = committee_now() and discussion_id = ${discussion.id} and withdrawn_at is null order by id`.execute(
    tx,
  )
  return rows
}
