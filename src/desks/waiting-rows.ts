/** The rows of "waiting for you": acts in discussions, and what a duty brings. */

import {
  addWorkingDays,
  alert,
  daysBetween,
  formatDateSeenFrom,
  inDays,
  interfaceWords,
  namesOf,
  record,
  sayAny,
} from '#content'
import type { DeskRow } from '../design/design.ts'
import type { Discussion } from '../discussion.ts'
import { lookWithin } from '../trust/emergency.ts'
import { actWords } from './act-words.ts'
import type { DeskPageProps } from './desk.page.tsx'
import type { Offer } from './offers.ts'
import { places } from './turn.ts'

const text = interfaceWords.desk

export const nextOf = ({ offers }: DeskPageProps, discussion: Discussion): Offer | null =>
  offers.get(discussion.id)?.find((offer) => offer.offered === 'next') ?? null

/** What waits by a duty: new themes, requests for other formats, exceptions to look at. */
export function dutyRows({ duty }: DeskPageProps): DeskRow[] {
  const { to_do, counted, look } = text
  const row = (count: number, what: string, href: string): DeskRow[] =>
    count === 0 ? [] : [{ what, by: sayAny(counted, namesOf(), { count }), href, action: look }]
  return [
    ...row(duty.newThemes, to_do['look-at-themes'], '/themes'),
    ...row(duty.formatRequests, to_do['format-request'], '/formats/requests'),
    ...row(duty.exemptions, to_do.exemption, '/exemptions'),
    ...row(duty.harmlessWords, to_do['agree-to-words'], '/guard/words'),
  ]
}

/** Before a request is sent, what its team asked for: a call, somebody else to be told (P11). */
export function askRows({ open, asks }: DeskPageProps): DeskRow[] {
  const { on_desk, counted, link } = alert.answers
  return open.flatMap(({ id, pseudonym }) => {
    const asking = asks.get(id)?.asking ?? 0
    if (asking === 0) return []
    const by = sayAny(counted, namesOf(), { count: asking })
    return [{ what: on_desk, discussion: pseudonym, by, href: `/discussions/${id}/alert/answers`, action: link }]
  })
}

/** Whoever told of a personal link is rung before the meeting (P22). */
export function callRows({ open, calls }: DeskPageProps): DeskRow[] {
  const { to_do, counted, look } = text
  return open.flatMap(({ id, pseudonym }) => {
    const count = calls.get(id) ?? 0
    if (count === 0) return []
    const by = sayAny(counted, namesOf(), { count })
    return [{ what: to_do.ring, discussion: pseudonym, by, href: `/discussions/${id}/arranging`, action: look }]
  })
}

/** What was opened in an emergency, for whoever was told (R16). */
export function emergencyRows({ emergencies, shell }: DeskPageProps): DeskRow[] {
  const { to_do, opened_by, look } = text
  const { names, now } = shell
  return emergencies.map(({ id, reference, name, openedAt }) => {
    const due = addWorkingDays(openedAt, lookWithin)
    return {
      what: to_do['look-at-emergency'],
      by: sayAny(opened_by, names, { reference, person_name: name }),
      due: sayAny(text.by, names, { due_date: formatDateSeenFrom(due, now) }),
      dueNote: inDays(daysBetween(now, due)),
      href: `/emergency/${id}`,
      action: look,
    }
  })
}

export function deskRow(props: DeskPageProps, discussion: Discussion): { row: DeskRow; due: Date | null } {
  const next = nextOf(props, discussion)
  const meeting = meetingAhead(props, discussion)
  const due = meeting ?? ownDay(props, discussion, next) ?? props.deadlines.get(discussion.id) ?? usualDay(discussion)
  const requester = discussion.people.find((involved) => involved.relation === 'requester')
  const asked = isToSay(meeting, discussion, next, props.shell.now) ? text.was_it_held : null
  const act = next && actWords(next.step, discussion.status)
  const { names, now } = props.shell
  return {
    due,
    row: {
      what: asked?.what ?? act?.title ?? discussion.pseudonym,
      discussion: discussion.pseudonym,
      by: requester ? sayAny(text.asked_by, names, { person_name: requester.name }) : undefined,
      due: due
        ? sayAny(dueWords(discussion, meeting, now), names, { due_date: formatDateSeenFrom(due, now) })
        : text.no_date,
      ...(due ? { dueNote: inDays(daysBetween(now, due)) } : {}),
      href: `/discussions/${discussion.id}${asked ? '' : (next?.part ?? '')}`,
      action: asked?.button ?? act?.button ?? sayAny(text.open, names, { pseudonym: discussion.pseudonym }),
    },
  }
}

function dueWords(discussion: Discussion, meeting: Date | null, now: Date): string {
  if (discussion.status === 'meeting-open') return text.meeting_open
  if (!meeting) return text.by
  return isDayPast(discussion, meeting, now) ? text.meeting_passed : text.meeting
}

/** Nobody opened the meeting, and its day is over. */
export const isDayPast = ({ status }: Discussion, meeting: Date, now: Date): boolean =>
  status === 'time-set' && daysBetween(meeting, now) > 0

/** Whoever would open it says what happened: it was held, or it needs a new day. */
const isToSay = (meeting: Date | null, discussion: Discussion, next: Offer | null, now: Date): boolean =>
  meeting !== null && next?.step === 'open-meeting' && isDayPast(discussion, meeting, now)

/** Until it has been held, the day of the meeting is the one that counts. */
export function meetingAhead({ meetings }: Pick<DeskPageProps, 'meetings'>, { id, status }: Discussion): Date | null {
  const isAhead = status === 'time-set' || places[status].stage === 'meeting'
  return (isAhead && meetings.get(id)?.startsAt) || null
}

/** What runs beside the line has a day of its own: a second reader's words are not due when the record is (P22). */
function ownDay({ keptAsked }: DeskPageProps, { id }: Discussion, next: Offer | null): Date | null {
  const asked = next?.step === 'answer-kept-word' ? keptAsked.get(id) : undefined
  return asked ? addWorkingDays(asked, record.timing.second_reader.default) : null
}

function usualDay({ status, statusSince }: Discussion): Date | null {
  const { usualDays } = places[status]
  return usualDays === null ? null : addWorkingDays(statusSince, usualDays)
}

export const soonest = (a: { due: Date | null }, b: { due: Date | null }): number =>
  (a.due?.getTime() ?? Number.POSITIVE_INFINITY) - (b.due?.getTime() ?? Number.POSITIVE_INFINITY)

/** "in 2 days", "today", "3 days ago": Intl knows the words. */
