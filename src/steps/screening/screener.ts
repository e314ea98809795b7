/** Who screens (P13): one named person of the Reviewing Team who has no part in the work. */

import { z } from 'zod'
import { screening as words } from '#content'
import { type Actor, type Discussion, peopleAs, personIdOf } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { endRelation, relate } from '../../kit/discussions.ts'
import { tick } from '../../kit/form.ts'
import { refuse, step } from '../../kit/step.ts'
import { forgetAnswers, involvementOf, roundOf } from './screening.rows.ts'

const declaration = z.object({ 'screener-free': tick(words.declaration.error) })
export const ownInvolvement = (tx: Tx, discussion: Discussion, by: Actor) =>
  involvementOf(tx, discussion, personIdOf(by) ?? '')

/** Taking a request on. The declaration is made each time. The practitioner's days run from when it was sent, whoever screens. */
export const takeScreening = step({
  name: 'take-screening',
  p: ['P13'],
  who: ['reviewing-team'],
  when: ['sent'],
  form: declaration,
  know: ownInvolvement,
  decide: (_discussion, _form, _by, _now, involved: readonly string[]) =>
    involved.length > 0 ? refuse('you-are-involved') : [{ type: 'screener-named' }],
  leadsTo: { 'screener-named': 'being-screened' },
  daysGoOn: true,
  store: nameScreener,
})

/** Taking over from a colleague who cannot finish it, so that no request waits for one person who is away. */
export const takeOverScreening = step({
  name: 'take-over-screening',
  p: ['P13'],
  who: ['reviewing-team'],
  when: ['being-screened'],
  form: declaration,
  know: ownInvolvement,
  decide(discussion, _form, by, _now, involved: readonly string[]) {
    if (involved.length > 0) return refuse('you-are-involved')
    return isScreenedBy(discussion, by) ? refuse('not-now') : [{ type: 'screener-named' }]
  },
  leadsTo: { 'screener-named': 'being-screened' },
  store: nameScreener,
})

export const isScreenedBy = (discussion: Discussion, by: Actor): boolean =>
  peopleAs(discussion, 'screener').some(({ personId }) => personId === personIdOf(by))

async function nameScreener(
  tx: Tx,
  { discussion, by, now }: { discussion: Discussion; by: Actor; now: Date },
): Promise<void> {
  if (by.kind !== 'person') return
  await endRelation(tx, discussion, 'screener', now)
  await relate(tx, discussion, by.personId, 'screener', now)
}

/** The screener stands aside for a colleague, for whatever reason. Their access ends with it. */
export const passScreening = step({
  name: 'pass-screening',
  p: ['P13'],
  who: ['screener'],
  when: ['being-screened'],
  form: z.object({}),
  know: (tx, discussion) => roundOf(tx, discussion),
  decide: () => [{ type: 'screener-stood-aside' }],
  leadsTo: { 'screener-stood-aside': 'sent' },
  daysGoOn: true,
  async store(tx, { discussion, by, now, known }) {
    await forgetAnswers(tx, discussion, known)
    await endRelation(tx, discussion, 'screener', now, personIdOf(by) ?? undefined)
  },
})
