/** Replying to an invitation (P16): signed in, or by the link in the letter, which can only answer. May be changed until the meeting. */

import { z } from 'zod'
import { arranging as words } from '#content'
import { choice, choices, text } from '../../kit/form.ts'
import { daysOf, jobOf } from '../../kit/guarding.ts'
import { refuse, step } from '../../kit/step.ts'
import { type Invitation, type Meeting, meetingIn } from '../../room/meeting.rows.ts'
import { askGuard } from '../../trust/guarded.ts'
import { askFacilitator } from './invitation-list.letters.ts'
import { storeReply } from './invitation-reply.rows.ts'
import { ownInvitation } from './own-invitation.rows.ts'

export const replyChoices = [
  'coming',
  'coming-online',
  'part',
  'not-coming',
  'someone-else',
  'not-in-team',
  'conflict',
] as const
/** The practitioner asked for the discussion, so nobody can take their place in it. */
export const requesterChoices = ['coming', 'coming-online', 'part', 'not-coming'] as const

export const accessNeeds = [
  'step-free',
  'toilet',
  'parking',
  'hearing-loop',
  'captions',
  'bsl',
  'interpreter',
  'large-print',
  'easy-read',
  'screen-reader',
  'breaks',
  'quiet',
  'phone-in',
  'no-camera',
  'lighting',
  'feeding',
  'faith',
  'other',
] as const satisfies readonly (keyof typeof words.access.choices)[]

const { errors } = words
const short = (max: number) => text({ max, required: false, empty: '', long: errors.too_long })

/** When the meeting would be, as the form that is answered says it (ISO 8601). */
export const timeAnswered = z.coerce.date().optional().catch(undefined)
export const isOtherTime = (answered: Date | undefined, { startsAt }: Meeting): boolean =>
  answered !== undefined && answered.getTime() !== startsAt.getTime()

export const replyForm = z
  .object({
    reply: choice(replyChoices, words.reply.error),
    part: short(words.reply.part.max),
    name: short(120),
    role: short(120),
    email: short(254),
    view: short(words.reply.not_coming_view.max),
    needs: choices(accessNeeds, { message: errors.needs }),
    other: short(words.access.other.max),
    time: timeAnswered,
  })
  .superRefine(({ reply, part, name, email, needs, other }, context) => {
    const missing = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (reply === 'part' && part === '') missing('part', errors.part)
    if (reply === 'someone-else' && name === '') missing('name', errors.name)
    if (reply === 'someone-else' && !looksLikeEmail(email)) missing('email', errors.email)
    if (needs.includes('other') && other === '') missing('other', errors.need_other)
  })
  // What somebody typed counts, also where the box beside it was not ticked.
  .transform((form) =>
    form.other === '' || form.needs.includes('other') ? form : { ...form, needs: [...form.needs, 'other' as const] },
  )
export type ReplyForm = z.infer<typeof replyForm>

export const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

interface Known {
  readonly invitation: Invitation | null
  readonly meeting: Meeting | null
}

export const replyToInvitation = step({
  name: 'reply-to-invitation',
  p: ['P16', 'P22', 'P31'],
  who: ['ticket', 'requester', 'team-member'],
  when: ['time-set'],
  form: replyForm,
  guard: {
    ask: askGuard,
    texts: ({ view, part, other, role }) => ({ view, part: daysOf(part), other, role: jobOf(role) }),
  },
  know: async (tx, discussion, actor): Promise<Known> => ({
    invitation: await ownInvitation(tx, discussion, actor),
    meeting: await meetingIn(tx, discussion),
  }),
  decide(_discussion, { reply, time }, _by, now, { invitation, meeting }: Known) {
    if (!invitation || !meeting || invitation.invitedAs === 'topic-expert') return refuse('no-invitation')
    if (now >= meeting.startsAt) return refuse('meeting-has-begun')
    if (isOtherTime(time, meeting)) return refuse('time-moved')
    if (invitation.reply === 'conflict' && reply !== 'conflict') return refuse('conflict-was-told')
    if (invitation.invitedAs === 'requester' && !requesterChoices.some((one) => one === reply))
      return refuse('not-for-requester')
    return [{ type: 'reply-given', facts: { invitation: invitation.id } }]
  },
  leadsTo: { 'reply-given': 'stays' },
  tell({ discussion, form, known: { invitation } }) {
    if (form.reply === invitation?.reply) return []
    if (form.reply === 'someone-else') return askFacilitator(discussion, 'someone-else-suggested')
    return form.reply === 'conflict' ? askFacilitator(discussion, 'conflict-told') : []
  },
  async store(tx, { discussion, form, known: { invitation }, now }) {
    if (invitation) await storeReply(tx, discussion, invitation, form, now)
  },
})
