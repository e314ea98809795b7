/**
 * What of a discussion goes when (P26, P31): each class of privacy.yaml that belongs to a discussion, what its time is counted from, and which rows
 * hold it. What belongs to no discussion stands in committee-retention.ts.
 */
import { type RawBuilder, sql } from 'kysely'
import { privacy, request as requestForm } from '#content'
import type { Status } from '../discussion.ts'
import { type Period, periodIn } from './keeping-period.ts'

/** The end of the discussion, the day it went another way or was withdrawn, the day of its meeting, or the day its record was shared. */
export type Since = 'finished' | 'elsewhere' | 'met' | 'shared'

/** A request that goes no further here unless its practitioner comes back. */
export const wentElsewhere: readonly Status[] = ['withdrawn', 'another-route', 'not-this-time']

/** Rows of one table; where the row itself stays for another class, what of it is emptied. */
export interface Holding {
  readonly table: string
  readonly where?: RawBuilder<unknown>
  readonly empty?: RawBuilder<unknown>
}

export interface Rule {
  readonly class: string
  readonly since: Since
  /** In the order in which they can go. */
  readonly holds: readonly Holding[]
}

const all = (...tables: readonly string[]): Holding[] => tables.map((table) => ({ table }))

/** Replies, needs and who came instead; whoever was there stays for the meeting's own time. */
const replies: readonly Holding[] = [
  { table: 'invitation', where: sql`present is not true` },
  {
    table: 'invitation',
    where: sql`(topic, topic_question, reply_part, someone_else, someone_else_role, someone_else_email, view, access_other, reply, access_needs)
      is distinct from ('', '', '', '', '', '', '', '', null::text, '{}'::text[])`,
    empty: sql`topic = '', topic_question = '', reply_part = '', someone_else = '', someone_else_role = '', someone_else_email = '', view = '',
      access_other = '', reply = null, replied_at = null, access_needs = '{}'`,
  },
]

/** What the practitioner wished for the meeting, and needs to take part: asked with the request, kept as the arranging is (request.yaml, class). */
const wished = requestForm.pages
  .flatMap((page): readonly { id: string; answer: { class: string } }[] => page.questions)
  .filter(({ answer }) => answer.class === 'arranging')
  .map(({ id }) => id)
const wishes: readonly Holding[] = ['request_answer', 'request_copy'].map((table) => ({
  table,
  where: sql`question in (${sql.join(wished)})`,
}))

const request = all('request_answer', 'request_copy')
const team = all('alert_link', 'team_member')
const screening = all('screening_answer', 'screening_outcome')
const times = all('invitation_link', 'time_answer', 'time_reply', 'time_option', 'time_poll', 'meeting_place')
const guard = all('guard_choice', 'kept_word')
const record = all('record_section', 'record_copy', 'topic_note')

export const rules: readonly Rule[] = [
  { class: 'request', since: 'finished', holds: request },
  { class: 'agreement', since: 'finished', holds: all('agreement') },
  { class: 'team-list', since: 'finished', holds: team },
  { class: 'screening', since: 'finished', holds: screening },
  { class: 'arranging', since: 'met', holds: [...times, ...replies, ...wishes] },
  { class: 'allocation', since: 'met', holds: all('facilitator_offer') },
  { class: 'meeting-log', since: 'met', holds: all('meeting_off', 'meeting', 'room', 'invitation') },
  { class: 'guard-log', since: 'shared', holds: guard },
  { class: 'circulation', since: 'shared', holds: all('read_back') },
  { class: 'record', since: 'shared', holds: record },
  {
    class: 'request-elsewhere',
    since: 'elsewhere',
    holds: [
      ...[...request, ...team, ...screening, ...times, ...guard, ...record],
      ...all(
        'agreement',
        'facilitator_offer',
        'invitation',
        'meeting_off',
        'meeting',
        'read_back',
        'operation',
        'room',
      ),
    ],
  },
]

/** How long a class of privacy.yaml is kept, in its words. */
export const keptFor = (id: string): string => privacy.classes.find((one) => one.id === id)?.kept.for ?? ''
export const periodOf = (id: string): Period => periodIn(keptFor(id))
