/**
 * Allocation (P14, P15). The Reviewing Team asks one person at a time to lead. The rules that leave somebody out are checked when they
 * are asked and again when they say yes: nobody with a part in the work can become the facilitator.
 */

import { z } from 'zod'
import { addWorkingDays, dayOf, allocation as words } from '#content'
import { personIdOf } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { relate } from '../../kit/discussions.ts'
import { id } from '../../kit/form.ts'
import { refuse, step } from '../../kit/step.ts'
import { holding } from '../../trust/duty-holders.rows.ts'
import { tellAsked, tellNotFound } from './allocation.letters.ts'
import { candidatesFor, type Listed } from './allocation.rows.ts'
import { eligibility } from './eligibility.ts'
import { keepOffer } from './offers.rows.ts'

/** The last day to answer an offer made now, 'YYYY-MM-DD'. */
export const answerBy = (now: Date): string => dayOf(addWorkingDays(now, words.answer_within.default))

export const askFacilitator = step({
  name: 'ask-facilitator',
  p: ['P14', 'P15', 'P29'],
  who: ['reviewing-team'],
  when: ['finding-facilitator'],
  form: z.object({ facilitator: id(words.errors.who) }),
  know: async (tx, discussion, _by, form, now) => {
    const [candidate] = await candidatesFor(tx, discussion, now, form.facilitator)
    return candidate ?? null
  },
  decide(_discussion, _form, _by, now, candidate: Listed | null) {
    if (!candidate) return refuse('not-in-pool')
    if (candidate.involved.length > 0) return refuse('person-is-involved')
    if (!eligibility(candidate, { today: dayOf(now) }).may) return refuse('cannot-be-asked')
    return [{ type: 'facilitator-asked', facts: { until: answerBy(now) } }]
  },
  leadsTo: { 'facilitator-asked': 'facilitator-asked' },
  tell: ({ discussion, form, by, now }) => tellAsked(discussion, form.facilitator, by, answerBy(now)),
  async store(tx, { discussion, form, by, now }) {
    if (by.kind !== 'person') return
    const offer = { personId: form.facilitator, askedBy: by.personId, answerBy: answerBy(now), now }
    await keepOffer(tx, discussion, offer)
    await relate(tx, discussion, form.facilitator, 'facilitator-asked', now)
  },
})

/** Nobody fits or everybody passed: said aloud, so that others can help. The search goes on. */
export const reportNoFacilitator = step({
  name: 'report-no-facilitator',
  p: ['P14'],
  who: ['reviewing-team'],
  when: ['finding-facilitator'],
  form: z.object({}),
  know: (tx) => whoCanHelp(tx),
  decide: () => [{ type: 'facilitator-not-found' }],
  leadsTo: { 'facilitator-not-found': 'stays' },
  tell: ({ discussion, by, now, known }) => tellNotFound(discussion, known, personIdOf(by), dayOf(now)),
})

export interface PeopleWhoHelp {
  readonly reviewingTeam: readonly string[]
  readonly leadOfficers: readonly string[]
}

async function whoCanHelp(tx: Tx): Promise<PeopleWhoHelp> {
  return {
    reviewingTeam: await holding(tx, 'reviewing-team'),
    leadOfficers: await holding(tx, 'lead-officer'),
  }
}
