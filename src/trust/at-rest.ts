/**
 * A request at rest (P31; privacy.yaml, request-at-rest): it waits for somebody who has long done nothing with it. It is announced to the practitioner
 * and then withdrawn (steps/withdrawal/lapse.ts). Its time is counted from the last step in its history.
 */
import { sql } from 'kysely'
import { dayOf } from '#content'
import type { Discussion, Status } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { timeAfter } from './keeping-period.ts'
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

/** Calendar days between the announcement and the end (privacy.yaml, request-at-rest, then). */
export const announcedDays = 14

export interface Rest {
  /** The last step in it. */
  readonly last: Date
  /** The day, '2026-04-12', on which it ends, where that was announced and no step came since. */
  readonly announced: string | null
}

/** Lines of the history that are no step of anybody with the request. */
const noSteps = ['lapse-announced', 'manager-covered', 'cover-ended', 'opened-in-emergency', 'emergency-looked-at']

/** Null: it is not at rest. */
export async function restOf(tx: Tx, { committeeId, id, status, statusSince }: Discussion): Promise<Rest | null> {
  if (!atRest.some((one) => one === status)) return null
  const { rows } = await sql<Rest>`
    with line as (select number, event, at, facts from history where committee_id = ${committeeId} and discussion_id = ${id}),
      step as (select max(number) as number, max(at) as at from line where event <> all (${noSteps}))
    select greatest(step.at, ${statusSince}::timestamptz) as last, (select line.facts ->> 'on' from line
      where line.event = 'lapse-announced' and line.number > coalesce(step.number, 0) order by line.number desc limit 1) as announced
    from step`.execute(tx)
  return rows[0] ?? null
}

/** When its time is over, and never sooner than can be announced. */
export const restEnds = (last: Date, now: Date): Date =>
  new Date(Math.max(timeAfter(last, periodOf('request-at-rest')).getTime(), daysAfter(now, announcedDays).getTime()))

export const announcementDue = (last: Date, now: Date): boolean =>
  now >= daysAfter(timeAfter(last, periodOf('request-at-rest')), -announcedDays)

/** For the countdown of its page; noon of the day that was announced. */
export async function restGoes(tx: Tx, discussion: Discussion, now: Date): Promise<Date | null> {
  const rest = await restOf(tx, discussion)
  if (!rest) return null
  return rest.announced ? new Date(`${rest.announced}T12:00:00Z`) : restEnds(rest.last, now)
}

export const isOver = ({ announced }: Rest, now: Date): boolean => announced !== null && announced <= dayOf(now)

function daysAfter(date: Date, days: number): Date {
  return timeAfter(date, { count: days, unit: 'day' })
}
