/**
 * Words at rest (R28): what people write about a case stands in the database sealed under a key of its discussion, as `v1:` and base64, in the
 * column where the words would stand. Structure (choices, ids, dates) stays plain, so that rules can be asked in SQL. Row modules call these.
 */
import { interfaceWords } from '#content'
import type { Discussion } from '../discussion.ts'
import type { Tx } from '../kit/database.ts'
import { keyFor, type Purpose } from './key-ring.ts'
import { type Place, sealWith, type Under, unseal } from './sealing.ts'

type About = Pick<Discussion, 'committeeId' | 'id'>

/** What goes together when its time is over has a key of its own in each discussion: table → class of privacy.yaml (decision 0024). */
export const keyOfTable = {
  request_answer: 'request',
  request_copy: 'request',
  agreement: 'agreement',
  team_member: 'team-list',
  screening_answer: 'screening',
  screening_outcome: 'screening',
  invitation: 'arranging',
  time_reply: 'arranging',
  operation: 'board',
  record_section: 'record',
  record_copy: 'record',
  topic_note: 'record',
  read_back: 'circulation',
  guard_choice: 'guard-log',
  kept_word: 'guard-log',
} as const satisfies Readonly<Record<string, Purpose>>
export type SealedTable = keyof typeof keyOfTable

/** Where the words stand; `row` tells rows of one discussion apart. */
export interface At {
  readonly table: SealedTable
  readonly row?: string
  readonly column: string
}

const mark = 'v1:'

const placeOf = ({ committeeId, id }: About, { table, row = '', column }: At): Place => ({
  committeeId,
  table,
  row: `${id} ${row}`,
  column,
})

/** Every string in a value, sealed; nothing else changes. An empty string stays empty. */
export const sealWords = <Value>(tx: Tx, about: About, at: At, value: Value, now: Date): Promise<Value> =>
  sealAt(tx, { purpose: keyOfTable[at.table], subject: about.id }, placeOf(about, at), value, now)

/** The same value as it was written; where the key has been destroyed a sentence that says so. Throws where it was tampered with or moved. */
export const openWords = <Value>(tx: Tx, about: About, at: At, value: Value): Promise<Value> =>
  openAt(tx, placeOf(about, at), value)

/** For words that are of no discussion, or not under a key of it. */
export async function sealAt<Value>(tx: Tx, under: Under, place: Place, value: Value, now: Date): Promise<Value> {
  if (!hasWords(value)) return value
  const { id, key } = await keyFor(tx, place.committeeId, under, now)
  return mapped(value, (text) => mark + sealWith(key, id, place, text).toString('base64'))
}

export async function openAt<Value>(tx: Tx, place: Place, value: Value): Promise<Value> {
  const opened = new Map<string, string>()
  for (const sealed of stringsIn(value))
    if (sealed.startsWith(mark) && !opened.has(sealed))
      opened.set(sealed, (await unseal(tx, place, Buffer.from(sealed.slice(mark.length), 'base64'))) ?? wordsGone)
  return opened.size === 0 ? value : mapped(value, (text) => opened.get(text) ?? text)
}

/** Stands where words were whose key has been destroyed. */
export const wordsGone = interfaceWords.discussion.kept.words_gone

/** One after the other, so that the first fetches the key and the others find it in memory. */
export async function oneByOne<Row, Out>(
  rows: readonly Row[],
  work: (row: Row, at: number) => Promise<Out>,
): Promise<Out[]> {
  const done: Out[] = []
  for (const [at, row] of rows.entries()) done.push(await work(row, at))
  return done
}

const hasWords = (value: unknown): boolean => stringsIn(value).some((text) => text !== '')

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return isNest(value) ? Object.values(value).flatMap(stringsIn) : []
}

/** The shape stays, so the type does. */
function mapped<Value>(value: Value, change: (text: string) => string): Value {
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return one === '' ? one : change(one)
    if (Array.isArray(one)) return one.map(walk)
    return isNest(one) ? Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, walk(inner)])) : one
  }
  return walk(value) as Value
}

const isNest = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !Buffer.isBuffer(value)
