/** The answer of the person asked (P14, P15): a declaration that they have no part in the work, or a pass, or none in time. */

import { z } from 'zod'
import { dayOf, entriesOf, allocation as words } from '#content'
import { personIdOf } from '../../discussion.ts'
import { endRelation, relate } from '../../kit/discussions.ts'
import { choice, choices } from '../../kit/form.ts'
import { refuse, step } from '../../kit/step.ts'
import { isHeldAlready } from '../../room/meeting-held.rows.ts'
import { holding } from '../../trust/duty-holders.rows.ts'
import { tellAccepted, tellEnded, tellPassed } from './allocation.letters.ts'
import { candidatesFor, type Listed } from './allocation.rows.ts'
import { eligibility } from './eligibility.ts'
import { closeOffer, type OpenOffer, openOffer } from './offers.rows.ts'

type Line = (typeof words.declaration.lines)[number]['id']
export const declarationLines = words.declaration.lines.map(({ id }) => id) as [Line, ...Line[]] // the list is never empty

export const passReasons = entriesOf(words.pass_reasons).map(([reason]) => reason)

/** Yes: every line of the declaration is ticked, and every rule still holds. */
export const acceptOffer = step({
  name: 'accept-offer',
  p: ['P14', 'P15', 'P29'],
  who: ['facilitator-asked'],
  when: ['facilitator-asked'],
  form: z.object({
    lines: choices(declarationLines, { min: declarationLines.length, message: words.declaration.error }),
  }),
  know: async (tx, discussion, by, _form, now) => {
    const [candidate] = await candidatesFor(tx, discussion, now, personIdOf(by) ?? undefined)
    const [offer, isHeld] = [await openOffer(tx, discussion), await isHeldAlready(tx, discussion)]
    return { candidate: candidate ?? null, offer, isHeld }
  },
  decide(_discussion, _form, by, now, { candidate, offer, isHeld }: Standing) {
    if (offer?.person_id !== personIdOf(by)) return refuse('offer-ended')
    if (!candidate) return refuse('not-in-pool')
    if (candidate.involved.length > 0) return refuse('you-are-involved')
    if (!eligibility(candidate, { today: dayOf(now) }).may) return refuse('cannot-facilitate')
    return [{ type: isHeld ? 'facilitator-took-over' : 'facilitator-accepted' }]
  },
  leadsTo: { 'facilitator-accepted': 'facilitator-confirmed', 'facilitator-took-over': 'meeting-ended' },
  tell: ({ discussion, by }) => tellAccepted(discussion, by),
  async store(tx, { discussion, form, by, now }) {
    if (by.kind !== 'person') return
    const which = { personId: by.personId, standing: null }
    await closeOffer(tx, discussion, which, { answer: 'accepted', answered_at: now, declared: form.lines })
    await relate(tx, discussion, by.personId, 'facilitator', now)
    await endRelation(tx, discussion, 'facilitator-asked', now)
  },
})

interface Standing {
  readonly candidate: Listed | null
  readonly offer: OpenOffer | null
  /** The meeting was held, and its facilitator stepped down before the record was shared. */
  readonly isHeld: boolean
}

export const passOffer = step({
  name: 'pass-offer',
  p: ['P14', 'P15'],
  who: ['facilitator-asked'],
  when: ['facilitator-asked'],
  form: z.object({ reason: choice(atLeastOne(passReasons), words.errors.reason) }),
  know: (tx, _discussion) => holding(tx, 'reviewing-team'),
  decide: () => [{ type: 'facilitator-passed' }],
  leadsTo: { 'facilitator-passed': 'finding-facilitator' },
  tell: ({ discussion, known }) => tellPassed(discussion, known),
  async store(tx, { discussion, form, by, now }) {
    if (by.kind !== 'person') return
    const which = { personId: by.personId, standing: null }
    await closeOffer(tx, discussion, which, { answer: 'passed', answered_at: now, reason: form.reason })
    await endRelation(tx, discussion, 'facilitator-asked', now)
  },
})

/** The day to answer has passed: the question ends by itself, and somebody else may be asked. */
export const endOffer = step({
  name: 'end-offer',
  p: ['P14'],
  who: ['system'],
  when: ['facilitator-asked'],
  form: z.object({}),
  know: async (tx, discussion) => ({
    offer: await openOffer(tx, discussion),
    reviewingTeam: await holding(tx, 'reviewing-team'),
  }),
  decide: (_discussion, _form, _by, now, { offer }: Unanswered) =>
    offer && offer.answer_by < dayOf(now) ? [{ type: 'facilitator-offer-ended' }] : refuse('too-soon'),
  leadsTo: { 'facilitator-offer-ended': 'finding-facilitator' },
  tell: ({ discussion, known: { offer, reviewingTeam } }) => (offer ? tellEnded(discussion, offer, reviewingTeam) : []),
  async store(tx, { discussion, now, known: { offer } }) {
    if (!offer) return
    await closeOffer(
      tx,
      discussion,
      { personId: offer.person_id, standing: null },
      { answer: 'ended', answered_at: now },
    )
    await endRelation(tx, discussion, 'facilitator-asked', now)
  },
})

interface Unanswered {
  readonly offer: OpenOffer | null
  readonly reviewingTeam: readonly string[]
}

function atLeastOne<Item>([first, ...rest]: readonly Item[]): [Item, ...Item[]] {
  if (first === undefined) throw new Error('allocation.yaml has an empty list')
  return [first, ...rest]
}
