/** Changing who is invited (P16): a colleague who works with the child or family joins the list; somebody is taken off it. */

import { z } from 'zod'
import { arranging as words } from '#content'
import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { choice, id, text } from '../../kit/form.ts'
import { jobOf } from '../../kit/guarding.ts'
import { refuse, step } from '../../kit/step.ts'
import { type Invitation, invitationsIn, isOver, type Meeting, meetingIn } from '../../room/meeting.rows.ts'
import { notOfTheFamily } from '../../trust/family-member.ts'
import { askGuard } from '../../trust/guarded.ts'
import { askForTimes, inviteEach } from './arranging.letters.ts'
import { tellSteppedOut } from './invitation-list.letters.ts'
import { joinTeam, raiseSequence } from './invitation-list.rows.ts'
import { looksLikeEmail } from './invitation-reply.ts'
import { type Invitee, newInvitee, storeInvitees } from './invitees.rows.ts'
import { takeOff } from './meeting-set.rows.ts'
import { memberWith, teamAddresses } from './people-known.rows.ts'
import { openPoll, type Poll } from './poll.rows.ts'

const { errors } = words
const needed = (max: number, empty: string) => text({ max, required: true, empty, long: errors.too_long })

export const colleagueForm = z
  .object({
    name: needed(120, errors.name),
    role: needed(120, errors.role),
    agency: choice(['social-work', 'police', 'health', 'education', 'third-sector'], errors.agency),
    email: needed(254, errors.email).refine(looksLikeEmail, errors.email),
  })
  .superRefine(notOfTheFamily)

interface Joining {
  readonly invitee: Invitee
  readonly isInvited: boolean
  readonly isInTeam: boolean
  readonly meeting: Meeting | null
  readonly poll: Poll | null
}

export const inviteColleague = step({
  name: 'invite-colleague',
  p: ['P11', 'P16', 'P22'],
  who: ['facilitator'],
  when: ['finding-time', 'time-set'],
  form: colleagueForm,
  guard: { ask: askGuard, texts: ({ role }) => ({ role: jobOf(role) }) },
  know: async (tx: Tx, discussion: Discussion, _actor, form): Promise<Joining> => {
    const known = await memberWith(tx, discussion, form.email)
    const invitee = newInvitee({ ...form, personId: known?.personId ?? null, invitedAs: 'team-member' })
    return {
      invitee,
      isInvited: (await invitationsIn(tx, discussion)).some((one) => one.email === invitee.email),
      isInTeam: (await teamAddresses(tx, discussion)).includes(invitee.email),
      meeting: await meetingIn(tx, discussion),
      poll: await openPoll(tx, discussion),
    }
  },
  decide(discussion, _form, _by, now, { invitee, isInvited, meeting, poll }: Joining) {
    if (isInvited) return refuse('already-invited')
    if (!poll && isOver(meeting, now)) return refuse('meeting-over')
    const leads = discussion.people.some((one) => one.personId === invitee.personId && one.relation === 'facilitator')
    if (leads) return refuse('person-is-involved')
    return [{ type: 'colleague-invited', facts: { invitation: invitee.id } }]
  },
  leadsTo: { 'colleague-invited': 'stays' },
  tell({ discussion, known: { invitee, meeting, poll } }) {
    if (poll) return askForTimes(discussion, [invitee], poll.closesOn, minutesOf(poll))
    return meeting ? inviteEach(discussion, meeting, [invitee], () => 'meeting-invitation') : []
  },
  async store(tx, { discussion, known: { invitee, isInTeam, poll }, now }) {
    await storeInvitees(tx, discussion, [invitee], now)
    if (!poll) await raiseSequence(tx, discussion, invitee.id)
    if (!isInTeam) await joinTeam(tx, discussion, invitee, now)
  },
})

const minutesOf = ({ options }: Pick<Poll, 'options'>): number => {
  const [first] = options
  return first ? Math.round((first.endsAt.getTime() - first.startsAt.getTime()) / 60_000) : 90
}

interface Leaving {
  readonly invitation: Invitation | null
  readonly meeting: Meeting | null
}

export const withdrawInvitation = step({
  name: 'withdraw-invitation',
  p: ['P16', 'P17'],
  who: ['facilitator'],
  when: ['finding-time', 'time-set', 'postponed'],
  form: z.object({ invitation: id(errors.person) }),
  know: async (tx: Tx, discussion: Discussion, _actor, form): Promise<Leaving> => ({
    invitation: (await invitationsIn(tx, discussion)).find((one) => one.id === form.invitation) ?? null,
    meeting: await meetingIn(tx, discussion),
  }),
  decide(_discussion, _form, _by, _now, { invitation }: Leaving) {
    if (!invitation) return refuse('already-answered')
    if (invitation.invitedAs === 'requester') return refuse('requester-stays')
    return [{ type: 'invitation-withdrawn', facts: { invitation: invitation.id } }]
  },
  leadsTo: { 'invitation-withdrawn': 'stays' },
  tell: ({ discussion, known: { invitation, meeting } }) =>
    invitation ? tellSteppedOut(discussion, meeting, [invitation]) : [],
  async store(tx, { discussion, known: { invitation }, now }) {
    if (invitation) await takeOff(tx, discussion, invitation, 'taken-off', now)
  },
})
