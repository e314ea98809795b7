/** What the guard on the server knows before it reads a text: the discussion's own names, and the words of the committee. Never sent to a browser. */
import type { Discussion } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { type CommitteeWords, committeeWords } from './committee-words.ts'
import { rosterOf } from './sealed-note.ts'

export interface Known extends CommitteeWords {
  readonly roster: readonly string[]
}

/** One object for many texts: what is made from it is made once. */
export async function knownToGuard(tx: Tx, discussion: Pick<Discussion, 'committeeId' | 'id'>): Promise<Known> {
  return { ...(await committeeWords(tx)), roster: await rosterOf(tx, discussion) }
}
