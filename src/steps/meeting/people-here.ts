/** Who is here and who has agreed to the ground rules (P18): each for themselves on their own device, or aloud, ticked by the facilitator. */

import { z } from 'zod'
import { meeting as words } from '#content'
import { personIdOf, type Sector } from '../../discussion.ts'
import { choice, text, tick } from '../../kit/form.ts'
import { jobOf } from '../../kit/guarding.ts'
import { refuse, step } from '../../kit/step.ts'
import { tellRoom } from '../../room/operations.rows.ts'
import { addNewcomer, type Invited, markAway, markHere, peopleInvited } from '../../room/people-here.rows.ts'
import { notOfTheFamily } from '../../trust/family-member.ts'
import { askGuard } from '../../trust/guarded.ts'

/** Somebody says for themselves that they are here and keep to the ground rules. Late joiners too. */
export const agreeRules = step({
  name: 'agree-rules',
  p: ['P18'],
  who: ['requester', 'team-member', 'participant'],
  when: ['meeting-open'],
  form: z.object({ agree: tick(words.pages.errors.agree) }),
  async know(tx, discussion, actor): Promise<Invited | null> {
    const people = await peopleInvited(tx, discussion)
    return people.find((person) => person.personId === personIdOf(actor)) ?? null
  },
  decide(_discussion, _form, _by, _now, self) {
    return self ? [] : refuse('not-invited')
  },
  leadsTo: {},
  async store(tx, { discussion, by, now, known }) {
    if (known) await markHere(tx, discussion, known, true, now)
    await tellRoom(tx, discussion, by, now, 'people')
  },
})

export const marks = ['here', 'agreed', 'away'] as const

/** The facilitator says of one person, or of several at once, that they are here, have agreed aloud, or are not here after all. */
export const markPerson = step({
  name: 'mark-person',
  p: ['P18'],
  who: ['facilitator'],
  when: ['meeting-open'],
  form: z.object({
    mark: choice(marks, words.pages.errors.mark),
    person: z.preprocess((value) => [value].flat(), z.array(z.uuid()).min(1).max(100)),
  }),
  async know(tx, discussion, _actor, form): Promise<readonly Invited[]> {
    const people = await peopleInvited(tx, discussion)
    return people.filter(({ id }) => form.person.includes(id))
  },
  decide(_discussion, form, _by, _now, people) {
    if (people.length !== new Set(form.person).size) return refuse('no-such-person')
    const isExpert = people.some(({ invitedAs }) => invitedAs === 'topic-expert')
    return form.mark === 'agreed' && isExpert ? refuse('expert-looks') : []
  },
  leadsTo: {},
  async store(tx, { discussion, form, by, now, known }) {
    await tellRoom(tx, discussion, by, now, 'people')
    for (const person of known) {
      if (form.mark === 'away') await markAway(tx, discussion, person, now)
      else await markHere(tx, discussion, person, form.mark === 'agreed', now)
    }
  },
})

const { errors } = words.pages

export const agencies = [
  'social-work',
  'police',
  'health',
  'education',
  'third-sector',
] as const satisfies readonly Sector[]

/** Adds somebody who came without an invitation (a colleague who stands in). Work address only, for the record and the evaluation. */
export const addPerson = step({
  name: 'add-person',
  p: ['P16', 'P18'],
  who: ['facilitator'],
  when: ['meeting-open'],
  form: z
    .object({
      name: text({ max: 80, required: true, empty: errors.name, long: errors.long }),
      role: text({ max: 80, required: true, empty: errors.role, long: errors.long }),
      agency: choice(agencies, errors.agency),
      email: z.preprocess(
        (value) => (typeof value === 'string' ? value.trim().toLowerCase() : ''),
        z.email({ error: errors.email }).max(200, errors.long),
      ),
    })
    .superRefine(notOfTheFamily),
  guard: { ask: askGuard, texts: ({ role }) => ({ role: jobOf(role) }) },
  async know(tx, discussion, _actor, form): Promise<boolean> {
    const row = await tx
      .selectFrom('invitation')
      .select('id')
      .where('committee_id', '=', discussion.committeeId)
      .where('discussion_id', '=', discussion.id)
      .where('withdrawn_at', 'is', null)
      .where((of) => of(of.fn<string>('lower', ['email']), '=', form.email))
      .executeTakeFirst()
    return row !== undefined
  },
  decide(_discussion, form, by, _now, isOnTheList) {
    if (isOnTheList) return refuse('on-the-list')
    if (by.kind === 'person' && by.email === form.email) return refuse('you-lead')
    return []
  },
  leadsTo: {},
  async store(tx, { discussion, form, by, now }) {
    await addNewcomer(tx, discussion, form, now)
    await tellRoom(tx, discussion, by, now, 'people')
  },
})
