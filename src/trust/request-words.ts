/** Reading the words of a request wherever they are shown: desks, managers, screening, allocation. */
import type { Discussion } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { type At, openWords } from './sealed-words.ts'

export const answerAt = (question: string): At => ({ table: 'request_answer', row: question, column: 'value' })

/** A manager's comment. */
export const agreementAt = (id: string): At => ({ table: 'agreement', row: id, column: 'comment' })

/** What a screener wrote to an outcome: reason, next step and the like, under one place. */
export const screeningOutcomeAt: At = { table: 'screening_outcome', column: 'words' }

/** Whom somebody of the team misses on the list (P11). */
export const missedRoleAt = (member: string): At => ({ table: 'team_member', row: member, column: 'reply_text' })

/** Field of one person on the list of the team, and the place under which an answer to the guard is kept: `team-members-0-role`. */
export const teamField = (index: number, part: string): string => `team-members-${index}-${part}`

export const openAnswer = <Value>(
  tx: Tx,
  about: Pick<Discussion, 'committeeId' | 'id'>,
  { question, value }: { readonly question: string; readonly value: Value },
): Promise<Value> => openWords(tx, about, answerAt(question), value)
