/** Letters of the record. None holds a word of it: people read it on the page after signing in. */
import { formatDate } from '#content'
import { type Discussion, peopleAs } from '../../discussion.ts'
import { type LetterOrder, pageOf, toEach } from '../../kit/letters.ts'
import type { Invited } from '../../room/people-here.rows.ts'

/** To those who were there: please read it by a day. */
export function tellOffered(discussion: Discussion, until: Date): LetterOrder[] {
  const values = { reference: discussion.reference, due_date: formatDate(until, 'long') }
  return toEach(peopleAs(discussion, 'participant'), {
    letter: 'record-to-read',
    values,
    link: pageOf(discussion, '/record'),
  })
}

/** The facilitator hears of a suggestion; where somebody could be recognised, everybody is asked to delete their copy. */
export function tellReadBack(discussion: Discussion, answer: 'fine' | 'change' | 'someone-known'): LetterOrder[] {
  if (answer === 'fine') return []
  if (answer === 'someone-known') return tellTakenBack(discussion, true)
  return toEach(peopleAs(discussion, 'facilitator'), {
    letter: 'record-suggestion',
    values: { reference: discussion.reference },
    link: pageOf(discussion, '/record/draft'),
  })
}

/** `guests`: those who may have a copy on paper, because it was handed to them. */
export function tellTakenBack(
  discussion: Discussion,
  someoneKnown: boolean,
  guests: readonly Pick<Invited, 'id'>[] = [],
): LetterOrder[] {
  const values = { reference: discussion.reference }
  const toReaders = [
    ...toEach(peopleAs(discussion, 'participant'), { letter: 'record-taken-back', values, link: pageOf(discussion) }),
    ...guests.map(({ id }): LetterOrder => ({ letter: 'record-taken-back', to: { invitation: id }, values })),
  ]
  if (!someoneKnown) return toReaders
  const toFacilitator = toEach(peopleAs(discussion, 'facilitator'), {
    letter: 'record-someone-known',
    values,
    link: pageOf(discussion, '/record/draft'),
  })
  return [...toReaders, ...toFacilitator]
}

/** To the Reviewing Team's mailbox: words wait for a second person. The letter holds none of them. */
export function tellSecondReader(discussion: Discussion, due: Date): LetterOrder[] {
  const values = {
    reference: discussion.reference,
    facilitator_name: peopleAs(discussion, 'facilitator')[0]?.name ?? '',
    due_date: formatDate(due, 'long'),
  }
  const link = pageOf(discussion, '/kept-words')
  return [{ letter: 'record-second-reader', to: { mailbox: 'reviewing-team' }, values, link }]
}

/** To the facilitator: every kept word has an answer. */
export const tellKeptAnswered = (discussion: Discussion): LetterOrder[] =>
  toEach(peopleAs(discussion, 'facilitator'), {
    letter: 'record-second-reader-answered',
    values: { reference: discussion.reference },
    link: pageOf(discussion, '/record/draft'),
  })

interface Shared {
  readonly wasShared: boolean
  readonly hasTopicNote: boolean
  /** Who was there and has no account. */
  readonly guests: readonly Invited[]
}

/** Shared for the first time or corrected; the topic expert hears of the note about the topic, once. */
export function tellShared(discussion: Discussion, { wasShared, hasTopicNote, guests }: Shared): LetterOrder[] {
  const values = { reference: discussion.reference }
  const letter = wasShared ? 'record-corrected' : 'record-shared'
  const toReaders = [
    ...toEach(peopleAs(discussion, 'participant'), { letter, values, link: pageOf(discussion, '/record') }),
    ...handOver(discussion, guests),
  ]
  if (wasShared || !hasTopicNote) return toReaders
  const toExperts = toEach(peopleAs(discussion, 'topic-expert'), {
    letter: 'record-expert-note',
    values,
    link: pageOf(discussion, '/topic-note'),
  })
  return [...toReaders, ...toExperts]
}

/** The record leaves by no letter: whoever has no account is asked to turn to the facilitator, who hands it over (P23). */
function handOver(discussion: Discussion, guests: readonly Invited[]): LetterOrder[] {
  if (guests.length === 0) return []
  const { reference } = discussion
  const facilitators = peopleAs(discussion, 'facilitator')
  const toGuests = guests.map(
    ({ id }): LetterOrder => ({
      letter: 'record-shared-guest',
      to: { invitation: id },
      values: { reference, facilitator_name: facilitators[0]?.name ?? '' },
    }),
  )
  const values = { reference, count: String(guests.length) }
  return [
    ...toGuests,
    ...toEach(facilitators, { letter: 'record-hand-over', values, link: pageOf(discussion, '/record') }),
  ]
}
