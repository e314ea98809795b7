/** The number and the word pair of a new discussion. Neither holds a place, a date of birth or a name. */
import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { dayOf, wordPairs } from '#content'
import type { Discussion } from '../../discussion.ts'
import type { Tx } from '../../kit/database.ts'

/** The next number of the year (where people are), such as RCD-26-018, and a word pair nobody else in the committee has. */
export async function nameDiscussion(
  tx: Tx,
  now: Date,
  committeeId: string,
): Promise<Pick<Discussion, 'reference' | 'pseudonym'>> {
  const year = Number(dayOf(now).slice(0, 4))
  return {
    reference: referenceOf(year, await nextNumber(tx, committeeId, year)),
    pseudonym: await freeWordPair(tx, committeeId),
  }
}

/** RCD-YY-NNN; a busy year simply gets a fourth digit. */
export const referenceOf = (year: number, number: number): string =>
  `RCD-${String(year % 100).padStart(2, '0')}-${String(number).padStart(3, '0')}`

/** One statement, so that two people who begin at once never get the same number. */
async function nextNumber(tx: Tx, committeeId: string, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into reference_counter (committee_id, year, last) values (${committeeId}, ${year}, 1)
    on conflict (committee_id, year) do update set last = reference_counter.last + 1 returning last`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('the counter of numbers gave none')
  return row.last
}

/**
 * Chosen at random among the pairs that are free. A person sees only some discussions, so the database is asked which pairs are
 * taken (db/0006, is_pseudonym_free); when another one has just taken the same, `act` tries anew.
 */
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
