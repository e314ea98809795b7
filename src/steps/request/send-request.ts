/**
 * The request goes to the Reviewing Team, the single front door (P12): agreed by both managers (P10), the team told (P11), safety asked
 * once more (P4), and five things declared.
 */

import { z } from 'zod'
import { addWorkingDays, byId, formatDate, request, screening } from '#content'
import { type Discussion, peopleAs } from '../../discussion.ts'
import { choice, tick } from '../../kit/form.ts'
import { type LetterOrder, pageOf, toEach } from '../../kit/letters.ts'
import { refuse, step } from '../../kit/step.ts'
import { freezeCopy } from './copy.rows.ts'
import { unfinished } from './request.check.ts'
import { copyOf } from './request.copy.ts'
import { knowRequest, mayWrite, type RequestKnowledge } from './request.knowledge.ts'
import type { KeptTeamEntry } from './team.rows.ts'

const { declarations } = request
const [safety] = byId(request.pages, 'safety').questions
const ticked = tick(declarations.error)

const sendForm = z.object({
  'safety-now': choice(['no', 'not-sure', 'yes'], safety.errors.empty),
  'no-identifiers': ticked,
  'not-decisions': ticked,
  'duties-stay': ticked,
  'emails-checked': ticked,
  sharing: ticked,
})

export const sendRequest = step({
  name: 'send-request',
  p: ['P4', 'P10', 'P11', 'P12'],
  who: ['requester', 'first-manager'],
  when: ['agreed'],
  form: sendForm,
  know: (tx, discussion, _actor, _form, now) => knowRequest(tx, discussion, now),
  decide(discussion, form, by, _now, known: RequestKnowledge) {
    if (!mayWrite(discussion, by)) return refuse('not-your-turn')
    if (form['safety-now'] !== 'no') return refuse('safety-first')
    if (unfinished(known).length > 0) return refuse('request-incomplete')
    if (!isToldAll(known.team)) return refuse('team-not-told')
    return [{ type: 'request-sent', facts: { team: known.team.length } }]
  },
  leadsTo: { 'request-sent': 'sent' },
  tell: ({ discussion, now }) => tellSent(discussion, now),
  store: (tx, { discussion, known, now }) => freezeCopy(tx, discussion, copyOf(known), now),
})

/** Everybody on the list has been told, or is left out for a reason (P11). */
export const isToldAll = (team: readonly KeptTeamEntry[]): boolean =>
  team.length > 0 && team.every(({ toldAt, skipReason }) => toldAt !== null || skipReason !== null)

function tellSent(discussion: Discussion, now: Date): LetterOrder[] {
  const due_date = formatDate(screenedBy(now), 'long')
  const { reference } = discussion
  const asking = [...peopleAs(discussion, 'requester'), ...peopleAs(discussion, 'first-manager')]
  const link = pageOf(discussion)
  return [
    ...toEach(asking, { letter: 'request-received', values: { reference, due_date }, link }),
    {
      letter: 'request-arrived',
      to: { mailbox: 'reviewing-team' },
      values: { reference, due_date, agency_name: peopleAs(discussion, 'requester')[0]?.agency ?? '' },
      link: pageOf(discussion),
    },
  ]
}

/** The day by which a request that is sent now should have been screened (screening.yaml, targets). */
export const screenedBy = (sentAt: Date): Date =>
  addWorkingDays(sentAt, byId(screening.targets, 'screen-within').default)
