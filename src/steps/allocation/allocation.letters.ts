import { formatDate } from '#content'
import { type Actor, type Discussion, peopleAs } from '../../discussion.ts'
import { type LetterOrder, pageOf, toEach } from '../../kit/letters.ts'
import type { PeopleWhoHelp } from './allocation.ts'
import type { OpenOffer } from './offers.rows.ts'

/** The offer. It holds nothing of the request: what may be seen before a yes is on the page. */
export function tellAsked(discussion: Discussion, personId: string, by: Actor, until: string): LetterOrder[] {
  const values = { reference: discussion.reference, sender_name: nameOf(by), due_date: inWords(until) }
  return [{ letter: 'facilitator-offer', to: { person: personId }, values, link: pageOf(discussion, '/offer') }]
}

export function tellAccepted(discussion: Discussion, by: Actor): LetterOrder[] {
  if (by.kind !== 'person') return []
  const [practitioner] = peopleAs(discussion, 'requester')
  const { reference } = discussion
  const told = [...peopleAs(discussion, 'requester'), ...peopleAs(discussion, 'first-manager')]
  return [
    {
      letter: 'facilitator-thanks',
      to: { person: by.personId },
      values: { reference, practitioner_name: practitioner?.name ?? '' },
      link: pageOf(discussion),
    },
    ...toEach(told, {
      letter: 'facilitator-confirmed',
      values: { reference, facilitator_name: by.name, facilitator_agency: by.agency },
      link: pageOf(discussion),
    }),
  ]
}

export const tellPassed = (discussion: Discussion, reviewingTeam: readonly string[]): LetterOrder[] =>
  each(reviewingTeam, 'facilitator-passed', { reference: discussion.reference }, pageOf(discussion, '/allocation'))

export function tellEnded(discussion: Discussion, offer: OpenOffer, reviewingTeam: readonly string[]): LetterOrder[] {
  const values = { reference: discussion.reference, due_date: inWords(offer.answer_by) }
  return [
    ...each([offer.person_id], 'facilitator-offer-ended', values, ''),
    ...each(reviewingTeam, 'facilitator-offer-ended', values, pageOf(discussion, '/allocation')),
  ]
}

export function tellSteppedDown(discussion: Discussion, reviewingTeam: readonly string[]): LetterOrder[] {
  const values = { reference: discussion.reference }
  return [
    ...toEach(peopleAs(discussion, 'requester'), {
      letter: 'facilitator-stepped-down',
      values,
      link: pageOf(discussion),
    }),
    ...each(reviewingTeam, 'facilitator-to-find-again', values, pageOf(discussion, '/allocation')),
  ]
}

/**
 * Colleagues and the Lead Officer can help; the Lead Officer sees the register and never the discussion. The practitioner hears that it
 * takes longer. Once a day, however often it is said.
 */
export function tellNotFound(
  discussion: Discussion,
  helpers: PeopleWhoHelp,
  sender: string | null,
  today: string,
): LetterOrder[] {
  const values = { reference: discussion.reference }
  const colleagues = helpers.reviewingTeam.filter((personId) => personId !== sender)
  const letters = [
    ...each(colleagues, 'facilitator-not-found', values, pageOf(discussion, '/allocation')),
    ...each(helpers.leadOfficers, 'facilitator-not-found', values, '/facilitators'),
    ...toEach(peopleAs(discussion, 'requester'), {
      letter: 'facilitator-search-longer',
      values,
      link: pageOf(discussion),
    }),
  ]
  return letters.map((letter) => ({
    ...letter,
    once: `${letter.letter}:${discussion.id}:${today}:${personIn(letter)}`,
  }))
}

const each = (
  people: readonly string[],
  letter: string,
  values: Readonly<Record<string, string>>,
  link: string,
): LetterOrder[] => people.map((person) => ({ letter, to: { person }, values, ...(link === '' ? {} : { link }) }))

const personIn = ({ to }: LetterOrder): string => ('person' in to ? to.person : '')
const nameOf = (by: Actor): string => (by.kind === 'person' ? by.name : '')
const inWords = (day: string): string => formatDate(new Date(`${day}T12:00:00Z`), 'long')
