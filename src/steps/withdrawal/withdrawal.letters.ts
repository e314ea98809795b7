import { type Discussion, peopleAs } from '../../discussion.ts'
import { type LetterOrder, toEach } from '../../kit/letters.ts'
import { cancelFacilitator, cancelInvitations, recipientOf } from '../../room/meeting.rows.ts'
import type { WhoKnows } from './withdrawal.rows.ts'

/** One letter a person: those who stood in a part, the team that was told, everyone invited (with the CANCEL for their calendar). */
export function tellWithdrawn(
  discussion: Discussion,
  { told, invited, meeting, wasSent }: WhoKnows,
  letter: 'request-withdrawn' | 'request-lapsed' = 'request-withdrawn',
): LetterOrder[] {
  const practitioner_name = peopleAs(discussion, 'requester')[0]?.name ?? ''
  const withdrawn = { letter, values: { reference: discussion.reference, practitioner_name } }
  const ended = { letter: 'alert-ended', values: { practitioner_name } }
  const calendars = meeting && meeting.sequence >= 0 ? cancelFacilitator(discussion, meeting, withdrawn) : []
  const inParts = (['first-manager', 'second-manager', 'screener', 'facilitator-asked', 'facilitator'] as const)
    .filter((relation) => relation !== 'facilitator' || calendars.length === 0)
    .flatMap((relation) => peopleAs(discussion, relation))
  const isInvited = (member: { personId: string | null; email: string }) =>
    invited.some((one) => (one.personId !== null && one.personId === member.personId) || one.email === member.email)
  const others = invited.filter(({ invitedAs }) => invitedAs !== 'requester')
  const own = invited.filter(({ invitedAs }) => invitedAs === 'requester')
  return [
    ...toEach(inParts, withdrawn),
    ...(wasSent ? [{ ...withdrawn, to: { mailbox: 'reviewing-team' } } as const] : []),
    ...calendars,
    ...cancelInvitations(meeting, others, ended),
    // The practitioner's own calendar entry goes too; they need no letter that says what they have just done where none was sent.
    ...(meeting ? cancelInvitations(meeting, own, withdrawn) : []),
    ...told.filter((member) => !isInvited(member)).map((member) => ({ ...ended, to: recipientOf(member) })),
  ]
}
