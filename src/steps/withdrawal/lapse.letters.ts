/** Who hears that what is at rest ends soon, and that it has ended. */
import { formatDate } from '#content'
import { type Discussion, peopleAs } from '../../discussion.ts'
import { type LetterOrder, pageOf, toEach } from '../../kit/letters.ts'
import { type Rest, restEnds } from '../../trust/at-rest.ts'
import { keptFor } from '../../trust/retention-rules.ts'
import { tellWithdrawn } from './withdrawal.letters.ts'
import type { WhoKnows } from './withdrawal.rows.ts'

/** As privacy.yaml words it. */
const kept_time = keptFor('request-elsewhere')

/** The practitioner and the manager who wrote it for them; what waits for others is said to them and to the Reviewing Team as well. */
export function tellAnnounced(discussion: Discussion, rest: Rest, now: Date): LetterOrder[] {
  const order = {
    letter: rest.class === 'request-at-rest' ? 'request-lapse-announced' : 'discussion-lapse-announced',
    values: { reference: discussion.reference, lapse_date: formatDate(restEnds(rest, now), 'long'), kept_time },
    link: pageOf(discussion),
  }
  const stillManager = peopleAs(discussion, 'first-manager').some(({ personId }) => personId === discussion.begunBy)
  const writers = [discussion.requesterId, ...(stillManager ? [discussion.begunBy] : [])]
  const others = rest.class === 'discussion-at-rest' ? whoseTurn(discussion) : []
  const office = rest.class === 'discussion-at-rest' || discussion.status === 'cancelled'
  return [
    ...[...new Set([...writers, ...others])].map((person) => ({ ...order, to: { person } })),
    ...(office ? [{ ...order, to: { mailbox: 'reviewing-team' } } as const] : []),
  ]
}

const whoseTurn = (discussion: Discussion): string[] =>
  (['screener', 'facilitator-asked', 'facilitator'] as const).flatMap((relation) =>
    peopleAs(discussion, relation).map(({ personId }) => personId),
  )

export function tellLapsed(
  discussion: Discussion,
  known: WhoKnows,
  as: 'request-lapsed' | 'discussion-lapsed' | 'discussion-closed',
): LetterOrder[] {
  const values = { reference: discussion.reference, kept_time }
  if (as === 'request-lapsed')
    return [
      ...tellWithdrawn(discussion, known, 'request-lapsed'),
      { letter: 'request-lapsed-own', to: { person: discussion.requesterId }, values },
    ]
  const order = { letter: as, values }
  const parts = as === 'discussion-closed' ? (['facilitator'] as const) : inAHeldDiscussion
  const people = new Map(
    parts.flatMap((relation) => peopleAs(discussion, relation).map((one) => [one.personId, one] as const)),
  )
  return [...toEach([...people.values()], order), { ...order, to: { mailbox: 'reviewing-team' } }]
}

const inAHeldDiscussion = ['requester', 'first-manager', 'second-manager', 'facilitator', 'participant'] as const
