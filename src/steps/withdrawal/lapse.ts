/**
 * Lapse (P4, P31). What waits for long for somebody who does nothing with it is announced to end, and then ended by the program: what was written
 * would otherwise be kept as long as that of a discussion that was held. Any step in it before the day begins the time anew.
 */
import { z } from 'zod'
import { dayOf } from '#content'
import type { Discussion, Status } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { refuse, step } from '../../kit/step.ts'
import {
  announcementDue,
  atRest,
  isOver,
  type Rest,
  restEnds,
  restedSince,
  restOf,
  standingStill,
} from '../../trust/at-rest.ts'
import { isHeld } from '../../trust/legal-hold.ts'
import { tellAnnounced, tellLapsed } from './lapse.letters.ts'
import { knowWhoKnows, type WhoKnows } from './withdrawal.rows.ts'
import { endEveryPart } from './withdrawal.ts'

const nothing = z.object({})
const when = [...atRest, ...standingStill]

interface Known {
  readonly rest: Rest | null
  readonly held: boolean
}
const know = async (tx: Tx, discussion: Discussion): Promise<Known> => ({
  rest: await restOf(tx, discussion),
  held: await isHeld(tx, discussion),
})

export const announceLapse = step({
  name: 'announce-lapse',
  p: ['P4', 'P31'],
  who: ['system'],
  when,
  restedSince,
  form: nothing,
  know,
  decide(_discussion, _form, _by, now, { rest, held }: Known) {
    if (held) return refuse('kept-for-now')
    if (!rest || rest.announced || !announcementDue(rest, now)) return refuse('too-soon')
    return [{ type: 'lapse-announced', facts: { on: dayOf(restEnds(rest, now)) } }]
  },
  leadsTo: { 'lapse-announced': 'stays' },
  tell: ({ discussion, now, known: { rest } }) => (rest ? tellAnnounced(discussion, rest, now) : []),
})

export const lapse = step({
  name: 'lapse',
  p: ['P4', 'P31'],
  who: ['system'],
  when,
  restedSince,
  form: nothing,
  know: async (tx, discussion) => ({ ...(await knowWhoKnows(tx, discussion)), ...(await know(tx, discussion)) }),
  decide({ status }, _form, _by, now, { rest, held }: WhoKnows & Known) {
    if (held) return refuse('kept-for-now')
    if (!rest || !isOver(rest, now)) return refuse('too-soon')
    return [{ type: lapsesAs(status), facts: { from: status } }]
  },
  leadsTo: { 'request-lapsed': 'withdrawn', 'discussion-lapsed': 'withdrawn', 'discussion-closed': 'finished' },
  tell: ({ discussion, events, known }) => events.flatMap(({ type }) => tellLapsed(discussion, known, type)),
  async store(tx, { discussion, events, now }) {
    if (events.every(({ type }) => type !== 'discussion-closed')) await endEveryPart(tx, discussion, now)
  },
})

const unshared: readonly Status[] = ['meeting-ended', 'record-being-read', 'record-recalled']

/** Before the meeting was held nothing came of it; a record that was never final is shared with nobody; one that was shared stays for its readers. */
const lapsesAs = (status: Status): 'request-lapsed' | 'discussion-lapsed' | 'discussion-closed' =>
  status === 'record-shared' ? 'discussion-closed' : unshared.includes(status) ? 'discussion-lapsed' : 'request-lapsed'
