/** Letters of the record. None holds a word of it: people read it on the page after signing in. */
import { formatDate } from '#content'
import { type Discussion, peopleAs } from '../../discussion.ts'
import { type LetterOrder, pageOf, toEach } from '../../kit/letters.ts'

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

export function tellTakenBack(discussion: Discussion, someoneKnown: boolean): LetterOrder[] {
  const values = { reference: discussion.reference }
  const toReaders = toEach(peopleAs(discussion, 'participant'), {
    letter: 'record-taken-back',
    values,
    link: pageOf(discussion),
  })
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

/** Shared for the first time or corrected; the topic expert hears of the note about the topic, once. */
export function tellShared(discussion: Discussion, wasShared: boolean, hasTopicNote: boolean): LetterOrder[] {
  const values = { reference: discussion.reference }
  const letter = wasShared ? 'record-corrected' : 'record-shared'
  const toReaders = toEach(peopleAs(discussion, 'participant'), { letter, values, link: pageOf(discussion, '/record') })
  if (wasShared || !hasTopicNote) return toReaders
  const toExperts = toEach(peopleAs(discussion, 'topic-expert'), {
    letter: 'record-expert-note',
    values,
    link: pageOf(discussion, '/topic-note'),
  })
  return [...toReaders, ...toExperts]
}
