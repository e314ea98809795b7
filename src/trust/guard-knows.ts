/** What the guard on the server knows before it reads a text: the discussion's own names, and the words of the committee. Never sent to a browser. */
import { sql } from 'kysely'
import type { Discussion } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { type CommitteeWords, committeeWords } from './committee-words.ts'
import { namesOfNote } from './sealed-note.ts'

export interface Known extends CommitteeWords {
  /** Of the sealed note: nobody can say that they are something else. */
  readonly note: readonly string[]
  /** Of the list of the team. */
  readonly team: readonly string[]
  /** Both. */
  readonly roster: readonly string[]
}

type About = Pick<Discussion, 'committeeId' | 'id'>

/** One object for many texts: what is made from it is made once. */
export async function knownToGuard(tx: Tx, discussion: About): Promise<Known> {
  const [words, note, team] = await Promise.all([
    committeeWords(tx),
    namesOfNote(tx, discussion),
    namesOfTeam(tx, discussion),
  ])
  return { ...words, note, team, roster: [...note, ...team] }
}

/** Names on the list of the team; [] for who may not see the discussion. */
async function namesOfTeam(tx: Tx, { id }: About): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select team_for_guard(${id}) as name`.execute(tx)
  return rows.map(({ name }) => name)
}
