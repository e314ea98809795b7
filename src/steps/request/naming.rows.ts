/** The number and the word pair of a new discussion. Neither holds a place, a date of birth or a name. */
import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { dayOf, wordPairs } from '#content'
import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'

/**
 * Both are drawn among those that are free: a number such as RCD-26-4018, with the year where people are, and a word pair. Neither says whether others
 * began (R17). A person sees only some discussions, so the database is asked what is taken (db/0006, db/0072); when another one has just taken the
 * same, `act` tries anew.
 */
export async function nameDiscussion(
  tx: Tx,
  now: Date,
  committeeId: string,
): Promise<Pick<Discussion, 'reference' | 'pseudonym'>> {
  const year = Number(dayOf(now).slice(0, 4))
  return {
    reference: await freeReference(tx, committeeId, year),
    pseudonym: await freeWordPair(tx, committeeId),
  }
}

/** RCD-YY-NNNN. */
export const referenceOf = (year: number, number: number): string =>
  `RCD-${String(year % 100).padStart(2, '0')}-${number}`

/** Four digits; where a committee has used up most of a year's, five. */
async function freeReference(tx: Tx, committeeId: string, year: number): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const reference = referenceOf(year, tries < 50 ? randomInt(1000, 10_000) : randomInt(10_000, 100_000))
    const { rows } = await sql<{
      free: boolean
    }>`select is_reference_free(${committeeId}, ${reference}) as free`.execute(tx)
    if (rows[0]?.free) return reference
  }
  throw new Error('no free number was found')
}

async function freeWordPair(tx: Tx, committeeId: string): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const pair = randomWordPair()
    const { rows } = await sql<{ free: boolean }>`select is_pseudonym_free(${committeeId}, ${pair}) as free`.execute(tx)
    if (rows[0]?.free) return pair
  }
  throw new Error('no free word pair was found: the committee needs more words in word-pairs.yaml')
}

/** Such as Quiet Harbour. */
export const randomWordPair = (): string => `${oneOf(wordPairs.first)} ${oneOf(wordPairs.second)}`

function oneOf(words: readonly string[]): string {
  const word = words[randomInt(words.length)]
  if (word === undefined) throw new Error('an empty list of words')
  return word
}
