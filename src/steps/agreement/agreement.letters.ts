import { addWorkingDays, formatDate, agreement as words } from '#content'
import { type Actor, type Discussion, type DiscussionEvent, peopleAs, personIdOf } from '../../discussion.ts'
import { type LetterOrder, pageOf, toEach } from '../../kit/letters.ts'
import type { AgreementRole } from './agreement.rows.ts'

/** Who hears of a manager's answer. No letter says what was written: it is read on the page. */
export function tellAnswer(
  discussion: Discussion,
  events: readonly DiscussionEvent[],
  by: Actor,
  now: Date,
): LetterOrder[] {
  const values = { reference: discussion.reference, manager_name: nameOf(by) }
  const requester = peopleAs(discussion, 'requester')
  const link = pageOf(discussion)
  return events.flatMap(({ type }): LetterOrder[] => {
    switch (type) {
      case 'first-manager-agreed':
        return [...toEach(requester, { letter: 'agreement-given', values, link }), ...askSecond(discussion, now)]
      case 'second-manager-agreed':
        return toEach([...requester, ...peopleAs(discussion, 'first-manager')], {
          letter: 'agreement-both-given',
          values,
          link,
        })
      case 'manager-question-asked':
        return toEach(requester, { letter: 'agreement-question', values, link })
      case 'cover-declined':
        return [] // the manager is still asked
      case 'manager-not-me':
        return toEach(requester, { letter: 'agreement-not-me', values, link })
      default:
        return toEach(requester, { letter: 'agreement-not-now', values, link })
    }
  })
}

const askSecond = (discussion: Discussion, now: Date) => tellAskedAgain(discussion, 'second-manager', now)

/** Asks a manager to read and answer, with the day by which. */
export function tellAskedAgain(discussion: Discussion, role: AgreementRole, now: Date): LetterOrder[] {
  const [practitioner] = peopleAs(discussion, 'requester')
  const due = addWorkingDays(now, words.timing.answer_within.default)
  return toEach(peopleAs(discussion, role), {
    letter: 'agreement-asked',
    values: {
      reference: discussion.reference,
      practitioner_name: practitioner?.name ?? '',
      due_date: formatDate(due, 'long'),
    },
    link: pageOf(discussion, '/agreement'),
  })
}

/** The practitioner, the other manager, and the Reviewing Team: its screener, or the mailbox that was told of the request. */
export function tellTakenBack(discussion: Discussion, by: Actor): LetterOrder[] {
  const told = (['requester', 'first-manager', 'second-manager', 'screener'] as const)
    .flatMap((relation) => peopleAs(discussion, relation))
    .filter(({ personId }) => personId !== personIdOf(by))
  const letter = {
    letter: 'agreement-taken-back',
    values: { reference: discussion.reference, manager_name: nameOf(by) },
    link: pageOf(discussion),
  }
  return [
    ...toEach(told, letter),
    ...(discussion.status === 'sent' ? [{ ...letter, to: { mailbox: 'reviewing-team' } } as const] : []),
  ]
}

const nameOf = (by: Actor): string => (by.kind === 'person' ? by.name : '')
