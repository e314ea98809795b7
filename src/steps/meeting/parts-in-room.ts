/** Who does what beside the facilitator (P15, P17, P20): somebody shares the lead, somebody types, the topic expert is with the group during their part only. */

import { z } from 'zod'
import { meeting as words } from '#content'
import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { endRelation, relate } from '../../kit/discussions.ts'
import { choice } from '../../kit/form.ts'
import { refuse, step } from '../../kit/step.ts'
import { mayShareLead } from '../../room/leads.ts'
import { tellRoom } from '../../room/operations.rows.ts'
import { type Invited, peopleInvited } from '../../room/people-here.rows.ts'

const { errors } = words.pages
const partsToGive = ['co-facilitator', 'scribe', 'none'] as const

const onTheList = async (tx: Tx, discussion: Discussion, _actor: unknown, form: { person: string }) =>
  (await peopleInvited(tx, discussion)).find((person) => person.id === form.person) ?? null

/** The facilitator shares the lead with somebody who has no part in the work, or asks somebody to type. Both end with the meeting. */
export const givePart = step({
  name: 'give-part',
  p: ['P15', 'P20'],
  who: ['facilitator'],
  when: ['meeting-open'],
  form: z.object({ person: z.uuid(), as: choice(partsToGive, errors.mark) }),
  know: onTheList,
  decide(discussion, form, _by, _now, person: Invited | null) {
    if (!person?.personId || !person.isHere || person.invitedAs === 'topic-expert') return refuse('no-such-person')
    if (form.as === 'co-facilitator' && !mayShareLead(discussion, person.personId)) return refuse('person-is-involved')
    return []
  },
  leadsTo: {},
  async store(tx, { discussion, form, by, now, known }) {
    if (!known?.personId) return
    for (const part of ['co-facilitator', 'scribe'] as const)
      if (part !== form.as) await endRelation(tx, discussion, part, now, known.personId)
    if (form.as !== 'none') await relate(tx, discussion, known.personId, form.as, now)
    await tellRoom(tx, discussion, by, now, 'people')
  },
})

/** The topic expert sees the room from now on, until their part is over (P17). */
export const letExpertIn = step({
  name: 'let-expert-in',
  p: ['P17'],
  who: ['facilitator', 'co-facilitator'],
  when: ['meeting-open'],
  form: z.object({ person: z.uuid(), let: choice(['in', 'out'], errors.mark) }),
  know: onTheList,
  decide: (_discussion, _form, _by, _now, person: Invited | null) =>
    person?.personId && person.invitedAs === 'topic-expert' ? [] : refuse('no-such-person'),
  leadsTo: {},
  async store(tx, { discussion, form, by, now, known }) {
    if (!known?.personId) return
    if (form.let === 'in') await relate(tx, discussion, known.personId, 'expert-in-the-room', now)
    else await endRelation(tx, discussion, 'expert-in-the-room', now, known.personId)
    await tellRoom(tx, discussion, by, now, 'people')
  },
})
