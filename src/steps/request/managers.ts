/** The two managers of a request (P8, P10): who stands in which relation, and the letters that ask them. */
import { addWorkingDays, formatDate, agreement as words } from '#content'
import { type Discussion, peopleAs } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { endRelation, relate } from '../../kit/discussions.ts'
import { type LetterOrder, pageOf, toEach } from '../../kit/letters.ts'
import { type Answers, textOf } from './request.question.ts'

const roles = ['first-manager', 'second-manager'] as const

/** Brings the relations in line with the managers chosen. Runs last: somebody may end their own access with it. */
export async function relateManagers(tx: Tx, discussion: Discussion, answers: Answers, now: Date): Promise<void> {
  for (const role of roles) {
    const chosen = textOf(answers[role])
    if (chosen !== '' && !peopleAs(discussion, role).some((involved) => involved.personId === chosen))
      await relate(tx, discussion, chosen, role, now)
  }
  for (const role of roles) {
    const stays = [textOf(answers[role]), ...(await answeredFor(tx, discussion, textOf(answers[role])))]
    for (const { personId } of peopleAs(discussion, role))
      if (!stays.includes(personId)) await endRelation(tx, discussion, role, now, personId)
  }
}

/** Colleagues who have answered in this manager's place (P10): their answer stands, and so do they. */
async function answeredFor(tx: Tx, discussion: Discussion, managerId: string): Promise<string[]> {
  if (managerId === '') return []
  const rows = await tx
    .selectFrom('agreement')
    .select('person_id')
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('for_person', '=', managerId)
    .where('answer', '<>', 'not-me')
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** Asks the manager whose turn it is. */
export function tellAsked(
  discussion: Discussion,
  answers: Answers,
  event: 'agreement-asked' | 'second-manager-asked',
  now: Date,
): LetterOrder[] {
  const role = event === 'agreement-asked' ? 'first-manager' : 'second-manager'
  const due = addWorkingDays(now, words.timing.answer_within.default)
  return [
    {
      letter: 'agreement-asked',
      to: { person: textOf(answers[role]) },
      values: { ...practitionerOf(discussion), due_date: formatDate(due, 'long') },
      link: pageOf(discussion, '/agreement'),
    },
  ]
}

/** What to explore was changed: the first line manager looks again, then the second is asked once more. */
export const tellLookAgain = (discussion: Discussion): LetterOrder[] =>
  toEach(peopleAs(discussion, 'first-manager'), {
    letter: 'agreement-look-again',
    values: practitionerOf(discussion),
    link: pageOf(discussion, '/agreement'),
  })

/** Number and name, as letters give them. */
const practitionerOf = (discussion: Discussion) => ({
  reference: discussion.reference,
  practitioner_name: peopleAs(discussion, 'requester')[0]?.name ?? '',
})
