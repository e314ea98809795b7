/**
 * A committee's own words as they are kept. A harmless word is let pass in every text of the committee, so somebody asks for it and somebody else
 * agrees (decision 0029); the database says the same (db/0058).
 */
import type { Person } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { type CommitteeWords, committeeWords } from '../trust/committee-words.ts'

declare module '../kit/tables.ts' {
  interface Tables {
    harmless_word_asked: { committee_id: string; word: string; asked_by: string; asked_at: Date }
  }
}

export interface WrittenWords {
  readonly words: CommitteeWords
  /** 0 before anybody has written. */
  readonly version: number
  readonly changedAt: Date | null
  /** Asked for, and not harmless yet. */
  readonly asked: readonly AskedWord[]
}

export interface AskedWord {
  readonly word: string
  readonly askedById: string
  readonly askedByName: string
  readonly askedAt: Date
}

export async function wordsWritten(tx: Tx, { committeeId }: Person): Promise<WrittenWords> {
  const row = await tx
    .selectFrom('guard_words')
    .select(['version', 'changed_at'])
    .where('committee_id', '=', committeeId)
    .executeTakeFirst()
  const asked = await tx
    .selectFrom('harmless_word_asked')
    .innerJoin('person', 'person.id', 'harmless_word_asked.asked_by')
    .select(['word', 'person.id as askedById', 'person.name as askedByName', 'asked_at as askedAt'])
    .where('committee_id', '=', committeeId)
    .orderBy('word')
    .execute()
  return { words: await committeeWords(tx), version: row?.version ?? 0, changedAt: row?.changed_at ?? null, asked }
}

/** Whoever asked for a word does not agree to it. */
export const mayAgree = (
  { personId }: Pick<Person, 'personId'>,
  { askedById }: Pick<AskedWord, 'askedById'>,
): boolean => askedById !== personId

/** What is written at once, the harmless words that are new (only asked for), and whether any of those typed waits: a colleague's may, too. */
export function withoutNew(
  typed: CommitteeWords,
  { words, asked }: Pick<WrittenWords, 'words' | 'asked'>,
): { readonly now: CommitteeWords; readonly asks: readonly string[]; readonly waits: boolean } {
  const isIn = (list: readonly string[], word: string) => list.some((one) => one.toLowerCase() === word.toLowerCase())
  const waiting = asked.map(({ word }) => word)
  const safeWords = typed.safeWords.filter((word) => isIn(words.safeWords, word))
  const fresh = typed.safeWords.filter((word) => !isIn(words.safeWords, word))
  const asks = fresh.filter((word) => !isIn(waiting, word))
  return { now: { ...typed, safeWords }, asks, waits: fresh.length > 0 }
}

/** False where somebody else was faster: `seen` is the version the form was made from. */
export async function writeWords(
  tx: Tx,
  { committeeId, personId }: Person,
  { now: words, asks }: Pick<ReturnType<typeof withoutNew>, 'now' | 'asks'>,
  seen: number,
  now: Date,
): Promise<boolean> {
  const lists = {
    schools: [...words.schools],
    places: [...words.places],
    organisations: [...words.organisations],
    safe_words: [...words.safeWords],
  }
  const written = { ...lists, version: seen + 1, changed_by: personId, changed_at: now }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('guard_words')
    .values({ committee_id: committeeId, ...written })
    .onConflict((conflict) =>
      conflict.column('committee_id').doUpdateSet(written).where('guard_words.version', '=', seen),
    )
    .executeTakeFirst()
  if ((numInsertedOrUpdatedRows ?? 0n) === 0n) return false
  const rows = asks.map((word) => ({ committee_id: committeeId, word, asked_by: personId, asked_at: now }))
  if (rows.length > 0)
    await tx
      .insertInto('harmless_word_asked')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  return true
}

/** The second person's yes: from now on the guard lets it pass. False where nobody else asked for it, or there are too many. */
export async function agreeToWord(tx: Tx, person: Person, word: string, most: number, now: Date): Promise<boolean> {
  const { words, version, asked } = await wordsWritten(tx, person)
  const found = asked.find((one) => one.word === word)
  if (!found || !mayAgree(person, found) || words.safeWords.length >= most) return false
  const { numUpdatedRows } = await tx
    .updateTable('guard_words')
    .set({
      safe_words: [...words.safeWords, word],
      version: version + 1,
      changed_by: person.personId,
      changed_at: now,
    })
    .where('committee_id', '=', person.committeeId)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n && takeOff(tx, person, word)
}

/** A no, or not wanted any more. False where it was not there. */
export async function takeOff(tx: Tx, { committeeId }: Person, word: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('harmless_word_asked')
    .where('committee_id', '=', committeeId)
    .where('word', '=', word)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
