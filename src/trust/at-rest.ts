/**
 * What is at rest (P31; privacy.yaml, request-at-rest and discussion-at-rest): it waits for somebody who has long done nothing with it. That is
 * announced, and then it ends (steps/withdrawal/lapse.ts). Its time is counted from the last step in its history.
 */
import { sql } from 'kysely'
import { dayOf } from '#content'
import type { Discussion, Status } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { timeAfter, timeBefore } from './keeping-period.ts'
import { periodOf } from './retention-rules.ts'

/** Never sent, not agreed, waiting for its practitioner, or called off. A draft is deleted instead (chase/draft.reminders.ts). */
export const atRest = [
  'with-first-manager',
  'with-second-manager',
  'manager-question',
  'not-agreed-now',
  'agreed',
  'more-needed',
  'cancelled',
] as const satisfies readonly Status[]

/** It waits for the Reviewing Team, its facilitator, the meeting or the record (privacy.yaml, discussion-at-rest). */
export const standingStill = [
  'sent',
  'being-screened',
  'waiting-elsewhere',
  'suitable-with-conditions',
  'finding-facilitator',
  'facilitator-asked',
  'facilitator-confirmed',
  'finding-time',
  'time-set',
  'postponed',
  'meeting-open',
  'meeting-stopped',
  'meeting-ended',
  'record-being-read',
  'record-recalled',
  'record-shared',
] as const satisfies readonly Status[]

export type RestClass = 'request-at-rest' | 'discussion-at-rest'
export const restClassOf = (status: Status): RestClass | null =>
  isOneOf(atRest, status) ? 'request-at-rest' : isOneOf(standingStill, status) ? 'discussion-at-rest' : null
const isOneOf = (list: readonly Status[], status: Status): boolean => list.includes(status)

/** Calendar days between the announcement and the end (privacy.yaml, request-at-rest and discussion-at-rest, then). */
export const announcedDays = 14

export interface Rest {
  readonly class: RestClass
  /** The last step in it, or the day it waits for where that is later. */
  readonly last: Date
  /** The day, '2026-04-12', on which it ends, where that was announced and no step came since. */
  readonly announced: string | null
}

/** Lines of the history that are no step of anybody with the request. */
const noSteps = ['lapse-announced', 'manager-covered', 'cover-ended', 'opened-in-emergency', 'emergency-looked-at']

/** Null: it is not at rest. */
export async function restOf(tx: Tx, { committeeId, id, status, statusSince }: Discussion): Promise<Rest | null> {
  const kind = restClassOf(status)
  if (!kind) return null
  const { rows } = await sql<Omit<Rest, 'class'>>`
    with line as (select number, event, at, facts from history where committee_id = ${committeeId} and discussion_id = ${id}),
      step as (select max(number) as number, max(at) as at from line where event <> all (${noSteps}))
    select greatest(step.at, ${statusSince}::timestamptz, ${waitsFor(status)}) as last, (select line.facts ->> 'on' from line
      where line.event = 'lapse-announced' and line.number > coalesce(step.number, 0) order by line.number desc limit 1) as announced
    from step`.execute(tx)
  return rows[0] ? { class: kind, ...rows[0] } : null
}

/** The meeting that is set, or the day on which somebody wanted to look again: nothing has to happen before. */
function waitsFor(status: Status) {
  if (status === 'time-set')
    return sql`(select (facts ->> 'starts')::timestamptz from line where event in ('time-set', 'meeting-moved') order by number desc limit 1)`
  if (status === 'waiting-elsewhere' || status === 'suitable-with-conditions')
    return sql`(select nullif(facts ->> 'until', '')::timestamptz from line where event in ('told-to-wait', 'found-suitable-with-condition')
      order by number desc limit 1)`
  return sql`null::timestamptz`
}

/** When its time is over, and never sooner than can be announced. */
export const restEnds = ({ class: kind, last }: Rest, now: Date): Date =>
  new Date(Math.max(timeAfter(last, periodOf(kind)).getTime(), daysAfter(now, announcedDays).getTime()))

/** By days and not by hours: what is announced is the day that stood on its page. */
export const announcementDue = ({ class: kind, last }: Rest, now: Date): boolean =>
  dayOf(now) >= dayOf(daysAfter(timeAfter(last, periodOf(kind)), -announcedDays))

/** For the countdown of its page; noon of the day that was announced. */
export async function restGoes(tx: Tx, discussion: Discussion, now: Date): Promise<Partial<Record<RestClass, Date>>> {
  const rest = await restOf(tx, discussion)
  if (!rest) return {}
  return { [rest.class]: rest.announced ? new Date(`${rest.announced}T12:00:00Z`) : restEnds(rest, now) }
}

/** Whatever came to its status later is not announced yet: the shorter of the two periods, without looking into the history. */
export const restedSince = (now: Date): Date =>
  timeBefore(daysAfter(now, announcedDays + 1), periodOf('request-at-rest'))

export const isOver = ({ announced }: Rest, now: Date): boolean => announced !== null && announced <= dayOf(now)

function daysAfter(date: Date, days: number): Date {
  return timeAfter(date, { count: days, unit: 'day' })
}
