/** The day that was really named to somebody, where a discussion has one: the desk says no other. */
import { sql } from 'kysely'
import type { Discussion, Person, Status } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'

const named: readonly Status[] = [
  'facilitator-asked',
  'finding-time',
  'more-needed',
  'waiting-elsewhere',
  'record-being-read',
]

/** By discussion: when the oldest word of a record was given to a second reader that this person may be (P22). */
export async function keptWordsAsked(tx: Tx, person: Person): Promise<ReadonlyMap<string, Date>> {
  if (!person.duties.includes('reviewing-team')) return new Map()
  const { rows } = await sql<{ id: string; askedAt: Date }>`
    select discussion_id as id, min(asked_at) as "askedAt" from kept_word
    where committee_id = committee_now() and answer is null and asked_by <> ${person.personId} group by 1`.execute(tx)
  return new Map(rows.map(({ id, askedAt }) => [id, askedAt]))
}

/**
 * By discussion: the last day to answer an offer (P14) or the times (P16), to add what was asked for (P13), to look again (P4), to read
 * the record (P23). Only what this person may read; elsewhere the usual number of working days stands in for it.
 */
export async function deadlinesOf(tx: Tx, discussions: readonly Discussion[]): Promise<ReadonlyMap<string, Date>> {
  const asked = discussions.filter(({ status }) => named.includes(status))
  if (asked.length === 0) return new Map()
  const { rows } = await sql<{ id: string; due: Date }>`
    select id, due from (
      select d.id, case d.status
        when 'facilitator-asked' then (select o.answer_by + time '12:00' from facilitator_offer o
          where o.committee_id = committee_now() and o.discussion_id = d.id and o.answer is null) at time zone 'Europe/London'
        when 'finding-time' then (select p.closes_on + time '12:00' from time_poll p
          where p.committee_id = committee_now() and p.discussion_id = d.id and p.ended_at is null) at time zone 'Europe/London'
        when 'record-being-read' then (select c.read_until from record_copy c
          where c.committee_id = committee_now() and c.discussion_id = d.id and c.withdrawn_at is null order by c.number desc limit 1)
        else (select o.due_on + time '12:00' from screening_outcome o
          where o.committee_id = committee_now() and o.discussion_id = d.id order by o.number desc limit 1) at time zone 'Europe/London'
      end as due
      from unnest(${asked.map(({ id }) => id)}::uuid[], ${asked.map(({ status }) => status)}::text[]) as d (id, status)) named
    where due is not null`.execute(tx)
  return new Map(rows.map(({ id, due }) => [id, due]))
}
