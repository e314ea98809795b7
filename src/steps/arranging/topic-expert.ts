/** A topic expert (P17): invited with one topic and one question, sees those and nothing of the request, and says that they have no part in the work. */

import { z } from 'zod'
import { arranging as words } from '#content'
import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { choice, optionalTick, text } from '../../kit/form.ts'
import { jobOf, leavesTheCase } from '../../kit/guarding.ts'
import { refuse, step } from '../../kit/step.ts'
import { type Invitation, isOver, type Meeting, meetingIn, recipientOf } from '../../room/meeting.rows.ts'
import { notOfTheFamily } from '../../trust/family-member.ts'
import { askGuard } from '../../trust/guarded.ts'
import { inviteEach, meetingValues } from './arranging.letters.ts'
import { raiseSequence } from './invitation-list.rows.ts'
import { isOtherTime, looksLikeEmail, timeAnswered } from './invitation-reply.ts'
import { type Invitee, inviteesOf, newInvitee, storeInvitees } from './invitees.rows.ts'
import { ownInvitation } from './own-invitation.rows.ts'
import { memberWith, teamAddresses } from './people-known.rows.ts'
import { storeExpertReply } from './topic-expert.rows.ts'

const { errors } = words
const needed = (max: number, empty: string) => text({ max, required: true, empty, long: errors.too_long })

const expertForm = z
  .object({
    name: needed(120, errors.name),
    role: needed(120, errors.role),
    email: needed(254, errors.email).refine(looksLikeEmail, errors.email),
    topic: needed(120, errors.topic),
    question: needed(500, errors.question),
  })
  .superRefine(notOfTheFamily)

interface Known {
  readonly meeting: Meeting | null
  readonly invitee: Invitee
  readonly isInvited: boolean
  readonly isInTeam: boolean
}

export const inviteExpert = step({
  name: 'invite-expert',
  p: ['P17', 'P22'],
  who: ['facilitator'],
  when: ['time-set'],
  form: expertForm,
  guard: {
    ask: askGuard,
    texts: ({ topic, question, role }) => ({
      topic: leavesTheCase(topic),
      question: leavesTheCase(question),
      role: jobOf(role),
    }),
  },
  know: async (tx: Tx, discussion: Discussion, _actor, { name, role, email, topic, question }): Promise<Known> => {
    const known = await memberWith(tx, discussion, email)
    const invitee = newInvitee({
      personId: known?.personId ?? null,
      name,
      role,
      agency: known?.agency ?? '',
      email,
      invitedAs: 'topic-expert',
      topic,
      topicQuestion: question,
    })
    const invited = (await inviteesOf(tx, discussion)).some((one) => !one.isNew && one.email === invitee.email)
    const isInTeam = (await teamAddresses(tx, discussion)).includes(invitee.email)
    return { meeting: await meetingIn(tx, discussion), invitee, isInvited: invited, isInTeam }
  },
  decide(discussion, _form, _by, now, { invitee, isInvited, isInTeam, meeting }: Known) {
    if (isOver(meeting, now)) return refuse('meeting-over')
    const stands = discussion.people.some((involved) => involved.personId === invitee.personId)
    if (stands || isInTeam) return refuse('person-is-involved')
    if (isInvited) return refuse('already-invited')
    return [{ type: 'expert-invited', facts: { invitation: invitee.id } }]
  },
  leadsTo: { 'expert-invited': 'stays' },
  tell: ({ discussion, known: { meeting, invitee } }) =>
    meeting ? inviteEach(discussion, meeting, [invitee], () => 'expert-invitation') : [],
  async store(tx, { discussion, known: { invitee }, now }) {
    await storeInvitees(tx, discussion, [invitee], now)
    await raiseSequence(tx, discussion, invitee.id)
  },
})

/** What the expert answers. The declaration is needed for coming at all. */
export const expertReplyForm = z
  .object({
    answer: choice(['yes', 'other-time', 'no'], words.reply.error),
    declared: optionalTick(),
    need: text({ max: words.expert.questions[2].max, required: false, empty: '', long: errors.too_long }),
    time: timeAnswered,
  })
  .superRefine(({ answer, declared }, context) => {
    if (answer !== 'no' && !declared)
      context.addIssue({ code: 'custom', path: ['declared'], message: errors.declaration })
  })

export const replyAsExpert = step({
  name: 'reply-as-expert',
  p: ['P17'],
  who: ['ticket', 'topic-expert'],
  when: ['time-set'],
  form: expertReplyForm,
  guard: { ask: askGuard, texts: ({ need }) => ({ need }) },
  know: async (tx, discussion, actor): Promise<{ invitation: Invitation | null; meeting: Meeting | null }> => ({
    invitation: await ownInvitation(tx, discussion, actor),
    meeting: await meetingIn(tx, discussion),
  }),
  decide(_discussion, { time }, _by, now, { invitation, meeting }) {
    if (invitation?.invitedAs !== 'topic-expert' || !meeting) return refuse('no-invitation')
    if (now >= meeting.startsAt) return refuse('meeting-has-begun')
    if (isOtherTime(time, meeting)) return refuse('time-moved')
    return [{ type: 'reply-given', facts: { invitation: invitation.id } }]
  },
  leadsTo: { 'reply-given': 'stays' },
  tell: ({ discussion, form, known: { invitation, meeting } }) =>
    invitation && meeting && form.answer === 'yes' && invitation.reply !== 'coming'
      ? [{ letter: 'expert-confirmed', to: recipientOf(invitation), values: meetingValues(discussion, meeting) }]
      : [],
  async store(tx, { discussion, form, known: { invitation }, now }) {
    if (invitation) await storeExpertReply(tx, discussion, invitation.id, form, now)
  },
})
