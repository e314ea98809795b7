import type { Access } from '../trust/access.ts'
import { agreementAt } from '../trust/request-words.ts'
import { oneByOne, openWords } from '../trust/sealed-words.ts'

export interface ManagerSaid {
  readonly name: string
  /** The manager whose place it was given in; null in one's own. */
  readonly forName: string | null
  readonly answer: 'agree' | 'question' | 'not-now' | 'not-me' | 'taken-back'
  /** Of agreement.yaml, answers.not-now.reasons; null with any other answer. */
  readonly reason: string | null
  readonly comment: string
  readonly at: Date
}

/** What the managers answered, newest first (P10). */
export async function managersSaid({ tx, discussion }: Access<'agreement'>): Promise<ManagerSaid[]> {
  const rows = await tx
    .selectFrom('agreement')
    .innerJoin('person', 'person.id', 'agreement.person_id')
    .leftJoin('person as absent', 'absent.id', 'agreement.for_person')
    .select([
      'agreement.id',
      'person.name',
      'absent.name as forName',
      'agreement.answer',
      'agreement.reason',
      'agreement.comment',
      'agreement.at',
    ])
    .where('agreement.committee_id', '=', discussion.committeeId)
    .where('agreement.discussion_id', '=', discussion.id)
    .orderBy('agreement.at', 'desc')
    .orderBy('agreement.id', 'desc')
    .execute()
  return oneByOne(rows, async ({ id, ...said }) => ({
    ...said,
    comment: await openWords(tx, discussion, agreementAt(id), said.comment),
  }))
}
