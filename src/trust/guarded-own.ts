/** What somebody writes for nobody else passes the guard when a copy of it leaves (P22). Their reasons are kept with the text, under its key. */
import type { Discussion } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import type { GuardedTexts, Kept, OpenFindings } from '../kit/guarding.ts'
import { committeeWords } from './committee-words.ts'
import { knownToGuard } from './guard-knows.ts'
import { answeredIn, openIn } from './guarded.ts'

/** The discussion a text speaks of, whose names the guard knows; null: none. */
export type About = Pick<Discussion, 'committeeId' | 'id'> | null

/** Null: nothing is open, and the copy may go. */
export const openInOwn = async (tx: Tx, about: About, texts: GuardedTexts, kept: Kept): Promise<OpenFindings | null> =>
  openIn(answeredIn(texts, await knownAbout(tx, about), kept))

/** The reasons among `kept` that are for words which still stand in these texts. */
export async function keptStill(tx: Tx, about: About, texts: GuardedTexts, kept: Kept): Promise<Kept> {
  const answered = answeredIn(texts, await knownAbout(tx, about), kept)
  const still = Object.entries(answered).map(([field, marked]) => [
    field,
    Object.fromEntries(marked.flatMap(({ mark, reason }) => (reason === undefined ? [] : [[mark, reason]]))),
  ])
  return Object.fromEntries(still)
}

const knownAbout = (tx: Tx, about: About) => (about ? knownToGuard(tx, about) : committeeWords(tx))
