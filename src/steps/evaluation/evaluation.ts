/**
 * Evaluation (P25, P26). The Policy Team's forms go out by themselves: before the meeting with the invitation, after it, and three
 * months on. Each is answered once, without an account and without a name.
 */

import { z } from 'zod'
import { addWorkingDays, formatDate } from '#content'
import type { DiscussionEvent, Status } from '../../discussion.ts'
import { hashOf, newSecret } from '../../kit/id.ts'
import type { LetterOrder } from '../../kit/letters.ts'
import { refuse, step } from '../../kit/step.ts'
import { type Asked, askedFor, closesElsewhere, closeWhenItBegins, giveTickets, heldAt } from './evaluation.rows.ts'

/** Working days an after form and a three-months form stay open (evaluation.yaml, after.when, three_months.when). */
const openWorkingDays = 15
const monthsUntilFollowUp = 3

const nothing = z.object({})

/** One ticket for each person who has none yet; the secret goes into the letter, its hash into the database. */
export interface Ticket extends Asked {
  readonly hash: string
  readonly secret: string
}

const ticketsFor = (people: readonly Asked[]): Ticket[] =>
  people.map((person) => {
    const secret = newSecret()
    return { ...person, secret, hash: hashOf(secret) }
  })

/** Three questions before the meeting, for everybody invited; open until it starts, also where it was moved. */
export const openBefore = step({
  name: 'open-before',
  p: ['P1', 'P25', 'P30'],
  who: ['system'],
  when: ['time-set'],
  form: nothing,
  async know(tx, discussion) {
    const held = await heldAt(tx, discussion)
    const tickets = ticketsFor(await askedFor(tx, discussion, 'before'))
    return { tickets, held, isMoved: await closesElsewhere(tx, discussion, held) }
  },
  decide: (_discussion, _form, _by, _now, { tickets, isMoved }) =>
    tickets.length === 0 && !isMoved ? refuse('already-answered') : [],
  leadsTo: {},
  tell: ({ known }) => known.tickets.map((ticket) => letterTo(ticket, 'evaluation-before', {})),
  async store(tx, { discussion, now, known: { tickets, held } }) {
    if (held) await closeWhenItBegins(tx, discussion, held)
    await giveTickets(tx, discussion, 'before', tickets, now, held ?? addWorkingDays(now, openWorkingDays))
  },
})

const afterTheMeeting = [
  'meeting-ended',
  'record-being-read',
  'record-shared',
  'record-recalled',
  'themes-sent',
] as const satisfies readonly Status[]

/** The form for everybody who was there. */
export const openAfter = step({
  name: 'open-after',
  p: ['P25'],
  who: ['system'],
  when: afterTheMeeting,
  form: nothing,
  know: async (tx, discussion) => ({ tickets: ticketsFor(await askedFor(tx, discussion, 'after')) }),
  decide: (
    _discussion,
    _form,
    _by,
    _now,
    { tickets },
  ): DiscussionEvent<'evaluation-opened'>[] | ReturnType<typeof refuse> =>
    tickets.length === 0
      ? refuse('already-answered')
      : [{ type: 'evaluation-opened', facts: { asked: tickets.length } }],
  leadsTo: { 'evaluation-opened': 'stays' },
  tell: ({ now, known }) =>
    known.tickets.map((ticket) => letterTo(ticket, 'evaluation-after', { due_date: lastDay(now) })),
  store: (tx, { discussion, now, known }) =>
    giveTickets(tx, discussion, 'after', known.tickets, now, addWorkingDays(now, openWorkingDays)),
})

/** Three months after the meeting. */
export const openThreeMonths = step({
  name: 'open-three-months',
  p: ['P1', 'P25', 'P30'],
  who: ['system'],
  when: ['themes-sent'],
  form: nothing,
  know: async (tx, discussion) => ({
    tickets: ticketsFor(await askedFor(tx, discussion, 'three-months')),
    held: await heldAt(tx, discussion),
  }),
  decide(
    _discussion,
    _form,
    _by,
    now,
    { tickets, held },
  ): DiscussionEvent<'three-months-opened'>[] | ReturnType<typeof refuse> {
    if (!held || now < monthsAfter(held, monthsUntilFollowUp)) return refuse('too-soon')
    return [{ type: 'three-months-opened', facts: { asked: tickets.length } }]
  },
  leadsTo: { 'three-months-opened': 'three-months-on' },
  tell: ({ now, known }) =>
    known.tickets.map((ticket) => letterTo(ticket, 'evaluation-three-months', { due_date: lastDay(now) })),
  store: (tx, { discussion, now, known }) =>
    giveTickets(tx, discussion, 'three-months', known.tickets, now, addWorkingDays(now, openWorkingDays)),
})

/** Everything is done when the last form has closed. */
export const finish = step({
  name: 'finish',
  p: ['P25'],
  who: ['system'],
  when: ['three-months-on'],
  form: nothing,
  decide: (discussion, _form, _by, now): DiscussionEvent<'discussion-finished'>[] | ReturnType<typeof refuse> =>
    now < addWorkingDays(discussion.statusSince, openWorkingDays)
      ? refuse('too-soon')
      : [{ type: 'discussion-finished' }],
  leadsTo: { 'discussion-finished': 'finished' },
})

const letterTo = (ticket: Ticket, letter: string, values: Readonly<Record<string, string>>): LetterOrder => ({
  letter,
  to: ticket.personId ? { person: ticket.personId } : { name: ticket.name, address: ticket.email },
  values,
  link: `/evaluations/${ticket.secret}`,
})

const lastDay = (now: Date): string => formatDate(addWorkingDays(now, openWorkingDays), 'long')

/** The same day so many months later; the last day of the month where there is no such day. */
function monthsAfter(date: Date, months: number): Date {
  const later = new Date(date)
  later.setUTCDate(1)
  later.setUTCMonth(later.getUTCMonth() + months)
  const lastOfMonth = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0)).getUTCDate()
  later.setUTCDate(Math.min(date.getUTCDate(), lastOfMonth))
  return later
}
