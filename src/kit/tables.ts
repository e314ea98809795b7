/**
 * The tables the kit itself writes, as Kysely reads them. A step adds its own tables beside its code:
 * `declare module '../../kit/tables.ts' { interface Tables { agreement: AgreementTable } }`.
 */

import type { ColumnType, Generated } from 'kysely'
import type { Duty, Relation, Sector, Status } from '../discussion.ts'

/** jsonb: read as a value, written as text made by JSON.stringify. */
export type Json<T> = ColumnType<T, string, string>

export interface Tables {
  committee: { id: string; slug: string; names: Json<Record<string, string>>; settings: Json<Record<string, number>> }
  agency: { committee_id: string; id: string; name: string; sector: Sector }
  person: { id: string; name: string; email: string; left_at: Date | null; epoch: Generated<number> }
  membership: {
    committee_id: string
    person_id: string
    agency_id: string
    team: string
    job: string
    line_manager_id: string | null
    left_at: Date | null
    duties_ended_at: Generated<Date | null>
  }
  duty: { committee_id: string; person_id: string; duty: Duty }
  discussion: {
    committee_id: string
    id: string
    reference: string
    pseudonym: string
    status: Status
    status_since: Date
    version: Generated<number>
    begun_at: Date
    begun_by: string
    requester_id: string
  }
  relation: {
    committee_id: string
    discussion_id: string
    person_id: string
    relation: Relation
    since: Date
    ended_at: Generated<Date | null>
  }
  history: {
    committee_id: string
    discussion_id: string
    number: number
    event: string
    by_person: string | null
    at: Date
    facts: Json<Record<string, string | number | boolean>>
  }
  submission: {
    committee_id: string
    key: string
    step: string
    body_hash: string
    discussion_id: string | null
    at: Date
  }
  audit: {
    committee_id: string
    id: string
    at: Date
    actor_kind: 'person' | 'ticket' | 'system'
    person_id: string | null
    verb: string
    kind: string
    discussion_id: string | null
    shown: Generated<string[]>
  }
  letter: {
    committee_id: string
    id: string
    letter: string
    discussion_id: string | null
    person_id: string | null
    to_name: Generated<string>
    to_address: Generated<string>
    values: Json<Record<string, string>>
    link: Generated<string>
    calendar: Json<CalendarEntry> | null
    once: string | null
    written_at: Date
    due_at: Date
    taken_until: Date | null
    sent_at: Generated<Date | null>
    tries: Generated<number>
    last_failure: Generated<string | null>
    dead_at: Generated<Date | null>
  }
  team_member: {
    committee_id: string
    discussion_id: string
    id: string
    position: number
    person_id: string | null
    name: string
    role: string
    agency: string
    email: string
    told_at: Generated<Date | null>
    told_how: Generated<'letter' | 'phone' | 'face-to-face' | 'meeting' | 'other' | null>
    skip_reason: Generated<'safety' | 'lead-asked' | 'already-told' | 'left' | null>
    reply: Generated<'thanks' | 'talk' | 'not-in-team' | 'someone-missing' | 'conflict' | null>
    reply_text: Generated<string>
    replied_at: Generated<Date | null>
    left_at: Generated<Date | null>
    bounced_at: Generated<Date | null>
  }
  session: {
    id: string
    id_hash: string
    person_id: string
    committee_id: string
    epoch: number
    begun_at: Date
    last_seen_at: Date
    confirmed_at: Date
    way: 'demonstration' | 'passkey' | 'provider' | 'code'
    browser: string
    provider: Generated<string | null>
    ended_at: Generated<Date | null>
  }
}

/** What the calendar part of a letter is made from when it is sent. Times are ISO 8601 in UTC. */
export interface CalendarEntry {
  readonly method: 'REQUEST' | 'CANCEL'
  readonly uid: string
  readonly sequence: number
  readonly start: string
  readonly end: string
  /** Room or the word for online; never typed words about a family. */
  readonly place: string
  readonly url?: string
}
