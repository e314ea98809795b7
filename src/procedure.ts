/**
 * The procedure: its steps in the order of the flowchart (P33). READ FIRST. Each folder in `steps/` is one step; each line here is
 * one thing somebody may do. The process map, the one next action of every page and the tests of the house are made from this list.
 */

import type { Offer, OffersIn } from './desks/offers.ts'
import type { Discussion, Person, Stage } from './discussion.ts'
import type { Tx } from './kit/database.ts'
import { type AnyStep, whyNot } from './kit/step.ts'
import { agreement, answerManager, takeAgreementBack } from './steps/agreement/agreement.ts'
import { alert } from './steps/alert/alert.ts'

export interface Entry {
  readonly stage: Stage | 'withdrawal'
  readonly step: AnyStep
  /** Page of the act, below the discussion's address; null where it has no page of its own (done by the program, or on another page). */
  readonly part: string | null
  /** 'next': the one thing to do when it is this person's turn. 'also': possible beside it. */
  readonly offered: 'next' | 'also'
  /** Which of these discussions it is really open in for this person, where whose turn it is does not say enough. */
  readonly openIn?: (tx: Tx, person: Person, discussions: readonly Discussion[]) => Promise<ReadonlySet<string>>
}

export const procedure: readonly Entry[] = [
  // 3.1 Initiation
  { stage: 'agreement', step: agreement, part: '/agreement', offered: 'next' },
  { stage: 'agreement', step: answerManager, part: '/agreement/talked', offered: 'next' },
  { stage: 'agreement', step: takeAgreementBack, part: '/agreement/take-back', offered: 'also' },
  { stage: 'alert', step: alert, part: '/alert', offered: 'next' },
  // 3.2 Allocation of facilitator and preparations
  // 3.3 The meeting
  // 4 Quality assurance
]

/** The offers for one person in each of these discussions. Asks the same `whyNot` as the act itself. */
export const offersIn: OffersIn = async (tx, person, discussions) => {
  const offers = new Map<string, Offer[]>(discussions.map((discussion) => [discussion.id, []]))
  for (const { step, part, offered, openIn } of procedure) {
    if (part === null) continue
    const possible = discussions.filter((discussion) => whyNot(step, discussion, person) === null)
    if (possible.length === 0) continue
    const open = openIn ? await openIn(tx, person, possible) : null
    for (const { id } of possible) if (open?.has(id) ?? true) offers.get(id)?.push({ step: step.name, part, offered })
  }
  return offers
}
