import { formatDate, letterText } from '#content'
import { type Actor, type Discussion, peopleAs, type Relation, relations } from '../../discussion.ts'
import { type LetterOrder, pageOf, toEach } from '../../kit/letters.ts'
import type { OutcomeId } from './screening.question.ts'

/** Who hears of an outcome stands with the letter's text (`to`). No letter says what was written: it is read on the page. */
export function tellOutcome(
  discussion: Discussion,
  outcome: OutcomeId,
  until: string | null,
  by: Actor,
): LetterOrder[] {
  const letter = letterOf[outcome]
  return toEach(readersOf(discussion, letter), {
    letter,
    values: {
      reference: discussion.reference,
      screener_name: by.kind === 'person' ? by.name : '',
      ...(until === null ? {} : { due_date: formatDate(noonOf(until), 'long') }),
    },
    link: pageOf(discussion, '/screening/outcome'),
  })
}

const letterOf = {
  suitable: 'screening-suitable',
  'suitable-with-conditions': 'screening-conditions',
  'more-needed': 'screening-more-needed',
  'child-protection': 'screening-child-protection',
  'learning-review': 'screening-learning-review',
  escalation: 'screening-escalation',
  'planning-meeting': 'screening-planning-meeting',
  'supervision-first': 'screening-supervision-first',
  wait: 'screening-wait',
  'not-this-time': 'screening-not-this-time',
} as const satisfies Record<OutcomeId, string>

function readersOf(discussion: Discussion, letter: string) {
  const to = letterText(letter).to
  return relations
    .filter((relation: Relation) => to.includes(relation))
    .flatMap((relation) => peopleAs(discussion, relation))
}

/** Tells the screener that something came back: an answer to the question, or word that the one thing was done. */
export function tellScreener(
  discussion: Discussion,
  letter: 'screening-answered' | 'screening-condition-done',
): LetterOrder[] {
  return toEach(peopleAs(discussion, 'screener'), {
    letter,
    values: { reference: discussion.reference },
    link: pageOf(discussion, letter === 'screening-answered' ? '/screening' : '/screening/outcome'),
  })
}

/** The condition is met: from here it is the same good news as without one. */
export function tellFoundSuitable(discussion: Discussion, by: Actor): LetterOrder[] {
  return tellOutcome(discussion, 'suitable', null, by)
}

/** A request that came back arrives like a new one. */
export function tellCameBack(discussion: Discussion, due: Date): LetterOrder[] {
  const [practitioner] = peopleAs(discussion, 'requester')
  const values = {
    reference: discussion.reference,
    due_date: formatDate(due, 'long'),
    agency_name: practitioner?.agency ?? '',
  }
  const readers = [...peopleAs(discussion, 'requester'), ...peopleAs(discussion, 'first-manager')]
  return [
    ...toEach(readers, { letter: 'request-received', values, link: pageOf(discussion) }),
    {
      letter: 'request-arrived',
      to: { mailbox: 'reviewing-team' },
      values,
      link: pageOf(discussion, '/screening/take'),
    },
  ]
}

const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`)
