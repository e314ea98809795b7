import { sql } from 'kysely'
import type { Actor, Discussion } from '../../discussion.ts'
import { personIdOf } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { endRelation } from '../../kit/discussions.ts'
import { newId } from '../../kit/id.ts'
import type { Access } from '../../trust/access.ts'
import { agreementAt, openAnswer } from '../../trust/request-words.ts'
import { oneByOne, openWords, sealWords } from '../../trust/sealed-words.ts'

export type AgreementRole = 'first-manager' | 'second-manager'
export type AgreementAnswer = 'agree' | 'question' | 'not-now' | 'not-me' | 'taken-back'

interface AgreementTable {
  committee_id: string
  discussion_id: string
  id: string
  role: AgreementRole
  person_id: string
  /** The manager whose place it was given in; null in one's own. */
  for_person: string | null
  answer: AgreementAnswer
  reason: string | null
  comment: string
  at: Date
}
declare module '../../kit/tables.ts' {
  interface Tables {
    agreement: AgreementTable
  }
}

/** Keeps the answer. A person who is not the right manager leaves the discussion with this act. */
export async function rememberAnswer(
  tx: Tx,
  discussion: Discussion,
  role: AgreementRole,
  by: Actor,
  { answer, reason, comment, for_person }: Pick<AgreementTable, 'answer' | 'reason' | 'comment' | 'for_person'>,
  now: Date,
): Promise<void> {
  const personId = personIdOf(by)
  if (!personId) throw new Error('an agreement is always the act of a person')
  const id = newId()
  await tx
    .insertInto('agreement')
    .values({
      committee_id: discussion.committeeId,
      discussion_id: discussion.id,
      id,
      role,
      person_id: personId,
      for_person,
      answer,
      reason: answer === 'not-now' ? reason : null,
      comment: await sealWords(tx, discussion, agreementAt(id), comment, now),
      at: now,
    })
    .execute()
  if (answer === 'not-me') await endRelation(tx, discussion, role, now, personId)
}

/** Which manager put the question that waits; the first one, who is asked first, where their answer is not there to read. */
export async function whoAsked(tx: Tx, discussion: Discussion): Promise<AgreementRole> {
  const row = await tx
    .selectFrom('agreement')
    .select('role')
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .where('answer', '=', 'question')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.role ?? 'first-manager'
}

/** All answers so far, oldest first, with the name of who gave them. */
export async function agreementsOf({ tx, discussion }: Access<'agreement'>) {
  const rows = await tx
    .selectFrom('agreement')
    .innerJoin('person', 'person.id', 'agreement.person_id')
    .select([
      'agreement.id',
      'agreement.role',
      'agreement.answer',
      'agreement.reason',
      'agreement.comment',
      'agreement.at',
      'person.name',
    ])
    .where('agreement.committee_id', '=', discussion.committeeId)
    .where('agreement.discussion_id', '=', discussion.id)
    .orderBy('agreement.at')
    .orderBy('agreement.id')
    .execute()
  return oneByOne(rows, async (row) => ({
    ...row,
    comment: await openWords(tx, discussion, agreementAt(row.id), row.comment),
  }))
}

/** What to explore, in the practitioner's words. */
export const areasFor = ({ tx, discussion }: Access<'areas'>): Promise<string> => answerTo(tx, discussion, 'areas')

/** Who was chosen as an equivalent of a line manager, and why (P8). */
export interface Equivalent {
  readonly who: 'first' | 'second' | 'both'
  readonly reason: string
}

/** Null where both are line managers. */
export async function equivalentFor({ tx, discussion }: Access<'request-managers'>): Promise<Equivalent | null> {
  const said = await answerTo(tx, discussion, 'equivalent')
  const who = (['first', 'second', 'both'] as const).find((one) => one === said)
  return who ? { who, reason: await answerTo(tx, discussion, 'equivalent-reason') } : null
}

async function answerTo(tx: Tx, discussion: Discussion, question: string): Promise<string> {
  const { rows } = await sql<{ value: unknown }>`
    select value from request_answer where committee_id = committee_now() and discussion_id = ${discussion.id}
      and question = ${question}`.execute(tx)
  const value = rows[0] ? await openAnswer(tx, discussion, { question, value: rows[0].value }) : ''
  return typeof value === 'string' ? value : ''
}
