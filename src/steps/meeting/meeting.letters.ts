/** Letters of the meeting. None says what was talked about, or why it stopped. */
import { formatDate } from '#content'
import { type Discussion, type DiscussionEvent, type Involved, peopleAs } from '../../discussion.ts'
import { type LetterOrder, pageOf, toEach } from '../../kit/letters.ts'
import { type Invitation, recipientOf } from '../../room/meeting.rows.ts'
import type { Invited } from '../../room/people-here.rows.ts'

/** Those who were there hear that it does not go on; the Reviewing Team makes sure that a call about harm has been made (P4). */
export function tellStopped(
  discussion: Discussion,
  events: readonly DiscussionEvent[],
  invitations: readonly Invitation[],
  now: Date,
): LetterOrder[] {
  const stopped = events.find((event) => event.type === 'meeting-stopped')
  if (!stopped) return []
  const values = valuesOf(discussion)
  const guests = invitations.filter((one) => one.personId === null && one.reply !== 'not-coming')
  const toGuests = guests.map((one): LetterOrder => ({ letter: 'meeting-stopped', to: recipientOf(one), values }))
  const toPeople = toEach(peopleAs(discussion, 'participant'), { letter: 'meeting-stopped', values })
  if (stopped.facts?.safety !== true) return [...toPeople, ...toGuests]
  const toReviewingTeam: LetterOrder = {
    letter: 'meeting-stopped-safety',
    to: { mailbox: 'reviewing-team' },
    values: { ...values, decided_on: formatDate(now, 'long') },
    link: pageOf(discussion),
  }
  return [...toPeople, ...toGuests, toReviewingTeam]
}

/** Thanks to those who were there; a kind word to those who had said yes and were not. */
export function tellHeld(
  discussion: Discussion,
  there: readonly Invited[],
  invitations: readonly Invitation[],
): LetterOrder[] {
  const values = valuesOf(discussion)
  const wasThere = (one: Invitation) => there.some((person) => person.id === one.id)
  const thanks = invitations.filter(wasThere).map(
    (one): LetterOrder => ({
      letter: thanksTo(one),
      to: recipientOf(one),
      values,
      ...(thanksTo(one) === 'meeting-thanks' ? { link: `/learning/about/${discussion.id}` } : {}),
      once: `meeting-thanks:${one.id}`,
    }),
  )
  const missed = invitations
    .filter((one) => !wasThere(one) && (one.reply === 'coming' || one.reply === 'coming-online'))
    .map(
      (one): LetterOrder => ({
        letter: 'meeting-missed',
        to: recipientOf(one),
        values,
        once: `meeting-missed:${one.id}`,
      }),
    )
  return [...thanks, ...missed]
}

/** Each hears what they really get: whoever has no account cannot read the record on a page (P23), a topic expert gets none (P17). */
function thanksTo({ personId, invitedAs }: Invitation): string {
  if (invitedAs === 'topic-expert') return 'meeting-thanks-expert'
  return personId ? 'meeting-thanks' : 'meeting-thanks-guest'
}

const valuesOf = (discussion: Discussion): Record<string, string> => ({
  reference: discussion.reference,
  facilitator_name: facilitatorOf(discussion)?.name ?? '',
})

const facilitatorOf = (discussion: Discussion): Involved | null => peopleAs(discussion, 'facilitator')[0] ?? null
