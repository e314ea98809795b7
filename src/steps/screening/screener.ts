/** Who screens (P13): one named person of the Reviewing Team who has no part in the work. */

import { z } from 'zod'
import { screening as words } from '#content'
import { peopleAs, personIdOf } from '../../discussion.ts'
import { endRelation, relate } from '../../kit/discussions.ts'
import { tick } from '../../kit/form.ts'
import { refuse, step } from '../../kit/step.ts'
import { forgetAnswers, involvementOf, roundOf } from './screening.rows.ts'

/** Taking a request on, or over from a colleague who cannot finish it. The declaration is made each time. */
export const takeScreening = step({
  name: 'take-screening',
  p: ['P13'],
  who: ['reviewing-team'],
  when: ['sent', 'being-screened'],
  form: z.object({ 'screener-free': tick(words.declaration.error) }),
  know: (tx, discussion, by) => involvementOf(tx, discussion, personIdOf(by) ?? ''),
  decide(discussion, _form, by, _now, involved: readonly string[]) {
    if (involved.length > 0) return refuse('you-are-involved')
    if (peopleAs(discussion, 'screener').some(({ personId }) => personId === personIdOf(by))) return refuse('not-now')
    return [{ type: 'screener-named' }]
  },
  leadsTo: { 'screener-named': 'being-screened' },
  async store(tx, { discussion, by, now }) {
    if (by.kind !== 'person') return
    await endRelation(tx, discussion, 'screener', now)
    await relate(tx, discussion, by.personId, 'screener', now)
  },
})

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
  async store(tx, { discussion, by, now, known }) {
    await forgetAnswers(tx, discussion, known)
    await endRelation(tx, discussion, 'screener', now, personIdOf(by) ?? undefined)
  },
})
