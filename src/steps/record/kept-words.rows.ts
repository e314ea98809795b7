/** Kept words of the record and what a second person of the Reviewing Team says of them (P22). The sentence goes with the answer. */
import { sql } from 'kysely'
import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'
import { newId } from '../../kit/id.ts'
import type { Json } from '../../kit/tables.ts'
import type { Access } from '../../trust/access.ts'
import { type KeptWord, keptWordsIn, type Sentence } from '../../trust/kept-words.ts'
import { type At, oneByOne, openWords, sealWords } from '../../trust/sealed-words.ts'
import { answersOf, sectionsIn } from './record.rows.ts'
import { textsToRead } from './record.texts.ts'

declare module '../../kit/tables.ts' {
  interface Tables {
    kept_word: {
      committee_id: string
      discussion_id: string
      id: string
      place: string
      mark: string
      choice_mark: string
      why: KeptWord['why']
      reason: string
      sentence: Json<Sentence | Record<string, never>>
      asked_by: string
      asked_at: Date
      answer: 'agree' | 'refuse' | null
      answered_by: string | null
      answered_at: Date | null
    }
  }
}

/** How far the kept words of a record are. Refused ones are kept no more. */
export interface KeptStanding {
  /** Nobody was asked about these yet. */
  readonly unasked: readonly KeptWord[]
  /** How many wait for an answer. */
  readonly waiting: number
}

export const unread = ({ unasked, waiting }: KeptStanding): number => unasked.length + waiting

/** For the facilitator, who reads what is written. */
export async function keptStandingIn(tx: Tx, discussion: Discussion): Promise<KeptStanding> {
  const kept = await keptWordsIn(tx, discussion, textsToRead(answersOf(await sectionsIn(tx, discussion))))
  if (kept.length === 0) return { unasked: [], waiting: 0 }
  const asked = new Map((await rowsOf(tx, discussion)).map(({ mark, answer }) => [mark, answer]))
  return {
    unasked: kept.filter(({ mark }) => !asked.has(mark)),
    waiting: kept.filter(({ mark }) => asked.get(mark) === null).length,
  }
}

/** For the facilitator's page. */
export const keptStandingSeen = ({ tx, discussion }: Access<'record-draft'>): Promise<KeptStanding> =>
  keptStandingIn(tx, discussion)

const rowsOf = (tx: Tx, discussion: Discussion) =>
  tx
    .selectFrom('kept_word')
    .select(['id', 'mark', 'answer'])
    .where('committee_id', '=', discussion.committeeId)
    .where('discussion_id', '=', discussion.id)
    .execute()

/** Asks about these; questions about sentences that are gone go too. */
export async function askAbout(
  tx: Tx,
  discussion: Discussion,
  unasked: readonly KeptWord[],
  by: string,
  now: Date,
): Promise<void> {
  await forgetGone(tx, discussion)
  for (const { place, mark, choiceMark, why, reason, sentence } of unasked) {
    const id = newId(now.getTime())
    await tx
      .insertInto('kept_word')
      .values({
        committee_id: discussion.committeeId,
        discussion_id: discussion.id,
        id,
        place,
        mark,
        choice_mark: choiceMark,
        why,
        reason,
        sentence: JSON.stringify(await sealWords(tx, discussion, sentenceAt(id), sentence, now)),
        asked_by: by,
        asked_at: now,
        answer: null,
        answered_by: null,
        answered_at: null,
      })
      .execute()
  }
}

const sentenceAt = (id: string): At => ({ table: 'kept_word', row: id, column: 'sentence' })

export interface WaitingWord extends Pick<KeptWord, 'place' | 'why' | 'reason' | 'sentence'> {
  readonly id: string
  readonly askedBy: string
}

/** What a second person looks at: these sentences and nothing else of the record. */
export async function waitingWords({ tx, discussion }: Access<'kept-words'>): Promise<WaitingWord[]> {
  const rows = await waiting(tx, discussion).selectAll().execute()
  return oneByOne(rows, async (row) => ({
    id: row.id,
    place: row.place,
    why: row.why,
    reason: row.reason,
    sentence: {
      before: '',
      word: '',
      after: '',
      ...(await openWords(tx, discussion, sentenceAt(row.id), row.sentence)),
    },
    askedBy: row.asked_by,
  }))
}

/** For a step's `know`: which ones wait, and who asked. */
export const waitingIn = (tx: Tx, discussion: Discussion) =>
  waiting(tx, discussion).select(['id', 'asked_by as askedBy']).execute()

const waiting = (tx: Tx, { committeeId, id }: Discussion) =>
  tx
    .selectFrom('kept_word')
    .where('committee_id', '=', committeeId)
    .where('discussion_id', '=', id)
    .where('answer', 'is', null)
    .orderBy('asked_at')
    .orderBy('id')

export async function answerWord(
  tx: Tx,
  { committeeId, id }: Discussion,
  word: string,
  answer: 'agree' | 'refuse',
  by: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('kept_word')
    .set({ answer, answered_by: by, answered_at: now, sentence: '{}' })
    .where('committee_id', '=', committeeId)
    .where('discussion_id', '=', id)
    .where('id', '=', word)
    .execute()
}

/** A question goes with the sentence it was about. */
export async function forgetGone(tx: Tx, discussion: Discussion): Promise<void> {
  const kept = await keptWordsIn(tx, discussion, textsToRead(answersOf(await sectionsIn(tx, discussion))))
  await sql`delete from kept_word where committee_id = ${discussion.committeeId} and discussion_id = ${discussion.id}
    and answer is null and mark <> all(${kept.map(({ mark }) => mark)})`.execute(tx)
}
